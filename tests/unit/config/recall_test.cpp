// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/recall.h"

#include "config/dumpwriter.h"
#include "config/loadconfig.h"
#include "confighelpers.h"
#include "core/optiontable.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace aisb::config {
namespace {

using namespace Qt::StringLiterals;
using What = Unsaid::What;

QString golden(const QString &name)
{
    const QDir folder(QStringLiteral(AISB_TEST_DATA "/golden/") + name);
    return folder.filePath(folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0));
}

Recall recalled(const core::Result<Recall> &recall)
{
    EXPECT_TRUE(recall.has_value()) << (recall ? "" : recall.error().text().toStdString());
    return recall.value_or(Recall());
}

QStringList keysOf(const Recall &recall, What what)
{
    QStringList keys;
    for (const Unsaid &unsaid : recall.unsaid)
        if (unsaid.what == what)
            keys << unsaid.subject + u'.' + unsaid.key;
    return keys;
}

std::string wholeText(const Recall &recall)
{
    QStringList lines;
    for (const Unsaid &unsaid : recall.unsaid)
        lines << u"%1 %2 %3 %4"_s.arg(QString::number(static_cast<int>(unsaid.what)),
            unsaid.subject, unsaid.key, unsaid.value);
    return lines.join(u'\n').toStdString();
}

// The dump a run of these options would write.
QByteArray dumpOf(const core::RunOptions &options, const Workspace &workspace)
{
    const core::Result<LoadedConfig> loaded = loadConfig(options, workspace.roots());
    EXPECT_TRUE(loaded.has_value()) << (loaded ? "" : loaded.error().text().toStdString());
    if (!loaded)
        return {};
    RunCompletion completion;
    completion.workDir = u"outputs/default/20260101_000000"_s;
    completion.cliArgs = core::cliArgs(options);
    completion.report =
        options.mode == core::Mode::Perf ? RunReport::Performance : RunReport::Accuracy;
    return writeDump(maskSecrets(completeForRun(loaded->root, completion)));
}

core::RunOptions pacedRun()
{
    core::RunOptions options;
    options.mode = core::Mode::Perf;
    options.models = {u"vllm_api_general_stream"_s};
    options.datasets = {u"synthetic_gen"_s};
    options.hostIp = u"10.0.0.7"_s;
    options.hostPort = 9001;
    options.modelName = u"toy"_s;
    options.batchSize = 37;
    options.retry = 3;
    options.maxOutLen = 99;
    options.requestRate = 12.5;
    options.burstiness = 0.5;
    options.ramp = u"linear:5:30"_s;
    options.timeLimit = 60;
    options.coolDown = 2;
    options.requestTimeout = 30;
    options.transport = core::TransportChoice::Direct;
    options.requestCount = 77;
    options.inputLength = u"gaussian:100:400:1:200"_s;
    options.outputLength = u"64"_s;
    options.seed = 1234567;
    options.numWarmups = 4;
    options.numPrompts = 50;
    options.generationKwargs = core::Json(core::Json::Object{{u"top_p"_s, 0.5}});
    options.summarizer = u"stable_stage"_s;
    return options;
}

TEST(Recall, GivesBackTheOptionsOfOurDump)
{
    const Workspace workspace;
    const core::RunOptions options = pacedRun();
    const QString file = workspace.write(
        u"20260101_000000/configs/20260101_000000_1.py"_s, dumpOf(options, workspace));
    Recall recall =
        recalled(recallExperiment(workspace.path(u"20260101_000000"_s), workspace.roots()));
    EXPECT_TRUE(recall.unsaid.empty()) << wholeText(recall);
    EXPECT_EQ(recall.options.workDir, workspace.path(u"."_s).chopped(2));
    recall.options.workDir.reset();
    EXPECT_EQ(shown(core::commandLine(recall.options)), shown(core::commandLine(options)));
}

