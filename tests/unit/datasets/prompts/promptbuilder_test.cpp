// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/promptbuilder.h"

#include "datasets/retriever.h"

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

Json parsed(const QByteArray &text)
{
    const auto json = core::readJson(text);
    EXPECT_TRUE(json) << text.constData();
    return json ? *json : Json();
}

RowView rows(std::initializer_list<QByteArray> lines)
{
    auto table = std::make_shared<RowTable>();
    for (const QByteArray &line : lines)
        EXPECT_TRUE(table->append(parsed(line)));
    return RowView(std::move(table));
}

core::Result<core::Case> built(const QByteArray &inferCfg, const QByteArray &a0 = "A",
    const QByteArray &a1 = "B", const QByteArray &testRow = R"({"q": "T0", "a": "A"})")
{
    core::DatasetSpec spec;
    spec.config.set(u"infer_cfg"_s, parsed(inferCfg));
    spec.config.set(u"reader_cfg"_s, parsed(R"({"output_column": "a"})"));
    Splits splits;
    splits.train =
        rows({R"({"q": "Q0", "a": ")" + a0 + R"("})", R"({"q": "Q1", "a": ")" + a1 + R"("})"});
    splits.test = rows({testRow});
    const auto builder = PromptBuilder::make(spec, splits);
    if (!builder)
        return core::fail(builder.error());
    return builder->build(0);
}

} // namespace

TEST(PromptBuilder, RepeatsTheHeadingOfAnExampleTemplate)
{
    const auto made = built(R"({"ice_template": {"template": "Head\n</E>{q}\nAns: {a}",
        "ice_token": "</E>"}, "retriever": {"type": "FixKRetriever", "fix_id_list": [0, 1]}})");
    ASSERT_TRUE(made);
    EXPECT_EQ(made->prompt.toString(), u"Head\nHead\nQ0\nAns: A\nHead\nQ1\nAns: B\nT0\nAns: "_s);
}

TEST(PromptBuilder, PutsExamplesIntoTheirPlace)
{
    const auto made = built(R"({"ice_template": {"template": "{q} -> {a}\n"},
        "prompt_template": {"template": "</E>\n{q}", "ice_token": "</E>"},
        "retriever": {"type": "FixKRetriever", "fix_id_list": [0, 1]}})");
    ASSERT_TRUE(made);
    EXPECT_EQ(made->prompt.toString(), u"Q0 -> A\n\nQ1 -> B\n\n\nT0"_s);
}

TEST(PromptBuilder, PutsExamplesIntoADialogue)
{
    const auto made = built(R"({"ice_template": {"ice_token": "</E>", "template": {"begin": "</E>",
        "round": [{"role": "HUMAN", "prompt": "Q: {q}\nA:"}, {"role": "BOT", "prompt": "{a}"}]}},
        "retriever": {"type": "FixKRetriever", "fix_id_list": [0, 1]}})");
    ASSERT_TRUE(made);
    QStringList prompts;
    for (const Json &item : made->prompt.items())
        if (item.find(u"role") != nullptr)
            prompts.append(item[u"prompt"].toString());
    EXPECT_EQ(prompts,
        QStringList({u"Q: Q0\nA:"_s, u"A"_s, u"Q: Q1\nA:"_s, u"B"_s, u"Q: T0\nA:"_s, u""_s}));
}

namespace {

// The case of a row of a dialogue; more are further members of the inferencer.
core::Result<core::Case> dialogue(const QByteArray &row, const QByteArray &more = {},
    const QByteArray &columns = R"(["question", "answer", "max_out_len"])",
    const QByteArray &begin = {})
{
    core::DatasetSpec spec;
    spec.config.set(u"infer_cfg"_s,
        parsed(R"({"prompt_template": {"template": {)" + begin
            + R"("round": [{"role": "HUMAN", "prompt": "Q: {question}"},
        {"role": "BOT", "prompt": "{answer}"}]}}, "retriever": {"type": "ZeroRetriever"},
        "inferencer": {"type": "x.MultiTurnGenInferencer")"
            + more + "}}"));
    spec.config.set(u"reader_cfg"_s,
        parsed(R"({"input_columns": )" + columns + R"(, "output_column": "answer"})"));
    Splits splits;
    splits.test = rows({row});
    splits.train = splits.test;
    const auto builder = PromptBuilder::make(spec, splits);
    if (!builder)
        return core::fail(builder.error());
    return builder->build(0);
}

} // namespace

