// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/recall.h"

#include "config/differences.h"
#include "config/dumpreader.h"
#include "config/loadconfig.h"
#include "config/modelspec.h"
#include "config/preprocess.h"
#include "config/recallparts.h"
#include "core/metrics/statistic.h"
#include "core/optiontable.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

using What = Unsaid::What;
using core::ErrorCode;

constexpr qsizetype kMaxDumps = 20; // of a folder, newest first

bool isForPerformance(const Value &root)
{
    const Value &summarizer = root[u"summarizer"];
    const QString attr = summarizer[u"attr"].toString();
    const auto isSynthetic = [](const Value &dataset) {
        return dataset[u"type"].toString().endsWith("SyntheticDataset"_L1);
    };
    return attr == "performance"_L1 || summarizer[u"calculator"].isDict()
        || (attr.isEmpty() && std::ranges::all_of(root[u"datasets"].items(), isSynthetic));
}

// The mode that sends what an execution was about.
core::Mode modeOf(const Value &root)
{
    const auto mode = core::modeFromName(root[u"cli_args"][u"mode"].toString());
    switch (mode.value_or(isForPerformance(root) ? core::Mode::Perf : core::Mode::All)) {
    case core::Mode::Perf:
    case core::Mode::PerfViz:
        return core::Mode::Perf;
    case core::Mode::Infer:
    case core::Mode::InferJudge:
        return core::Mode::Infer;
    case core::Mode::All:
    case core::Mode::Eval:
    case core::Mode::Viz:
    case core::Mode::Judge:
        break;
    }
    return core::Mode::All;
}

void recallCommandLine(const Value &arguments, core::RunOptions &options)
{
    const auto integer = [&](QStringView key, int fallback, int min, int max) {
        return static_cast<int>(std::clamp<qint64>(arguments[key].toInt(fallback), min, max));
    };
    constexpr int kMany = 1'000'000;
    if (const Value &prompts = arguments[u"num_prompts"]; prompts.isInt() && prompts.toInt() > 0)
        options.numPrompts = prompts.toInt();
    options.numWarmups = integer(u"num_warmups", options.numWarmups, 0, kMany);
    options.maxNumWorkers = integer(u"max_num_workers", 1, 1, core::maxTaskWorkers());
    const bool isPerformance = options.mode == core::Mode::Perf;
    options.pressure = isPerformance && arguments[u"pressure"].toBool();
    options.pressureTime = integer(u"pressure_time", options.pressureTime, 1, 86'400);
    options.specDecode = isPerformance && arguments[u"spec_decode"].toBool();
    options.mergeDs = !isPerformance && arguments[u"merge_ds"].toBool();
    options.dumpEvalDetails = !isPerformance && arguments[u"dump_eval_details"].toBool();
    options.dumpExtractRate = !isPerformance && arguments[u"dump_extract_rate"].toBool();
    if (const Value &anomaly = arguments[u"response_anomaly"]; anomaly.isBool())
        options.responseAnomaly = anomaly.toBool();
    if (const QString kept = arguments[u"response_anomaly_payload_retention"].toString();
        !kept.isEmpty())
        options.responseAnomalyPayloadRetention = kept;
}

void recallReport(const Value &root, const CatalogueRoots &roots, core::RunOptions &options)
{
    const QString name = root[u"cli_args"][u"summarizer"].toString();
    if (!name.isEmpty()
        && findConfig(ConfigKind::Summarizers, splitConfigName(ConfigKind::Summarizers, name).file,
            options.configDir, roots))
        options.summarizer = name;
    if (options.mode != core::Mode::Perf)
        return;
    const StatisticsChoice choice = readStatistics(root[u"summarizer"]);
    if (!options.summarizer && choice.calculator == Calculator::Stable)
        options.summarizer = u"stable_stage"_s;
    QStringList usual;
    for (const core::Statistic &statistic : core::defaultStatistics())
        usual.append(statistic.text);
    if (choice.stats != usual)
        options.stats = choice.stats;
}

// What the run itself adds to a data set, and what the number of rows says.
Value comparable(Value dataset)
{
    for (const QStringView key : {u"model_path", u"trust_remote_code", u"path", u"meta_path"})
        dataset.remove(key);
    if (Value *reader = dataset.find(u"reader_cfg"); reader && reader->isDict())
        reader->remove(u"test_range");
    Value *inference = dataset.find(u"infer_cfg");
    Value *retriever = inference ? inference->find(u"retriever") : nullptr;
    if (retriever && retriever->isDict())
        for (const QStringView key : {u"prompt_template", u"ice_template"})
            retriever->remove(key);
    return dataset;
}

void compareModels(const Value &was, const Value &is, Recall &result)
{
    const bool isSingle = was.items().size() == 1;
    if (was.items().size() != is.items().size())
        return;
    for (std::size_t i = 0; i < was.items().size(); ++i)
        for (const Difference &difference : differencesOf(was.items()[i], is.items()[i]))
            if (!isCarriedModelKey(difference.key, isSingle))
                result.unsaid.push_back({What::ModelKey, was.items()[i][u"abbr"].toString(),
                    difference.key, difference.value});
}

void compareDatasets(const Value &was, const Value &is, Recall &result)
{
    for (const Value &dataset : was.items()) {
        const QString abbr = dataset[u"abbr"].toString();
        const auto now = std::ranges::find(
            is.items(), abbr, [](const Value &entry) { return entry[u"abbr"].toString(); });
        if (now == is.items().end())
            continue;
        for (const Difference &difference : differencesOf(comparable(dataset), comparable(*now)))
            result.unsaid.push_back({What::DatasetKey, abbr, difference.key, difference.value});
    }
}

// With something in the place of what was not found, so that the rest can be loaded.
core::RunOptions completed(core::RunOptions options)
{
    if (options.models.isEmpty())
        options.models = {u"vllm_api_stream_chat"_s};
    if (options.datasets.isEmpty() && !options.customDatasetPath)
        options.datasets = {u"synthetic_gen"_s};
    return options;
}

// What the options make of the catalogue, held against what the configuration says.
void compare(const Value &root, const CatalogueRoots &roots, Recall &result)
{
    if (!root[u"model_dataset_combinations"].isNull())
        result.unsaid.push_back({What::Pairs, {}, {}, {}});
    const bool hasModels = !result.options.models.isEmpty();
    const core::Result<LoadedConfig> now = loadConfig(completed(result.options), roots);
    if (!now)
        return; // whoever uses the options is told why
    if (hasModels)
        compareModels(root[u"models"], now->root[u"models"], result);
    compareDatasets(root[u"datasets"], now->root[u"datasets"], result);
}

core::Result<> checkLists(const Value &root)
{
    for (const QString &key : {u"models"_s, u"datasets"_s}) {
        const Value &list = root[key];
        const auto isDict = [](const Value &entry) { return entry.isDict(); };
        if (!list.isList() || list.items().empty() || !std::ranges::all_of(list.items(), isDict))
            return core::fail(
                ErrorCode::TmanCfg002, u"there is no list \"%1\" with entries"_s.arg(key));
    }
    return {};
}

struct Source
{
    Value root = Value::dict();
    QStringList warnings;
};

core::Result<Source> readSource(const QString &path, const CatalogueRoots &roots)
{
    Source source;
    auto module = readConfigFile(path, roots);
    if (module) {
        for (const auto &[name, value] : module->variables)
            source.root.set(name, value);
        resolveSymbols(source.root);
        return source;
    }
    // Dumps may hold texts that are no literals; what stands around them counts.
    const core::Result<DumpContent> dump = readDumpFile(path);
    if (!dump || !checkLists(Value::fromJson(dump->root)))
        return core::fail(module.error());
    source.root = Value::fromJson(dump->root);
    source.warnings = dump->warnings;
    return source;
}

core::Result<Recall> recallSource(const QString &path, const CatalogueRoots &roots)
{
    const core::Result<Source> source = readSource(path, roots);
    if (!source)
        return core::fail(source.error());
    core::Result<Recall> recall = recallOptions(source->root, roots);
    if (!recall)
        return core::fail(recall.error().code, u"%1: %2"_s.arg(path, recall.error().detail));
    for (const QString &warning : source->warnings)
        recall->unsaid.push_back({What::Statement, {}, {}, warning});
    return recall;
}

bool sends(const QString &dump)
{
    const core::Result<DumpContent> content = readDumpFile(dump);
    const auto mode =
        content ? core::modeFromName(content->root[u"cli_args"][u"mode"].toString()) : std::nullopt;
    return mode == core::Mode::Perf || mode == core::Mode::All || mode == core::Mode::Infer;
}

} // namespace

