// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/text/normalization.h"

#include <gtest/gtest.h>

namespace aisb::eval {
namespace {

using namespace Qt::StringLiterals;

TEST(Normalization, ComparableAnswers)
{
    EXPECT_EQ(normalizedAnswer(u"The Eiffel-Tower, in  a\tcity."), u"eiffeltower in city"_s);
    EXPECT_EQ(normalizedAnswer(u"An 'A' the"), QString());
    EXPECT_EQ(normalizedTokens(u"théâtre the b"), (QStringList{u"théâtre"_s, u"b"_s}));
    EXPECT_EQ(normalizedAnswer(u"，。"), u"，。"_s);
}

TEST(Normalization, GeneralText)
{
    EXPECT_EQ(generalText(u"The answer is 12, ok."), u"answer is 12"_s);
    EXPECT_EQ(generalText(u"An apple\nsecond"), u"apple"_s);
    EXPECT_EQ(generalText(u"Hello, world"), u"Hello"_s);
    EXPECT_EQ(generalText(u"The  Cat"), u"Cat"_s);
    EXPECT_EQ(generalText(u"A_cat an-x the"), u"A_cat anx"_s);
    EXPECT_EQ(generalText(u"，。The Answer"), u"Answer"_s);
    EXPECT_EQ(generalText(u""), QString());
}

TEST(Normalization, ArticlesAreWholeWords)
{
    EXPECT_EQ(withoutArticles(u"the an_a THE.a1", u" "), u"  an_a  .a1"_s);
    EXPECT_EQ(withoutArticles(u"", u" "), QString());
}

} // namespace
} // namespace aisb::eval
