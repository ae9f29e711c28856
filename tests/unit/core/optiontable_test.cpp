// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optiontable.h"

#include "core/optionvalues.h"
#include "result_helpers.h"

#include <QRegularExpression>
#include <QSet>

using namespace aisb::core;
using namespace Qt::StringLiterals;

namespace {

Result<> setOption(RunOptions &options, QStringView name, const QStringList &values)
{
    const OptionInfo *info = findOption(name);
    return info ? info->set(options, values)
                : Result<>(fail(ErrorCode::UnkUnk001, name.toString()));
}

struct OptionCase
{
    const char *name;
    QStringList given;
    QString written; // on the command line; empty = the default, nothing is written
};

void PrintTo(const OptionCase &optionCase, std::ostream *stream)
{
    *stream << optionCase.name << " " << optionCase.given.join(u' ').toStdString();
}

} // namespace

TEST(OptionTable, ExplainsEveryOptionInPlainSentences)
{
    for (const OptionInfo &info : optionTable()) {
        EXPECT_GE(info.help.size(), 20) << info.name.data();
        EXPECT_TRUE(info.help.endsWith('.'_L1)) << info.name.data();
        EXPECT_TRUE(QChar(info.help.front()).isUpper()) << info.name.data();
        const bool needsValue = info.type != OptionType::Flag && info.type != OptionType::Switch;
        EXPECT_EQ(!info.valueName.isEmpty(), needsValue) << info.name.data();
        ASSERT_TRUE(info.set && info.get) << info.name.data();
    }
}

TEST(OptionTable, HasEveryOptionOfTheReferenceAndOursOnce)
{
    const QStringList expected =
        uR"(models datasets summarizer debug search dry-run mode reuse work-dir config-dir
        max-num-workers max-workers-per-gpu num-prompts num-warmups response-anomaly response-anomaly-payload-retention
        pressure pressure-time spec-decode merge-ds dump-eval-details dump-extract-rate custom-dataset-path
        custom-dataset-meta-path custom-dataset-data-type custom-dataset-infer-method path model-name request-rate retry
        api-key host-ip host-port url max-out-len batch-size trust-remote-code generation-kwargs request-count
        input-length output-length seed input-path use-timestamp burstiness ramp time-limit cool-down texts-dir layout metrics-profile stats transport request-timeout compat-mode upstream-exit
        continue-on-interrupt upstream-compat strict-exit strict-reuse)"_s.split(
            QRegularExpression(u"\\s+"_s), Qt::SkipEmptyParts);
    QStringList names;
    for (const OptionInfo &info : optionTable())
        names << info.name;
    EXPECT_EQ(names, expected);
    EXPECT_EQ(QSet<QString>(names.begin(), names.end()).size(), names.size());
    EXPECT_EQ(findOption(u"no-such-option"), nullptr);
}

TEST(OptionTable, StartsWithNothingToWrite)
{
    const RunOptions options;
    for (const OptionInfo &info : optionTable())
        EXPECT_FALSE(info.get(options).has_value()) << info.name.data();
    EXPECT_EQ(commandLine(options), u"ais_bench"_s);
}

class OptionRoundTrip : public testing::TestWithParam<OptionCase>
{
};

TEST_P(OptionRoundTrip, WritesWhatWasSet)
{
    const OptionCase &param = GetParam();
    RunOptions options;
    ASSERT_OK(setOption(options, QString::fromLatin1(param.name), param.given));
    const QString expected =
        param.written.isEmpty() ? u"ais_bench"_s : u"ais_bench "_s + param.written;
    EXPECT_EQ(commandLine(options), expected);
}

