// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/language/segmenter.h"
#include "unit/eval/evalhelpers.h"

#include <gtest/gtest.h>

namespace aisb::eval {
namespace {

using namespace Qt::StringLiterals;

constexpr auto kGeneral = R"({"type": "x.general_postprocess"})";
constexpr auto kOptions = R"({"type": "first_option_postprocess", "options": "ABCD"})";
constexpr auto kGsm8k = R"({"type": "datasets.gsm8k.gsm8k_postprocess"})";
constexpr auto kReasoning = R"({"type": "extract_non_reasoning_content"})";

// The vectors of spec/accuracy.md 19 and spec/models.md 16.5, and more of the kind.
TEST(PostProcessors, GiveTheKnownResults)
{
    const std::vector<core::Json> vectors = jsonLines(u"postprocessors.jsonl"_s);
    ASSERT_GE(vectors.size(), 100U);
    for (const core::Json &vector : vectors)
        EXPECT_EQ(
            processed(compact(vector[u"config"]), vector[u"input"]), compact(vector[u"result"]))
            << compact(vector).toStdString();
}

TEST(PostProcessors, OnlyTheEndCountsForTheSecondForm)
{
    const QString text = u"The answer is (A)."_s + QString(300, u'x') + u" therefore B then"_s;
    constexpr auto config = R"({"type": "first_option_postprocess_v1", "options": "ABCD"})";
    EXPECT_EQ(processed(config, text), "\"B\"");
    EXPECT_EQ(processed(kOptions, text), "\"A\"");
}

TEST(PostProcessors, WithoutConfigurationNothingHappens)
{
    const auto made = makePostProcessor(core::Json());
    ASSERT_TRUE(made);
    EXPECT_EQ((*made)(core::Json(u" a "_s)), core::Json(u" a "_s));
}

TEST(PostProcessors, WhatIsNoTextPasses)
{
    EXPECT_EQ(processed(kGeneral, core::Json()), "null");
    EXPECT_EQ(processed(kGsm8k, core::Json(3)), "3");
}

TEST(PostProcessors, ChineseTextBecomesWords)
{
    if (!sharedSegmenter())
        GTEST_SKIP() << "no dictionary of Chinese words";
    constexpr auto config = R"({"type": "general_cn_postprocess"})";
    EXPECT_EQ(processed(config, u"今天天气很好。The end."_s), "\"今天天气 很 好 。 The   end .\"");
}

struct Refused
{
    const char *config;
    core::ErrorCode code;
    QString part;
};

TEST(PostProcessors, NameWhatIsWrongWithTheirArguments)
{
    const std::vector<Refused> cases = {
        {R"({"type": "a.first_optoin_postprocess"})", core::ErrorCode::UtilsMatch001,
            u"first_option_postprocess"_s},
        {R"({"type": 3})", core::ErrorCode::DsetCfg001, u"expected the name"_s},
        {R"({"type": "first_option_postprocess"})", core::ErrorCode::DsetCfg001, u"options"_s},
        {R"({"type": "first_option_postprocess", "options": "AB", "cushoin": true})",
            core::ErrorCode::DsetCfg001, u"did you mean \"cushion\""_s},
        {R"({"type": "first_option_postprocess", "options": "Z-A"})", core::ErrorCode::DsetCfg001,
            u"options"_s},
        {R"({"type": "last_option_postprocess", "options": ["AB"]})", core::ErrorCode::DsetCfg001,
            u"one character an option"_s},
        {R"({"type": "match_answer_pattern", "answer_pattern": "A"})", core::ErrorCode::DsetCfg001,
            u"group"_s},
        {R"({"type": "match_answer_pattern", "answer_pattern": "("})", core::ErrorCode::DsetCfg001,
            u"regular expression"_s},
        {R"({"type": "mgsm_postprocess", "lang": "xx"})", core::ErrorCode::DsetCfg001, u"bn, de"_s},
        {R"({"type": "gsm8k_postprocess", "options": "AB"})", core::ErrorCode::DsetCfg001,
            u"takes none"_s},
        {R"({"type": "extract_non_reasoning_content", "think_end_token": ""})",
            core::ErrorCode::DsetCfg001, u"think_end_token"_s},
    };
    for (const Refused &refused : cases) {
        const auto made = makePostProcessor(json(refused.config));
        ASSERT_FALSE(made) << refused.config;
        EXPECT_EQ(made.error().code, refused.code) << refused.config;
        EXPECT_TRUE(made.error().detail.contains(refused.part))
            << made.error().text().toStdString();
    }
}

// A hostile answer of a megabyte must not stall the evaluation.
TEST(PostProcessors, LongAnswersTakeLinearTime)
{
    const QString opened = QString(u"<think>"_s).repeated(150'000);
    EXPECT_EQ(processed(kReasoning, opened).size(), opened.size() + 2);
    const QString boxes = QString(u"The correct answer is ).\n"_s).repeated(40'000);
    EXPECT_EQ(processed(kOptions, boxes), "\"\"");
}

} // namespace
} // namespace aisb::eval
