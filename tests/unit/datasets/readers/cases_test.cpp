// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/cases.h"

#include "../entries.h"
#include "result_helpers.h"
#include "shipped.h"

namespace aisb::datasets {
namespace {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using test::shipped;
using test::testData;

// The first prompt of the reference's run over the same file.
TEST(CaseSource, MakesThePromptsOfTheReference)
{
    const auto loaded = loadCaseSource(
        shipped(u"gsm8k/gsm8k_gen_0_shot_cot_chat_prompt"_s, u"gsm8k"_s), testData());
    ASSERT_OK(loaded);
    EXPECT_EQ(loaded->kind, InferKind::Generation);
    EXPECT_TRUE(loaded->labels.empty());
    EXPECT_FALSE(loaded->seed);
    ASSERT_EQ(loaded->cases->size(), 20);
    ASSERT_EQ(loaded->test.size(), 20);
    const core::Case made = loaded->cases->at(2);
    EXPECT_EQ(made.id, 2);
    EXPECT_EQ(made.dataAbbr, u"gsm8k"_s);
    EXPECT_EQ(made.gold.toString(), u"There are 4 and 7.\n#### 11"_s);
    EXPECT_EQ(core::writeJson(made.prompt),
        R"([{"section": "round", "pos": "begin"}, {"prompt": )"
        R"("Answer the following question.The last line of the response should follow this )"
        R"(format: \"answer:$ANSWER\" (without quotes), where ANSWER is a number. Let's think )"
        R"(step by step.\n\nQuestion: Box test holds 4 pens and then 7 more are added. How many )"
        R"(pens?", "role": "HUMAN"}, {"section": "round", "pos": "end"}])");
    EXPECT_LT(loaded->cases->memoryBytes(), 16 * 1024 * 1024);
}

TEST(CaseSource, KeepsTheRangeOfTheDemo)
{
    const auto loaded = loadCaseSource(
        shipped(u"demo/demo_gsm8k_gen_0_shot_cot_str_perf"_s, u"demo_gsm8k"_s), testData());
    ASSERT_OK(loaded);
    EXPECT_EQ(loaded->cases->size(), 8);
    EXPECT_EQ(loaded->cases->at(7).id, 7);
}

TEST(CaseSource, TakesTheLimitsOfUsersRows)
{
    const test::Folder folder;
    core::DatasetSpec spec = test::custom(folder.write(u"own.jsonl"_s,
        R"({"question": "a?", "answer": "a"})"
        "\n"
        R"({"question": "b?", "answer": "b", "max_tokens": 7})"
        "\n"));
    const auto loaded = loadCaseSource(spec, folder.context());
    ASSERT_OK(loaded);
    ASSERT_EQ(loaded->cases->size(), 2);
    EXPECT_FALSE(loaded->cases->at(0).maxOutLen);
    EXPECT_EQ(loaded->cases->at(1).maxOutLen, 7);
    EXPECT_EQ(loaded->cases->at(1).prompt.toString(), u"Question: b?\nAnswer: "_s);
    EXPECT_EQ(loaded->cases->at(1).gold.toString(), u"b"_s);
}

TEST(CaseSource, SaysWhichRowOfUsersIsOfAnotherType)
{
    const test::Folder folder;
    const QString path = folder.write(u"own.jsonl"_s,
        R"({"question": "a?", "answer": "a"})"
        "\n"
        R"({"question": "b?", "answer": 2})"
        "\n");
    const auto loaded = loadCaseSource(test::custom(path), folder.context());
    EXPECT_FAILS_WITH(loaded, ErrorCode::DsetData006);
    EXPECT_EQ(loaded.error().detail,
        path + u": row 1: field \"answer\": expected a text throughout as in the rows before"_s);
}

// A label only some training rows have is found while loading.
TEST(CaseSource, FindsABrokenExampleBeforeAnythingIsSent)
{
    core::DatasetSpec spec = shipped(u"gsm8k/gsm8k_gen_0_shot_cot_str"_s, u"gsm8k"_s);
    spec.config.set(u"infer_cfg"_s, test::parsed(R"({
        "ice_template": {"template": {"3": "</E>{question}", "7": "</E>{question}"},
            "ice_token": "</E>"},
        "retriever": {"type": "FixKRetriever", "fix_id_list": [0]}})"));
    EXPECT_FAILS_WITH(loadCaseSource(spec, testData()), ErrorCode::IclrType002);
}

TEST(CaseSource, StopsWhenAsked)
{
    LoadContext context = testData();
    context.progress = [](qint64, qint64) { return false; };
    EXPECT_FAILS_WITH(
        loadCaseSource(shipped(u"gsm8k/gsm8k_gen_0_shot_cot_str"_s, u"gsm8k"_s), context),
        ErrorCode::DsetUnk001);
}

} // namespace
} // namespace aisb::datasets
