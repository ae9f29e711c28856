// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/postprocessors/choices.h"

#include "core/text/pythontext.h"
#include "eval/arguments.h"
#include "eval/postprocessors/firstoption.h"
#include "eval/postprocessors/textstep.h"
#include "eval/text/pythonpattern.h"
#include "eval/text/pythonstring.h"

#include <algorithm>
#include <ranges>
#include <set>

namespace aisb::eval {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

constexpr qsizetype kEndOfAnswer = 200; // characters first_option_postprocess_v1 looks at

QString textOf(char32_t c)
{
    QString text;
    core::appendCharacter(text, c);
    return text;
}

QString lastOneOf(const QString &text, const QString &letters)
{
    const QList<uint> wanted = letters.toUcs4();
    const QList<uint> characters = text.toUcs4();
    const auto backwards = std::views::reverse(characters);
    const auto last =
        std::ranges::find_if(backwards, [&wanted](uint c) { return wanted.contains(c); });
    return last == backwards.end() ? QString() : textOf(*last);
}

core::Result<PostProcessor> makeFirstOptionOf(
    const Json &config, FirstOption::Cushion cushion, qsizetype length)
{
    const auto letters = lettersArgument(config, "options"_L1);
    if (!letters)
        return core::fail(letters.error());
    auto made = FirstOption::make(*letters, cushion);
    if (!made)
        return core::fail(made.error());
    return onText([option = std::move(*made), length](const QString &text) {
        return option.find(length > 0 ? lastCharacters(text, length) : text);
    });
}

} // namespace

QString firstCapital(const QString &text)
{
    const QList<uint> characters = text.toUcs4();
    const auto first = std::ranges::find_if(characters, isPythonUpper);
    return first == characters.end() ? QString() : textOf(*first);
}

QString lastCapital(const QString &text)
{
    const QList<uint> characters = text.toUcs4();
    const auto backwards = std::views::reverse(characters);
    const auto last = std::ranges::find_if(backwards, isPythonUpper);
    return last == backwards.end() ? QString() : textOf(*last);
}

QString firstCapitals(const QString &text)
{
    const auto isWanted = [](QChar c) { return c >= u'A' && c <= u'D'; };
    const auto start = std::ranges::find_if(text, isWanted);
    const auto end = std::find_if_not(start, text.end(), isWanted);
    return text.mid(start - text.begin(), end - start);
}

QString allCapitals(const QString &text)
{
    std::set<char32_t> found;
    core::forEachCharacter(text, [&found](char32_t c) {
        if (isPythonUpper(c))
            found.insert(c);
    });
    QString out;
    for (const char32_t c : found)
        core::appendCharacter(out, c);
    return out;
}

QString judgeLetter(const QString &text)
{
    return text.endsWith(u'A') ? u"A"_s : u"B"_s;
}

Json firstNumber(const QString &text)
{
    static const QRegularExpression number = pythonPattern(uR"((-?\d*\.?\d+))"_s);
    const auto found = firstGroup(number, text);
    const auto value = found ? parsePythonFloat(*found) : std::nullopt;
    return value ? Json(*value) : Json();
}

Json gpqaLetter(const QString &text)
{
    static const QRegularExpression answer = pythonPattern(uR"((?i)ANSWER\s*:\s*([A-D]))"_s);
    const auto letter = lastMatch(answer, text);
    return letter ? Json(*letter) : Json();
}

core::Result<PostProcessor> makeLastOption(const Json &config)
{
    if (const auto known = checkArguments(config, {"options"_L1}); !known)
        return core::fail(known.error());
    const auto letters = lettersArgument(config, "options"_L1);
    if (!letters)
        return core::fail(letters.error());
    return onText([letters = *letters](const QString &text) { return lastOneOf(text, letters); });
}

core::Result<PostProcessor> makeFirstOption(const Json &config)
{
    if (const auto known = checkArguments(config, {"options"_L1, "cushion"_L1}); !known)
        return core::fail(known.error());
    const auto isCushioned = flagArgument(config, "cushion"_L1, true);
    if (!isCushioned)
        return core::fail(isCushioned.error());
    return makeFirstOptionOf(
        config, *isCushioned ? FirstOption::Cushion::Yes : FirstOption::Cushion::No, 0);
}

core::Result<PostProcessor> makeFirstOptionOfEnd(const Json &config)
{
    if (const auto known = checkArguments(config, {"options"_L1}); !known)
        return core::fail(known.error());
    return makeFirstOptionOf(config, FirstOption::Cushion::Yes, kEndOfAnswer);
}

core::Result<PostProcessor> makeAnswerPattern(const Json &config)
{
    if (const auto known = checkArguments(config, {"answer_pattern"_L1}); !known)
        return core::fail(known.error());
    const auto text = textArgument(config, "answer_pattern"_L1);
    if (!text)
        return core::fail(text.error());
    const auto pattern = compilePattern(*text);
    if (!pattern)
        return core::fail(pattern.error());
    if (pattern->captureCount() < 1)
        return core::fail(core::ErrorCode::DsetCfg001,
            u"match_answer_pattern: answer_pattern: expected a group in \"%1\""_s.arg(
                text->left(100)));
    return onText([pattern = *pattern](const QString &answer) -> Json {
        const QRegularExpressionMatch match = pattern.match(answer);
        if (!match.hasMatch())
            return u""_s;
        return match.hasCaptured(1) ? Json(match.captured(1)) : Json();
    });
}

core::Result<PostProcessor> makeXmlTag(const Json &config)
{
    if (const auto known = checkArguments(config, {"tag"_L1}); !known)
        return core::fail(known.error());
    const auto tag = textArgument(config, "tag"_L1);
    if (!tag)
        return core::fail(tag.error());
    const auto pattern = compilePattern(
        u"%1(.*?)</%2"_s.arg(*tag, tag->mid(1)), QRegularExpression::DotMatchesEverythingOption);
    if (!pattern)
        return core::fail(pattern.error());
    return onText([pattern = *pattern](const QString &text) {
        const auto inner = lastMatch(pattern, text);
        return inner ? stripped(*inner) : u"NO ANSWER FOUND"_s;
    });
}

} // namespace aisb::eval