INSTANTIATE_TEST_SUITE_P(Values, OptionRoundTrip,
    testing::Values(OptionCase{"models", {u"a"_s, u"b"_s}, u"--models a b"_s},
        OptionCase{"datasets", {u"toy/alpha_datasets"_s}, u"--datasets toy/alpha_datasets"_s},
        OptionCase{"datasets", {u"toy_*"_s}, u"--datasets 'toy_*'"_s},
        OptionCase{"summarizer", {u"stable_stage"_s}, u"--summarizer stable_stage"_s},
        OptionCase{"debug", {u"true"_s}, u"--debug"_s},
        OptionCase{"search", {u"true"_s}, u"--search"_s},
        OptionCase{"dry-run", {u"true"_s}, u"--dry-run"_s},
        OptionCase{"mode", {u"perf_viz"_s}, u"--mode perf_viz"_s},
        OptionCase{"mode", {u"all"_s}, {}}, OptionCase{"reuse", {}, u"--reuse"_s},
        OptionCase{"reuse", {u"20260101_000000"_s}, u"--reuse 20260101_000000"_s},
        OptionCase{"work-dir", {u"my out's"_s}, uR"(--work-dir 'my out'\''s')"_s},
        OptionCase{"work-dir", {u"-odd"_s}, u"--work-dir=-odd"_s},
        OptionCase{"config-dir", {u"configs"_s}, {}},
        OptionCase{"config-dir", {u"mine"_s}, u"--config-dir mine"_s},
        OptionCase{"texts-dir", {u"my texts"_s}, u"--texts-dir 'my texts'"_s},
        OptionCase{"max-num-workers", {u"1"_s}, {}},
        OptionCase{"max-workers-per-gpu", {u"3"_s}, u"--max-workers-per-gpu 3"_s},
        OptionCase{"num-prompts", {u" +7 "_s}, u"--num-prompts 7"_s},
        OptionCase{"num-prompts", {u"NONE"_s}, {}},
        OptionCase{"num-warmups", {u"0"_s}, u"--num-warmups 0"_s},
        OptionCase{"response-anomaly", {u"true"_s}, u"--response-anomaly"_s},
        OptionCase{"response-anomaly", {u"false"_s}, u"--no-response-anomaly"_s},
        OptionCase{"response-anomaly-payload-retention", {u"none"_s},
            u"--response-anomaly-payload-retention none"_s},
        OptionCase{"pressure", {u"true"_s}, u"--pressure"_s},
        OptionCase{"pressure-time", {u"86400"_s}, u"--pressure-time 86400"_s},
        OptionCase{"spec-decode", {u"true"_s}, u"--spec-decode"_s},
        OptionCase{"merge-ds", {u"true"_s}, u"--merge-ds"_s},
        OptionCase{"dump-eval-details", {u"true"_s}, u"--dump-eval-details"_s},
        OptionCase{"dump-extract-rate", {u"true"_s}, u"--dump-extract-rate"_s},
        OptionCase{"custom-dataset-path", {u"q.jsonl"_s}, u"--custom-dataset-path q.jsonl"_s},
        OptionCase{"custom-dataset-meta-path", {u"q.meta.json"_s},
            u"--custom-dataset-meta-path q.meta.json"_s},
        OptionCase{"custom-dataset-data-type", {u"mcq"_s}, u"--custom-dataset-data-type mcq"_s},
        OptionCase{
            "custom-dataset-infer-method", {u"gen"_s}, u"--custom-dataset-infer-method gen"_s}));