core::Result<Recall> recallOptions(const Value &root, const CatalogueRoots &roots)
{
    if (const core::Result<> checked = checkLists(root); !checked)
        return core::fail(checked.error());
    Recall result;
    result.options.mode = modeOf(root);
    recallCommandLine(root[u"cli_args"], result.options);
    recallModels(root, roots, result);
    recallDatasets(root, roots, result);
    recallReport(root, roots, result.options);
    compare(maskSecrets(root), roots, result);
    return result;
}

core::Result<Recall> recallFile(const QString &path, const CatalogueRoots &roots)
{
    core::Result<Recall> recall = recallSource(path, roots);
    if (recall)
        recall->options.workDir.reset();
    return recall;
}

core::Result<Recall> recallExperiment(const QString &experimentPath, const CatalogueRoots &roots)
{
    const QDir configs(QDir(experimentPath).filePath(u"configs"_s));
    QStringList dumps =
        configs.entryList({u"*.py"_s}, QDir::Files, QDir::Name | QDir::Reversed).mid(0, kMaxDumps);
    if (dumps.isEmpty())
        return core::fail(ErrorCode::TmanCfg001,
            u"%1: there is no configuration in configs/"_s.arg(experimentPath));
    const auto chosen = std::ranges::find_if(
        dumps, [&](const QString &name) { return sends(configs.filePath(name)); });
    core::Result<Recall> recall =
        recallSource(configs.filePath(chosen == dumps.end() ? dumps.front() : *chosen), roots);
    if (recall)
        recall->options.workDir = QFileInfo(QDir(experimentPath).absolutePath()).path();
    return recall;
}

} // namespace aisb::config
