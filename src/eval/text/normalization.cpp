// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/text/normalization.h"

#include "core/text/pythontext.h"
#include "eval/text/pythonstring.h"

#include <algorithm>
#include <array>

namespace aisb::eval {

using namespace Qt::StringLiterals;

namespace {

bool isArticle(QStringView word)
{
    constexpr std::array articles{"a"_L1, "an"_L1, "the"_L1};
    return std::ranges::any_of(articles,
        [word](QLatin1String article) { return word.compare(article, Qt::CaseInsensitive) == 0; });
}

QString withoutSymbols(QStringView text)
{
    QString out;
    out.reserve(text.size());
    core::forEachCharacter(text, [&out](char32_t c) {
        if (isWordCharacter(c) || isPythonSpace(c))
            core::appendCharacter(out, c);
    });
    return out;
}

} // namespace

QString withoutArticles(QStringView text, QStringView replacement)
{
    QString out;
    out.reserve(text.size());
    QString word;
    const auto endWord = [&] {
        out += isArticle(word) ? replacement : QStringView(word);
        word.clear();
    };
    core::forEachCharacter(text, [&](char32_t c) {
        if (isWordCharacter(c)) {
            core::appendCharacter(word, c);
            return;
        }
        endWord();
        core::appendCharacter(out, c);
    });
    endWord();
    return out;
}

QString withoutAsciiPunctuation(QStringView text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text)
        if (!isAsciiPunctuation(c.unicode()))
            out += c;
    return out;
}

QStringList normalizedTokens(QStringView text)
{
    return splitWords(withoutArticles(withoutAsciiPunctuation(lowered(text)), u" "));
}

QString normalizedAnswer(QStringView text)
{
    return normalizedTokens(text).join(u' ');
}

QString generalText(QStringView text)
{
    const auto end =
        std::ranges::find_if(text, [](QChar c) { return c == u'\n' || c == u'.' || c == u','; });
    const QStringView part = text.first(end - text.begin());
    return splitWords(withoutArticles(withoutSymbols(part), {})).join(u' ');
}

} // namespace aisb::eval
