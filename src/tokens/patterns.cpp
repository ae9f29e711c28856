// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/patterns.h"

#include "tokens/regexpattern.h"
#include "tokens/scanners.h"

namespace aisb::tokens {

using namespace Qt::StringLiterals;

namespace {

class Literal : public Pattern
{
public:
    explicit Literal(std::string text)
        : m_text(std::move(text))
    {
    }

    [[nodiscard]] std::vector<Span> matches(std::string_view text) const override
    {
        std::vector<Span> found;
        for (std::size_t at = text.find(m_text); at != std::string_view::npos;
            at = text.find(m_text, at + m_text.size()))
            found.push_back({at, at + m_text.size()});
        return found;
    }

private:
    std::string m_text; // not empty
};

} // namespace

core::Result<PatternPtr> readPattern(const Component &pattern)
{
    if (pattern.json()[u"String"].isString()) {
        std::string text = pattern.text(u"String");
        if (text.empty())
            return pattern.wrong(u"String"_s, u"expected a text that is not empty"_s);
        return std::make_shared<const Literal>(std::move(text));
    }
    if (!pattern.json()[u"Regex"].isString())
        return pattern.wrong(u"expected {\"String\": ...} or {\"Regex\": ...}"_s);
    const QString regex = pattern.json()[u"Regex"].toString();
    if (PatternPtr scanner = knownScanner(regex))
        return scanner;
    core::Result<PatternPtr> made = makeRegexPattern(regex);
    if (!made)
        return pattern.wrong(u"Regex"_s, made.error().detail);
    return made;
}

std::vector<Span> matchesAndGaps(const Pattern &pattern, std::string_view text)
{
    std::vector<Span> all;
    std::size_t end = 0;
    for (const Span &match : pattern.matches(text)) {
        if (match.begin > end)
            all.push_back({end, match.begin, false});
        all.push_back(match);
        end = match.end;
    }
    if (end < text.size())
        all.push_back({end, text.size(), false});
    return all;
}

} // namespace aisb::tokens
