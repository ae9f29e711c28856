// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/externaltexts.h"
#include "config/textreference.h"
#include "confighelpers.h"

#include <QCryptographicHash>

namespace aisb::config {

using namespace Qt::StringLiterals;
using Level = core::LogLine::Level;

namespace {

// A data set whose template is the given JSON value.
Value datasetWith(const QByteArray &json)
{
    const auto read = core::readJson("{\"abbr\": \"d\", \"path\": \"data/set\", \"infer_cfg\": "
                                     "{\"prompt_template\": {\"template\": "
        + json + "}}}");
    EXPECT_TRUE(read) << json.toStdString();
    return Value::fromJson(read ? *read : core::Json());
}

const Value &templateOf(const Value &dataset)
{
    return dataset[u"infer_cfg"][u"prompt_template"][u"template"];
}

QByteArray fingerprint(const QString &text)
{
    const QByteArray hash =
        QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex().first(16);
    return "\"chars\": " + QByteArray::number(text.toUcs4().size()) + R"(, "sha256": ")" + hash
        + '"';
}

struct Outcome
{
    core::Result<> result;
    Value dataset;
    std::vector<Notice> notices;

    QString text() const { return templateOf(dataset).toString(); }
    QString error() const { return result ? u"no failure"_s : result.error().detail; }
};

class ExternalTexts : public ::testing::Test
{
protected:
    Outcome put(const QByteArray &json) const
    {
        Value datasets = Value::list();
        datasets.append(datasetWith(json));
        Outcome outcome;
        outcome.result = putExternalTexts(datasets, places(), outcome.notices);
        outcome.dataset = datasets.items().front();
        return outcome;
    }
    TextPlaces places() const
    {
        return {m_space.path(u"texts"_s), m_space.path(u"shipped"_s), m_space.path(u"here"_s),
            m_space.path(u"root"_s)};
    }

    Workspace m_space;
};

} // namespace

TEST_F(ExternalTexts, StandWhereTheConfigurationRefersToThem)
{
    m_space.write(u"texts/a/b.txt"_s, "\xef\xbb\xbfWörter\n\n");
    const Outcome outcome = put(
        R"({"external": {"file": "a/b.txt", "before": "<", "after": "> {question}", "origin": "x"}})");
    ASSERT_OK(outcome.result);
    EXPECT_EQ(outcome.text(), u"<Wörter> {question}"_s);
    EXPECT_EQ(textsOf(outcome.notices, Level::Info).size(), 1);
    EXPECT_TRUE(textsOf(outcome.notices, Level::Warning).isEmpty());
}

TEST_F(ExternalTexts, AreRecognisedWhateverTheLineEndsOfTheFile)
{
    for (const QByteArray &ends : {QByteArray("one\ntwo"), QByteArray("one\ntwo\n"),
             QByteArray("one\r\ntwo\r\n"), QByteArray("one\ntwo\n\n\n")}) {
        m_space.write(u"texts/t.txt"_s, ends);
        const Outcome outcome = put(R"({"external": {"file": "t.txt", "after": "\n{q}", )"
            + fingerprint(u"one\ntwo\n{q}"_s) + "}}");
        ASSERT_OK(outcome.result);
        EXPECT_EQ(outcome.text(), u"one\ntwo\n{q}"_s);
        EXPECT_TRUE(textsOf(outcome.notices, Level::Warning).isEmpty());
    }
    // A known text may end with a line feed, and may have characters of two units.
    m_space.write(u"texts/t.txt"_s, "\xf0\x9f\x98\x80 {q}\n");
    const QString whole = u"\U0001F600 {q}\n"_s;
    const Outcome outcome =
        put(R"({"external": {"file": "t.txt", "after": "\n{q}", )" + fingerprint(whole) + "}}");
    EXPECT_EQ(outcome.text(), whole);
    EXPECT_TRUE(textsOf(outcome.notices, Level::Warning).isEmpty());
}

TEST_F(ExternalTexts, AreUsedWithAWarningWhenTheyDiffer)
{
    m_space.write(u"texts/t.txt"_s, "one two three\r\n");
    const Outcome outcome = put(
        R"({"external": {"file": "t.txt", "after": "\n{q}", )" + fingerprint(u"other"_s) + "}}");
    ASSERT_OK(outcome.result);
    EXPECT_EQ(outcome.text(), u"one two three\n{q}"_s);
    const QStringList warnings = textsOf(outcome.notices, Level::Warning);
    ASSERT_EQ(warnings.size(), 1);
    EXPECT_TRUE(warnings[0].contains(u"t.txt"_s) && warnings[0].contains(u"version"_s));
}

