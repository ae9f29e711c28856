// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/addedtokens.h"

#include "tokens/bpemodel.h"
#include "tokens/unicode.h"

#include <algorithm>

namespace aisb::tokens {

using namespace Qt::StringLiterals;

namespace {

bool isApart(std::string_view text, std::size_t begin, std::size_t end)
{
    return !characterBefore(text, begin).is(kWord) && !characterAt(text, end).is(kWord);
}

} // namespace

core::Result<std::vector<AddedToken>> readAddedTokens(const Component &root)
{
    std::vector<AddedToken> tokens;
    for (const Component &entry : root.children(u"added_tokens"_s)) {
        const core::Json &id = entry.json()[u"id"];
        if (!id.isInt() || id.toInt() < 0 || id.toInt() >= kMaxVocabulary)
            return entry.wrong(
                u"id"_s, u"expected an integer from 0 to %1"_s.arg(kMaxVocabulary - 1));
        AddedToken token;
        token.id = static_cast<core::TokenId>(id.toInt());
        token.content = entry.text(u"content");
        token.isSpecial = entry.flag(u"special", false);
        token.isSingleWord = entry.flag(u"single_word", false);
        token.takesBlanksBefore = entry.flag(u"lstrip", false);
        token.takesBlanksAfter = entry.flag(u"rstrip", false);
        token.isNormalized = entry.flag(u"normalized", !token.isSpecial);
        if (!token.content.empty())
            tokens.push_back(std::move(token));
    }
    return tokens;
}

TokenFinder::TokenFinder(std::vector<AddedToken> tokens)
    : m_tokens(std::move(tokens))
{
    std::ranges::stable_sort(m_tokens, std::ranges::greater(),
        [](const AddedToken &token) { return token.content.size(); });
    for (std::size_t i = 0; i < m_tokens.size(); ++i)
        m_byFirstByte[static_cast<quint8>(m_tokens[i].content.front())].push_back(i);
}

const AddedToken *TokenFinder::tokenAt(std::string_view text, std::size_t position) const
{
    for (const std::size_t index : m_byFirstByte[static_cast<quint8>(text[position])]) {
        if (text.substr(position).starts_with(m_tokens[index].content))
            return &m_tokens[index];
    }
    return nullptr;
}

std::vector<Section> TokenFinder::sections(std::string_view text) const
{
    std::vector<Section> found;
    std::size_t done = 0;
    const auto addText = [&](std::size_t end) {
        if (end > done)
            found.push_back({text.substr(done, end - done), -1, done});
    };
    for (std::size_t at = 0; !m_tokens.empty() && at < text.size();) {
        const AddedToken *token = tokenAt(text, at);
        if (token == nullptr) {
            ++at;
            continue;
        }
        std::size_t begin = at;
        std::size_t end = at + token->content.size();
        at = end;
        if (token->isSingleWord && !isApart(text, begin, end))
            continue;
        while (token->takesBlanksBefore && begin > done && characterBefore(text, begin).is(kSpace))
            begin -= characterBefore(text, begin).size;
        while (token->takesBlanksAfter && characterAt(text, end).is(kSpace))
            end += characterAt(text, end).size;
        addText(begin);
        found.push_back({text.substr(begin, end - begin), token->id, begin});
        done = at = end;
    }
    addText(text.size());
    return found;
}

} // namespace aisb::tokens
