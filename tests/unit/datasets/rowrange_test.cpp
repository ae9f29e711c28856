// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/rowrange.h"
#include "result_helpers.h"

#include <gmock/gmock.h>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using testing::ElementsAre;

namespace {

std::vector<qint64> rows(const QString &range, qint64 count = 6)
{
    const core::Result<std::vector<qint64>> found = rowsInRange(range, count);
    EXPECT_TRUE(found.has_value()) << range.toStdString();
    return found.value_or(std::vector<qint64>());
}

} // namespace

TEST(RowRange, IsAPythonSlice)
{
    EXPECT_THAT(rows(u""_s), ElementsAre(0, 1, 2, 3, 4, 5));
    EXPECT_THAT(rows(u"[:]"_s), ElementsAre(0, 1, 2, 3, 4, 5));
    EXPECT_THAT(rows(u"[0:2]"_s), ElementsAre(0, 1));
    EXPECT_THAT(rows(u"[:99]"_s), ElementsAre(0, 1, 2, 3, 4, 5));
    EXPECT_THAT(rows(u"[4:]"_s), ElementsAre(4, 5));
    EXPECT_THAT(rows(u"[-2:]"_s), ElementsAre(4, 5));
    EXPECT_THAT(rows(u"[:-4]"_s), ElementsAre(0, 1));
    EXPECT_THAT(rows(u"[-99:2]"_s), ElementsAre(0, 1));
    EXPECT_THAT(rows(u"[::2]"_s), ElementsAre(0, 2, 4));
    EXPECT_THAT(rows(u"[1:6:3]"_s), ElementsAre(1, 4));
    EXPECT_THAT(rows(u"[::-1]"_s), ElementsAre(5, 4, 3, 2, 1, 0));
    EXPECT_THAT(rows(u"[4:1:-2]"_s), ElementsAre(4, 2));
    EXPECT_THAT(rows(u"[99::-4]"_s), ElementsAre(5, 1));
    EXPECT_THAT(rows(u"[-1:-3:-1]"_s), ElementsAre(5, 4));
    EXPECT_THAT(rows(u" [ 1 : 3 ] "_s), ElementsAre(1, 2));
    EXPECT_THAT(rows(u"[::999999999999999999]"_s), ElementsAre(0));
    EXPECT_THAT(rows(u"[::-999999999999999999]"_s), ElementsAre(5));
    EXPECT_TRUE(rows(u"[5:2]"_s).empty());
    EXPECT_TRUE(rows(u"[99:]"_s).empty());
    EXPECT_TRUE(rows(u"[0:2]"_s, 0).empty());
    EXPECT_TRUE(rows(u"[::-1]"_s, 0).empty());
}

TEST(RowRange, Chains)
{
    EXPECT_THAT(rows(u"[2:][:3]"_s), ElementsAre(2, 3, 4));
    EXPECT_THAT(rows(u"[::-1][1:][::2]"_s), ElementsAre(4, 2, 0));
}

TEST(RowRange, RefusesEverythingElse)
{
    for (const QString &text :
        {u"[3]"_s, u"0:8"_s, u"[a:b]"_s, u"[1:2"_s, u"[1:2]x"_s, u"[]"_s, u"[1:2:3:4]"_s,
            u"[1.5:]"_s, u"[::0]"_s, u"[99999999999999999999:]"_s, u"__import__"_s}) {
        EXPECT_FAILS_WITH(rowsInRange(text, 6), ErrorCode::DsetCfg001);
    }
}

// The expectations are what Python's random.Random(n).shuffle gives.
TEST(RowRange, DrawsANumberOfRowsAsPythonDoes)
{
    const auto drawn = [](const core::Json &range, qint64 count) {
        return chooseRange(range, count).rows.value_or(std::vector<qint64>());
    };
    EXPECT_THAT(drawn(core::Json(3), 10), ElementsAre(1, 5, 6));
    EXPECT_THAT(drawn(core::Json(0.3), 10), ElementsAre(1, 5, 6));
    EXPECT_THAT(drawn(core::Json(5), 20), ElementsAre(4, 9, 6, 5, 14));
    EXPECT_THAT(drawn(core::Json(0.25), 20), ElementsAre(4, 9, 6, 5, 14));
    EXPECT_EQ(drawn(core::Json(700), 1000).size(), 700U);
    EXPECT_EQ(drawn(core::Json(700), 1000)[9], 261);
    EXPECT_TRUE(chooseRange(core::Json(0.01), 20).rows->empty());
}

TEST(RowRange, LeavesAllRowsWhenItIsUnusable)
{
    for (const core::Json &range : {core::Json(0), core::Json(-3), core::Json(11), core::Json(5.5),
             core::Json(true), core::Json(u"[x]"_s), core::Json::array()}) {
        const RangeChoice choice = chooseRange(range, 10);
        EXPECT_FALSE(choice.rows);
        EXPECT_FALSE(choice.note.isEmpty());
    }
    EXPECT_FALSE(chooseRange(core::Json(), 10).rows);
    EXPECT_TRUE(chooseRange(core::Json(), 10).note.isEmpty());
    EXPECT_TRUE(chooseRange(core::Json(10), 10).note.isEmpty());
    EXPECT_EQ(chooseRange(core::Json(u"[2:4]"_s), 10).rows->size(), 2U);
}

} // namespace aisb::datasets