TEST_F(ExternalTexts, ComeFromTheNamedFolderThenTheDataThenTheShippedOnes)
{
    const QByteArray json =
        R"({"external": {"file": "f.txt", "in_data": ["../near/n.txt", "m.txt"], "fallback": "s.txt", "origin": "the shop"}})";
    m_space.write(u"shipped/s.txt"_s, "shipped");
    const Outcome standIn = put(json);
    EXPECT_EQ(standIn.text(), u"shipped"_s);
    const QStringList warnings = textsOf(standIn.notices, Level::Warning);
    ASSERT_EQ(warnings.size(), 1);
    EXPECT_TRUE(warnings[0].contains(u"the shop"_s));
    m_space.write(u"root/data/set/m.txt"_s, "in the data");
    EXPECT_EQ(put(json).text(), u"in the data"_s);
    m_space.write(u"root/data/near/n.txt"_s, "beside the data");
    EXPECT_EQ(put(json).text(), u"beside the data"_s);
    m_space.write(u"here/data/set"_s, "the data are one file");
    m_space.write(u"here/near/n.txt"_s, "beside the folder of the file");
    EXPECT_EQ(put(json).text(), u"beside the folder of the file"_s);
    m_space.write(u"texts/f.txt"_s, "named");
    EXPECT_EQ(put(json).text(), u"named"_s);
}

TEST_F(ExternalTexts, LeaveOutWhatPrecedesALine)
{
    m_space.write(u"texts/t.txt"_s, "Note ----- of others\r\n-----\r\nText\n-----\nmore");
    EXPECT_EQ(put(R"({"external": {"file": "t.txt", "after_line": "-----"}})").text(),
        u"Text\n-----\nmore"_s);
    EXPECT_EQ(
        put(R"({"external": {"file": "t.txt", "after_line": "Text"}})").text(), u"-----\nmore"_s);
    m_space.write(u"texts/t.txt"_s, "Text\n");
    EXPECT_EQ(put(R"({"external": {"file": "t.txt", "after_line": "-----"}})").text(), u"Text"_s);
}

TEST_F(ExternalTexts, BecomeMessagesOfAList)
{
    m_space.write(u"texts/e.txt"_s,
        "Question: 1+1?\nAnswer:\ntwo\nThe answer is 2\n\nQuestion: Question: 2?\nAnswer:\n2\n\n"
        "Question: {question}\nAnswer:\n");
    const Outcome outcome = put(
        R"({"round": ["first", {"external": {"file": "e.txt", "rounds": {"question": "Question:", "answer": "Answer:", "pieces": [{)"
        + fingerprint(u"Question: 1+1?\nAnswer:"_s) + "},{"
        + fingerprint(u"two\nThe answer is 2\n"_s) + "},{"
        + fingerprint(u"Question: Question: 2?\nAnswer:"_s) + "},{" + fingerprint(u"2\n"_s)
        + R"(}]}}}, {"prompt": "Q", "role": "HUMAN"}]})");
    ASSERT_OK(outcome.result);
    EXPECT_TRUE(textsOf(outcome.notices, Level::Warning).isEmpty());
    const Value::List &round = templateOf(outcome.dataset)[u"round"].items();
    ASSERT_EQ(round.size(), 6U);
    EXPECT_EQ(round[0], Value("first"_L1));
    EXPECT_EQ(round[1][u"role"].toString(), u"HUMAN"_s);
    EXPECT_EQ(round[2][u"role"].toString(), u"BOT"_s);
    EXPECT_EQ(round[2][u"prompt"].toString(), u"two\nThe answer is 2\n"_s);
    EXPECT_EQ(round[5][u"prompt"].toString(), u"Q"_s);

    m_space.write(u"texts/e.txt"_s, "Frage: 1+1?\nAntwort: 2");
    EXPECT_TRUE(put(
        R"([{"external": {"file": "e.txt", "rounds": {"question": "Question:", "answer": "Answer:"}}}])")
            .error()
            .contains(u"e.txt: expected worked examples"_s));
}

