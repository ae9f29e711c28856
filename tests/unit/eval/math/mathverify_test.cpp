// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/math/verify/extraction.h"
#include "eval/math/verify/mathverify.h"
#include "eval/math/verify/parser.h"
#include "eval/math/verify/text.h"
#include "unit/eval/evalhelpers.h"

#include <gtest/gtest.h>

#include <array>
#include <chrono>

namespace aisb::eval::verify {
namespace {

using namespace Qt::StringLiterals;
using core::Json;

QString boxed(QStringView formula)
{
    return u"\\boxed{"_s + formula.toString() + u'}';
}

bool isRight(QStringView prediction, QStringView reference, Fallback fallback = Fallback::Rules)
{
    return verified(boxed(prediction), boxed(reference), fallback).isRight;
}

// Every row of the table in spec/accuracy.md 10.5, and more of the kind.
TEST(MathVerify, JudgesAsTheReference)
{
    const std::vector<Json> vectors = jsonLines(u"mathverify.jsonl"_s);
    ASSERT_GE(vectors.size(), 600U);
    for (const Json &vector : vectors)
        EXPECT_EQ(verified(vector[u"prediction"].toString(), vector[u"reference"].toString(),
                      Fallback::Texts)
                      .isRight,
            vector[u"isRight"].toBool())
            << compact(vector).toStdString();
}

struct Pair
{
    QStringView prediction;
    QStringView reference;
};

// Equal as mathematics, where the reference library finds no proof or does not read the answer.
TEST(MathVerify, FindsMoreThanTheReference)
{
    constexpr std::array pairs = {
        Pair{u"1<x<3", u"3>x>1"},
        Pair{u"\\sqrt{x^2+2x+1}", u"|x+1|"},
        Pair{u"\\cos\\frac{\\pi}{7}\\cos\\frac{2\\pi}{7}\\cos\\frac{4\\pi}{7}", u"-\\frac18"},
        Pair{u"\\frac{n!}{(n-1)!}", u"n"},
        Pair{u"2(3)", u"6"},
        Pair{u"5\\text{ m} + 3\\text{ m}", u"8"},
        Pair{u"2, 3 \\text{ and } 5", u"2,3,5"},
        Pair{u"x·y", u"xy"},
        Pair{u"10°", u"10"},
        Pair{u"∞", u"\\infty"},
    };
    for (const auto &[prediction, reference] : pairs)
        EXPECT_TRUE(isRight(prediction, reference, Fallback::Texts))
            << prediction.toUtf8().toStdString();
}

TEST(MathVerify, PolynomialsAndQuotients)
{
    constexpr std::array same = {
        Pair{u"(a+b+c)^2", u"a^2+b^2+c^2+2ab+2bc+2ca"},
        Pair{u"\\frac{x^{20}-1}{x-1}(x-1)", u"x^{20}-1"},
        Pair{u"\\frac{1}{1+\\frac{1}{1+\\frac{1}{x}}}", u"\\frac{x+1}{2x+1}"},
        Pair{u"\\frac{1}{(x-1)(x+1)}", u"\\frac{1}{2}\\left(\\frac{1}{x-1}-\\frac{1}{x+1}\\right)"},
        Pair{u"(x+1)^{50}", u"(x^2+2x+1)^{25}"},
        Pair{u"x^{-2}y", u"\\frac{y}{x^2}"},
        Pair{u"\\sqrt{x}\\cdot x", u"x^{\\frac{3}{2}}"},
    };
    for (const auto &[prediction, reference] : same)
        EXPECT_TRUE(isRight(prediction, reference)) << prediction.toUtf8().toStdString();
    constexpr std::array different = {
        Pair{u"(a+b)^2", u"a^2+b^2"},
        Pair{u"x^{20}", u"x^{21}"},
        Pair{u"\\frac{1}{x}", u"\\frac{1}{x+10^{-30}}"},
        Pair{u"x+10^{-50}", u"x"},
        Pair{u"\\frac{x}{x-x}", u"0"},
    };
    for (const auto &[prediction, reference] : different)
        EXPECT_FALSE(isRight(prediction, reference)) << prediction.toUtf8().toStdString();
}

TEST(MathVerify, RootsAndPowers)
{
    constexpr std::array same = {
        Pair{u"\\sqrt{12}+\\sqrt{27}", u"5\\sqrt{3}"},
        Pair{u"\\sqrt{10}", u"\\sqrt{2}\\sqrt{5}"},
        Pair{u"\\frac{6}{\\sqrt{3}}", u"2\\sqrt{3}"},
        Pair{u"\\sqrt[3]{24}", u"2\\sqrt[3]{3}"},
        Pair{u"\\sqrt[6]{8}", u"\\sqrt{2}"},
        Pair{u"\\sqrt{\\frac{8}{9}}", u"\\frac{2\\sqrt{2}}{3}"},
        Pair{u"(\\sqrt{2}+1)^{10}(\\sqrt{2}-1)^{10}", u"1"},
        Pair{u"\\sqrt{4x+4}", u"2\\sqrt{x+1}"},
        Pair{u"(\\sqrt{x+1})^3", u"(x+1)\\sqrt{x+1}"},
        Pair{u"8^{x}", u"2^{3x}"},
        Pair{u"e^{x+1}", u"e\\cdot e^{x}"},
        Pair{u"\\frac{1}{2^{n}}", u"\\left(\\frac{1}{2}\\right)^{n}"},
    };
    for (const auto &[prediction, reference] : same)
        EXPECT_TRUE(isRight(prediction, reference)) << prediction.toUtf8().toStdString();
    constexpr std::array different = {
        Pair{u"\\sqrt{2}+\\sqrt{3}", u"\\sqrt{5}"},
        Pair{u"\\sqrt{x+1}", u"\\sqrt{x}+1"},
        Pair{u"\\sqrt{x}\\sqrt{y}", u"\\sqrt{xy}"},
        Pair{u"x^{2n}", u"x^{2}x^{n}"},
    };
    for (const auto &[prediction, reference] : different)
        EXPECT_FALSE(isRight(prediction, reference)) << prediction.toUtf8().toStdString();
}

TEST(MathVerify, FunctionsAreComparedByValue)
{
    constexpr std::array same = {
        Pair{u"\\sin 3x", u"3\\sin x-4\\sin^3 x"},
        Pair{u"\\tan(x+y)", u"\\frac{\\tan x+\\tan y}{1-\\tan x\\tan y}"},
        Pair{u"\\arctan\\frac{1}{2}+\\arctan\\frac{1}{3}", u"\\frac{\\pi}{4}"},
        Pair{u"\\cosh^2 x-\\sinh^2 x", u"1"},
        Pair{u"\\log_2 3\\cdot\\log_3 4", u"2"},
        Pair{u"x!\\cdot(x+1)", u"(x+1)!"},
        Pair{u"\\lfloor\\pi\\rfloor+\\lceil e\\rceil", u"6"},
        Pair{u"17\\bmod 5", u"2"},
    };
    for (const auto &[prediction, reference] : same)
        EXPECT_TRUE(isRight(prediction, reference)) << prediction.toUtf8().toStdString();
    constexpr std::array different = {
        Pair{u"|x-3|", u"3-x"},
        Pair{u"|x-300|", u"300-x"},
        Pair{u"\\sin x", u"x"},
        Pair{u"f(x)", u"g(x)"},
        Pair{u"f(x)", u"f(y)"},
        Pair{u"\\pi", u"\\frac{355}{113}"},
        Pair{u"e^{\\pi\\sqrt{163}}", u"262537412640768744"},
    };
    for (const auto &[prediction, reference] : different)
        EXPECT_FALSE(isRight(prediction, reference)) << prediction.toUtf8().toStdString();
}

TEST(MathVerify, MatricesAndSets)
{
    EXPECT_TRUE(isRight(u"2\\begin{pmatrix}1&x\\\\0&1\\end{pmatrix}",
        u"\\begin{bmatrix}2&2x\\\\0&\\sqrt{4}\\end{bmatrix}"));
    EXPECT_FALSE(
        isRight(u"\\begin{pmatrix}1&2\\end{pmatrix}", u"\\begin{pmatrix}1\\\\2\\end{pmatrix}"));
    EXPECT_TRUE(isRight(u"\\begin{vmatrix}a&b\\\\c&d\\end{vmatrix}", u"ad-bc"));
    EXPECT_TRUE(isRight(u"(0,2]\\cup[1,3)\\cup\\{5\\}", u"(0,3)\\cup\\{5\\}"));
    EXPECT_FALSE(isRight(u"(0,2)\\cup(2,3)", u"(0,3)"));
    EXPECT_TRUE(
        isRight(u"\\mathbb{R}\\setminus\\{1,2\\}", u"(-\\infty,1)\\cup(1,2)\\cup(2,\\infty)"));
    EXPECT_TRUE(isRight(u"x^2\\ge 4", u"(-\\infty,-2]\\cup[2,\\infty)"));
    EXPECT_FALSE(isRight(u"x^2>4", u"(-\\infty,-2]\\cup[2,\\infty)"));
    EXPECT_FALSE(isRight(u"x>3", u"(3.0000001,\\infty)"));
    EXPECT_TRUE(isRight(u"\\sqrt{x}<2", u"[0,4)"));
}

TEST(MathVerify, ReadsWhereTheAnswerStands)
{
    EXPECT_EQ(boxedFormula(u"\\boxed{1} then \\boxed{\\frac{1}{2}}."), u"\\frac{1}{2}"_s);
    EXPECT_EQ(boxedFormula(u"$\\boxed{1}$ and $\\boxed{2}$"), u"1,2"_s);
    EXPECT_EQ(boxedFormula(u"\\boxed{\\boxed{5}+1}"), u"\\boxed{5}+1"_s);
    EXPECT_EQ(boxedFormula(u"\\boxed{5} \\boxed{6"), u"5"_s);
    EXPECT_EQ(boxedFormula(u"\\boxed{5} \\boxed{}"), std::nullopt);
    EXPECT_EQ(boxedFormula(u"\\boxed{5"), std::nullopt);
    EXPECT_EQ(announcedFormula(u"**Final Answer**: $7$ or $8$, not $9$"_s), u"7,8"_s);
    EXPECT_EQ(announcedFormula(u"The answer is \\(x=7\\)."_s), u"x=7"_s);
    EXPECT_EQ(announcedFormula(u"final answer is \\frac{1}{2}"_s), u"\\frac{1}{2}"_s);
    EXPECT_EQ(announcedFormula(u"answer is 7, so $7$"_s), std::nullopt);
    EXPECT_EQ(lastFormula(u"cost \\$5 is $x$, then $y$"), u"y"_s);
    EXPECT_EQ(lastFormula(u"open $x"), std::nullopt);
    EXPECT_EQ(lastNumber(u"3 apples, 1,234.5 pears (x2)"_s), u"1,234.5"_s);
    EXPECT_EQ(lastNumber(u"none"_s), std::nullopt);
}

TEST(MathVerify, ABareAnswerCountsOnlyInTheReference)
{
    for (const QString &text : {u"7"_s, u"$7$"_s, u"Answer: 7"_s, u"\\fbox{7}"_s, u"\\boxed{7"_s})
        EXPECT_FALSE(verified(text, u"7"_s, Fallback::Rules).isRight) << text.toStdString();
    for (const QString &text : {u"7"_s, u"$7$"_s, u"It is 7."_s, u"so \\boxed{7}"_s, u"x = 7"_s})
        EXPECT_TRUE(verified(u"\\boxed{7}"_s, text, Fallback::Rules).isRight) << text.toStdString();
}

TEST(MathVerify, WhatIsNotUnderstoodIsComparedAsText)
{
    EXPECT_TRUE(isRight(u"\\int x\\,dx", u"\\int x\\,dx", Fallback::Texts));
    EXPECT_TRUE(isRight(u"\\oint x", u"\\left\\oint x"));
    EXPECT_FALSE(isRight(u"\\oint x", u"\\left\\oint x", Fallback::Texts));
    EXPECT_FALSE(isRight(u"5.", u"5")); // broken, not unknown
    EXPECT_FALSE(isRight(u"\\frac12", u"0.5"));
}

TEST(MathVerify, ShowsWhatWasRead)
{
    const Verification seen = verified(boxed(u"\\frac{1}{2}"), u"It is $0.75$"_s, Fallback::Rules);
    EXPECT_FALSE(seen.isRight);
    EXPECT_EQ(seen.prediction, u"[1/2, '\\\\frac{1}{2}']"_s);
    EXPECT_EQ(seen.answer, u"[0.750000000000000, '0.75']"_s);
    EXPECT_EQ(verified(u"none"_s, u"7"_s, Fallback::Rules).prediction, u"[]"_s);
    EXPECT_FALSE(verified(boxed(u"7"), u""_s, Fallback::Rules).hasAnswer);
    constexpr std::array texts = {
        Pair{u"x^2+2x-1", u"x**2 + 2*x - 1"},
        Pair{u"(1,2)", u"Interval.open(1, 2)"},
        Pair{u"(2,1)", u"(2, 1)"},
        Pair{u"[1,\\infty)", u"Interval.Ropen(1, oo)"},
        Pair{u"2,1", u"{2, 1}"},
        Pair{u"x=5", u"Eq(x, 5)"},
        Pair{u"\\sqrt{3}/2", u"sqrt(3)/2"},
        Pair{u"-(x+1)e^{2}", u"-(x + 1)*exp(2)"},
        Pair{u"1<x\\le 2", u"(1 < x) & (x <= 2)"},
        Pair{u"\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}", u"Matrix([[1, 2], [3, 4]])"},
    };
    for (const auto &[formula, text] : texts)
        EXPECT_EQ(textOf(parseFormula(formula, Operators::Strict).tree), text);
}

TEST(MathParser, TellsBrokenFromUnknown)
{
    for (const auto &formula : {u""_s, u"5."_s, u"3+"_s, u"(5"_s, u"5)"_s, u"\\{5"_s, u"\\frac12"_s,
             u"\\sqrt2"_s, u"=5"_s, u"x="_s, u"1 000"_s, u"5,"_s, u"x^"_s, u"|x"_s, u"()"_s})
        EXPECT_EQ(parseFormula(formula, Operators::Strict).failure, Failure::Malformed)
            << formula.toStdString();
    for (const auto &formula : {u"\\int x"_s, u"\\{x | x>3\\}"_s, u"\\pm 2"_s, u"5 \\pmod{7}"_s,
             u"\\frac{d}{dx}x"_s, u"A \\cup B"_s, u"\\left.5\\right."_s, u"\\text{5"_s})
        EXPECT_EQ(parseFormula(formula, Operators::Strict).failure, Failure::Unsupported)
            << formula.toStdString();
    EXPECT_EQ(textOf(parseFormula(u"\\frac12\\sqrt3", Operators::Repaired).tree), u"1/2*sqrt(3)"_s);
}

double secondsFor(const QString &prediction, const QString &reference)
{
    const auto start = std::chrono::steady_clock::now();
    EXPECT_NO_FATAL_FAILURE((void)verified(prediction, reference, Fallback::Rules));
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Neither time nor stack runs away. The limit leaves room for busy machines and sanitizers.
TEST(MathVerify, HostileAnswersEnd)
{
    constexpr double limit = 60;
    constexpr qsizetype many = 100'000;
    for (const QString &piece :
        {u"{"_s, u"("_s, u"\\boxed{"_s, u"\\frac{1}{"_s, u"-"_s, u"|"_s, u"$"_s, u"answer is "_s,
            u"9"_s, u"x"_s, u"\\{"_s, u"\\sqrt["_s, u"\\begin{"_s, u"\\text{"_s, u"^"_s, u"!"_s}) {
        const QString repeated = piece.repeated(many);
        const QString closed = repeated + u"5"_s + u"}"_s.repeated(many);
        EXPECT_LT(secondsFor(boxed(repeated), repeated), limit) << piece.toStdString();
        EXPECT_LT(secondsFor(boxed(closed), closed), limit) << piece.toStdString();
    }
    for (const auto &formula :
        {u"10^{10^{10}}"_s, u"9^{9^{9^9}}"_s, u"1000000000!"_s, u"100!!!!"_s, u"2^{1000000}"_s,
            u"x^{1000000000}"_s, u"(x+1)^{1000000}"_s, u"(x+y+z+w+u+v)^{100}"_s,
            u"\\sin(10^{1000})"_s, u"e^{e^{e^{e^{10}}}}"_s, u"\\binom{1000000}{500000}"_s,
            u"1E999999999"_s, u"\\frac{1}{0}"_s, u"\\ln 0"_s, u"(-1)!"_s, u"\\tan\\frac{\\pi}{2}"_s,
            u"\\begin{pmatrix}1&x\\\\y&1\\end{pmatrix}"_s.repeated(60)}) {
        EXPECT_LT(secondsFor(boxed(formula), boxed(u"1+"_s + formula)), limit);
        EXPECT_TRUE(isRight(formula, formula)) << formula.toStdString();
        EXPECT_FALSE(isRight(formula, u"1+"_s + formula)) << formula.toStdString();
        EXPECT_FALSE(isRight(formula, u"x+1")) << formula.toStdString();
    }
}

// A nested formula below the limits is understood, one above is refused.
TEST(MathVerify, NestingIsBounded)
{
    const auto nested = [](qsizetype depth) {
        return u"("_s.repeated(depth) + u"5"_s + u")"_s.repeated(depth);
    };
    EXPECT_TRUE(isRight(nested(40), u"5"));
    EXPECT_FALSE(isRight(nested(400), u"5"));
    EXPECT_FALSE(isRight(u"x"_s + u"^2"_s.repeated(1000), u"x"));
}

} // namespace
} // namespace aisb::eval::verify
