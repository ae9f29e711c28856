// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/math/equivalence.h"
#include "eval/math/finalanswer.h"
#include "unit/eval/evalhelpers.h"

#include <gtest/gtest.h>

#include <array>
#include <chrono>

namespace aisb::eval {
namespace {

using namespace Qt::StringLiterals;

struct Pair
{
    QStringView text;
    QStringView result;
};

TEST(FinalAnswer, NormalizesAsKnown)
{
    constexpr std::array pairs = {
        Pair{u"\\left(1,2\\right)", u"<(1,2\\right)"},
        Pair{u"$100,000$ dollars", u"100000"},
        Pair{u"\\text{and} 3\\sqrt2 a b", u",3\\sqrt{2}b"},
        Pair{u"an 12 ways", u"12"},
        Pair{u"\\text{(C)}", u"C"},
        Pair{u"\\textbf{5}\\overline{x}", u"5x"},
        Pair{u"\\boxed{a}b}", u"a}b"},
        Pair{u"answer is: 7", u"7"},
        Pair{u"answeis3", u"3"},
        Pair{u"oxed{1}oxed{2}", u"2"},
        Pair{u"rac{1}{2}", u"\\frac{1}{2}"},
        Pair{u"\\frac12", u"\\frac{1}{2}"},
        Pair{u"1,2a", u"1,2a"},
        Pair{u",", u","},
        Pair{u"\u0661,\u0662", u"\u0661\u0662"},
        Pair{u"", u""},
    };
    for (const auto &[text, result] : pairs)
        EXPECT_EQ(normalizedFinalAnswer(text.toString()), result) << text.toUtf8().toStdString();
}

TEST(FinalAnswer, DapoKeepsWhatItsListLacks)
{
    constexpr std::array pairs = {
        Pair{u"x = y = 3 \\le ft", u"3\\left"},
        Pair{u"we get $5$ cm", u"5"},
        Pair{u"\\text{(C)}", u"(C)"},
        Pair{u"answer is: 7", u"answeris:7"},
        Pair{u"rac12", u"rac12"},
        Pair{u"$1,200$", u"1200"},
        Pair{u"a$b$c\nd$e", u"$b$\nd$e"},
    };
    for (const auto &[text, result] : pairs)
        EXPECT_EQ(normalizedDapoAnswer(text.toString()), QString(result.toString()).remove(u'$'))
            << text.toUtf8().toStdString();
}

TEST(FinalAnswer, StripsAsTheVersionsDo)
{
    EXPECT_EQ(strippedMath(u"\\sqrt"_s, MathVersion::V1), std::nullopt);
    EXPECT_EQ(strippedMath(u"1\\text{ a}\\text{ b}"_s, MathVersion::V1), std::nullopt);
    EXPECT_EQ(strippedMath(u"\\sqrt 2"_s, MathVersion::V1), u"\\sqrt{}2"_s);
    EXPECT_EQ(strippedMath(u"0.5"_s, MathVersion::V1), u"\\frac{1}{2}"_s);
    EXPECT_EQ(strippedMath(u"0.5"_s, MathVersion::V2), u"0.5"_s);
    EXPECT_EQ(strippedMath(u"1.0.0x"_s, MathVersion::V2), u"1.0x"_s);
    EXPECT_EQ(strippedMath(u"\\sqrt12+\\sqrt{x}"_s, MathVersion::V2), u"\\sqrt{12}+\\sqrt{x}"_s);
    EXPECT_EQ(strippedMath(u"a\\mbox{b}c}"_s, MathVersion::V2), u"ac}"_s);
    EXPECT_EQ(strippedMath(u"\\frac1"_s, MathVersion::V2), u"\\frac1"_s);
    EXPECT_EQ(strippedMath(u"\\frac\U0001D7CF2"_s, MathVersion::V1), u"\\frac{\U0001D7CF}{2}"_s);
}

// Texts that make naive patterns read the rest again and again.
TEST(FinalAnswer, LongTextsAreReadOnce)
{
    const auto start = std::chrono::steady_clock::now();
    for (const auto &piece : {u"\\text{"_s, u"1"_s, u"oxed{"_s, u"$"_s, u"\\mbox{"_s, u"\\frac"_s,
             u"\\sqrt"_s, u".0"_s, u"\\boxed{"_s, u"answer"_s}) {
        const QString text = piece.repeated(200'000 / piece.size()) + u'x';
        EXPECT_GE(normalizedFinalAnswer(text).size(), 0);
        EXPECT_GE(normalizedDapoAnswer(text).size(), 0);
        EXPECT_TRUE(isSameMath(core::Json(text), core::Json(text), MathVersion::V1));
        EXPECT_TRUE(isSameMath(core::Json(text), core::Json(text), MathVersion::V2));
        EXPECT_NO_FATAL_FAILURE((void)clozeAnswer(text));
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

} // namespace
} // namespace aisb::eval