TEST(Recall, GivesBackAPressureRun)
{
    const Workspace workspace;
    core::RunOptions options = pacedRun();
    options.ramp.reset();
    options.summarizer.reset();
    options.pressure = true;
    options.pressureTime = 90;
    const QString file = workspace.write(u"run.py"_s, dumpOf(options, workspace));
    const Recall recall = recalled(recallFile(file, workspace.roots()));
    EXPECT_EQ(shown(core::commandLine(recall.options)), shown(core::commandLine(options)));
}

TEST(Recall, UnderstandsFoldersOfTheReference)
{
    const Workspace workspace;
    const Recall recall = recalled(recallExperiment(golden(u"rate_chat"_s), workspace.roots()));
    const core::RunOptions &options = recall.options;
    EXPECT_EQ(options.mode, core::Mode::Perf);
    EXPECT_EQ(options.models, QStringList{u"vllm_api_stream_chat"_s});
    EXPECT_EQ(options.datasets, QStringList{u"synthetic_gen"_s});
    EXPECT_EQ(options.batchSize, 16);
    EXPECT_EQ(options.requestCount, 40);
    EXPECT_EQ(options.inputLength, u"uniform:1:200"_s);
    EXPECT_EQ(options.outputLength, u"gaussian:100:200:1:100"_s);
    EXPECT_EQ(options.hostPort, 9010);
    EXPECT_EQ(options.modelName, u"mock-1"_s);
    EXPECT_GT(options.requestRate.value_or(0), 0);
    EXPECT_TRUE(options.stats.isEmpty());
    // Its tokenizer lies on another machine.
    EXPECT_EQ(recall.unsaid,
        (std::vector<Unsaid>{{What::Tokenizer, u"vllm-api-stream-chat"_s, u"path"_s, u"tok"_s}}))
        << wholeText(recall);
}

TEST(Recall, FindsAccuracyDataInTheCatalogue)
{
    const Workspace workspace;
    const Recall recall =
        recalled(recallExperiment(golden(u"acc_gsm8k_stream_n3"_s), workspace.roots()));
    EXPECT_EQ(recall.options.mode, core::Mode::All);
    EXPECT_EQ(recall.options.models, QStringList{u"vllm_api_stream_chat"_s});
    ASSERT_EQ(recall.options.datasets.size(), 1) << wholeText(recall);
    EXPECT_TRUE(recall.options.datasets.front().startsWith(u"gsm8k"_s));
    EXPECT_TRUE(recall.options.dumpEvalDetails);
    ASSERT_TRUE(recall.options.generationKwargs.has_value());
    EXPECT_EQ((*recall.options.generationKwargs)[u"num_return_sequences"].toInt(), 3);
}

TEST(Recall, KeepsOwnData)
{
    const Workspace workspace;
    workspace.write(
        u"data/mcq.jsonl"_s, R"({"question": "2+2", "A": "3", "B": "4", "answer": "B"})");
    const Recall recall =
        recalled(recallExperiment(golden(u"custom_mcq_jsonl"_s), workspace.roots()));
    EXPECT_EQ(recall.options.customDatasetPath, workspace.path(u"data/mcq.jsonl"_s));
    EXPECT_TRUE(recall.options.datasets.isEmpty());
}

TEST(Recall, NamesWhatOptionsCannotSay)
{
    const Workspace workspace;
    core::RunOptions options = pacedRun();
    options.apiKey = core::Secret(u"sk-very-secret"_s);
    QByteArray dump = dumpOf(options, workspace);
    dump.replace("models=[\n    dict(abbr='vllm-api-general-stream',",
        "models=[\n    dict(abbr='mine',\n        extra_headers=dict(\n            "
        "{'X-Token': 'abc', 'X-Trace': '1'}),\n        proxy='none',");
    const QString file = workspace.write(u"run.py"_s, dump);
    const Recall recall = recalled(recallFile(file, workspace.roots()));
    EXPECT_EQ(keysOf(recall, What::ModelKey),
        (QStringList{u"mine.abbr"_s, u"mine.extra_headers"_s, u"mine.proxy"_s}))
        << wholeText(recall);
    EXPECT_EQ(keysOf(recall, What::ApiKey), QStringList{u"mine.api_key"_s});
    EXPECT_TRUE(recall.options.apiKey.isEmpty());
    EXPECT_EQ(wholeText(recall).find("abc"), std::string::npos) << "a header that authorises";
}

