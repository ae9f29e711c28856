// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/ifeval/formatchecks.h"

#include "eval/text/pythonpattern.h"
#include "eval/text/pythonstring.h"

#include <algorithm>
#include <array>

namespace aisb::eval {

using namespace Qt::StringLiterals;

namespace {

bool isBlank(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return isPythonSpace(c.unicode()); });
}

// The end of the line of a place.
qsizetype lineEnd(QStringView text, qsizetype at)
{
    const qsizetype end = text.indexOf(u'\n', at);
    return end < 0 ? text.size() : end;
}

// Non-overlapping matches of \[.*?\].
qint64 countPlaceholders(QStringView text)
{
    qint64 count = 0;
    for (const QStringView line : text.split(u'\n'))
        for (qsizetype at = 0; (at = line.indexOf(u'[', at)) >= 0;) {
            at = line.indexOf(u']', at);
            if (at < 0)
                break;
            ++count;
        }
    return count;
}

// Where a line that begins with a bullet, which stands at `at`, ends; negative: it is none.
using BulletEnd = qsizetype (*)(QStringView text, qsizetype at);

// "*" and any character but another one, even a line end.
qsizetype starBulletEnd(QStringView text, qsizetype at)
{
    const bool isBullet = text[at] == u'*' && at + 1 < text.size() && text[at + 1] != u'*';
    return isBullet ? lineEnd(text, at + 2) : -1;
}

qsizetype dashBulletEnd(QStringView text, qsizetype at)
{
    return text[at] == u'-' ? lineEnd(text, at) : -1;
}

// Lines whose first sign, also after blank lines, begins a bullet.
qint64 countBullets(QStringView text, BulletEnd bulletEnd)
{
    qint64 count = 0;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype sign = at;
        while (sign < text.size() && isPythonSpace(text[sign].unicode()))
            ++sign;
        if (sign >= text.size())
            break;
        const qsizetype end = bulletEnd(text, sign);
        count += end >= 0 ? 1 : 0;
        // A bullet that took in a line end may end where a line begins.
        const bool isLineBegin = end > 0 && text[end - 1] == u'\n';
        at = isLineBegin ? end : lineEnd(text, std::max(end, sign)) + 1;
    }
    return count;
}

QStringView inner(QStringView text, qsizetype border)
{
    return text.size() >= 2 * border ? text.sliced(border, text.size() - 2 * border)
                                     : QStringView();
}

qint64 countHighlights(const QRegularExpression &pattern, const QString &text, qsizetype border)
{
    qint64 count = 0;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();)
        count += isBlank(inner(matches.next().capturedView(), border)) ? 0 : 1;
    return count;
}

// Between the first "<<" and the last ">>" of a line stands more than these signs and blanks.
bool isTitle(QStringView line)
{
    const qsizetype begin = line.indexOf("<<"_L1);
    const qsizetype end = line.lastIndexOf(">>"_L1);
    if (begin < 0 || end < begin + 3)
        return false;
    const QStringView title = line.sliced(begin, end + 2 - begin);
    return !isBlank(rightStripped(leftStripped(title, u"<"), u">"));
}

// What a fence leaves of a response.
QString withoutFence(const QString &response)
{
    const QString text = stripped(response);
    QStringView rest = text;
    for (const auto prefix : {"```json"_L1, "```Json"_L1, "```JSON"_L1, "```"_L1})
        if (rest.startsWith(prefix))
            rest = rest.sliced(prefix.size());
    if (rest.endsWith("```"_L1))
        rest.chop(3);
    return stripped(rest);
}

} // namespace

core::Result<Check> makePlaceholders(const InstructionArguments &arguments)
{
    const core::Result<qint64> least = arguments.number("num_placeholders"_L1);
    if (!least)
        return core::fail(least.error());
    return Check(
        [least = *least](const QString &response) { return countPlaceholders(response) >= least; });
}

core::Result<Check> makePostscript(const InstructionArguments &arguments)
{
    const core::Result<QString> marker = arguments.strippedText("postscript_marker"_L1);
    if (!marker)
        return core::fail(marker.error());
    // The blanks before and the rest of the line after it always match.
    const QString expression = *marker == "P.P.S"_L1 ? u"p\\.\\s?p\\.\\s?s"_s
        : *marker == "P.S."_L1                       ? u"p\\.\\s?s\\."_s
                                                     : lowered(*marker);
    const core::Result<QRegularExpression> pattern =
        arguments.pattern("postscript_marker"_L1, expression, QRegularExpression::MultilineOption);
    if (!pattern)
        return core::fail(pattern.error());
    return Check([pattern = *pattern](const QString &response) {
        return pattern.match(lowered(response)).hasMatch();
    });
}

core::Result<Check> makeBullets(const InstructionArguments &arguments)
{
    const core::Result<qint64> number = arguments.number("num_bullets"_L1);
    if (!number)
        return core::fail(number.error());
    return Check([number = *number](const QString &response) {
        return countBullets(response, starBulletEnd) + countBullets(response, dashBulletEnd)
            == number;
    });
}

core::Result<Check> makeConstrainedResponse(const InstructionArguments & /*arguments*/)
{
    return Check([](const QString &response) {
        static constexpr std::array kAnswers = {
            "My answer is yes."_L1, "My answer is no."_L1, "My answer is maybe."_L1};
        return std::ranges::any_of(
            kAnswers, [&](QLatin1String answer) { return response.contains(answer); });
    });
}

core::Result<Check> makeHighlights(const InstructionArguments &arguments)
{
    const core::Result<qint64> least = arguments.number("num_highlights"_L1);
    if (!least)
        return core::fail(least.error());
    return Check([least = *least](const QString &response) {
        static const QRegularExpression single = pythonPattern(u"\\*[^\\n*]*\\*"_s);
        static const QRegularExpression twofold = pythonPattern(u"\\*\\*[^\\n*]*\\*\\*"_s);
        return countHighlights(single, response, 1) + countHighlights(twofold, response, 2)
            >= least;
    });
}

core::Result<Check> makeJsonFormat(const InstructionArguments & /*arguments*/)
{
    return Check([](const QString &response) {
        constexpr int kDepth = 900; // Python's reader ends near 1000
        return core::readJson(withoutFence(response).toUtf8(), {.maxDepth = kDepth}).has_value();
    });
}

core::Result<Check> makeTitle(const InstructionArguments & /*arguments*/)
{
    return Check([](const QString &response) {
        return std::ranges::any_of(QStringView(response).split(u'\n'), isTitle);
    });
}

} // namespace aisb::eval
