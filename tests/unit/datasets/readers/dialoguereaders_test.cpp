// SPDX-License-Identifier: GPL-3.0-or-later
#include "../entries.h"
#include "datasets/cases.h"
#include "result_helpers.h"
#include "shipped.h"

#include <algorithm>

namespace aisb::datasets {
namespace {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

core::DatasetSpec entryOf(const QString &config, const QString &abbr, const QString &path)
{
    core::DatasetSpec spec = test::shipped(config, abbr);
    spec.config.set(u"path"_s, path);
    return spec;
}

class Dialogues : public testing::Test
{
protected:
    core::Result<test::LoadedCases> shareGpt(const QByteArray &content, bool isShuffled = false)
    {
        core::DatasetSpec spec = entryOf(
            u"sharegpt/sharegpt_gen"_s, u"sharegpt"_s, m_folder.write(u"sharegpt.json"_s, content));
        spec.config.set(u"disable_shuffle"_s, !isShuffled);
        return test::loadCases(spec, m_context);
    }
    core::Result<test::LoadedCases> mtBench(const QByteArray &content)
    {
        return test::loadCases(entryOf(u"mtbench/mtbench_gen"_s, u"mtbench"_s,
                                   m_folder.write(u"question.jsonl"_s, content)),
            m_context);
    }

    test::Folder m_folder;
    LoadContext m_context = m_folder.context();
};

// "question>answer" of every turn.
QString turnsText(const core::Case &item)
{
    QStringList turns;
    for (const core::Turn &turn : item.turns)
        turns.append(turn.asked.items().front()[u"prompt"].toString() + u'>' + turn.answer);
    return turns.join(u'|');
}

QByteArray conversations(int count)
{
    QByteArray list;
    for (int i = 0; i < count; ++i)
        list += (i == 0 ? "[" : ",")
            + QByteArray(R"({"id": "c", "conversations": [{"from": "human", "value": "q)")
            + QByteArray::number(i) + R"("}, {"from": "gpt", "value": "a"}]})";
    return list + "]";
}

TEST_F(Dialogues, ShareGptKeepsWholeConversationsThatAPersonBegins)
{
    const auto loaded = shareGpt(R"([
        {"id": "a", "conversations": [{"from": "human", "value": "u1"}, {"from": "gpt", "value": "g1"},
            {"from": "human", "value": "u2"}, {"from": "gpt", "value": "g2"}]},
        {"id": "odd", "conversations": [{"from": "human", "value": "u"}]},
        {"id": 7, "conversations": [{"from": "gpt", "value": "g"}, {"from": "human", "value": "u"}]},
        {"id": "none", "conversations": []},
        {"id": "b", "conversations": [{"from": "human", "value": "v1"}, {"from": "gpt", "value": ""}]}])");
    ASSERT_OK(loaded);
    ASSERT_EQ(loaded->cases.size(), 2U);
    EXPECT_EQ(turnsText(loaded->cases[0]), u"u1>g1|u2>g2"_s);
    EXPECT_EQ(turnsText(loaded->cases[1]), u"v1>"_s);
    EXPECT_EQ(loaded->cases[0].id, 0);
    EXPECT_EQ(loaded->cases[1].id, 1);
    EXPECT_EQ(loaded->cases[0].dialogueMode, core::DialogueMode::Every);
    EXPECT_EQ(core::writeJson(loaded->cases[0].gold), R"(["g1", "g2"])");
    EXPECT_FALSE(loaded->seed);
    ASSERT_EQ(loaded->notes.size(), 1);
    EXPECT_TRUE(loaded->notes[0].contains(u"2 of 5 conversations"_s));
}

TEST_F(Dialogues, ShareGptIsShuffledByTheSeedUnlessToldNotTo)
{
    const auto order = [](const test::LoadedCases &loaded) {
        QStringList texts;
        for (const core::Case &item : loaded.cases)
            texts.append(turnsText(item));
        return texts;
    };
    m_context.seed = 5;
    const auto plain = shareGpt(conversations(30));
    const auto first = shareGpt(conversations(30), true);
    const auto second = shareGpt(conversations(30), true);
    m_context.seed = 6;
    const auto other = shareGpt(conversations(30), true);
    for (const auto &loaded : {plain, first, second, other})
        ASSERT_OK(loaded);
    EXPECT_EQ(first->seed, 5U);
    EXPECT_EQ(order(*first), order(*second));
    EXPECT_NE(order(*first), order(*plain));
    EXPECT_NE(order(*first), order(*other));
    QStringList sorted = order(*first);
    QStringList all = order(*plain);
    sorted.sort();
    all.sort();
    EXPECT_EQ(sorted, all) << "every conversation once";
    EXPECT_EQ(first->cases[3].id, 3) << "ids count in the order of sending";
}

