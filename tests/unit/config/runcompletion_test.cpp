// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/dumpwriter.h"
#include "config/loadconfig.h"
#include "confighelpers.h"

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

RunCompletion completionOf(const QString &workDir)
{
    RunCompletion completion;
    completion.workDir = workDir;
    completion.cliArgs = *core::readJson(R"({"mode": "perf"})");
    return completion;
}

} // namespace

// The golden run was made from the shipped configurations with some values changed: the same names
// and values here must give the same bytes, the command line apart.
TEST(RunCompletion, MakesTheDumpOfTheReference)
{
    const Workspace workspace;
    core::RunOptions options;
    options.mode = core::Mode::Perf;
    options.models = QStringList{u"vllm_api_stream_chat"_s};
    options.datasets = QStringList{u"synthetic_gen"_s};
    options.path = u"tok"_s;
    options.modelName = u"mock-1"_s;
    options.hostPort = 9010;
    options.batchSize = 4;
    options.maxOutLen = 32;
    options.generationKwargs = *core::readJson(R"({"temperature": 0.01, "ignore_eos": true})");
    options.requestCount = 24;
    const auto loaded = loadConfig(options, workspace.roots());
    ASSERT_OK(loaded);
    const QByteArray golden = testData(u"config/stream_chat.dump"_s);
    RunCompletion completion = completionOf(u"out/stream_chat/20261124_021112"_s);
    completion.cliArgs = readSource(golden)[u"cli_args"].toJson();
    EXPECT_EQ(
        writeDump(completeForRun(loaded->root, completion)).toStdString(), golden.toStdString());
}

TEST(RunCompletion, ReplacesAccuracySummarizersAndKeepsPerformanceOnes)
{
    const Value accuracy =
        completeForRun(readSource("summarizer = dict(attr='accuracy', type='x.Y', "
                                  "summary_groups=[1], dataset_abbrs=[], prompt_db=1)\n"),
            completionOf(u"w"_s))[u"summarizer"];
    EXPECT_EQ(accuracy[u"type"].toString().section(u'.', -1), u"DefaultPerfSummarizer"_s);
    EXPECT_EQ(accuracy[u"calculator"][u"stats_list"].items().size(), 7u);
    EXPECT_EQ(accuracy.members().size(), 2u);
    const Value performance = completeForRun(
        readSource(
            "summarizer = dict(attr='performance', type='x.Y', calculator=dict(type='c.Z'))\n"),
        completionOf(u"w"_s))[u"summarizer"];
    EXPECT_EQ(performance[u"type"], Value(u"x.Y"_s));
    EXPECT_EQ(performance[u"calculator"][u"type"], Value(u"c.Z"_s));
    EXPECT_FALSE(performance.contains(u"attr"));
}

TEST(RunCompletion, AddsInferenceOnlyWhereItRuns)
{
    const QByteArray empty = "infer = dict(runner=dict(task=dict(type='a.EmptyTask')))\n";
    EXPECT_FALSE(
        completeForRun(readSource(empty), completionOf(u"w"_s))[u"infer"].contains(u"partitioner"));
    RunCompletion viz = completionOf(u"w"_s);
    viz.infers = false;
    EXPECT_FALSE(completeForRun(Value::dict(), viz).contains(u"infer"));
    const Value own = completeForRun(
        readSource("infer = dict(partitioner=dict(type='p.Q'), runner=dict(max_num_workers=9))\n"),
        completionOf(u"w"_s))[u"infer"];
    EXPECT_EQ(own[u"partitioner"][u"type"], Value(u"p.Q"_s));
    EXPECT_EQ(own[u"partitioner"][u"out_dir"], Value(u"w/predictions/"_s));
    EXPECT_EQ(own[u"runner"][u"max_num_workers"], Value(1));
    EXPECT_EQ(
        own[u"runner"][u"task"][u"type"].toString().section(u'.', -1), u"OpenICLApiInferTask"_s);
}

TEST(Secrets, NoKeyReachesADump)
{
    const Value root = readSource(
        "key = 'sk-very-secret'\nmodels = [dict(abbr='m', api_key=key, "
        "url='http://bob:hunter2@host/v1',\n"
        "  proxy='bob:hunter2@proxy:3128', extra_headers={'Authorization': 'Bearer hunter2', "
        "'X-Api-Key': 'hunter2', 'X-Run': 'keep'}),\n"
        "  dict(abbr='n', api_key='', url='http://host/a@b:c')]\n"
        "datasets = [dict(abbr='d', judge_infer_cfg=dict(judge_model=dict(api_key='x')))]\n");
    const QByteArray dump = writeDump(maskSecrets(root));
    EXPECT_FALSE(dump.contains("very-secret")) << dump.toStdString();
    EXPECT_FALSE(dump.contains("hunter2")) << dump.toStdString();
    EXPECT_TRUE(dump.contains("key='***'"));
    EXPECT_TRUE(dump.contains("url='http://***@host/v1'"));
    EXPECT_TRUE(dump.contains("'keep'"));
    EXPECT_TRUE(dump.contains("api_key=''"));
    EXPECT_TRUE(dump.contains("url='http://host/a@b:c'"));
    EXPECT_FALSE(dump.contains("api_key='x'"));
}

} // namespace aisb::config
