// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/specdecode.h"

#include "result_helpers.h"

#include <gtest/gtest.h>

namespace aisb::core {

using namespace Qt::StringLiterals;

namespace {

SpecDecodeCounters exampleBefore()
{
    return {10, 50, 40, {{0, 9}, {1, 9}}};
}

SpecDecodeCounters exampleAfter()
{
    return {173, 865, 849, {{0, 171}, {1, 171}}};
}

} // namespace

TEST(SpecDecodeCounters, AreSummedOverAllLabelSets)
{
    const auto counters = parseSpecDecode(
        "# HELP vllm:spec_decode_num_drafts_total x\n"
        "vllm:spec_decode_num_drafts_total{engine=\"0\",model_name=\"my \\\"big\\\" model}\"} 7.0\n"
        "vllm:spec_decode_num_drafts_total{engine=\"1\"} 3.9 1700000000000\n"
        "vllm:spec_decode_num_drafts_created{engine=\"0\"} 1.7e9\n"
        "vllm:spec_decode_num_draft_tokens_total 5e1\r\n"
        "vllm:spec_decode_num_accepted_tokens_total{a=\"b c\", } 40\n"
        "vllm:spec_decode_num_accepted_tokens_per_pos_total{position=\"0\"} 9\n"
        "vllm:spec_decode_num_accepted_tokens_per_pos_total{model=\"m\",position=\"1\"} 4\n"
        "vllm:spec_decode_num_accepted_tokens_per_pos_total{model=\"n\",position=\"1\"} 5\n"
        "vllm:num_requests_total 99\n");
    ASSERT_OK(counters);
    EXPECT_EQ(*counters, exampleBefore());
}

TEST(SpecDecodeCounters, SkipDamagedLines)
{
    for (const QByteArray &line :
        {"vllm:spec_decode_num_drafts_total{"_ba, "vllm:spec_decode_num_drafts_total{a=\"b"_ba,
            "vllm:spec_decode_num_drafts_total{a=b} 1"_ba, "vllm:spec_decode_num_drafts_total"_ba,
            "vllm:spec_decode_num_drafts_total NaN"_ba, "vllm:spec_decode_x 1"_ba, ""_ba,
            "vllm:spec_decode_num_drafts_total{a=\"\\"_ba, "vllm:spec_decode"_ba})
        EXPECT_FAILS_WITH(parseSpecDecode(line), ErrorCode::ModelData001);
}

TEST(SpecDecodeRates, AreThoseOfTheManual)
{
    const auto rates = specDecodeRates(exampleBefore(), exampleAfter());
    ASSERT_OK(rates);
    EXPECT_EQ(rates->drafts, 163);
    EXPECT_EQ(rates->draftTokens, 815);
    EXPECT_EQ(rates->acceptedTokens, 809);
    EXPECT_NEAR(rates->acceptanceRate, 99.2638, 5e-5);
    EXPECT_NEAR(rates->acceptanceLength, 5.9632, 5e-5);
    EXPECT_NEAR(rates->acceptedAt.at(1), 0.9939, 5e-5);
}

TEST(SpecDecodeRates, TakeMissingPositionsAndNoDrafts)
{
    const auto rates = specDecodeRates({0, 0, 0, {{0, 5}}}, {10, 10, 6, {{1, 3}}});
    ASSERT_OK(rates);
    EXPECT_EQ(rates->acceptedAt, (std::map<qint64, double>{{0, 0.0}, {1, 0.3}}));
    const auto none = specDecodeRates({}, {0, 10, 5, {{0, 1}}});
    ASSERT_OK(none);
    EXPECT_EQ(none->acceptanceLength, 0);
    EXPECT_TRUE(none->acceptedAt.empty());
    EXPECT_FAILS_WITH(specDecodeRates(exampleAfter(), exampleAfter()), ErrorCode::ModelData001);
}

TEST(SpecDecodeJson, HasTheShapeOfTheReference)
{
    const SpecDecodeRun run{
        u"http://10.0.0.1:8080/metrics"_s, u"10.0.0.1"_s, 8080, exampleBefore(), exampleAfter()};
    const Json json = specDecodeJson(run);
    EXPECT_EQ(writeJson(json[u"raw"]),
        R"({"before": {"num_drafts": 10, "num_draft_tokens": 50, "num_accepted_tokens": 40, "accepted_per_pos": {"0": 9, "1": 9}}, "after": {"num_drafts": 173, "num_draft_tokens": 865, "num_accepted_tokens": 849, "accepted_per_pos": {"0": 171, "1": 171}}})");
    EXPECT_EQ(json[u"status"], Json(u"ok"_s));
    EXPECT_TRUE(json[u"error"].isNull());
    EXPECT_EQ(json[u"data"].members().size(), 6U);
}

TEST(SpecDecodeJson, SaysWhyThereIsNothing)
{
    SpecDecodeRun run{u"u"_s, u"h"_s, 1, fail(ErrorCode::ModelData001, u"a"_s),
        fail(ErrorCode::ModelData001, u"b"_s)};
    const Json json = specDecodeJson(run);
    EXPECT_EQ(json[u"status"], Json(u"na"_s));
    EXPECT_EQ(json[u"error"], Json(u"a; b"_s));
    EXPECT_TRUE(json[u"data"].isNull());
    EXPECT_TRUE(json[u"raw"][u"before"].isNull());
    run.before = exampleBefore();
    EXPECT_EQ(specDecodeJson(run)[u"error"], Json(u"b"_s));
}

} // namespace aisb::core