INSTANTIATE_TEST_SUITE_P(OverridesAndOurs, OptionRoundTrip,
    testing::Values(OptionCase{"path", {u"/m/qwen"_s}, u"--path /m/qwen"_s},
        OptionCase{"model-name", {QString()}, u"--model-name ''"_s},
        OptionCase{"request-rate", {u"0.1"_s}, u"--request-rate 0.1"_s},
        OptionCase{"input-path", {u"a trace.jsonl"_s}, u"--input-path 'a trace.jsonl'"_s},
        OptionCase{"use-timestamp", {u"true"_s}, u"--use-timestamp"_s},
        OptionCase{"use-timestamp", {u"false"_s}, u"--no-use-timestamp"_s},
        OptionCase{"burstiness", {u"0"_s}, u"--burstiness 0"_s},
        OptionCase{"ramp", {u"linear:5:30"_s}, u"--ramp linear:5:30"_s},
        OptionCase{"ramp", {u"exponential:0.5:0.5"_s}, u"--ramp exponential:0.5:0.5"_s},
        OptionCase{"time-limit", {u"90"_s}, u"--time-limit 90"_s},
        OptionCase{"cool-down", {u"2.5"_s}, u"--cool-down 2.5"_s},
        OptionCase{"retry", {u"0"_s}, u"--retry 0"_s},
        OptionCase{"api-key", {u"sk-secret"_s}, u"--api-key '***'"_s},
        OptionCase{"host-ip", {u"::1"_s}, u"--host-ip ::1"_s},
        OptionCase{"host-port", {u"65535"_s}, u"--host-port 65535"_s},
        OptionCase{"url", {u"http://h:1/v1/"_s}, u"--url http://h:1/v1/"_s},
        OptionCase{"url", {u"http://ann:pw@h/v1"_s}, u"--url 'http://***@h/v1'"_s},
        OptionCase{"max-out-len", {u"1"_s}, u"--max-out-len 1"_s},
        OptionCase{"batch-size", {u"100000"_s}, u"--batch-size 100000"_s},
        OptionCase{"trust-remote-code", {u"false"_s}, u"--no-trust-remote-code"_s},
        OptionCase{"generation-kwargs", {uR"({"b":1,"a":0.50})"_s},
            uR"(--generation-kwargs '{"b": 1, "a": 0.5}')"_s},
        OptionCase{"request-count", {u"1048576"_s}, u"--request-count 1048576"_s},
        OptionCase{"input-length", {u"uniform:1:200"_s}, u"--input-length uniform:1:200"_s},
        OptionCase{"output-length", {u"64"_s}, u"--output-length 64"_s},
        OptionCase{"seed", {u"18446744073709551615"_s}, u"--seed 18446744073709551615"_s},
        OptionCase{"layout", {u"v3"_s}, u"--layout v3"_s},
        OptionCase{"metrics-profile", {u"reference"_s}, u"--metrics-profile reference"_s},
        OptionCase{"stats", {u"Average, P50,,P99.9"_s}, u"--stats Average,P50,P99.9"_s},
        OptionCase{"transport", {u"direct"_s}, u"--transport direct"_s},
        OptionCase{"transport", {u"auto"_s}, {}},
        OptionCase{"request-timeout", {u"1.5"_s}, u"--request-timeout 1.5"_s},
        OptionCase{"compat-mode", {u"true"_s}, u"--compat-mode"_s},
        OptionCase{"continue-on-interrupt", {u"true"_s}, u"--continue-on-interrupt"_s},
        OptionCase{"upstream-exit", {u"true"_s}, u"--upstream-exit"_s},
        OptionCase{"upstream-compat", {u"true"_s}, u"--upstream-compat"_s},
        OptionCase{"strict-exit", {u"true"_s}, u"--strict-exit"_s},
        OptionCase{"strict-reuse", {u"true"_s}, u"--strict-reuse"_s}));

struct RangeCase
{
    const char *name;
    QString given;
    ErrorCode code;
    QString bound; // what the message has to contain
};

class OptionRange : public testing::TestWithParam<RangeCase>
{
};

TEST_P(OptionRange, IsRefusedWithNameBoundAndValue)
{
    const RangeCase &param = GetParam();
    RunOptions options;
    const Result<> result = setOption(options, QString::fromLatin1(param.name), {param.given});
    ASSERT_FALSE(result.has_value()) << param.name;
    EXPECT_EQ(result.error().code, param.code) << result.error().text().toStdString();
    const QString detail = result.error().detail;
    EXPECT_TRUE(detail.contains(u"`--%1"_s.arg(QLatin1String(param.name)))) << detail.toStdString();
    EXPECT_TRUE(detail.contains(param.bound)) << detail.toStdString();
    EXPECT_TRUE(detail.contains(param.given.trimmed())) << detail.toStdString();
    EXPECT_EQ(commandLine(options), u"ais_bench"_s) << "a refused value must not be kept";
}

