// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/jsonlines.h"

#include <QBuffer>

#include <gtest/gtest.h>

namespace aisb::core {

using namespace Qt::StringLiterals;

namespace {

struct Seen
{
    std::vector<JsonLine> lines;
    bool isComplete = false;
};

Seen read(QByteArray text, qint64 limit = 1000)
{
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    Seen seen;
    seen.isComplete = readJsonLines(buffer, limit, [&](JsonLine &line) {
        seen.lines.push_back(line);
        return true;
    });
    return seen;
}

} // namespace

TEST(JsonLines, GivesNumberPlaceAndValue)
{
    const Seen seen = read("\xEF\xBB\xBF{\"a\": 1}\r\n\n{\"a\": 2}\n");
    ASSERT_EQ(seen.lines.size(), 2U);
    EXPECT_TRUE(seen.isComplete);
    EXPECT_EQ(seen.lines[0].number, 1);
    EXPECT_EQ(seen.lines[0].offset, 3);
    EXPECT_EQ(seen.lines[0].size, 9);
    EXPECT_EQ((*seen.lines[0].value)[u"a"].toInt(), 1);
    EXPECT_EQ(seen.lines[1].number, 3);
    EXPECT_EQ(seen.lines[1].offset, 14);
    EXPECT_EQ(seen.lines[1].size, 8);
}

TEST(JsonLines, SplitsAtLineFeedOnly)
{
    const Seen seen = read("{\"t\": \"a\xe2\x80\xa8"
                           "b\xc2\x85"
                           "c\"}\n");
    ASSERT_EQ(seen.lines.size(), 1U);
    EXPECT_TRUE(seen.lines[0].value.has_value());
}

TEST(JsonLines, ReportsTruncationGarbageAndGiants)
{
    const Seen seen = read("{\"a\": 1}\nnot json\n" + QByteArray(5000, 'x') + "\n{\"a\": ");
    EXPECT_FALSE(seen.isComplete);
    ASSERT_EQ(seen.lines.size(), 4U);
    EXPECT_FALSE(seen.lines[1].value);
    EXPECT_FALSE(seen.lines[2].value);
    EXPECT_TRUE(seen.lines[2].value.error().detail.contains(u"5000 bytes"_s));
    EXPECT_FALSE(seen.lines[3].value);
}

TEST(JsonLines, StopsWhenTheVisitorHasEnough)
{
    QByteArray text = "1\n2\n3\n";
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    int visits = 0;
    readJsonLines(buffer, 100, [&](JsonLine &) { return ++visits < 2; });
    EXPECT_EQ(visits, 2);
}

} // namespace aisb::core