TEST(PromptBuilder, CutsADialogueBehindWhatTheModelSays)
{
    const auto made = dialogue(R"({"question": ["u1", "u2", "u3"], "answer": ["g1", "g2"]})");
    ASSERT_TRUE(made);
    ASSERT_EQ(made->turns.size(), 2U) << "the shorter list counts";
    EXPECT_EQ(core::writeJson(made->turns[1].asked), R"([{"role": "HUMAN", "prompt": "Q: u2"}])");
    EXPECT_EQ(made->turns[1].answer, u"g2"_s);
    EXPECT_TRUE(made->prompt.isNull());
    EXPECT_EQ(made->dialogueMode, core::DialogueMode::Every);
    EXPECT_EQ(core::writeJson(made->gold), R"(["g1", "g2"])");
}

TEST(PromptBuilder, KeepsWhatStandsBeforeADialogue)
{
    const auto made = dialogue(R"({"question": ["u1"], "answer": [""], "topic": "bees"})", {},
        R"(["question"])", R"("begin": [{"role": "SYSTEM", "prompt": "On {topic}"}], )");
    ASSERT_TRUE(made);
    EXPECT_EQ(core::writeJson(made->prompt),
        R"([{"section": "begin", "pos": "begin"}, {"role": "SYSTEM", "prompt": "On bees"}, )"
        R"({"section": "begin", "pos": "end"}])");
}

TEST(PromptBuilder, LimitsEachTurnOfADialogue)
{
    const auto list =
        dialogue(R"({"question": ["a", "b", "c"], "answer": ["", "", ""], "max_out_len": [5, 0]})");
    ASSERT_TRUE(list);
    EXPECT_EQ(list->turns[0].maxOutLen, 5);
    EXPECT_FALSE(list->turns[1].maxOutLen);
    EXPECT_FALSE(list->turns[2].maxOutLen);
    EXPECT_FALSE(list->maxOutLen);
    const auto one = dialogue(R"({"question": ["a"], "answer": [""], "max_out_len": 8})");
    ASSERT_TRUE(one);
    EXPECT_EQ(one->maxOutLen, 8);
    EXPECT_FALSE(one->turns[0].maxOutLen);
    const auto unread = dialogue(R"({"question": ["a"], "answer": [""], "max_out_len": [8]})", {},
        R"(["question", "answer"])");
    ASSERT_TRUE(unread);
    EXPECT_FALSE(unread->turns[0].maxOutLen) << "not among the input columns";
}

TEST(PromptBuilder, KnowsTheModesOfADialogue)
{
    const auto mode = [](const QByteArray &more) {
        return dialogue(R"({"question": ["a"], "answer": [""]})", more)->dialogueMode;
    };
    EXPECT_EQ(mode(R"(, "infer_mode": "every")"), core::DialogueMode::Every);
    EXPECT_EQ(mode(R"(, "infer_mode": "every_with_gt")"), core::DialogueMode::EveryWithGroundTruth);
    EXPECT_EQ(mode(R"(, "infer_mode": "last")"), core::DialogueMode::Last);
    for (const QByteArray &bad : {QByteArray(R"("Every")"), QByteArray("3")}) {
        const auto made =
            dialogue(R"({"question": ["a"], "answer": [""]})", R"(, "infer_mode": )" + bad);
        ASSERT_FALSE(made);
        EXPECT_EQ(made.error().code, core::ErrorCode::IcliParam002);
    }
}

TEST(PromptBuilder, RefusesADialogueWithoutTurns)
{
    const auto made = dialogue(R"({"question": "a", "answer": "b"})");
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, core::ErrorCode::DsetData002);
}

