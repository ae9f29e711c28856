// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/cellwidth.h"

#include <gtest/gtest.h>

namespace aisb::report {
namespace {

using namespace Qt::StringLiterals;

TEST(CellWidth, CountsAsciiAsOne)
{
    EXPECT_EQ(cellWidth(u""), 0);
    EXPECT_EQ(cellWidth(u"E2EL 410.0 ms"), 13);
}

TEST(CellWidth, CountsWideCharactersAsTwo)
{
    EXPECT_EQ(cellWidth(u"并发数"), 6);
    EXPECT_EQ(cellWidth(u"ｗｉｄｅ"), 8);
    EXPECT_EQ(cellWidth(u"한글"), 4);
    EXPECT_EQ(cellWidth(u"𠀀"), 2);
    EXPECT_EQ(cellWidth(u"é—→│"), 4);
}

TEST(CellWidth, CountsAGraphemeOnce)
{
    EXPECT_EQ(cellWidth(u"e\u0301"), 1);
    EXPECT_EQ(cellWidth(u"👍🏽"), 2);
    EXPECT_EQ(cellWidth(u"👨‍👩‍👧"), 2);
    EXPECT_EQ(cellWidth(u"\u200b"), 0);
}

TEST(CellWidth, SurvivesLoneSurrogates)
{
    const QString lone(QChar(0xd800));
    EXPECT_LE(cellWidth(lone), 1);
    EXPECT_EQ(cellWidth(lone + u"ab"_s), cellWidth(lone) + 2);
}

TEST(LeftCells, NeverSplitsAWideCharacter)
{
    EXPECT_EQ(leftCells(u"abc", 2), u"ab"_s);
    EXPECT_EQ(leftCells(u"abc", 9), u"abc"_s);
    EXPECT_EQ(leftCells(u"并发", 3), u"并"_s);
    EXPECT_EQ(leftCells(u"e\u0301x", 1), u"e\u0301"_s);
    EXPECT_EQ(leftCells(u"并发", 0), u""_s);
    EXPECT_EQ(leftCells(u"abc", -1), u""_s);
}

TEST(SingleLine, TakesTheTeethOutOfControlCharacters)
{
    EXPECT_EQ(singleLine(u"a\r\nb\tc\u001b[31md\u2028e\u202ef\u0085"), u"a  b c [31md e f "_s);
    EXPECT_EQ(singleLine(u"并发 ok"), u"并发 ok"_s);
}

} // namespace
} // namespace aisb::report
