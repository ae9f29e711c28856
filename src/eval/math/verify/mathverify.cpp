// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/math/verify/mathverify.h"

#include "core/text/pythontext.h"
#include "eval/math/equivalence.h"
#include "eval/math/verify/comparison.h"
#include "eval/math/verify/extraction.h"
#include "eval/math/verify/parser.h"
#include "eval/math/verify/text.h"

namespace aisb::eval::verify {

using namespace Qt::StringLiterals;

namespace {

struct Reading
{
    QString formula;
    Parsed parsed;
};

Reading readingOf(const QString &formula, Operators operators)
{
    return {formula.trimmed(), parseFormula(formula, operators)};
}

std::optional<Reading> readPrediction(const QString &text)
{
    // An empty last box is no answer, whatever is said before it.
    const bool hasBox = text.contains(R"(\boxed{)"_L1);
    auto formula = boxedFormula(text);
    if (!formula && !hasBox)
        formula = announcedFormula(text);
    return formula ? std::optional(readingOf(*formula, Operators::Strict)) : std::nullopt;
}

// A text without a formula is one itself when it is no prose.
bool isBareFormula(const QString &text)
{
    constexpr qsizetype longest = 200;
    return text.size() <= longest && !text.trimmed().contains(u' ');
}

std::optional<Reading> readReference(const QString &text)
{
    const bool hasBox = text.contains(R"(\boxed{)"_L1);
    auto formula = boxedFormula(text);
    if (!formula)
        formula = announcedFormula(text);
    if (!formula)
        formula = lastFormula(text);
    if (!formula && !hasBox && isBareFormula(text)) {
        Reading whole = readingOf(text, Operators::Repaired);
        if (whole.parsed.tree)
            return whole;
    }
    if (!formula)
        formula = lastNumber(text);
    if (!formula && !hasBox && !text.trimmed().isEmpty())
        formula = text;
    return formula ? std::optional(readingOf(*formula, Operators::Repaired)) : std::nullopt;
}

QString shown(const std::optional<Reading> &reading)
{
    if (!reading)
        return u"[]"_s;
    const QString formula = core::pythonRepr(reading->formula);
    return reading->parsed.tree ? u'[' + textOf(reading->parsed.tree) + u", "_s + formula + u']'
                                : u'[' + formula + u']';
}

bool isSame(const Reading &prediction, const Reading &reference, Fallback fallback)
{
    if (prediction.formula == reference.formula)
        return true;
    if (prediction.parsed.tree && reference.parsed.tree)
        return isSameAnswer(prediction.parsed.tree, reference.parsed.tree);
    if (fallback == Fallback::Texts || prediction.parsed.failure == Failure::Malformed)
        return false;
    return isSameMath(
        core::Json(prediction.formula), core::Json(reference.formula), MathVersion::V2);
}

} // namespace

Verification verified(const QString &prediction, const QString &reference, Fallback fallback)
{
    const auto answer = readReference(reference);
    const auto given = readPrediction(prediction);
    return {.isRight = given && answer && isSame(*given, *answer, fallback),
        .hasAnswer = answer.has_value(),
        .prediction = shown(given),
        .answer = shown(answer)};
}

} // namespace aisb::eval::verify
