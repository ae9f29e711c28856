// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/language/englishwords.h"

#include "eval/language/sentences.h"
#include "eval/text/pythonpattern.h"
#include "eval/text/pythonstring.h"

#include <QRegularExpression>

#include <vector>

namespace aisb::eval {

using namespace Qt::StringLiterals;

namespace {

struct Rule
{
    QRegularExpression pattern;
    QString replacement;
};

using Rules = std::vector<Rule>;

Rule rule(const QString &pattern, const QString &replacement)
{
    return {.pattern = pythonPattern(pattern), .replacement = replacement};
}

QString applied(QString text, const Rules &rules)
{
    for (const auto &[pattern, replacement] : rules)
        text.replace(pattern, replacement);
    return text;
}

// Opening quotes and an apostrophe before a single letter stand alone.
const Rules &openingRules()
{
    static const Rules rules = {
        rule(u"([«“‘„]|`+)"_s, u" \\1 "_s),
        rule(u"^\""_s, u"``"_s),
        rule(u"(``)"_s, u" \\1 "_s),
        rule(u"([ (\\[{<])(\"|'{2})"_s, u"\\1 `` "_s),
        rule(u"(?i)(')(?!re|ve|ll|m|t|s|d|n)(\\w)\\b"_s, u"\\1 \\2"_s),
    };
    return rules;
}

// Punctuation stands alone: the final stop also before closing marks, commas and colons not
// within numbers.
const Rules &punctuationRules()
{
    static const Rules rules = {
        rule(u"([^.])(\\.)([\\])}>\"'»”’ ]*)\\s*$"_s, u"\\1 \\2 \\3 "_s),
        rule(u"([:,])([^\\d])"_s, u" \\1 \\2"_s),
        rule(u"([:,])$"_s, u" \\1 "_s),
        rule(u"(\\.{2,})"_s, u" \\1 "_s),
        rule(u"([;@#$%&])"_s, u" \\1 "_s),
        rule(u"([^.])(\\.)([\\])}>\"']*)\\s*$"_s, u"\\1 \\2\\3 "_s),
        rule(u"([?!])"_s, u" \\1 "_s),
        rule(u"([^'])' "_s, u"\\1 ' "_s),
        rule(u"([*])"_s, u" \\1 "_s),
        rule(u"([\\]\\[(){}<>])"_s, u" \\1 "_s),
        rule(u"--"_s, u" -- "_s),
    };
    return rules;
}

// Closing quotes stand alone, clitics and the parts of contractions too.
const Rules &closingRules()
{
    static const Rules rules = {
        rule(u"([»”’])"_s, u" \\1 "_s),
        rule(u"''"_s, u" '' "_s),
        rule(u"\""_s, u" '' "_s),
        rule(u"\\s+"_s, u" "_s),
        rule(u"([^' ])('[sS]|'[mM]|'[dD]|') "_s, u"\\1 \\2 "_s),
        rule(u"([^' ])('ll|'LL|'re|'RE|'ve|'VE|n't|N'T) "_s, u"\\1 \\2 "_s),
        rule(u"(?i)\\b(can)(not)\\b"_s, u" \\1 \\2 "_s),
        rule(u"(?i)\\b(d)('ye)\\b"_s, u" \\1 \\2 "_s),
        rule(u"(?i)\\b(gim)(me)\\b"_s, u" \\1 \\2 "_s),
        rule(u"(?i)\\b(gon)(na)\\b"_s, u" \\1 \\2 "_s),
        rule(u"(?i)\\b(got)(ta)\\b"_s, u" \\1 \\2 "_s),
        rule(u"(?i)\\b(lem)(me)\\b"_s, u" \\1 \\2 "_s),
        rule(u"(?i)\\b(more)('n)\\b"_s, u" \\1 \\2 "_s),
        rule(u"(?i)\\b(wan)(na)(?=\\s)"_s, u" \\1 \\2 "_s),
        rule(u"(?i) ('t)(is)\\b"_s, u" \\1 \\2 "_s),
        rule(u"(?i) ('t)(was)\\b"_s, u" \\1 \\2 "_s),
    };
    return rules;
}

} // namespace

QStringList treebankWords(const QString &sentence)
{
    const QString marked = applied(applied(sentence, openingRules()), punctuationRules());
    return splitWords(applied(u' ' + marked + u' ', closingRules()));
}

QStringList treebankWords(const QString &text, const SentenceModel &model)
{
    QStringList words;
    for (const QStringView sentence : sentencesOf(text, model))
        words.append(treebankWords(sentence.toString()));
    return words;
}

} // namespace aisb::eval
