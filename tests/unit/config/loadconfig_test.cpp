// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/loadconfig.h"

#include "config/dumpwriter.h"
#include "confighelpers.h"

namespace aisb::config {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using Level = core::LogLine::Level;

namespace {

core::RunOptions perfOptions()
{
    core::RunOptions options;
    options.mode = core::Mode::Perf;
    options.models = QStringList{u"vllm_api_stream_chat"_s};
    options.datasets = QStringList{u"synthetic_gen"_s};
    return options;
}

core::RunOptions fileOptions(const QString &file)
{
    core::RunOptions options;
    options.mode = core::Mode::Perf;
    options.configFile = file;
    return options;
}

const Value &firstModel(const LoadedConfig &loaded)
{
    return loaded.root[u"models"].items().front();
}

constexpr auto kComplete =
    "models = [dict(abbr='m', type='x.VLLMCustomAPI')]\n"
    "datasets = [dict(abbr='d', type='x.D', infer_cfg={}, reader_cfg={}, eval_cfg={})]\n"
    "summarizer = dict(attr='performance')\n";

} // namespace

TEST(LoadConfig, LoadsShippedNamesAndSaysWhatItRead)
{
    const Workspace workspace;
    const auto loaded = loadConfig(perfOptions(), workspace.roots());
    ASSERT_OK(loaded);
    EXPECT_EQ(firstModel(*loaded)[u"abbr"], Value(u"vllm-api-stream-chat"_s));
    EXPECT_EQ(loaded->root[u"summarizer"][u"attr"], Value(u"accuracy"_s));
    EXPECT_EQ(
        loaded->root[u"response_anomaly"][u"payload_storage"][u"rows_per_shard"], Value(2000));
    EXPECT_EQ(loaded->files.size(), 3);
    const QStringList notes = textsOf(loaded->notices, Level::Info);
    ASSERT_EQ(notes.size(), 3);
    EXPECT_TRUE(notes[0].startsWith(u"Loading vllm_api_stream_chat: /"_s)) << shown(notes[0]);
    EXPECT_FALSE(loaded->workDir.has_value());
}

TEST(LoadConfig, NeedsModelsAndDatasets)
{
    const Workspace workspace;
    core::RunOptions options;
    EXPECT_FAILS_WITH(loadConfig(options, workspace.roots()), ErrorCode::TmanCmd001);
    options.models = QStringList{u"vllm_api_general"_s};
    EXPECT_FAILS_WITH(loadConfig(options, workspace.roots()), ErrorCode::TmanCmd001);
    options.datasets = QStringList{u"no_such_thing"_s};
    EXPECT_FAILS_WITH(loadConfig(options, workspace.roots()), ErrorCode::UtilsMatch001);
}

TEST(LoadConfig, TakesEveryVariableWithTheSuffix)
{
    const Workspace workspace;
    workspace.write(u"configs/datasets/f.py"_s,
        "beta_datasets = [dict(abbr='b')]\nalpha_datasets = [dict(abbr='a')]\nother = 1\nx_part = "
        "[dict(abbr='x')]\n");
    core::RunOptions options = perfOptions();
    const auto abbrs = [&](const QString &argument) {
        options.datasets = QStringList{argument};
        const auto loaded = loadConfig(options, workspace.roots());
        QStringList names;
        if (loaded)
            for (const Value &dataset : loaded->root[u"datasets"].items())
                names.append(dataset[u"abbr"].toString());
        return names;
    };
    EXPECT_EQ(abbrs(u"f"_s), QStringList({u"b"_s, u"a"_s}));
    EXPECT_EQ(abbrs(u"f/alpha_datasets"_s), QStringList{u"a"_s});
    EXPECT_EQ(abbrs(u"f/_part"_s), QStringList{u"x"_s});
    options.datasets = QStringList{u"f/nothing"_s};
    EXPECT_FAILS_WITH(loadConfig(options, workspace.roots()), ErrorCode::TmanCfg002);
}

TEST(LoadConfig, TakesTheKeyOfASummarizer)
{
    const Workspace workspace;
    workspace.write(u"configs/summarizers/s.json"_s,
        R"({"summarizer": {"attr": "performance", "a": 1}, "second": {"attr": "performance", "a": 2}, "bad": {}})");
    core::RunOptions options = perfOptions();
    options.summarizer = u"s"_s;
    EXPECT_EQ(loadConfig(options, workspace.roots())->root[u"summarizer"][u"a"], Value(1));
    options.summarizer = u"s/second"_s;
    EXPECT_EQ(loadConfig(options, workspace.roots())->root[u"summarizer"][u"a"], Value(2));
    options.summarizer = u"s/third"_s;
    EXPECT_FAILS_WITH(loadConfig(options, workspace.roots()), ErrorCode::TmanCfg002);
    options.summarizer = u"s/bad"_s;
    EXPECT_FAILS_WITH(loadConfig(options, workspace.roots()), ErrorCode::TmanCfg002);
}

TEST(LoadConfig, ChecksWhatModelFilesHold)
{
    const Workspace workspace;
    core::RunOptions options = perfOptions();
    options.models = QStringList{u"m"_s};
    const auto codeOf = [&](const QByteArray &text) {
        workspace.write(u"configs/models/m.py"_s, text);
        const auto loaded = loadConfig(options, workspace.roots());
        return loaded ? ErrorCode::UnkUnk001 : loaded.error().code;
    };
    EXPECT_EQ(codeOf("model = []\n"), ErrorCode::TmanCfg002);
    EXPECT_EQ(codeOf("models = {}\n"), ErrorCode::TmanCfg003);
    EXPECT_EQ(codeOf("models = [1]\n"), ErrorCode::TmanCfg003);
    EXPECT_EQ(codeOf("models = [{}]\n"), ErrorCode::TmanCfg002);
    EXPECT_EQ(codeOf("models = [\n"), ErrorCode::TmanCfg001);
}

TEST(LoadConfig, ReadsACustomFile)
{
    const Workspace workspace;
    workspace.write(u"base/m.py"_s,
        "from ais_bench.benchmark.models import VLLMCustomAPIChat\nmodels = [dict(abbr='m', "
        "type=VLLMCustomAPIChat, host_port=1)]\n");
    workspace.write(u"my.py"_s,
        "from mmengine.config import read_base\nimport copy\nwith read_base():\n    from .base.m "
        "import models as base_models\n"
        "    from ais_bench.benchmark.configs.datasets.synthetic.synthetic_gen import "
        "synthetic_datasets as datasets\n"
        "    from ais_bench.benchmark.configs.summarizers.perf.default_perf import summarizer\n"
        "models = base_models + []\nwork_dir = 'out'\nVBENCH_CACHE_DIR = "
        "'/x'\nmodels[0]['host_port'] = 9000\n");
    core::RunOptions options = fileOptions(u"my.py"_s);
    options.models = QStringList{u"ignored"_s};
    const auto loaded = loadConfig(options, workspace.roots());
    ASSERT_OK(loaded);
    EXPECT_EQ(firstModel(*loaded)[u"host_port"], Value(9000));
    EXPECT_EQ(firstModel(*loaded)[u"type"],
        Value(u"ais_bench.benchmark.models.api_models.vllm_custom_api_chat.VLLMCustomAPIChat"_s));
    EXPECT_EQ(loaded->workDir, u"out"_s);
    EXPECT_EQ(loaded->root[u"VBENCH_CACHE_DIR"], Value(u"/x"_s));
    EXPECT_TRUE(loaded->root.contains(u"base_models"));
    EXPECT_FALSE(loaded->root.contains(u"copy"));
    EXPECT_EQ(loaded->files.size(), 4);
    EXPECT_EQ(textsOf(loaded->notices, Level::Warning).size(), 1);
}

TEST(LoadConfig, ChecksACustomFile)
{
    const Workspace workspace;
    const auto codeOf = [&](const QByteArray &text) {
        workspace.write(u"c.py"_s, text);
        const auto loaded = loadConfig(fileOptions(u"c.py"_s), workspace.roots());
        return loaded ? ErrorCode::UnkUnk001 : loaded.error().code;
    };
    EXPECT_EQ(codeOf(kComplete), ErrorCode::UnkUnk001);
    EXPECT_EQ(codeOf(QByteArray(kComplete) + "del models\n"), ErrorCode::TmanCfg002);
    EXPECT_EQ(codeOf(QByteArray(kComplete) + "del datasets\n"), ErrorCode::TmanCfg002);
    EXPECT_EQ(codeOf(QByteArray(kComplete) + "del summarizer\n"), ErrorCode::TmanCfg002);
    EXPECT_EQ(codeOf(QByteArray(kComplete) + "models = 5\n"), ErrorCode::TmanCfg003);
    EXPECT_EQ(codeOf(QByteArray(kComplete) + "datasets = ['x']\n"), ErrorCode::TmanCfg003);
    EXPECT_EQ(codeOf(QByteArray(kComplete) + "summarizer = []\n"), ErrorCode::TmanCfg003);
    EXPECT_EQ(codeOf(QByteArray(kComplete) + "summarizer = {}\n"), ErrorCode::TmanCfg002);
    EXPECT_EQ(
        codeOf(QByteArray(kComplete) + "datasets = [dict(type='x')]\n"), ErrorCode::TmanCfg002);
    EXPECT_EQ(codeOf(QByteArray(kComplete) + "filename = 'x'\n"), ErrorCode::TmanCfg001);
    EXPECT_EQ(codeOf(QByteArray(kComplete) + "response_anomaly = 1\n"), ErrorCode::TmanCfg003);
    EXPECT_EQ(codeOf(QByteArray(kComplete) + "response_anomaly = dict(enabled=True)\n"),
        ErrorCode::TmanUnk001);
    EXPECT_FAILS_WITH(
        loadConfig(fileOptions(u"none.py"_s), workspace.roots()), ErrorCode::TmanCfg001);
}

TEST(LoadConfig, CompletesDatasetsOfACustomFile)
{
    const Workspace workspace;
    workspace.write(u"quiz.v2.jsonl"_s, "{\"question\": \"q\", \"answer\": \"a\"}\n");
    workspace.write(u"c.py"_s,
        QByteArray(kComplete)
            + "datasets = [dict(abbr='agent'), dict(path='quiz.v2.jsonl', data_type='qa')]\n");
    const auto loaded = loadConfig(fileOptions(u"c.py"_s), workspace.roots());
    ASSERT_OK(loaded);
    const Value::List &datasets = loaded->root[u"datasets"].items();
    EXPECT_EQ(datasets[0][u"infer_cfg"][u"prompt_template"][u"template"], Value(u"{dummy}"_s));
    EXPECT_EQ(datasets[0][u"reader_cfg"][u"output_column"], Value(u"dummy"_s));
    EXPECT_EQ(datasets[1][u"abbr"], Value(u"quiz"_s));
    EXPECT_EQ(datasets[1][u"path"], Value(workspace.path(u"quiz.v2.jsonl"_s)));
    EXPECT_FALSE(datasets[1].contains(u"data_type"));
}

TEST(LoadConfig, LimitsRowsUnlessTheDatasetHasARange)
{
    const Workspace workspace;
    workspace.write(u"configs/datasets/t.py"_s,
        "t_datasets = [dict(abbr='free', infer_cfg=dict(retriever=dict(type='r'), "
        "prompt_template=dict(a=1), ice_template=dict(b=2))),\n"
        "  dict(abbr='fixed', reader_cfg=dict(test_range='[0:3]'), infer_cfg={}), "
        "dict(abbr='plain')]\n");
    core::RunOptions options = perfOptions();
    options.datasets = QStringList{u"t"_s};
    options.numPrompts = 2;
    const auto loaded = loadConfig(options, workspace.roots());
    ASSERT_OK(loaded);
    const Value::List &datasets = loaded->root[u"datasets"].items();
    EXPECT_EQ(datasets[0][u"reader_cfg"][u"test_range"], Value(u"[:2]"_s));
    EXPECT_EQ(datasets[1][u"reader_cfg"][u"test_range"], Value(u"[0:3]"_s));
    EXPECT_FALSE(datasets[2].contains(u"reader_cfg"));
    EXPECT_EQ(datasets[0][u"infer_cfg"][u"retriever"][u"prompt_template"][u"a"], Value(1));
    EXPECT_EQ(datasets[0][u"infer_cfg"][u"retriever"][u"ice_template"][u"b"], Value(2));
    const QStringList warnings = textsOf(loaded->notices, Level::Warning);
    ASSERT_EQ(warnings.size(), 1);
    EXPECT_TRUE(warnings[0].startsWith(u"fixed: --num-prompts is ignored"_s));
}

TEST(LoadConfig, CopiesTheTokenizerToGeneratedData)
{
    const Workspace workspace;
    core::RunOptions options = perfOptions();
    EXPECT_EQ(loadConfig(options, workspace.roots())->root[u"datasets"].items()[0][u"model_path"],
        Value(QString()));
    options.path = u"/tok"_s;
    options.trustRemoteCode = true;
    const auto loaded = loadConfig(options, workspace.roots());
    EXPECT_EQ(loaded->root[u"datasets"].items()[0][u"model_path"], Value(u"/tok"_s));
    EXPECT_EQ(loaded->root[u"datasets"].items()[0][u"trust_remote_code"], Value(true));
}

TEST(LoadConfig, PerformanceSummarizerDoesNotReachAccuracyReports)
{
    const Workspace workspace;
    core::RunOptions options = perfOptions();
    options.summarizer = u"default_perf"_s;
    options.mode = core::Mode::All;
    const auto loaded = loadConfig(options, workspace.roots());
    ASSERT_OK(loaded);
    EXPECT_EQ(loaded->root[u"summarizer"][u"attr"], Value(u"accuracy"_s));
    EXPECT_EQ(textsOf(loaded->notices, Level::Warning).size(), 1);
}

TEST(LoadConfig, TakesAnomalyOptionsOverTheFile)
{
    const Workspace workspace;
    workspace.write(u"c.py"_s,
        QByteArray(kComplete)
            + "response_anomaly = dict(enabled=True, payload_storage=dict(compression_level=5))\n");
    core::RunOptions options = fileOptions(u"c.py"_s);
    options.responseAnomaly = false;
    options.responseAnomalyPayloadRetention = u"none"_s;
    const auto loaded = loadConfig(options, workspace.roots());
    ASSERT_OK(loaded);
    const Value &anomaly = loaded->root[u"response_anomaly"];
    EXPECT_EQ(anomaly[u"enabled"], Value(false));
    EXPECT_EQ(anomaly[u"payload_retention"], Value(u"none"_s));
    EXPECT_EQ(anomaly[u"payload_storage"][u"compression_level"], Value(5));
    EXPECT_EQ(anomaly[u"payload_storage"][u"format"], Value(u"jsonl"_s));
}

} // namespace aisb::config
