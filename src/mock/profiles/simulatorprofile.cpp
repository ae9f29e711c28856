// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/profiles/simulatorprofile.h"

#include "core/text/json.h"
#include "core/text/numbertext.h"
#include "mock/generation.h"
#include "mock/profiles/quoted.h"
#include "mock/tokenfeed.h"

#include <QCoreApplication>

namespace aisb::mock {

using core::Json;

namespace {

QByteArray usageMember(qint64 tokens, const ActiveFaults &faults)
{
    if (faults.has(FaultKind::NoUsage))
        return {};
    const qint64 shown = faults.has(FaultKind::UsageZero) ? 0 : tokens;
    return R"(, "usage": {"completion_tokens": )" + QByteArray::number(shown) + '}';
}

class SimulatorStream : public EventSource
{
public:
    SimulatorStream(const Generation &generation, const MockSettings &settings,
        const ActiveFaults &faults, Dice dice)
        : m_feed(generation, settings, dice)
        , m_isChat(generation.api == Api::Chat)
        , m_tokens(generation.tokens)
        , m_faults(faults)
    {
    }

    bool next(StreamEvent &event) override
    {
        if (m_isDone)
            return false;
        TokenFeed::Piece piece;
        if (!m_feed.next(piece)) {
            m_isDone = true;
            event.kind = StreamEvent::Kind::Done;
            return true;
        }
        event.kind = StreamEvent::Kind::Data;
        event.dueNs = piece.dueNs;
        event.json = chunk(piece);
        return true;
    }

private:
    QByteArray chunk(const TokenFeed::Piece &piece)
    {
        m_text = m_faults.has(FaultKind::Cumulative) ? m_text + piece.text : piece.text;
        const QByteArray text = quoted(m_text);
        QByteArray json = m_isChat ? R"({"choices": [{"delta": {"content": )" + text + "}}]"
                                   : R"({"choices": [{"text": )" + text + "}]";
        if (piece.isLast)
            json += usageMember(m_tokens, m_faults);
        return json + '}';
    }

    TokenFeed m_feed;
    bool m_isChat;
    qint64 m_tokens;
    ActiveFaults m_faults;
    QByteArray m_text;
    bool m_isDone = false;
};

QByteArray toolAnswer(const QByteArray &text)
{
    return R"({"choices": [{"message": {"tool_calls": [{"id": "func_id", "function": {"name": "func", "arguments": )"
        + quoted(text) + "}}]}}]}";
}

QByteArray chatAnswer(
    const QByteArray &text, qint64 tokens, double e2elS, const ActiveFaults &faults)
{
    const QByteArray share = core::floatText(e2elS / static_cast<double>(tokens));
    QByteArray later;
    for (qint64 i = 1; i < tokens; ++i)
        later += (i == 1 ? "" : ", ") + share;
    return R"({"choices": [{"message": {"content": )" + quoted(text) + R"(}}], "prefill_time": )"
        + share + ", \"decode_time_arr\": [" + later + ']' + usageMember(tokens, faults) + '}';
}

Reply wholeAnswer(const Generation &generation, const RequestContext &context, Dice dice)
{
    const bool isChat = generation.api == Api::Chat;
    if (isChat && !generation.hasTools && generation.tokens == 0)
        return Reply::html(500);
    const qint64 dueNs = delayNs(context.settings.e2elS, context.settings, dice);
    const QByteArray text = TokenFeed(generation, context.settings, dice).all();
    Reply reply = Reply::json(!isChat ? R"({"choices": [{"text": )" + quoted(text) + "}]}"
            : generation.hasTools
            ? toolAnswer(text)
            : chatAnswer(text, generation.tokens, context.settings.e2elS, context.faults));
    reply.dueNs = dueNs;
    return reply;
}

Reply generate(Api api, const RequestContext &context)
{
    if (context.request.method != "POST")
        return Reply::html(405);
    if (!headerValue(context.request.headers, "Content-Type")
            .toLower()
            .startsWith("application/json"))
        return Reply::html(415);
    const core::Result<Json> body = core::readJson(context.request.body);
    if (!body.has_value())
        return Reply::html(400);
    const Json &limit = (*body)[u"max_tokens"];
    if (!body->isObject() || (!limit.isNull() && !limit.isNumber()))
        return Reply::html(500);
    const int fallback =
        context.settings.defaultMaxTokens > 0 ? context.settings.defaultMaxTokens : 1;
    Dice dice = context.dice;
    Generation generation =
        makeGeneration(api, *body, limit.toInt(fallback), context.settings, context.faults, dice);
    if (!generation.isStream || context.faults.has(FaultKind::JsonInsteadOfStream))
        return wholeAnswer(generation, context, dice);
    Reply reply;
    reply.contentType = "text/event-stream; charset=utf-8";
    reply.isDoneUnterminated = true;
    reply.stream =
        std::make_unique<SimulatorStream>(generation, context.settings, context.faults, dice);
    return reply;
}

Reply activeConnections(const RequestContext &context)
{
    if (context.request.method != "GET")
        return Reply::html(405);
    return Reply::json(R"({"active_connections": ")"
        + QByteArray::number(QCoreApplication::applicationPid()) + ": "
        + QByteArray::number(context.activeRequests) + R"("})");
}

} // namespace

Reply answerSimulator(const RequestContext &context)
{
    const QByteArray path = servedPath(context.request);
    Reply reply = path == "/v1/chat/completions" ? generate(Api::Chat, context)
        : path == "/v1/completions"              ? generate(Api::Completions, context)
        : path == "/active_connections"          ? activeConnections(context)
                                                 : Reply::html(404);
    reply.isSpaced = true;
    return reply;
}

} // namespace aisb::mock
