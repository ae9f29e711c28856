// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/text/boxed.h"

#include <gtest/gtest.h>

namespace aisb::eval {
namespace {

using namespace Qt::StringLiterals;

TEST(Boxed, TakesTheLastBalancedBox)
{
    EXPECT_EQ(
        lastBox(u"so \\boxed{1} and \\boxed{\\frac{1}{2}} done}"), u"\\boxed{\\frac{1}{2}}"_s);
    EXPECT_EQ(lastBox(u"\\boxed{1} \\fbox{2}"), u"\\boxed{1}"_s);
    EXPECT_EQ(lastBox(u"\\fbox{2}"), u"\\fbox{2}"_s);
    EXPECT_EQ(lastBox(u"\\boxed {5}"), u"\\boxed {5}"_s);
    EXPECT_EQ(lastBox(u"\\boxed{5"), std::nullopt);
    EXPECT_EQ(lastBox(u"\\boxed 5"), std::nullopt);
    EXPECT_EQ(lastBox(u"5"), std::nullopt);
}

TEST(Boxed, ContentNeedsTheBraceAtOnce)
{
    EXPECT_EQ(boxContent(u"\\boxed{{3}}"), u"{3}"_s);
    EXPECT_EQ(boxContent(u"\\boxed{}"), u""_s);
    EXPECT_EQ(boxContent(u"\\fbox{5}"), std::nullopt);
    EXPECT_EQ(boxContent(u"\\boxed {5}"), std::nullopt);
}

} // namespace
} // namespace aisb::eval