TEST_F(Dialogues, ShareGptNamesTheElementThatIsBroken)
{
    const auto noText = shareGpt(R"([{"conversations": [{"from": "human", "value": "u"},
        {"from": "gpt", "value": 3}]}])");
    EXPECT_FAILS_WITH(noText, ErrorCode::DsetData006);
    EXPECT_TRUE(noText.error().detail.contains(u"sharegpt.json"_s));
    EXPECT_TRUE(noText.error().detail.contains(u"message 1"_s));
    EXPECT_FAILS_WITH(shareGpt(R"([{"id": "a"}])"), ErrorCode::DsetData006);
    EXPECT_FAILS_WITH(shareGpt("[{"), ErrorCode::DsetData002);
    EXPECT_FAILS_WITH(shareGpt("[]"), ErrorCode::DsetData002);
    EXPECT_FAILS_WITH(shareGpt(R"([{"conversations": [1, 2]}])"), ErrorCode::DsetData002);
}

TEST_F(Dialogues, MtBenchHasReferenceAnswersOrEmptyOnes)
{
    const auto loaded =
        mtBench(R"({"question_id": 81, "prompt": ["u1", "u2"], "reference": ["g1", "g2"]})"
                "\n"
                R"({"question_id": "82", "prompt": ["v1", "v2"]})"
                "\n"
                R"({"question_id": 83, "prompt": ["w1"], "reference": []})"
                "\n"
                R"({"question_id": 84, "turns": ["x1", "x2"], "reference": null})"
                "\n");
    ASSERT_OK(loaded);
    ASSERT_EQ(loaded->cases.size(), 4U);
    EXPECT_EQ(turnsText(loaded->cases[0]), u"u1>g1|u2>g2"_s);
    EXPECT_EQ(turnsText(loaded->cases[1]), u"v1>|v2>"_s);
    EXPECT_EQ(turnsText(loaded->cases[2]), u"w1>"_s);
    EXPECT_EQ(turnsText(loaded->cases[3]), u"x1>|x2>"_s);
}

TEST_F(Dialogues, MtBenchNamesTheLineThatIsBroken)
{
    const auto uneven = mtBench("{\"prompt\": [\"a\"]}\n{\"prompt\": [\"a\", \"b\"], "
                                "\"reference\": [\"c\"]}\n");
    EXPECT_FAILS_WITH(uneven, ErrorCode::DsetData006);
    EXPECT_TRUE(uneven.error().detail.contains(u"line 2"_s));
    EXPECT_FAILS_WITH(mtBench("{\"prompt\": []}\n"), ErrorCode::DsetData006);
    EXPECT_FAILS_WITH(mtBench("{\"prompt\": \"a\"}\n"), ErrorCode::DsetData006);
    EXPECT_FAILS_WITH(mtBench("{\"question_id\": 1}\n"), ErrorCode::DsetData006);
    EXPECT_FAILS_WITH(mtBench("\n"), ErrorCode::DsetData002);
}

TEST_F(Dialogues, AMissingFileIsNamedWithWhatBelongsThere)
{
    const auto missing =
        test::loadCases(test::shipped(u"mtbench/mtbench_gen"_s, u"mtbench"_s), m_context);
    EXPECT_FAILS_WITH(missing, ErrorCode::DsetFile001);
    EXPECT_TRUE(missing.error().detail.contains(u"mtbench/question.jsonl"_s));
    EXPECT_TRUE(missing.error().detail.contains(u"\"prompt\""_s));
}

TEST_F(Dialogues, AnUnknownModeIsSeenBeforeAnythingIsLoaded)
{
    core::DatasetSpec spec = test::shipped(u"mtbench/mtbench_gen"_s, u"mtbench"_s);
    EXPECT_TRUE(checkDataset(spec).empty());
    Json infer = spec.config[u"infer_cfg"];
    Json inferencer = infer[u"inferencer"];
    inferencer.set(u"infer_mode"_s, Json(u"first"_s));
    infer.set(u"inferencer"_s, inferencer);
    spec.config.set(u"infer_cfg"_s, infer);
    const std::vector<core::Issue> issues = checkDataset(spec);
    ASSERT_EQ(issues.size(), 1U);
    EXPECT_EQ(issues[0].error.code, ErrorCode::IcliParam002);
    EXPECT_TRUE(issues[0].error.detail.contains(u"first"_s));
}

} // namespace
} // namespace aisb::datasets
