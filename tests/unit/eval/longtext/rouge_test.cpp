// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/longtext/rouge.h"
#include "unit/eval/evalhelpers.h"

namespace aisb::eval {
namespace {

using namespace Qt::StringLiterals;

TEST(Rouge, AgreesWithRougeScore)
{
    for (const core::Json &vector : jsonLines(u"rouge_en.jsonl"_s)) {
        const RougeScores scores =
            rougeScores(vector[u"prediction"].toString(), vector[u"reference"].toString());
        const core::Json::Array &expected = vector[u"f"].items();
        const std::string line = core::writeJson(vector).toStdString();
        EXPECT_EQ(scores.rouge1, expected[0].toDouble()) << line;
        EXPECT_EQ(scores.rouge2, expected[1].toDouble()) << line;
        EXPECT_EQ(scores.rougeL, expected[2].toDouble()) << line;
        EXPECT_EQ(scores.rougeLsum, expected[3].toDouble()) << line;
    }
}

TEST(Rouge, CountsRepeatedWordsAsOftenAsBothHaveThem)
{
    const RougeScores scores = rougeScores(u"a a a", u"a a");
    EXPECT_DOUBLE_EQ(scores.rouge1, 0.8); // P 2/3, R 1
    EXPECT_DOUBLE_EQ(scores.rouge2, 2.0 / 3); // P 1/2, R 1
}

TEST(Rouge, OrderOfLinesMattersToRougeLAlone)
{
    const RougeScores scores = rougeScores(u"a b\nc d", u"c d\na b");
    EXPECT_DOUBLE_EQ(scores.rougeL, 0.5);
    EXPECT_DOUBLE_EQ(scores.rougeLsum, 1.0);
}

} // namespace
} // namespace aisb::eval