TEST_F(ExternalTexts, ThatAreMissingAreNamedWithOriginAndPlace)
{
    const Outcome one = put(R"({"external": {"file": "a/b.txt", "origin": "the shop"}})");
    ASSERT_FALSE(one.result);
    EXPECT_EQ(one.result.error().code, core::ErrorCode::DsetFile001);
    EXPECT_TRUE(one.error().contains(u"a/b.txt (the shop)"_s));
    EXPECT_TRUE(one.error().contains(m_space.path(u"texts"_s)));

    Value datasets = Value::list();
    for (int at = 0; at < 9; ++at)
        datasets.append(
            datasetWith(R"({"external": {"file": "t)" + QByteArray::number(at) + R"(.txt"}})"));
    std::vector<Notice> notices;
    const auto result = putExternalTexts(datasets, {}, notices);
    ASSERT_FALSE(result);
    EXPECT_TRUE(result.error().detail.contains(u"t0.txt; t1.txt"_s));
    EXPECT_TRUE(result.error().detail.contains(u"and 4 more"_s));
    EXPECT_TRUE(result.error().detail.contains(u"AIS_BENCH_TEXTS"_s));
}

TEST_F(ExternalTexts, RefuseReferencesThatCannotBeUsed)
{
    m_space.write(u"secret.txt"_s, "secret");
    m_space.write(u"texts/t.txt"_s, "text");
    for (const QByteArray &members :
        {QByteArray(R"("file": "../secret.txt")"), QByteArray(R"("file": "/etc/passwd")"),
            QByteArray(R"("file": "a/../../secret.txt")"), QByteArray(R"("file": "a\\b")"),
            QByteArray(R"("file": "")"), QByteArray(R"("file": 7)"), QByteArray(R"("origin": "x")"),
            QByteArray(R"("file": "t.txt", "in_data": ["../../secret.txt"])"),
            QByteArray(R"("file": "t.txt", "in_data": "x")"),
            QByteArray(R"("file": "t.txt", "fallback": "../secret.txt")"),
            QByteArray(R"("file": "t.txt", "after": ["x"])"),
            QByteArray(R"("file": "t.txt", "chars": 4)"),
            QByteArray(R"("file": "t.txt", "sha256": "0011223344556677")"),
            QByteArray(R"("file": "t.txt", "chars": 4, "sha256": "XYZ")"),
            QByteArray(R"("file": "t.txt", "chars": -4, "sha256": "0011223344556677")"),
            QByteArray(R"("file": "t.txt", "fil": "t.txt")"),
            QByteArray(R"("file": "t.txt", "rounds": {"question": "Q", "answer": "A"})"),
            QByteArray(R"("file": "t.txt", "rounds": 3)")}) {
        const Outcome outcome = put("{\"external\": {" + members + "}}");
        ASSERT_FALSE(outcome.result) << members.toStdString();
        EXPECT_TRUE(outcome.result.error().code == core::ErrorCode::TmanCfg001
            || outcome.result.error().code == core::ErrorCode::TmanCfg003)
            << members.toStdString();
        EXPECT_TRUE(outcome.error().startsWith(
            u"datasets[0].infer_cfg.prompt_template.template.external"_s))
            << outcome.error().toStdString();
    }
    // Two members: no reference, left as it is.
    EXPECT_TRUE(templateOf(put(R"({"external": {"file": "t.txt"}, "begin": "x"})").dataset)
            .contains(u"external"));
}

TEST_F(ExternalTexts, RefuseFilesThatAreNoTextsOrTooLarge)
{
    const QByteArray json = R"({"external": {"file": "t.txt"}})";
    m_space.write(u"texts/t.txt"_s, QByteArray("\xff\xfe\x00x", 4));
    EXPECT_EQ(put(json).result.error().code, core::ErrorCode::DsetData002);
    m_space.write(u"texts/t.txt"_s, QByteArray(1024 * 1024 + 1, 'x'));
    EXPECT_EQ(put(json).result.error().code, core::ErrorCode::DsetData002);
    m_space.write(u"texts/t.txt"_s, {});
    EXPECT_EQ(put(json).text(), QString());
    QFile::remove(m_space.path(u"texts/t.txt"_s));
    QDir().mkpath(m_space.path(u"texts/t.txt"_s)); // a folder of that name is no text
    EXPECT_EQ(put(json).result.error().code, core::ErrorCode::DsetFile001);
}

namespace {

core::Result<LoadedConfig> loadNamed(const Workspace &space, const QString &name)
{
    core::RunOptions options;
    options.models = QStringList{u"vllm_api_general_chat"_s};
    options.datasets = QStringList{name};
    return loadConfig(options, space.roots());
}

} // namespace

