// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/loadconfig.h"

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1String kPartitioner = "ais_bench.benchmark.partitioners.naive.NaivePartitioner"_L1;
constexpr QLatin1String kRunner = "ais_bench.benchmark.runners.local.LocalRunner"_L1;
constexpr QLatin1String kServiceTask =
    "ais_bench.benchmark.tasks.openicl_api_infer.OpenICLApiInferTask"_L1;
constexpr QLatin1String kLocalTask = "ais_bench.benchmark.tasks.openicl_infer.OpenICLInferTask"_L1;
constexpr QLatin1String kEvalTask = "ais_bench.benchmark.tasks.openicl_eval.OpenICLEvalTask"_L1;
constexpr QLatin1String kAccuracySummarizer =
    "ais_bench.benchmark.summarizers.default.DefaultSummarizer"_L1;
constexpr QLatin1String kPerfSummarizer =
    "ais_bench.benchmark.summarizers.default_perf.DefaultPerfSummarizer"_L1;
constexpr QLatin1String kCalculator =
    "ais_bench.benchmark.calculators.default_perf_metric_calculator.DefaultPerfMetricCalculator"_L1;

Value &dictAt(Value &parent, const QString &key)
{
    Value *known = parent.find(key);
    if (!known || !known->isDict())
        parent.set(key, Value::dict());
    return *parent.find(key);
}

void setDefault(Value &dict, const QString &key, Value value)
{
    if (!dict.contains(key))
        dict.set(key, std::move(value));
}

bool skipsInference(const Value &root)
{
    const QString type = root[u"infer"][u"runner"][u"task"][u"type"].toString();
    return type.section(u'.', -1) == u"EmptyTask";
}

// What the sections of both stages share; returns the task.
Value &completeStage(
    Value &root, const QString &stage, const QString &folder, const RunCompletion &completion)
{
    Value &section = dictAt(root, stage);
    Value &partitioner = dictAt(section, u"partitioner"_s);
    setDefault(partitioner, u"type"_s, kPartitioner);
    partitioner.set(u"out_dir"_s, completion.workDir + folder);
    Value &runner = dictAt(section, u"runner"_s);
    setDefault(runner, u"type"_s, kRunner);
    runner.set(u"max_num_workers"_s, completion.maxNumWorkers);
    runner.set(u"max_workers_per_gpu"_s, completion.maxWorkersPerGpu);
    runner.set(u"debug"_s, completion.isDebug);
    return dictAt(runner, u"task"_s);
}

void completeInference(Value &root, const RunCompletion &completion)
{
    const Value &models = std::as_const(root)[u"models"];
    const bool isService = models.items().empty()
        || models.items().front()[u"attr"].toString(u"service"_s) == u"service";
    setDefault(completeStage(root, u"infer"_s, u"/predictions/"_s, completion), u"type"_s,
        isService ? kServiceTask : kLocalTask);
}

void completeEvaluation(Value &root, const RunCompletion &completion)
{
    Value &task = completeStage(root, u"eval"_s, u"/results/"_s, completion);
    setDefault(task, u"type"_s, kEvalTask);
    task.set(u"dump_details"_s, completion.dumpsDetails);
    task.set(u"cal_extract_rate"_s, completion.dumpsExtractRate);
}

Value defaultCalculator()
{
    Value stats = Value::list();
    for (const QLatin1String name :
        {"Average"_L1, "Min"_L1, "Max"_L1, "Median"_L1, "P75"_L1, "P90"_L1, "P99"_L1})
        stats.append(name);
    Value calculator = Value::dict();
    calculator.set(u"type"_s, kCalculator);
    calculator.set(u"stats_list"_s, stats);
    return calculator;
}

void completePerfSummarizer(Value &root)
{
    Value &summarizer = dictAt(root, u"summarizer"_s);
    const bool isForPerformance = std::as_const(summarizer)[u"attr"].toString() == u"performance";
    if (!isForPerformance)
        summarizer.set(u"type"_s, kPerfSummarizer);
    setDefault(summarizer, u"type"_s, kPerfSummarizer);
    setDefault(summarizer, u"calculator"_s, defaultCalculator());
    for (const QStringView key : {u"attr", u"dataset_abbrs", u"summary_groups", u"prompt_db"})
        summarizer.remove(key);
}

void completeAccuracySummarizer(Value &root)
{
    Value &summarizer = dictAt(root, u"summarizer"_s);
    const bool isForAccuracy = std::as_const(summarizer)[u"attr"].toString() == u"accuracy";
    if (!isForAccuracy)
        summarizer.set(u"type"_s, kAccuracySummarizer);
    setDefault(summarizer, u"type"_s, kAccuracySummarizer);
    summarizer.remove(u"attr");
}

} // namespace

Value completeForRun(Value root, const RunCompletion &completion)
{
    if (completion.infers && !skipsInference(root))
        completeInference(root, completion);
    if (completion.evaluates)
        completeEvaluation(root, completion);
    if (completion.report == RunReport::Performance)
        completePerfSummarizer(root);
    else if (completion.report == RunReport::Accuracy)
        completeAccuracySummarizer(root);
    root.set(u"work_dir"_s, completion.workDir);
    root.set(u"cli_args"_s, Value::fromJson(completion.cliArgs));
    return root;
}

} // namespace aisb::config
