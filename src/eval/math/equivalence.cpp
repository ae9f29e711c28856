// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/math/equivalence.h"

#include "core/text/pythontext.h"
#include "eval/math/finalanswer.h"
#include "eval/text/boxed.h"
#include "eval/text/pythonpattern.h"
#include "eval/text/pythonstring.h"

#include <QStringList>

#include <initializer_list>

namespace aisb::eval {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

constexpr auto kFraction = R"(\frac)"_L1;
constexpr auto kRoot = R"(\sqrt)"_L1;

QString without(QString text, std::initializer_list<QLatin1String> pieces)
{
    for (const QLatin1String piece : pieces)
        text.remove(piece);
    return text;
}

QString withPlainFractions(QString text)
{
    return text.replace("tfrac"_L1, "frac"_L1).replace("dfrac"_L1, "frac"_L1);
}

QString withLeadingZeros(QString text)
{
    return text.replace(" ."_L1, " 0."_L1).replace("{."_L1, "{0."_L1);
}

// "k = 5" to "5": one "=", at most two characters before it.
QString withoutShortName(const QString &text)
{
    const qsizetype at = text.indexOf(u'=');
    const bool isOnly = at >= 0 && text.lastIndexOf(u'=') == at;
    return isOnly && text.first(at).toUcs4().size() <= 2 ? text.sliced(at + 1) : text;
}

// How many units the first character takes; the text is not empty.
qsizetype firstSize(QStringView text)
{
    return text.size() > 1 && text[0].isHighSurrogate() && text[1].isLowSurrogate() ? 2 : 1;
}

QString braced(QStringView text)
{
    return u'{' + text.toString() + u'}';
}

std::optional<QString> withBracedRoots(const QString &text)
{
    const QStringList pieces = text.split(kRoot);
    QString out = pieces.first();
    for (const QString &piece : pieces.sliced(1)) {
        if (piece.isEmpty())
            return {};
        out += kRoot;
        const qsizetype size = firstSize(piece);
        out += piece.startsWith(u'{') ? piece
                                      : braced(QStringView(piece).first(size)) + piece.sliced(size);
    }
    return out;
}

// What follows one "\frac" with braces around two single characters; absent when there are not two.
std::optional<QString> withBracedTerms(QStringView piece)
{
    if (piece.startsWith(u'{'))
        return piece.toString();
    if (piece.isEmpty())
        return {};
    const QStringView numerator = piece.first(firstSize(piece));
    const QStringView rest = piece.sliced(numerator.size());
    if (rest.isEmpty())
        return {};
    if (rest.startsWith(u'{'))
        return braced(numerator) + rest.toString();
    const QStringView denominator = rest.first(firstSize(rest));
    return braced(numerator) + braced(denominator) + rest.sliced(denominator.size()).toString();
}

// What becomes of a text in which nothing follows a "\frac".
enum class BareFraction
{
    Keep,
    Refuse
};

std::optional<QString> withBracedFractions(const QString &text, BareFraction bare)
{
    const QStringList pieces = text.split(kFraction);
    QString out = pieces.first();
    for (const QString &piece : pieces.sliced(1)) {
        if (piece.isEmpty() && bare == BareFraction::Refuse)
            return {};
        const auto terms = withBracedTerms(piece);
        if (!terms)
            return text;
        out += kFraction + *terms;
    }
    return out;
}

QString withSlashAsFraction(const QString &text)
{
    static const QRegularExpression slash(
        u"\\A(0|-?[1-9][0-9]*)/(0|-?[1-9][0-9]*)\\z"_s, QRegularExpression::NoPatternOption);
    const auto match = slash.match(text);
    return match.hasMatch() ? kFraction + braced(match.captured(1)) + braced(match.captured(2))
                            : text;
}

std::optional<QString> strippedV1(const QString &original, BareFraction bare)
{
    QString text = without(original, {"\n"_L1, R"(\!)"_L1}).replace(R"(\\)"_L1, R"(\)"_L1);
    text = without(withPlainFractions(text),
        {R"(\left)"_L1, R"(\right)"_L1, R"(^{\circ})"_L1, R"(^\circ)"_L1, R"(\$)"_L1});
    constexpr auto unit = R"(\text{ )"_L1;
    if (const qsizetype at = text.indexOf(unit); at >= 0) {
        if (text.indexOf(unit, at + unit.size()) >= 0)
            return {};
        text.truncate(at);
    }
    text = withLeadingZeros(without(text, {R"(\%)"_L1}));
    if (text.isEmpty())
        return text;
    if (text.startsWith(u'.'))
        text.prepend(u'0');
    const auto rooted = withBracedRoots(withoutShortName(text));
    if (!rooted)
        return {};
    const auto fractions = withBracedFractions(without(*rooted, {" "_L1}), bare);
    if (!fractions)
        return {};
    return *fractions == "0.5"_L1 ? u"\\frac{1}{2}"_s : withSlashAsFraction(*fractions);
}

// Everything from the first \text{ on, when the text ends with a brace.
QString withoutFinalText(const QString &text)
{
    const qsizetype at = text.indexOf(R"(\text{)"_L1);
    if (at < 0 || !text.endsWith(u'}'))
        return text;
    const QString rest = stripped(text.first(at));
    return rest.isEmpty() ? text : rest;
}

// "\mbox{...}" with its content, up to the first brace; the text has one line and is read once.
QString withoutMbox(const QString &text)
{
    constexpr auto open = R"(\mbox{)"_L1;
    QString out;
    for (qsizetype at = 0;;) {
        const qsizetype start = text.indexOf(open, at);
        const qsizetype end = start < 0 ? -1 : text.indexOf(u'}', start);
        if (end < 0)
            return out + text.sliced(at);
        out += QStringView(text).sliced(at, start - at);
        at = end + 1;
    }
}

QString withInfinity(QString text)
{
    constexpr auto infinity = R"(\infty)"_L1;
    text.replace("infinity"_L1, infinity);
    if (!text.contains(infinity))
        text.replace("inf"_L1, infinity);
    return text.replace(R"(+\inity)"_L1, infinity);
}

// 5.0 to 5: the zeros after a point behind a digit.
QString withoutZeroFractions(QString text)
{
    static const QRegularExpression inside = pythonPattern(uR"((?<=\d)\.0++([^\d]))"_s);
    static const QRegularExpression atEnd = pythonPattern(uR"((?<=\d)\.0++\Z)"_s);
    return text.replace(inside, u"\\1"_s).remove(atEnd);
}

QString strippedV2(const QString &original)
{
    QString text = rightStripped(stripped(original).remove(u'\n'), u".");
    text = without(text, {R"(\!)"_L1, R"(\ )"_L1});
    text.replace(R"(\\)"_L1, R"(\)"_L1).replace(R"(\\)"_L1, R"(\)"_L1);
    text = without(withPlainFractions(text), {R"(\left)"_L1, R"(\right)"_L1});
    text = without(withoutFinalText(text),
        {R"(^{\circ})"_L1, R"(^\circ)"_L1, R"(\$)"_L1, "$"_L1, R"(\text)"_L1, R"(x\in)"_L1,
            R"(\%)"_L1, "%"_L1});
    text = withInfinity(without(withLeadingZeros(text), {R"(\cdot)"_L1}));
    text = withoutMbox(without(text, {"and"_L1, R"(\mathbf)"_L1}));
    if (text.contains(u'j') && !text.contains(u'i'))
        text.replace(u'j', u'i');
    text = withoutZeroFractions(text);
    if (text.isEmpty())
        return text;
    if (text.startsWith(u'.'))
        text.prepend(u'0');
    static const QRegularExpression root = pythonPattern(uR"(\\sqrt(\w+))"_s);
    text = withoutShortName(text).replace(root, uR"(\sqrt{\1})"_s);
    text = without(text, {" "_L1});
    return withSlashAsFraction(withBracedFractions(text, BareFraction::Keep).value_or(text));
}

// The text a rule works on; version 1 knows only texts.
std::optional<QString> mathText(const Json &value, MathVersion version)
{
    if (value.isString())
        return value.toString();
    return version == MathVersion::V2 ? std::optional(core::pythonStr(value)) : std::nullopt;
}

bool isSameStripped(const Json &prediction, const Json &reference, MathVersion version)
{
    const auto a = mathText(prediction, version);
    const auto b = mathText(reference, version);
    const auto strippedA = a ? strippedMath(*a, version) : std::nullopt;
    const auto strippedB = b ? strippedMath(*b, version) : std::nullopt;
    return strippedA && strippedB
        && (*strippedA == *strippedB
            || normalizedFinalAnswer(*strippedA) == normalizedFinalAnswer(*strippedB));
}

// What follows a phrase: the rest where the text starts with it, else what follows its last
// occurrence.
QString afterPhrase(const QString &text, const QString &phrase)
{
    if (text.startsWith(phrase))
        return stripped(text.sliced(phrase.size()));
    const qsizetype at = text.lastIndexOf(phrase);
    return at < 0 ? text : stripped(text.sliced(at + phrase.size()));
}

QString rightSide(const QString &text)
{
    const qsizetype at = text.lastIndexOf(u'=');
    return at < 0 ? text : leftStripped(text.sliced(at + 1), u" ");
}

// The formula between the first and the last "$" of the last line that has two.
QString lastFormula(const QString &text)
{
    QStringView rest(text);
    while (true) {
        const qsizetype lineStart = rest.lastIndexOf(u'\n') + 1;
        const QStringView line = rest.sliced(lineStart);
        const qsizetype start = line.indexOf(u'$');
        const qsizetype end = line.lastIndexOf(u'$');
        if (start < end)
            return line.sliced(start + 1, end - start - 1).toString();
        if (lineStart == 0)
            return {};
        rest = rest.first(lineStart - 1);
    }
}

Json lastNumber(const QString &text)
{
    static const QRegularExpression number =
        pythonPattern(uR"((?<!\d)\d++(?:\.\d++(?!\w)|(?!\w)))"_s);
    const auto last = lastMatch(number, text);
    return last ? Json(*last) : Json();
}

std::optional<QString> strippedCloze(const Json &value)
{
    return value.isString() ? strippedV1(value.toString(), BareFraction::Refuse) : std::nullopt;
}

Json answerIn(const QString &text)
{
    if (text.contains(R"(\boxed)"_L1)) {
        const auto box = lastBox(text);
        const auto content = box ? boxContent(*box) : std::nullopt;
        return content ? Json(rightSide(*content)) : Json();
    }
    if (const QString formula = lastFormula(text); !formula.isEmpty())
        return rightSide(formula);
    if (!text.contains(u'='))
        return lastNumber(text);
    const QString right = rightStripped(rightSide(text), u".");
    return right.left(right.indexOf(R"(\n)"_L1));
}

} // namespace

std::optional<QString> strippedMath(const QString &text, MathVersion version)
{
    return version == MathVersion::V1 ? strippedV1(text, BareFraction::Keep)
                                      : std::optional(strippedV2(text));
}

bool isSameMath(const Json &prediction, const Json &reference, MathVersion version)
{
    if (prediction.isNull() || reference.isNull())
        return prediction.isNull() && reference.isNull();
    if (isSameStripped(prediction, reference, version))
        return true;
    if (prediction.isString() && reference.isString())
        return normalizedFinalAnswer(prediction.toString())
            == normalizedFinalAnswer(reference.toString())
            || prediction == reference;
    return core::pythonEquals(prediction, reference);
}

Json clozeAnswer(const QString &text)
{
    return answerIn(afterPhrase(afterPhrase(text, u"The answer is therefore"_s), u"答案是"_s));
}

bool isSameCloze(const Json &answer, const Json &reference)
{
    if (answer.isNull() || reference.isNull())
        return answer.isNull() && reference.isNull();
    const auto a = strippedCloze(answer);
    const auto b = strippedCloze(reference);
    return a && b ? *a == *b : core::pythonEquals(answer, reference);
}

} // namespace aisb::eval
