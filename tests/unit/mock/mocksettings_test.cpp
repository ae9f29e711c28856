// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/mocksettings.h"
#include "result_helpers.h"

#include <gtest/gtest.h>

namespace aisb::mock {

using namespace Qt::StringLiterals;
using core::ErrorCode;

TEST(MockSettings, HasTheSimulatorsShippedValues)
{
    const MockSettings settings;
    EXPECT_EQ(settings.profile, Profile::AisbenchSim);
    EXPECT_DOUBLE_EQ(settings.ttftS, 0.1);
    EXPECT_DOUBLE_EQ(settings.tpotS, 0.01);
    EXPECT_DOUBLE_EQ(settings.e2elS, 0.2);
    EXPECT_FALSE(settings.isMtpEnabled);
    EXPECT_FALSE(settings.isContentRandom);
    EXPECT_EQ(settings.minTokens, 10);
    EXPECT_EQ(settings.tokensPerChunk, 2);
    EXPECT_EQ(settings.effectiveDelayUnit(), DelayUnit::Char);
}

TEST(MockSettings, ReadsFlatAndGroupedKeys)
{
    const core::Result<MockSettings> read = readSettings(R"({
        "profile": "vllm", "general": {"enable_mtp": true}, "stream_latency": {"ttft": 0.5, "tpot": 0.02},
        "text_latency": {"e2el": 1}, "random_dataset": {"random_content": true, "min_tokens": 3, "tokens_per_chunk": 4},
        "length": "echo", "jitter": 0.1, "seed": 7, "model": "m", "delay_unit": "char", "embed_send_time": true,
        "faults": [{"kind": "no_done"}, {"kind": "status", "value": 429, "only": 2}]})");
    ASSERT_OK(read);
    EXPECT_EQ(read->profile, Profile::Vllm);
    EXPECT_TRUE(read->isMtpEnabled);
    EXPECT_DOUBLE_EQ(read->ttftS, 0.5);
    EXPECT_DOUBLE_EQ(read->e2elS, 1);
    EXPECT_EQ(read->minTokens, 3);
    EXPECT_EQ(read->tokensPerChunk, 4);
    EXPECT_EQ(read->lengths, LengthDistribution::Echo);
    EXPECT_EQ(read->seed, 7U);
    EXPECT_EQ(read->modelName, u"m"_s);
    EXPECT_EQ(read->effectiveDelayUnit(), DelayUnit::Char);
    EXPECT_TRUE(read->isSendTimeEmbedded);
    ASSERT_EQ(read->faults.size(), 2U);
    EXPECT_EQ(read->faults[1].onlyRequests.front(), 2);
}

TEST(MockSettings, ReportsAllWrongFieldsAtOnce)
{
    const core::Result<MockSettings> read = readSettings(
        R"({"ttft": -1, "tpot": "x", "stream_latency": {"e2el": []}, "jitter": 2, "min_tokens": 1.5, "length": "long",
            "delay_unit": "word", "profile": "llama", "colour": 1, "faults": [{"kind": "no_such"}], "seed": -1,
            "enable_mtp": 1, "model": null})");
    EXPECT_FAILS_WITH(read, ErrorCode::UtilsCfg002);
    for (const QString &field : {u"ttft: "_s, u"tpot: "_s, u"stream_latency.e2el: "_s,
             u"jitter: "_s, u"min_tokens: "_s, u"length: "_s, u"delay_unit: "_s, u"profile: "_s,
             u"no profile"_s, u"colour: unknown key"_s, u"faults[0].kind: "_s, u"seed: "_s,
             u"enable_mtp: "_s, u"model: "_s})
        EXPECT_TRUE(read.error().detail.contains(field)) << field.toStdString();
}

TEST(MockSettings, RefusesWhatIsNoJsonObject)
{
    EXPECT_FAILS_WITH(readSettings("{oops"), ErrorCode::UtilsCfg002);
    EXPECT_FAILS_WITH(readSettings("[]"), ErrorCode::UtilsCfg002);
    EXPECT_FAILS_WITH(readSettings(""), ErrorCode::UtilsCfg002);
    EXPECT_FAILS_WITH(readSettings(R"({"faults": {}})"), ErrorCode::UtilsCfg002);
}

TEST(MockSettings, KnowsProfilesByName)
{
    for (const QString &name : {u"aisbench-sim"_s, u"vllm"_s, u"tgi"_s, u"triton"_s, u"mindie"_s,
             u"vita"_s, u"vllm-old"_s, u"ollama"_s}) {
        const core::Result<Profile> profile = profileFromName(name);
        ASSERT_OK(profile);
        EXPECT_EQ(profileName(*profile), name);
    }
    for (const QString &name : {u"llama"_s, u"openai"_s, u""_s}) {
        const core::Result<Profile> profile = profileFromName(name);
        EXPECT_FAILS_WITH(profile, ErrorCode::UtilsCfg002);
        EXPECT_TRUE(profile.error().detail.contains(u"triton"_s));
    }
}

} // namespace aisb::mock