TEST(Recall, ReadsConfigurationFilesWithImports)
{
    const Workspace workspace;
    const QString file = workspace.write(u"mine.py"_s,
        "from mmengine.config import read_base\n"
        "with read_base():\n"
        "    from ais_bench.benchmark.configs.models.vllm_api.vllm_api_stream_chat import models\n"
        "    from ais_bench.benchmark.configs.datasets.synthetic.synthetic_gen import "
        "synthetic_datasets as datasets\n"
        "models[0]['batch_size'] = 6\n"
        "models[0]['host_port'] = 9000\n"
        "models[0]['api_key'] = 'sk-in-the-file'\n"
        "summarizer = dict(attr='performance')\n");
    const Recall recall = recalled(recallFile(file, workspace.roots()));
    EXPECT_EQ(recall.options.mode, core::Mode::Perf);
    EXPECT_EQ(recall.options.models, QStringList{u"vllm_api_stream_chat"_s});
    EXPECT_EQ(recall.options.batchSize, 6);
    EXPECT_EQ(recall.options.hostPort, 9000);
    EXPECT_EQ(recall.options.apiKey.reveal(), u"sk-in-the-file"_s);
    EXPECT_TRUE(recall.unsaid.empty()) << wholeText(recall);
}

TEST(Recall, LeavesAddressesOfSeveralModelsToTheirConfigurations)
{
    const Workspace workspace;
    core::RunOptions options;
    options.mode = core::Mode::Perf;
    options.models = {u"vllm_api_stream_chat"_s, u"vllm_api_general_stream"_s};
    options.datasets = {u"synthetic_gen"_s};
    options.hostPort = 9009;
    options.batchSize = 5;
    const QString file = workspace.write(u"run.py"_s, dumpOf(options, workspace));
    const Recall recall = recalled(recallFile(file, workspace.roots()));
    EXPECT_EQ(recall.options.models, options.models);
    EXPECT_EQ(recall.options.batchSize, 5);
    EXPECT_FALSE(recall.options.hostPort);
    EXPECT_TRUE(keysOf(recall, What::ModelKey).contains(u"vllm-api-stream-chat.host_port"_s))
        << wholeText(recall);
}

TEST(Recall, SaysWhichFileHasNoModels)
{
    const Workspace workspace;
    const QString empty = workspace.write(u"empty.py"_s, "models = []\ndatasets = []\n");
    const core::Result<Recall> none = recallFile(empty, workspace.roots());
    ASSERT_FALSE(none);
    EXPECT_TRUE(none.error().detail.contains(u"empty.py"_s)) << none.error().text().toStdString();
    const QString broken = workspace.write(u"broken.json"_s, "{\"models\": [}");
    const core::Result<Recall> unreadable = recallFile(broken, workspace.roots());
    ASSERT_FALSE(unreadable);
    EXPECT_TRUE(unreadable.error().detail.contains(u"broken.json"_s))
        << unreadable.error().text().toStdString();
    EXPECT_FALSE(recallExperiment(workspace.path(u"nothing"_s), workspace.roots()));
}

TEST(Recall, ReadsAroundWhatIsNoLiteral)
{
    const Workspace workspace;
    QByteArray dump = dumpOf(pacedRun(), workspace);
    dump += "\nzz=<module 'copy' from '/usr/lib/python3/copy.py'>";
    const QString file = workspace.write(u"run.py"_s, dump);
    const Recall recall = recalled(recallFile(file, workspace.roots()));
    EXPECT_EQ(recall.options.batchSize, 37);
    EXPECT_EQ(keysOf(recall, What::Statement).size(), 1) << wholeText(recall);
}

} // namespace
} // namespace aisb::config
