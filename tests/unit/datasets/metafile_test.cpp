// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/metafile.h"
#include "result_helpers.h"

#include <gmock/gmock.h>

#include <set>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::ErrorCode;

namespace {

QByteArray percentage(const QByteArray &list)
{
    return R"({"output_config": {"method": "percentage", "params": {"percentage_distribute": )"
        + list + "}}}";
}

QByteArray uniform(const QByteArray &params)
{
    return R"({"output_config": {"method": "uniform", "params": )" + params + "}}";
}

std::optional<ErrorCode> codeOf(const QByteArray &text)
{
    const core::Result<MetaFile> meta = readMetaFile(text);
    return meta ? std::nullopt : std::optional(meta.error().code);
}

MetaFile meta(const QByteArray &text)
{
    const core::Result<MetaFile> read = readMetaFile(text);
    EXPECT_TRUE(read.has_value()) << text.toStdString();
    return read.value_or(MetaFile());
}

} // namespace

TEST(MetaFile, ReadsEveryKey)
{
    const MetaFile read = meta("\xEF\xBB\xBF"
                               R"({"request_count": "12", "sampling_mode": "shuffle",
        "output_config": {"method": "percentage", "params": {"percentage_distribute": [[500, 0.25], [1000, 0.75]]}}})");
    EXPECT_EQ(read.requestCount, 12);
    EXPECT_EQ(read.sampling, MetaFile::Sampling::Shuffle);
    EXPECT_EQ(read.output, MetaFile::Output::Percentage);
    ASSERT_EQ(read.shares.size(), 2U);
    EXPECT_EQ(read.shares[1].first, 1000);
    const MetaFile other = meta(uniform(R"({"min_value": "3", "max_value": 7})"));
    EXPECT_EQ(other.minTokens, 3);
    EXPECT_EQ(other.maxTokens, 7);
    EXPECT_FALSE(meta("{}").requestCount.has_value());
}

TEST(MetaFile, HasACodePerMistake)
{
    for (const QByteArray value :
        {"0", "-1", "1.5", "\"x\"", "\"+3\"", "\"\"", "true", "null", "99999999999"})
        EXPECT_EQ(codeOf("{\"request_count\": " + value + "}"), ErrorCode::UtilsParam002)
            << value.toStdString();
    EXPECT_EQ(codeOf(uniform(R"({"min_value": 0, "max_value": 7})")), ErrorCode::UtilsParam003);
    EXPECT_EQ(codeOf(uniform(R"({"min_value": 1, "max_value": "x"})")), ErrorCode::UtilsParam003);
    EXPECT_EQ(codeOf(uniform(R"({"min_value": 8, "max_value": 7})")), ErrorCode::UtilsParam004);
    EXPECT_EQ(codeOf(uniform(R"({"min_value": 8})")), ErrorCode::UtilsParam005);
    EXPECT_EQ(codeOf(R"({"output_config": {"method": "uniform"}})"), ErrorCode::UtilsParam005);
    EXPECT_EQ(codeOf(R"({"output_config": {"params": {}}})"), ErrorCode::UtilsParam005);
    EXPECT_EQ(codeOf(R"({"output_config": {"method": "percentage", "params": {}}})"),
        ErrorCode::UtilsParam005);
    for (const QByteArray list :
        {"[]", "5", "[[1]]", "[[1, 0.5]]", "[[0, 1]]", "[[1, 0]]", "[[1, 1.1]]", "[[1, \"1\"]]",
            "[[1, 0.5], [2, 0.6]]", "[[1.5, 1]]", "[[1, 0.9999999999999999]]"})
        EXPECT_EQ(codeOf(percentage(list)), ErrorCode::UtilsParam006) << list.toStdString();
    EXPECT_EQ(codeOf(R"({"output_config": {"method": "gauss", "params": {}}})"),
        ErrorCode::UtilsParam007);
    EXPECT_EQ(codeOf(R"({"request_cout": 3})"), ErrorCode::UtilsParam008);
    EXPECT_EQ(codeOf(R"({"output_config": {"method": "uniform", "params": {}, "x": 1}})"),
        ErrorCode::UtilsParam008);
    EXPECT_EQ(codeOf(uniform(R"({"min_value": 1, "max_value": 2, "mean": 3})")),
        ErrorCode::UtilsParam008);
    EXPECT_EQ(codeOf(R"({"sampling_mode": "randm"})"), ErrorCode::UtilsType007);
    EXPECT_EQ(codeOf(R"({"sampling_mode": 1})"), ErrorCode::UtilsType007);
    EXPECT_EQ(codeOf(R"({"output_config": []})"), ErrorCode::UtilsType007);
    EXPECT_EQ(codeOf("[]"), ErrorCode::UtilsType007);
    EXPECT_EQ(codeOf("{oops"), ErrorCode::UtilsType007);
    EXPECT_EQ(codeOf(""), ErrorCode::UtilsType007);
}