INSTANTIATE_TEST_SUITE_P(Integers, OptionRange,
    testing::Values(
        RangeCase{"max-num-workers", u"999"_s, ErrorCode::UtilsType008, u"0.8 x CPU count"_s},
        RangeCase{"max-num-workers", u"0"_s, ErrorCode::UtilsType010, u"at least 1"_s},
        RangeCase{"num-prompts", u"abc"_s, ErrorCode::UtilsType009, u"an integer"_s},
        RangeCase{"num-prompts", u"1.5"_s, ErrorCode::UtilsType009, u"an integer"_s},
        RangeCase{"num-prompts", u"-1"_s, ErrorCode::UtilsType010, u"at least 1"_s},
        RangeCase{"num-prompts", u"99999999999999999999"_s, ErrorCode::UtilsType008,
            u"9223372036854775807"_s},
        RangeCase{"num-warmups", u"-1"_s, ErrorCode::UtilsType010, u"at least 0"_s},
        RangeCase{
            "num-warmups", u"-99999999999999999999"_s, ErrorCode::UtilsType010, u"at least 0"_s},
        RangeCase{"num-warmups", u"3000000000"_s, ErrorCode::UtilsType008, u"2147483647"_s},
        RangeCase{"pressure-time", u"0"_s, ErrorCode::UtilsType010, u"at least 1"_s},
        RangeCase{"pressure-time", u"86401"_s, ErrorCode::UtilsType008, u"86400 (24 hours)"_s},
        RangeCase{"host-port", u"0"_s, ErrorCode::UtilsType010, u"at least 1"_s},
        RangeCase{"host-port", u"65536"_s, ErrorCode::UtilsType008, u"at most 65535"_s},
        RangeCase{"retry", u"1001"_s, ErrorCode::UtilsType008, u"at most 1000"_s},
        RangeCase{"batch-size", u"100001"_s, ErrorCode::UtilsType008, u"at most 100000"_s},
        RangeCase{"request-count", u"1048577"_s, ErrorCode::UtilsType008, u"at most 1048576"_s},
        RangeCase{"seed", u"-1"_s, ErrorCode::UtilsType010, u"at least 0"_s},
        RangeCase{"seed", u"x"_s, ErrorCode::UtilsType009, u"an integer"_s},
        RangeCase{"seed", u"18446744073709551616"_s, ErrorCode::UtilsType008, u"at most"_s}));

INSTANTIATE_TEST_SUITE_P(NumbersAndLengths, OptionRange,
    testing::Values(
        RangeCase{"request-rate", u"64000.5"_s, ErrorCode::UtilsType008, u"at most 64000"_s},
        RangeCase{"request-rate", u"-0.1"_s, ErrorCode::UtilsType010, u"at least 0"_s},
        RangeCase{"request-rate", u"nan"_s, ErrorCode::UtilsType009, u"a number"_s},
        RangeCase{"request-rate", u"inf"_s, ErrorCode::UtilsType009, u"a number"_s},
        RangeCase{"request-timeout", u"86401"_s, ErrorCode::UtilsType008, u"at most 86400"_s},
        RangeCase{"input-length", u"0"_s, ErrorCode::UtilsType010, u"at least 1"_s},
        RangeCase{"output-length", u"abc"_s, ErrorCode::TmanCmd002, u"uniform:MIN:MAX"_s},
        RangeCase{"output-length", u"poisson:3"_s, ErrorCode::TmanCmd002, u"zipf:ALPHA:MIN:MAX"_s},
        RangeCase{"output-length", u"uniform:1"_s, ErrorCode::TmanCmd002, u"uniform:MIN:MAX"_s},
        RangeCase{"output-length", QString(), ErrorCode::TmanCmd002, u"N, uniform"_s},
        RangeCase{"layout", u"v4"_s, ErrorCode::TmanCmd002, u"seed, v3"_s},
        RangeCase{"mode", u"foo"_s, ErrorCode::TmanCmd002, u"perf_viz"_s},
        RangeCase{"custom-dataset-data-type", u"ppl"_s, ErrorCode::TmanCmd002, u"mcq, qa"_s}));

