// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/promptbuilder.h"

namespace aisb::datasets {

using namespace Qt::StringLiterals;

namespace {

QString versionOf(QByteArray config)
{
    config.replace(
        "@P", "ais_bench.benchmark.openicl.icl_prompt_template.icl_prompt_template.PromptTemplate");
    config.replace(
        "@Z", "ais_bench.benchmark.openicl.icl_retriever.icl_zero_retriever.ZeroRetriever");
    config.replace(
        "@K", "ais_bench.benchmark.openicl.icl_retriever.icl_fix_k_retriever.FixKRetriever");
    config.replace(
        "@G", "ais_bench.benchmark.openicl.icl_inferencer.icl_gen_inferencer.GenInferencer");
    const auto json = core::readJson(config);
    EXPECT_TRUE(json) << config.constData();
    return json ? promptVersion(*json) : QString();
}

} // namespace

TEST(PromptVersion, IsThatOfTheDefaults)
{
    EXPECT_EQ(versionOf(R"({"prompt_template": {"type": "@P", "template": "{dummy}"},
        "retriever": {"type": "@Z"}, "inferencer": {"type": "@G"}})"),
        u"a39421"_s);
}

TEST(PromptVersion, HashesTextsAndDialogues)
{
    EXPECT_EQ(versionOf(R"({"prompt_template": {"type": "@P",
        "template": "Question: {question}\nLet's think step by step\nAnswer:"},
        "retriever": {"type": "@Z"}, "inferencer": {"type": "@G"}})"),
        u"d486ce"_s);
    EXPECT_EQ(
        versionOf(R"({"prompt_template": {"type": "@P", "template": {"round": [{"role": "HUMAN",
        "prompt": "阅读以下文章，并给出简短的摘要：{content}\n摘要如下："}]}},
        "retriever": {"type": "@Z"}, "inferencer": {"type": "@G"}})"),
        u"243dac"_s);
}

TEST(PromptVersion, MovesFixedRowsToTheInferencer)
{
    EXPECT_EQ(versionOf(R"({"ice_template": {"type": "@P",
        "template": "{problem}\nPlease reason step by step, and put your final answer within \\boxed{}.\nAnswer: {solution}\n"},
        "prompt_template": {"type": "@P", "ice_token": "</E>",
        "template": "</E>\n{problem}\nPlease reason step by step, and put your final answer within \\boxed{}."},
        "retriever": {"type": "@K", "fix_id_list": [0, 1, 2, 3, 4]}, "inferencer": {"type": "@G"}})"),
        u"540afd"_s);
}

TEST(PromptVersion, IsEmptyWithoutConfiguration)
{
    EXPECT_EQ(promptVersion(core::Json()), QString());
}

} // namespace aisb::datasets