TEST(LoadConfigTexts, ReachTheTemplateAndItsCopyInTheRetriever)
{
    const Workspace space;
    space.write(u"t/intro.txt"_s, "Intro");
    space.write(u"configs/datasets/mine.json"_s,
        R"({"mine_datasets": [{"abbr": "mine", "infer_cfg": {"retriever": {}, "prompt_template":
            {"template": {"external": {"file": "intro.txt", "after": " {q}"}}}}}]})");
    space.write(u"all.py"_s,
        "from mmengine.config import read_base\n"
        "with read_base():\n"
        "    from .configs.datasets.mine import mine_datasets as datasets\n"
        "    from ais_bench.benchmark.configs.models.vllm_api.vllm_api_general import models\n"
        "    from ais_bench.benchmark.configs.summarizers.example import summarizer\n");
    core::RunOptions options;
    options.configFile = u"all.py"_s;
    options.textsDir = u"t"_s; // relative to the current directory
    const auto loaded = loadConfig(options, space.roots());
    ASSERT_OK(loaded);
    const Value &infer = loaded->root[u"datasets"].items().front()[u"infer_cfg"];
    EXPECT_EQ(infer[u"prompt_template"][u"template"], Value("Intro {q}"_L1));
    EXPECT_EQ(infer[u"retriever"][u"prompt_template"][u"template"], Value("Intro {q}"_L1));
    options.textsDir.reset();
    const auto missing = loadConfig(options, space.roots());
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, core::ErrorCode::DsetFile001);
}

TEST(LoadConfigTexts, OwnExamplesStandInForThoseOfGsm8k)
{
    const Workspace space;
    for (const QString &name : {u"gsm8k_gen"_s, u"gsm8k_gen_4_shot_cot_str"_s,
             u"gsm8k_gen_4_shot_cot_chat_prompt"_s, u"demo_gsm8k_gen_4_shot_cot_chat_prompt"_s}) {
        const auto loaded = loadNamed(space, name);
        ASSERT_OK(loaded);
        const QString warnings = textsOf(loaded->notices, Level::Warning).join(u'\n');
        EXPECT_TRUE(warnings.contains(u"Chain-of-Thought Hub"_s)) << name.toStdString();
        const Value &made = templateOf(loaded->root[u"datasets"].items().front());
        if (made.isString()) {
            EXPECT_EQ(made.toString().count(u"Question: "_s), 5);
            EXPECT_EQ(made.toString().count(u"\nThe answer is "_s), 4);
            EXPECT_TRUE(made.toString().endsWith(
                u"\n\nQuestion: {question}\nLet's think step by step\nAnswer:\n"_s));
            continue;
        }
        const Value::List &round = made[u"round"].items();
        ASSERT_EQ(round.size(), 9U);
        for (std::size_t at = 0; at < round.size(); ++at)
            EXPECT_EQ(round[at][u"role"].toString(), at % 2 == 0 ? u"HUMAN"_s : u"BOT"_s);
    }
}

TEST(LoadConfigTexts, TasksOfBbhReadTheFilesBesideTheirData)
{
    const Workspace space;
    const auto missing = loadNamed(space, u"bbh_gen"_s);
    ASSERT_FALSE(missing);
    EXPECT_TRUE(missing.error().detail.contains(u"bbh/temporal_sequences.txt"_s));
    EXPECT_TRUE(missing.error().detail.contains(u"BIG-Bench-Hard"_s));
    CatalogueRoots roots = space.roots();
    roots.datasetsRoot = space.path(u"cache"_s);
    core::RunOptions options;
    options.models = QStringList{u"vllm_api_general_chat"_s};
    options.datasets = QStringList{u"bbh_gen/bbh_free_form_datasets"_s};
    for (const QString &task : {u"multistep_arithmetic_two"_s, u"navigate"_s, u"dyck_languages"_s,
             u"word_sorting"_s, u"sports_understanding"_s, u"boolean_expressions"_s,
             u"object_counting"_s, u"formal_fallacies"_s, u"causal_judgement"_s, u"web_of_lies"_s})
        space.write(u"cache/ais_bench/datasets/BBH/cot-prompts/%1.txt"_s.arg(task),
            "canary\n-----\nDo.\n\nQ: x\nA: Let's think step by step. y\n");
    const auto loaded = loadConfig(options, roots);
    ASSERT_OK(loaded);
    const Value::List &datasets = loaded->root[u"datasets"].items();
    ASSERT_EQ(datasets.size(), 10U);
    EXPECT_EQ(templateOf(datasets[0])[u"round"].items()[0][u"prompt"].toString(),
        u"Follow the given examples and answer the question.\nDo.\n\nQ: x\nA: Let's think step by step. y\n\nQ: {input}\nA: Let's think step by step."_s);
    EXPECT_EQ(textsOf(loaded->notices, Level::Warning).size(), 10);
}

} // namespace aisb::config
