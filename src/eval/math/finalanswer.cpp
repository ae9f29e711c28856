// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/math/finalanswer.h"

#include "core/text/pythontext.h"
#include "eval/text/pythonpattern.h"
#include "eval/text/pythonstring.h"

#include <QStringList>

#include <array>
#include <optional>

namespace aisb::eval {

using namespace Qt::StringLiterals;

namespace {

struct Replacement
{
    QLatin1String from;
    QLatin1String to;
};

constexpr std::array kReplacements = {
    Replacement{"an "_L1, ""_L1},
    Replacement{"a "_L1, ""_L1},
    Replacement{".$"_L1, "$"_L1},
    Replacement{R"(\$)"_L1, ""_L1},
    Replacement{R"(\ )"_L1, ""_L1},
    Replacement{" "_L1, ""_L1},
    Replacement{"mbox"_L1, "text"_L1},
    Replacement{R"(,\text{and})"_L1, ","_L1},
    Replacement{R"(\text{and})"_L1, ","_L1},
    Replacement{R"(\text{m})"_L1, R"(\text{})"_L1},
};

// What is deleted, in this order. DAPO keeps the ones marked.
struct Deletion
{
    QLatin1String what;
    bool isKeptByDapo = false;
};

constexpr std::array kDeletions = {
    Deletion{"square"_L1},
    Deletion{"ways"_L1},
    Deletion{"integers"_L1},
    Deletion{"dollars"_L1},
    Deletion{"mph"_L1},
    Deletion{"inches"_L1},
    Deletion{"ft"_L1, true},
    Deletion{"hours"_L1},
    Deletion{"km"_L1},
    Deletion{"units"_L1},
    Deletion{R"(\ldots)"_L1},
    Deletion{"sue"_L1},
    Deletion{"points"_L1},
    Deletion{"feet"_L1},
    Deletion{"minutes"_L1},
    Deletion{"digits"_L1},
    Deletion{"cents"_L1},
    Deletion{"degrees"_L1},
    Deletion{"cm"_L1},
    Deletion{"gm"_L1},
    Deletion{"pounds"_L1},
    Deletion{"meters"_L1},
    Deletion{"meals"_L1},
    Deletion{"edges"_L1},
    Deletion{"students"_L1},
    Deletion{"childrentickets"_L1},
    Deletion{"multiples"_L1},
    Deletion{R"(\text{s})"_L1},
    Deletion{R"(\text{.})"_L1},
    Deletion{"\\text{\ns}"_L1},
    Deletion{R"(\text{}^2)"_L1},
    Deletion{R"(\text{}^3)"_L1},
    Deletion{"\\text{\n}"_L1},
    Deletion{R"(\text{})"_L1},
    Deletion{R"(\mathrm{th})"_L1},
    Deletion{R"(^\circ)"_L1},
    Deletion{R"(^{\circ})"_L1},
    Deletion{R"(\;)"_L1},
    Deletion{R"(,\!)"_L1},
    Deletion{"{,}"_L1},
    Deletion{R"(")"_L1},
    Deletion{R"(\dots)"_L1},
    Deletion{"\n"_L1, true},
    Deletion{"\r"_L1, true},
    Deletion{"\f"_L1, true},
};

enum class Dialect
{
    Math,
    Dapo
};

QString replaced(QString text, Dialect dialect)
{
    for (const auto &[from, to] : kReplacements)
        text.replace(from, to);
    if (dialect == Dialect::Math)
        text.replace(R"(\le)"_L1, "<"_L1);
    return text;
}

QString withoutUnits(QString text, Dialect dialect)
{
    for (const auto &[what, isKeptByDapo] : kDeletions)
        if (dialect == Dialect::Math || !isKeptByDapo)
            text.remove(what);
    return text;
}

// Replaces open, X, close by X, X as short as possible and within one line. The text is read once.
QString unwrappedLine(const QString &line, QLatin1String open, QLatin1String close)
{
    QString out;
    qsizetype at = 0;
    while (true) {
        const qsizetype start = line.indexOf(open, at);
        const qsizetype end = start < 0 ? -1 : line.indexOf(close, start + open.size());
        if (end < 0)
            return out + line.sliced(at);
        out += QStringView(line).sliced(at, start - at);
        out += QStringView(line).sliced(start + open.size(), end - start - open.size());
        at = end + close.size();
    }
}

template <class Function>
QString lineByLine(const QString &text, const Function &function)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines)
        line = function(line);
    return lines.join(u'\n');
}