TEST(MetaFile, ListsUnknownKeysWithSuggestions)
{
    const core::Result<MetaFile> read = readMetaFile(R"({"request_cout": 3, "zzz": 1})");
    ASSERT_FALSE(read.has_value());
    EXPECT_TRUE(read.error().detail.contains(u"request_cout, did you mean \"request_count\""_s));
    EXPECT_TRUE(read.error().detail.contains(u"zzz"_s));
}

TEST(MetaFile, AddsSharesAsDecimals)
{
    EXPECT_EQ(codeOf(percentage("[[1, 0.1], [2, 0.2], [3, 0.7]]")), std::nullopt);
    EXPECT_EQ(codeOf(percentage("[[1, 0.1], [2, 0.1], [3, 0.1], [4, 0.7]]")), std::nullopt);
    EXPECT_EQ(codeOf(percentage("[[1, 1]]")), std::nullopt);
    EXPECT_EQ(codeOf(percentage("[[1, 1e-7], [2, 0.9999999]]")), std::nullopt);
    EXPECT_EQ(codeOf(percentage("[[1, 0.333], [2, 0.333], [3, 0.333]]")), ErrorCode::UtilsParam006);
}

TEST(MetaFileRows, RepeatCyclically)
{
    core::Random random(1);
    EXPECT_THAT(chooseRows(meta("{}"), 3, random), testing::ElementsAre(0, 1, 2));
    EXPECT_THAT(chooseRows(meta(R"({"request_count": 7})"), 3, random),
        testing::ElementsAre(0, 1, 2, 0, 1, 2, 0));
    EXPECT_THAT(chooseRows(meta(R"({"request_count": 2})"), 3, random), testing::ElementsAre(0, 1));
    EXPECT_TRUE(chooseRows(meta("{}"), 0, random).empty());
}

TEST(MetaFileRows, RandomTakesFromAllWithoutReplacement)
{
    const MetaFile file = meta(R"({"request_count": 3, "sampling_mode": "random"})");
    EXPECT_TRUE(isRandom(file));
    std::set<qint64> seen;
    for (quint64 seed = 0; seed < 200; ++seed) {
        core::Random random(seed);
        const std::vector<qint64> rows = chooseRows(file, 5, random);
        ASSERT_EQ(rows.size(), 3U);
        EXPECT_EQ(std::set(rows.begin(), rows.end()).size(), 3U);
        seen.insert(rows.begin(), rows.end());
    }
    EXPECT_EQ(seen.size(), 5U);
    core::Random random(1);
    std::vector<qint64> more =
        chooseRows(meta(R"({"request_count": 7, "sampling_mode": "random"})"), 3, random);
    std::sort(more.begin(), more.end());
    EXPECT_THAT(more, testing::ElementsAre(0, 0, 0, 1, 1, 2, 2));
}

TEST(MetaFileRows, ShuffleTakesTheFirstOnes)
{
    const MetaFile file = meta(R"({"request_count": 4, "sampling_mode": "shuffle"})");
    std::set<std::vector<qint64>> orders;
    for (quint64 seed = 0; seed < 500; ++seed) {
        core::Random random(seed);
        const std::vector<qint64> rows = chooseRows(file, 9, random);
        EXPECT_THAT(rows, testing::UnorderedElementsAre(0, 1, 2, 3));
        orders.insert(rows);
    }
    EXPECT_EQ(orders.size(), 24U);
}

TEST(MetaFileLimits, PercentageFloorsAndGivesTheRestToTheLast)
{
    core::Random random(1);
    const std::vector<qint64> limits =
        outputLimits(meta(percentage("[[5, 0.29], [6, 0.71]]")), 100, random);
    EXPECT_EQ(std::count(limits.begin(), limits.end(), 5), 28); // 0.29 * 100 is 28.999999999999996
    EXPECT_EQ(limits.size(), 100U);
    EXPECT_EQ(limits[27], 5);
    EXPECT_EQ(limits[28], 6);
    EXPECT_THAT(outputLimits(meta(percentage("[[5, 0.25], [6, 0.25], [7, 0.5]]")), 3, random),
        testing::ElementsAre(7, 7, 7));
    EXPECT_FALSE(isRandom(meta(percentage("[[5, 1]]"))));
}

TEST(MetaFileLimits, UniformIsInclusive)
{
    core::Random random(1);
    const std::vector<qint64> limits =
        outputLimits(meta(uniform(R"({"min_value": 3, "max_value": 5})")), 900, random);
    EXPECT_EQ(std::set(limits.begin(), limits.end()), (std::set<qint64>{3, 4, 5}));
    EXPECT_TRUE(outputLimits(meta("{}"), 3, random).empty());
}

} // namespace aisb::datasets