TEST(PromptBuilder, TakesTimeStampsAmongTheInputColumns)
{
    const auto built = [](const QByteArray &stamp, const QByteArray &columns) {
        core::DatasetSpec spec;
        spec.config.set(u"infer_cfg"_s, parsed(R"({"prompt_template": {"template": "{q}"}})"));
        spec.config.set(u"reader_cfg"_s, parsed(R"({"input_columns": )" + columns + '}'));
        Splits splits;
        splits.test = rows({R"({"q": "x", "timestamp": )" + stamp + '}'});
        splits.train = splits.test;
        const auto builder = PromptBuilder::make(spec, splits);
        return builder ? builder->build(0) : core::fail(builder.error());
    };
    const QByteArray both = R"(["q", "timestamp"])";
    EXPECT_EQ(built("1500", both)->timestampMs, 1500);
    EXPECT_EQ(built("0.25", both)->timestampMs, 0.25);
    EXPECT_EQ(built("\"40\"", both)->timestampMs, 40);
    EXPECT_FALSE(built("null", both)->timestampMs);
    EXPECT_FALSE(built("\"\"", both)->timestampMs);
    EXPECT_FALSE(built("1500", R"(["q"])")->timestampMs);
    for (const QByteArray &bad : {QByteArray("-1"), QByteArray("\"soon\""), QByteArray("[1]")}) {
        const auto made = built(bad, both);
        ASSERT_FALSE(made) << bad.constData();
        EXPECT_EQ(made.error().code, core::ErrorCode::DsetParam004);
    }
}

TEST(PromptBuilder, SendsLabelsInTheOrderOfTheirText)
{
    const auto made = built(R"({"prompt_template": {"template": {"Positive": "{q} good {a}",
        "Negative": "{q} bad {a}"}}, "inferencer": {"type": "x.PPLInferencer"}})");
    ASSERT_TRUE(made);
    ASSERT_EQ(made->candidates.size(), 2U);
    EXPECT_EQ(made->candidates[0].label.toString(), u"Negative"_s);
    EXPECT_EQ(made->candidates[0].prompt.toString(), u"T0 bad A"_s);
    EXPECT_EQ(made->candidates[1].prompt.toString(), u"T0 good A"_s);
}

TEST(PromptBuilder, SeparatesTheExamplesOfLabels)
{
    const auto made = built(R"({"ice_template": {"ice_token": "</E>", "template": {
        "A": {"begin": "</E>", "round": [{"role": "HUMAN", "prompt": "{q}"}, {"role": "BOT", "prompt": "A"}]},
        "B": {"begin": "</E>", "round": [{"role": "HUMAN", "prompt": "{q}"}, {"role": "BOT", "prompt": "B"}]}}},
        "retriever": {"type": "FixKRetriever", "fix_id_list": [0, 1]},
        "inferencer": {"type": "x.PPLInferencer"}})",
        "B", "A");
    ASSERT_TRUE(made);
    ASSERT_EQ(made->candidates.size(), 2U);
    QStringList texts;
    for (const Json &item : made->candidates[1].prompt.items())
        if (item.isString() || item.find(u"role") != nullptr)
            texts.append(item.isString() ? item.toString() : item[u"prompt"].toString());
    EXPECT_EQ(texts,
        QStringList(
            {u"Q0"_s, u"B"_s, u"\n"_s, u"Q1"_s, u"A"_s, u"\n"_s, u"\n"_s, u"T0"_s, u"B"_s}));
}

TEST(PromptBuilder, WritesValuesAsPythonDoes)
{
    const auto made = built(R"({"prompt_template": {"template": "{q}|{l}|{n}|{b}|{x}"}})", "A", "B",
        R"({"q": "see {n}", "l": ["a", "it's"], "n": null, "b": true})");
    ASSERT_TRUE(made);
    EXPECT_EQ(made->prompt.toString(), u"see None|['a', \"it's\"]|None|True|{x}"_s);
}

TEST(PromptBuilder, RefusesRowsOutsideTheTrainingSplit)
{
    const auto made = built(R"({"ice_template": {"template": "</E>{q}", "ice_token": "</E>"},
        "retriever": {"type": "FixKRetriever", "fix_id_list": [2]}})");
    ASSERT_FALSE(made);
    EXPECT_TRUE(made.error().detail.contains(u"from 0 to 1"));
}

TEST(Retriever, DrawsLikeNumpy)
{
    const auto made = Retriever::make(
        parsed(R"({"retriever": {"type": "RandomRetriever", "ice_num": 10, "seed": 42}})"), 10, 1);
    ASSERT_TRUE(made);
    EXPECT_EQ(made->rowsFor(0), (std::vector<qint64>{8, 1, 5, 0, 7, 2, 9, 4, 3, 6}));
}

} // namespace aisb::datasets