QString unwrapped(const QString &text, QLatin1String open, QLatin1String close = "}"_L1)
{
    return lineByLine(text, [&](const QString &line) { return unwrappedLine(line, open, close); });
}

// The same with X as long as possible.
QString unboxed(const QString &text)
{
    constexpr auto open = R"(\boxed{)"_L1;
    return lineByLine(text, [&](QString line) {
        const qsizetype start = line.indexOf(open);
        const qsizetype end = line.lastIndexOf(u'}');
        if (start >= 0 && end >= start + open.size())
            line.remove(end, 1).remove(start, open.size());
        return line;
    });
}

// A line with two "$" shrinks to the formula between the first two, "$" included.
QString formulasOnly(const QString &text)
{
    return lineByLine(text, [](const QString &line) {
        const qsizetype start = line.indexOf(u'$');
        const qsizetype end = start < 0 ? -1 : line.indexOf(u'$', start + 1);
        return end < 0 ? line : line.sliced(start, end + 1 - start);
    });
}

// The last X of open, X, close, X as short as possible; of a text of one line.
std::optional<QString> lastBetween(const QString &line, QLatin1String open, QLatin1String close)
{
    std::optional<QString> last;
    for (qsizetype at = 0;;) {
        const qsizetype start = line.indexOf(open, at);
        const qsizetype end = start < 0 ? -1 : line.indexOf(close, start + open.size());
        if (end < 0)
            return last;
        last = line.sliced(start + open.size(), end - start - open.size());
        at = end + close.size();
    }
}

QString extracted(QString text)
{
    static const QRegularExpression finalAnswer = pythonPattern(u"finalansweris(.*)"_s);
    static const QRegularExpression answer = pythonPattern(u"answer?is:?(.*)"_s);
    text = lastMatch(finalAnswer, text).value_or(text);
    text = lastMatch(answer, text).value_or(text);
    text = lastBetween(text, "oxed{"_L1, "}"_L1).value_or(text);
    return lastBetween(text, "$"_L1, "$"_L1).value_or(text);
}

QString withBracedArguments(QString text)
{
    static const QRegularExpression fraction = pythonPattern(u"frac([^{])(.)"_s);
    static const QRegularExpression root = pythonPattern(u"sqrt([^{])"_s);
    text.replace(fraction, uR"(frac{\1}{\2})"_s);
    text.replace(root, uR"(sqrt{\1})"_s);
    return text;
}

QString withoutSeparators(const QString &text)
{
    bool isNumber = false;
    bool isOther = false;
    core::forEachCharacter(text, [&](char32_t c) {
        isNumber = isNumber || isPythonDigit(c);
        isOther = isOther || (c != U',' && !isPythonDigit(c));
    });
    return isNumber && !isOther ? QString(text).remove(u',') : text;
}

QString withoutWrappers(QString text)
{
    for (const QLatin1String open : {R"(\text{)"_L1, R"(\textbf{)"_L1, R"(\overline{)"_L1})
        text = unwrapped(text, open);
    return unboxed(text);
}

} // namespace

QString normalizedFinalAnswer(const QString &text)
{
    QString answer = withoutUnits(replaced(text, Dialect::Math), Dialect::Math);
    answer = unwrapped(answer, R"(\text{()"_L1, ")}"_L1);
    answer = stripped(extracted(withoutWrappers(answer)));
    if (answer.contains("rac"_L1) && !answer.contains(R"(\frac)"_L1))
        answer.replace("rac"_L1, R"(\frac)"_L1);
    return withoutSeparators(withBracedArguments(answer).remove(u'$'));
}

QString normalizedDapoAnswer(const QString &text)
{
    const QString right = text.sliced(text.lastIndexOf(u'=') + 1);
    QString answer = withoutUnits(replaced(right, Dialect::Dapo), Dialect::Dapo);
    answer = withoutWrappers(formulasOnly(answer));
    return stripped(withoutSeparators(withBracedArguments(answer).remove(u'$')));
}

} // namespace aisb::eval
