// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/csv.h"

#include "result_helpers.h"

namespace aisb::core {

using namespace Qt::StringLiterals;

TEST(Csv, QuotesOnlyWhatNeedsIt)
{
    EXPECT_EQ(csvRow({u"a"_s, u"b c"_s, u""_s}), QByteArray("a,b c,\r\n"));
    EXPECT_EQ(
        csvRow({u"a,b"_s, u"q\"q"_s, u"x\ny"_s}), QByteArray("\"a,b\",\"q\"\"q\",\"x\ny\"\r\n"));
}

TEST(Csv, GuardsFormulasForPeopleButNotNumbers)
{
    EXPECT_EQ(csvRowForPeople({u"=1+1"_s, u"-5"_s, u"@x"_s, u"+a"_s}),
        QByteArray("'=1+1,-5,'@x,'+a\r\n"));
    EXPECT_EQ(csvRow({u"=1+1"_s}), QByteArray("=1+1\r\n"));
}

TEST(Csv, ReadsWhatItWrites)
{
    const QStringList cells{
        u"plain"_s, u"a,b"_s, u"line\r\nbreak"_s, u"\"quoted\""_s, u""_s, u"你好"_s};
    const auto rows = readCsv(csvRow(cells) + csvRow({u"second"_s, u""_s}));
    ASSERT_OK(rows);
    ASSERT_EQ(rows->size(), 2u);
    EXPECT_EQ(rows->at(0), cells);
    EXPECT_EQ(rows->at(1), QStringList({u"second"_s, u""_s}));
}

TEST(Csv, AcceptsBomAndAnyLineEnd)
{
    const auto rows = readCsv("\xEF\xBB\xBF"
                              "a,b\n1,2\r3,4\r\n\n5,");
    ASSERT_OK(rows);
    ASSERT_EQ(rows->size(), 4u);
    EXPECT_EQ(rows->at(0), QStringList({u"a"_s, u"b"_s}));
    EXPECT_EQ(rows->at(3), QStringList({u"5"_s, u""_s}));
    EXPECT_TRUE(readCsv("")->empty());
}

TEST(Csv, ErrorsNameTheLine)
{
    const auto unclosed = readCsv("a\nb\n\"c");
    EXPECT_FAILS_WITH(unclosed, ErrorCode::DsetData002);
    EXPECT_TRUE(unclosed.error().detail.startsWith(u"line 3: expected a closing quote"_s));
    EXPECT_FALSE(readCsv("\"a\"b,c\n"));
    EXPECT_FALSE(readCsv("abcdef", {.maxCellBytes = 3}));
    EXPECT_FALSE(readCsv("a\nb\nc\n", {.maxRows = 2}));
}

} // namespace aisb::core
