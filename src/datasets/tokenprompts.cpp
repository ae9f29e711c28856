// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/tokenprompts.h"

#include <algorithm>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::TokenId;
using Specials = core::Tokenizer::Specials;

namespace {

// A prompt that is not exact after so many changes is taken as it is.
constexpr int kMostChanges = 64;

// Whether a token is found again in its own text.
bool staysItself(const core::Tokenizer &tokenizer, TokenId id)
{
    const QString text = tokenizer.decode(std::span(&id, 1));
    const std::vector<TokenId> again = tokenizer.encode(text, Specials::Without);
    return again.size() == 1 && again.front() == id;
}

} // namespace

TokenPrompts::TokenPrompts(core::TokenizerPtr tokenizer, const TokenPromptSpec &spec, quint64 seed)
    : m_tokenizer(std::move(tokenizer))
    , m_spec(spec)
    , m_random(seed)
{
}

core::Result<TokenPrompts> TokenPrompts::make(
    core::TokenizerPtr tokenizer, const TokenPromptSpec &spec, quint64 seed)
{
    TokenPrompts made(std::move(tokenizer), spec, seed);
    made.findDrawable();
    if (made.m_drawable.empty())
        return core::fail(
            core::ErrorCode::DsetCfg001, u"the tokenizer has no token a prompt could be made of"_s);
    Ids prefix;
    made.draw(prefix, spec.prefixLength);
    made.m_prefix = made.m_tokenizer->decode(prefix);
    return made;
}

void TokenPrompts::findDrawable()
{
    for (TokenId id = 0; id < m_tokenizer->vocabularySize(); ++id) {
        if (!m_tokenizer->isSpecial(id) && (!m_spec.isExact || staysItself(*m_tokenizer, id)))
            m_drawable.push_back(id);
    }
}

void TokenPrompts::draw(Ids &ids, qint64 count)
{
    for (qint64 i = 0; i < count; ++i)
        ids.push_back(
            m_drawable[static_cast<std::size_t>(m_random.integer(0, std::ssize(m_drawable) - 1))]);
}

qint64 TokenPrompts::countOf(const QString &text) const
{
    return m_tokenizer->count(text, Specials::Without);
}

// Takes away what is too much and draws what is missing; each draw is another chance.
void TokenPrompts::adjust(Ids &ids, QString &text, qint64 &counted)
{
    for (int i = 0; i < kMostChanges && counted != m_spec.requestSize; ++i) {
        const qint64 missing = m_spec.requestSize - counted;
        if (missing > 0)
            draw(ids, missing);
        else
            ids.resize(static_cast<std::size_t>(std::max<qint64>(0, std::ssize(ids) + missing)));
        text = m_prefix + m_tokenizer->decode(ids);
        counted = countOf(text);
    }
}

QString TokenPrompts::next()
{
    Ids ids;
    draw(ids, m_spec.requestSize - m_spec.prefixLength);
    QString text = m_prefix + m_tokenizer->decode(ids);
    qint64 counted = countOf(text);
    if (m_spec.isExact)
        adjust(ids, text, counted);
    m_counts.fewest = m_counts.prompts == 0 ? counted : std::min(m_counts.fewest, counted);
    m_counts.most = std::max(m_counts.most, counted);
    m_counts.exact += counted == m_spec.requestSize ? 1 : 0;
    ++m_counts.prompts;
    return text;
}

} // namespace aisb::datasets