TEST(OptionTable, RefusesGenerationParametersThatAreNoJsonObject)
{
    RunOptions options;
    for (const QString &text : {u"{"_s, u"[1]"_s, u"3"_s, QString(), u"{'a': 1}"_s})
        EXPECT_FAILS_WITH(setOption(options, u"generation-kwargs", {text}), ErrorCode::TmanCmd002);
    EXPECT_FALSE(options.generationKwargs.has_value());
}

TEST(RampNotation, IsReadOrRefusedWithItsReason)
{
    const Result<RampText> ramp = parseRamp(u"--ramp"_s, u"Exponential:0.5:30"_s);
    ASSERT_OK(ramp);
    EXPECT_EQ(ramp->strategy, u"exponential"_s);
    EXPECT_EQ(ramp->start, 0.5);
    EXPECT_EQ(ramp->end, 30);
    RunOptions options;
    for (const QString &text :
        {u""_s, u"linear"_s, u"cubic:1:2"_s, u"linear:1"_s, u"linear:1:2:3"_s})
        EXPECT_FAILS_WITH(setOption(options, u"ramp", {text}), ErrorCode::TmanCmd002);
    for (const QString &text : {u"linear:0:2"_s, u"linear:3:2"_s, u"linear:0.05:0.1"_s})
        EXPECT_FAILS_WITH(setOption(options, u"ramp", {text}), ErrorCode::UtilsType010);
    EXPECT_FAILS_WITH(setOption(options, u"ramp", {u"linear:1:64001"_s}), ErrorCode::UtilsType008);
    EXPECT_FAILS_WITH(setOption(options, u"ramp", {u"linear:x:2"_s}), ErrorCode::UtilsType009);
    EXPECT_FALSE(options.ramp.has_value());
}

TEST(LengthNotation, AcceptsEveryMethodAndItsLimits)
{
    for (const QString &text :
        {u"1"_s, u"1048576"_s, u"uniform:1:1"_s, u"Uniform:1:1048576"_s, u"gaussian:-3e38:0:1:2"_s,
            u"gaussian:100.5:400:1:200"_s, u"zipf:1.0001:1:9"_s, u"zipf:10:1:9"_s})
        EXPECT_TRUE(checkLength(u"--input-length"_s, text).has_value()) << text.toStdString();
}

TEST(LengthNotation, NamesThePartThatIsWrong)
{
    struct Wrong
    {
        QString text;
        ErrorCode code;
        QString part;
    };
    for (const Wrong &wrong : {Wrong{u"uniform:0:5"_s, ErrorCode::UtilsType010, u"`--x MIN`"_s},
             Wrong{u"uniform:1:1048577"_s, ErrorCode::UtilsType008, u"`--x MAX`"_s},
             Wrong{u"uniform:9:5"_s, ErrorCode::UtilsType010, u"`--x MAX`"_s},
             Wrong{u"uniform:a:5"_s, ErrorCode::UtilsType009, u"`--x MIN`"_s},
             Wrong{u"gaussian:x:1:1:2"_s, ErrorCode::UtilsType009, u"`--x MEAN`"_s},
             Wrong{u"gaussian:1:-1:1:2"_s, ErrorCode::UtilsType010, u"`--x VARIANCE`"_s},
             Wrong{u"gaussian:1:1:1:0"_s, ErrorCode::UtilsType010, u"`--x MAX`"_s},
             Wrong{u"zipf:1:1:2"_s, ErrorCode::UtilsType010, u"`--x ALPHA`"_s},
             Wrong{u"zipf:10.1:1:2"_s, ErrorCode::UtilsType008, u"`--x ALPHA`"_s}}) {
        const Result<> result = checkLength(u"--x"_s, wrong.text);
        ASSERT_FALSE(result.has_value()) << wrong.text.toStdString();
        EXPECT_EQ(result.error().code, wrong.code) << wrong.text.toStdString();
        EXPECT_TRUE(result.error().detail.contains(wrong.part))
            << result.error().detail.toStdString();
    }
}

