// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/backends/usagecounter.h"

#include <algorithm>

namespace aisb::net {

using namespace Qt::StringLiterals;
using core::EventKind;
using core::TokenSource;

namespace {

qint64 countOf(const core::Json &value)
{
    return std::max<qint64>(0, value.toInt());
}

} // namespace

bool UsageCounter::take(const core::Json &root)
{
    const core::Json &timings = root[u"timings"];
    if (timings.isObject()) {
        m_serverInput = countOf(timings[u"prompt_n"]) + countOf(timings[u"cache_n"]);
        m_serverOutput = countOf(timings[u"predicted_n"]);
    }
    const core::Json &usage = root[u"usage"];
    if (!usage.isObject() || !usage.isTruthy())
        return false;
    takeUsage(usage);
    return true;
}

void UsageCounter::takeServerCounts(qint64 input, qint64 output)
{
    if (input > 0)
        m_serverInput = input;
    if (output > 0)
        m_serverOutput = output;
}

void UsageCounter::takeUsage(const core::Json &usage)
{
    const qint64 input = countOf(usage[u"prompt_tokens"]);
    const qint64 output = countOf(usage[u"completion_tokens"]);
    m_hasUsage = true;
    if (m_isCompat || input > 0)
        m_input = input;
    if (m_isCompat || output > 0)
        m_output = output;
    const core::Json &cached = usage[u"prompt_tokens_details"][u"cached_tokens"];
    if (cached.isNumber())
        m_cached = countOf(cached);
    const core::Json &reasoning = usage[u"completion_tokens_details"][u"reasoning_tokens"];
    if (reasoning.isNumber())
        m_reasoning = countOf(reasoning);
}

void UsageCounter::finish(DecodedReply &out) const
{
    out.inputTokens = m_input;
    out.outputTokens = m_output;
    if (m_output > 0 || (m_isCompat && m_hasUsage))
        out.tokenSource = TokenSource::Usage;
    if (m_cached)
        out.extra.set(u"cached_tokens"_s, *m_cached);
    if (m_reasoning)
        out.extra.set(u"reasoning_tokens"_s, *m_reasoning);
    if (m_isCompat)
        return;
    if (out.inputTokens == 0)
        out.inputTokens = m_serverInput;
    if (out.outputTokens > 0)
        return;
    if (m_serverOutput > 0) {
        out.outputTokens = m_serverOutput;
        out.tokenSource = TokenSource::Server;
        return;
    }
    if (out.extra.find(u"stream_downgraded"))
        return;
    out.outputTokens = std::ranges::count_if(out.eventKinds, [](EventKind kind) {
        return kind == EventKind::Content || kind == EventKind::Reasoning
            || kind == EventKind::Tool;
    });
    if (out.outputTokens > 0)
        out.tokenSource = TokenSource::Events;
}

} // namespace aisb::net
