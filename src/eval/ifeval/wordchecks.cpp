// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/ifeval/wordchecks.h"

#include "core/text/pythontext.h"
#include "eval/text/pythonstring.h"

#include <algorithm>
#include <vector>

namespace aisb::eval {

using namespace Qt::StringLiterals;

namespace {

using Patterns = std::vector<QRegularExpression>;

// Each text of an argument between prefix and suffix, letter case ignored.
core::Result<Patterns> patternsOf(const InstructionArguments &arguments, QLatin1String name,
    QLatin1String prefix, QLatin1String suffix)
{
    const core::Result<QStringList> texts = arguments.texts(name);
    if (!texts)
        return core::fail(texts.error());
    Patterns patterns;
    for (const QString &text : *texts) {
        core::Result<QRegularExpression> pattern = arguments.pattern(
            name, prefix + text + suffix, QRegularExpression::CaseInsensitiveOption);
        if (!pattern)
            return core::fail(pattern.error());
        patterns.push_back(*std::move(pattern));
    }
    return patterns;
}

bool occurs(const QRegularExpression &pattern, const QString &text)
{
    return pattern.match(text).hasMatch();
}

qint64 countMatches(const QRegularExpression &pattern, const QString &text)
{
    qint64 count = 0;
    for (auto at = pattern.globalMatch(text); at.hasNext(); at.next())
        ++count;
    return count;
}

qint64 countWords(const QString &text)
{
    qint64 count = 0;
    bool isInside = false;
    core::forEachCharacter(text, [&](char32_t c) {
        const bool isWord = isWordCharacter(c);
        count += isWord && !isInside ? 1 : 0;
        isInside = isWord;
    });
    return count;
}

} // namespace

core::Result<Check> makeExistence(const InstructionArguments &arguments)
{
    const core::Result<Patterns> patterns = patternsOf(arguments, "keywords"_L1, {}, {});
    if (!patterns)
        return core::fail(patterns.error());
    return Check([patterns = *patterns](const QString &response) {
        return std::ranges::all_of(
            patterns, [&](const QRegularExpression &one) { return occurs(one, response); });
    });
}

core::Result<Check> makeFrequency(const InstructionArguments &arguments)
{
    const core::Result<QString> keyword = arguments.strippedText("keyword"_L1);
    if (!keyword)
        return core::fail(keyword.error());
    const core::Result<Bound> bound = arguments.bound("frequency"_L1, "relation"_L1);
    if (!bound)
        return core::fail(bound.error());
    const core::Result<QRegularExpression> pattern =
        arguments.pattern("keyword"_L1, *keyword, QRegularExpression::CaseInsensitiveOption);
    if (!pattern)
        return core::fail(pattern.error());
    return Check([pattern = *pattern, bound = *bound](const QString &response) {
        return bound.admits(countMatches(pattern, response));
    });
}

core::Result<Check> makeForbiddenWords(const InstructionArguments &arguments)
{
    const core::Result<Patterns> patterns =
        patternsOf(arguments, "forbidden_words"_L1, R"(\b)"_L1, R"(\b)"_L1);
    if (!patterns)
        return core::fail(patterns.error());
    return Check([patterns = *patterns](const QString &response) {
        return std::ranges::none_of(
            patterns, [&](const QRegularExpression &one) { return occurs(one, response); });
    });
}

core::Result<Check> makeLetterFrequency(const InstructionArguments &arguments)
{
    const core::Result<QString> letter = arguments.strippedText("letter"_L1);
    if (!letter)
        return core::fail(letter.error());
    const core::Result<Bound> bound = arguments.bound("let_frequency"_L1, "let_relation"_L1);
    if (!bound)
        return core::fail(bound.error());
    return Check([letter = lowered(*letter), bound = *bound](const QString &response) {
        return bound.admits(letter.isEmpty() ? 0 : lowered(response).count(letter));
    });
}

core::Result<Check> makeWords(const InstructionArguments &arguments)
{
    const core::Result<Bound> bound = arguments.bound("num_words"_L1, "relation"_L1);
    if (!bound)
        return core::fail(bound.error());
    return Check(
        [bound = *bound](const QString &response) { return bound.admits(countWords(response)); });
}

core::Result<Check> makeNoComma(const InstructionArguments & /*arguments*/)
{
    return Check([](const QString &response) { return !response.contains(u','); });
}

} // namespace aisb::eval