TEST(CommandLine, WritesConfigurationFilesThatLookLikeSomethingElseAsPaths)
{
    RunOptions options;
    options.configFile = u"-odd.py"_s;
    EXPECT_EQ(commandLine(options), u"ais_bench ./-odd.py"_s);
    options.configFile = u"mock-server"_s;
    EXPECT_EQ(commandLine(options), u"ais_bench ./mock-server"_s);
    options.configFile = u"run.py"_s;
    options.mode = Mode::Perf;
    EXPECT_EQ(commandLine(options), u"ais_bench run.py --mode perf"_s);
}

// Keys and values of a dump written by the reference implementation.
TEST(CliArgs, EqualThoseOfTheReference)
{
    RunOptions options;
    options.configFile = u"stream_chat.py"_s;
    options.mode = Mode::Perf;
    options.cfgTimeStr = options.dirTimeStr = u"20261124_021112"_s;
    options.apiKey = Secret(u"sk-secret"_s);
    options.requestRate = 3;
    options.layout = Layout::V3;
    const QByteArray expected =
        R"({"cfg_time_str": "20261124_021112", "config": "stream_chat.py", "config_dir": "configs", )"
        R"("custom_dataset_data_type": null, "custom_dataset_infer_method": null, "custom_dataset_meta_path": null, )"
        R"("custom_dataset_path": null, "datasets": null, "debug": false, "dir_time_str": "20261124_021112", )"
        R"("dry_run": false, "dump_eval_details": false, "dump_extract_rate": false, "max_num_workers": 1, )"
        R"("max_workers_per_gpu": 1, "merge_ds": false, "mode": "perf", "models": null, "num_prompts": null, )"
        R"("num_warmups": 1, "pressure": false, "pressure_time": 15, "response_anomaly": null, )"
        R"("response_anomaly_payload_retention": null, "reuse": null, "search": false, "spec_decode": false, )"
        R"("summarizer": null, "work_dir": null})";
    EXPECT_EQ(writeJson(cliArgs(options)), expected);
}

TEST(CliArgs, HoldGivenValues)
{
    RunOptions options;
    options.models = {u"vllm_api_general_chat"_s};
    options.customDatasetPath = u"data/mcq.jsonl"_s;
    options.workDir = u"out/custom_mcq_jsonl"_s;
    options.dumpEvalDetails = true;
    options.numPrompts = 8;
    options.responseAnomaly = false;
    options.reuse = u"latest"_s;
    const Json json = cliArgs(options);
    EXPECT_EQ(writeJson(json[u"models"]), R"(["vllm_api_general_chat"])");
    EXPECT_EQ(json[u"custom_dataset_path"].toString(), u"data/mcq.jsonl"_s);
    EXPECT_EQ(json[u"work_dir"].toString(), u"out/custom_mcq_jsonl"_s);
    EXPECT_TRUE(json[u"dump_eval_details"].toBool());
    EXPECT_EQ(json[u"num_prompts"].toInt(), 8);
    EXPECT_TRUE(json[u"response_anomaly"].isBool());
    EXPECT_EQ(json[u"reuse"].toString(), u"latest"_s);
    EXPECT_EQ(json[u"mode"].toString(), u"all"_s);
}

TEST(Names, AreThoseOfTheCommandLineBothWays)
{
    for (const Mode mode : {Mode::All, Mode::Infer, Mode::Eval, Mode::Viz, Mode::Perf,
             Mode::PerfViz, Mode::Judge, Mode::InferJudge})
        EXPECT_EQ(modeFromName(QString(modeName(mode))), mode);
    EXPECT_EQ(modeName(Mode::PerfViz), "perf_viz"_L1);
    EXPECT_EQ(modeFromName(u"PERF"), std::nullopt);
    EXPECT_EQ(layoutName(Layout::Seed), "seed"_L1);
    EXPECT_EQ(transportName(TransportChoice::Direct), "direct"_L1);
}

TEST(MaxTaskWorkers, IsNeverBelowOne)
{
    EXPECT_GE(maxTaskWorkers(), 1);
}
