// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/customdataset.h"

#include "config/dumpwriter.h"
#include "confighelpers.h"

namespace aisb::config {

using namespace Qt::StringLiterals;
using core::ErrorCode;

namespace {

class CustomDataset : public ::testing::Test
{
protected:
    core::Result<Value> make(const QString &name, const QByteArray &text)
    {
        m_workspace.write(name, text);
        m_request.path = name;
        m_request.currentDir = m_workspace.roots().currentDir;
        return makeCustomDataset(m_request);
    }
    QString templateOf(const QString &name, const QByteArray &text)
    {
        const auto made = make(name, text);
        return made ? (*made)[u"infer_cfg"][u"prompt_template"][u"template"].toString()
                    : made.error().text();
    }

    Workspace m_workspace;
    CustomDatasetRequest m_request;
};

} // namespace

TEST_F(CustomDataset, ChoicesComeOutAsInTheReference)
{
    auto made = make(u"mcq.jsonl"_s,
        R"({"question": "q", "A": "1", "B": "2", "C": "3", "D": "4", "answer": "A"})");
    ASSERT_OK(made);
    EXPECT_EQ((*made)[u"path"], Value(m_workspace.path(u"mcq.jsonl"_s)));
    Value root = Value::dict();
    made->set(u"path"_s, u"data/mcq.jsonl"_s);
    Value *inference = made->find(u"infer_cfg");
    inference->find(u"retriever")->set(u"prompt_template"_s, (*inference)[u"prompt_template"]);
    root.set(u"datasets"_s, Value::List{*made});
    Value golden = Value::dict();
    golden.set(u"datasets"_s, readSource(testData(u"config/custom_mcq_jsonl.dump"_s))[u"datasets"]);
    EXPECT_EQ(writeDump(root).toStdString(), writeDump(golden).toStdString());
}

TEST_F(CustomDataset, FindsTypeAndTemplateInTheFirstRow)
{
    EXPECT_EQ(templateOf(u"a.jsonl"_s, "{\"question\": 1, \"answer\": 2}\n"),
        u"Question: {question}\nAnswer: {answer}"_s);
    EXPECT_EQ(templateOf(u"b.jsonl"_s, "\n{\"question\": 1}\n"), u"{question}"_s);
    EXPECT_EQ(
        templateOf(u"c.jsonl"_s, "{\"question\": 1, \"A\": 1, \"B\": 1, \"D\": 1, \"answer\": 1}"),
        u"Question: {question}\nA. {A}\nB. {B}\nAnswer: {answer}"_s);
    EXPECT_EQ(templateOf(u"d.jsonl"_s, "{\"question\": 1, \"A\": 1, \"answer\": 1}"),
        u"Question: {question}\nAnswer: {answer}"_s);
    EXPECT_EQ(templateOf(u"e.csv"_s, "\xef\xbb\xbfquestion,A,\"B\",answer\r\n1,\"2\n\",3,4\r\n"),
        u"Question: {question}\nA. {A}\nB. {B}\nAnswer: {answer}"_s);
    m_request.dataType = u"qa"_s;
    EXPECT_EQ(templateOf(u"c.jsonl"_s, "{\"question\": 1, \"A\": 1, \"B\": 1, \"answer\": 1}"),
        u"Question: {question}\nAnswer: {answer}"_s);
}

TEST_F(CustomDataset, IsNamedUpToTheFirstDot)
{
    const auto made = make(u"quiz.v2.jsonl"_s, "{\"question\": 1}\n");
    ASSERT_OK(made);
    EXPECT_EQ((*made)[u"abbr"], Value(u"quiz"_s));
    EXPECT_TRUE((*made)[u"reader_cfg"][u"output_column"].isNull());
    EXPECT_FALSE(made->contains(u"eval_cfg"));
    EXPECT_TRUE((*made)[u"meta_path"].isNull());
}

TEST_F(CustomDataset, SideFileMustExistWhenNamed)
{
    m_workspace.write(u"side.json"_s, "{}");
    m_request.metaPath = u"side.json"_s;
    const auto made = make(u"a.jsonl"_s, "{\"question\": 1}\n");
    ASSERT_OK(made);
    EXPECT_EQ((*made)[u"meta_path"], Value(m_workspace.path(u"side.json"_s)));
    m_request.metaPath = u"none.json"_s;
    EXPECT_FAILS_WITH(make(u"a.jsonl"_s, "{\"question\": 1}\n"), ErrorCode::DsetFile001);
}

TEST_F(CustomDataset, RefusesWhatItCannotRead)
{
    EXPECT_FAILS_WITH(make(u"a.txt"_s, "x"), ErrorCode::TmanCmd002);
    EXPECT_FAILS_WITH(make(u"a.jsonl"_s, ""), ErrorCode::DsetData002);
    EXPECT_FAILS_WITH(make(u"a.jsonl"_s, "{\"question\": \n"), ErrorCode::DsetData002);
    EXPECT_FAILS_WITH(make(u"a.jsonl"_s, "[1]\n"), ErrorCode::DsetData002);
    EXPECT_FAILS_WITH(make(u"a.csv"_s, ""), ErrorCode::DsetData002);
    m_request.path = u"none.jsonl"_s;
    EXPECT_FAILS_WITH(makeCustomDataset(m_request), ErrorCode::DsetFile001);
    m_request.dataType = u"essay"_s;
    EXPECT_FAILS_WITH(make(u"a.jsonl"_s, "{}"), ErrorCode::TmanCmd002);
    m_request.dataType = u"qa"_s;
    m_request.inferMethod = u"ppl"_s;
    EXPECT_FAILS_WITH(make(u"a.jsonl"_s, "{}"), ErrorCode::TmanCmd002);
}

TEST_F(CustomDataset, OptionIsIgnoredBesideDatasets)
{
    core::RunOptions options;
    options.mode = core::Mode::Perf;
    options.models = QStringList{u"vllm_api_general"_s};
    options.customDatasetPath = u"q.jsonl"_s;
    m_workspace.write(u"q.jsonl"_s, "{\"question\": 1}\n");
    EXPECT_EQ(loadConfig(options, m_workspace.roots())->root[u"datasets"].items()[0][u"abbr"],
        Value(u"q"_s));
    options.datasets = QStringList{u"synthetic_gen"_s};
    const auto loaded = loadConfig(options, m_workspace.roots());
    ASSERT_OK(loaded);
    EXPECT_EQ(loaded->root[u"datasets"].items()[0][u"abbr"], Value(u"synthetic"_s));
    EXPECT_EQ(textsOf(loaded->notices, core::LogLine::Level::Warning).size(), 1);
}

} // namespace aisb::config
