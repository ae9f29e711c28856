// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runplan.h"

#include "core/optionvalues.h"
#include "datasets/dataset.h"
#include "net/backends/catalogue.h"
#include "net/baseurl.h"
#include "store/layoutpaths.h"
#include "tokens/loadtokenizer.h"

#include <QDir>

#include <algorithm>

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Issue;
using core::Json;

namespace {

constexpr int kQnamComfort = 48; // requests in flight; decisions D4
constexpr double kQnamRate = 20; // requests per second

core::Result<> checkMode(const core::RunOptions &options)
{
    if (options.mode != core::Mode::Judge && options.mode != core::Mode::InferJudge)
        return {};
    return core::fail(ErrorCode::TmanUnk001,
        u"mode \"%1\" is not available in this version; available are all, infer, eval, viz, perf and perf_viz"_s
            .arg(core::modeName(options.mode)));
}

void addIssue(RunPlan &plan, Issue::Severity severity, const QString &path, ErrorCode code,
    const core::Phrase &phrase)
{
    plan.issues.push_back({severity, path, core::Error::of(code, phrase)});
}

// "direct" and why "auto" is that; empty when it is qnam.
core::Phrase reasonForDirect(const core::ModelSpec &model, bool isPressure)
{
    const QString direct{core::transportName(core::TransportChoice::Direct)};
    const double rate = std::max(model.requestRate, model.traffic.rampUpEndRps.value_or(0));
    if (!model.unixSocket.isEmpty())
        return {QT_TRANSLATE_NOOP("Phrases", "%1 (auto: a Unix socket)"), {direct}};
    if (isPressure)
        return {QT_TRANSLATE_NOOP("Phrases", "%1 (auto: a pressure run)"), {direct}};
    if (model.useTimestamp)
        return {QT_TRANSLATE_NOOP(
                    "Phrases", "%1 (auto: sending at time stamps, with any number in flight)"),
            {direct}};
    if (model.batchSize > kQnamComfort)
        return {QT_TRANSLATE_NOOP("Phrases", "%1 (auto: %2 requests in flight)"),
            {direct, QString::number(model.batchSize)}};
    if (rate > kQnamRate)
        return {QT_TRANSLATE_NOOP("Phrases", "%1 (auto: %2 requests per second)"),
            {direct, u"%1"_s.arg(rate)}};
    return {};
}

void checkTransport(RunPlan &plan, const core::ModelSpec &model, const QString &prefix)
{
    if (model.transport == core::TransportChoice::Qnam && !model.unixSocket.isEmpty())
        addIssue(plan, Issue::Severity::Error, prefix + u".transport"_s, ErrorCode::UtilsCfg002,
            {QT_TRANSLATE_NOOP("Phrases", "qnam does not reach Unix sockets; use auto or direct")});
}

void readValues(RunPlan &plan, config::ModelsResult &models, config::DatasetsResult &datasets)
{
    models = config::readModels(plan.config.root);
    datasets = config::readDatasets(plan.config.root);
    const std::vector<Issue> modelIssues = models.allIssues();
    const std::vector<Issue> datasetIssues = datasets.allIssues();
    plan.issues.insert(plan.issues.end(), modelIssues.begin(), modelIssues.end());
    plan.issues.insert(plan.issues.end(), datasetIssues.begin(), datasetIssues.end());
    if (!plan.sendsRequests)
        return;
    for (std::size_t i = 0; i < models.models.size(); ++i) {
        core::ModelSpec &spec = models.models[i].spec;
        if (plan.options.transport != core::TransportChoice::Auto)
            spec.transport = plan.options.transport;
        if (spec.apiKey.isEmpty())
            spec.apiKey = plan.environment.apiKey;
        if (spec.requestTimeoutS <= 0 && plan.environment.requestTimeOutS)
            spec.requestTimeoutS = *plan.environment.requestTimeOutS;
        const QString prefix = u"models[%1]"_s.arg(i);
        checkTransport(plan, spec, prefix);
        if (plan.options.pressure && spec.useTimestamp)
            addIssue(plan, Issue::Severity::Error, prefix + u".use_timestamp"_s,
                ErrorCode::IcliParam003,
                {QT_TRANSLATE_NOOP("Phrases", "a pressure run does not send at time stamps")});
        if (const core::Result<QString> address = net::effectiveAddress(spec); !address)
            plan.issues.push_back({Issue::Severity::Error,
                prefix + (spec.url.isEmpty() ? u".host_ip"_s : u".url"_s), address.error()});
    }
    for (std::size_t i = 0; i < datasets.datasets.size(); ++i)
        for (Issue issue : datasets::checkDataset(datasets.datasets[i].spec)) {
            issue.path = u"datasets[%1].%2"_s.arg(i).arg(issue.path);
            plan.issues.push_back(issue);
        }
    if (plan.options.ramp)
        if (const auto ramp = core::parseRamp(u"--ramp"_s, *plan.options.ramp); !ramp)
            plan.issues.push_back({Issue::Severity::Error, u"--ramp"_s, ramp.error()});
}

// Data sets of one class with the same inferencer go together; in an accuracy run only with
// --merge-ds. Source: spec/workflow.md 7.4.
QString groupKey(const RunPlan &plan, const core::DatasetSpec &dataset)
{
    if (!plan.isPerformance && !plan.options.mergeDs)
        return dataset.abbr;
    return dataset.type + u'\n'
        + QString::fromUtf8(core::writeJson(dataset.config[u"infer_cfg"][u"inferencer"]));
}

void addTasksOf(RunPlan &plan, const config::ModelSpecResult &model,
    const std::vector<core::DatasetSpec> &datasets)
{
    TaskPlan common;
    common.model = model.spec.abbr;
    common.spec = std::make_shared<const core::ModelSpec>(model.spec);
    common.numReturnSequences = model.numReturnSequences;
    if (!model.spec.path.isEmpty())
        common.tokenizer = tokens::tokenizerSource(model.spec.path);
    std::vector<std::pair<QString, TaskPlan>> groups;
    QStringList seen;
    for (const core::DatasetSpec &dataset : datasets) {
        if (seen.contains(dataset.abbr)) {
            plan.notices.push_back(config::Notice::of(core::LogLine::Level::Warning,
                {QT_TRANSLATE_NOOP("Phrases",
                     "Data set \"%1\" is named twice for model \"%2\"; the first one is used"),
                    {dataset.abbr, model.spec.abbr}}));
            continue;
        }
        seen.append(dataset.abbr);
        const QString key = groupKey(plan, dataset);
        auto group = std::ranges::find(groups, key, [](const auto &entry) { return entry.first; });
        if (group == groups.end()) {
            group = groups.emplace(groups.end(), key, common);
            group->second.className = dataset.className();
        }
        group->second.datasets.push_back(dataset);
        if (!plan.isPerformance)
            plan.evaluations.push_back(
                {model.spec.abbr, model.numReturnSequences, model.spec.predPostprocessor, dataset});
    }
    QStringList taken;
    for (auto &[key, task] : groups) {
        // Accuracy runs name a task as layout v3 does: after its data set, merged after the class.
        const QString base = store::groupBase(plan.isPerformance ? plan.layout : core::Layout::V3,
            task.className, task.datasetAbbrs());
        task.base = store::uniqueBase(base, taken);
        if (task.base != base)
            plan.notices.push_back(config::Notice::of(core::LogLine::Level::Warning,
                {QT_TRANSLATE_NOOP("Phrases",
                     "The files of data sets %1 are named \"%2\" because another group of the "
                     "model is named \"%3\""),
                    {task.datasetAbbrs().join(u", "_s), task.base, base}}));
        taken.append(task.base);
        plan.tasks.push_back(std::move(task));
    }
}

core::Result<> addTasks(
    RunPlan &plan, const config::ModelsResult &models, const config::DatasetsResult &datasets)
{
    const core::Result<std::vector<config::ModelDatasets>> pairs =
        config::readCombinations(plan.config.root);
    if (!pairs)
        return core::fail(pairs.error());
    QStringList seen;
    for (const config::ModelDatasets &pair : *pairs) {
        const config::ModelSpecResult &model = models.models[static_cast<std::size_t>(pair.model)];
        std::vector<core::DatasetSpec> specs;
        for (const int index : pair.datasets)
            specs.push_back(datasets.datasets[static_cast<std::size_t>(index)].spec);
        if (seen.contains(model.spec.abbr)) {
            plan.notices.push_back(config::Notice::of(core::LogLine::Level::Warning,
                {QT_TRANSLATE_NOOP("Phrases", "Model \"%1\" is named twice; the first one is used"),
                    {model.spec.abbr}}));
            continue;
        }
        seen.append(model.spec.abbr);
        addTasksOf(plan, model, specs);
    }
    if (plan.tasks.empty())
        return core::fail(ErrorCode::PartiUnk001,
            u"no model is combined with a data set: there is nothing to run"_s);
    return {};
}

void chooseStages(RunPlan &plan)
{
    const core::Mode mode = plan.options.mode;
    plan.isPerformance = mode == core::Mode::Perf || mode == core::Mode::PerfViz;
    plan.sendsRequests = mode == core::Mode::All || mode == core::Mode::Infer
        || (mode == core::Mode::Perf && !plan.options.reuse);
    plan.evaluates = mode == core::Mode::All || mode == core::Mode::Eval;
    plan.reports = mode != core::Mode::Infer;
}

// Why a run for answers cannot use a data set that is made for measuring; empty when it can. The
// answers to conversations may be collected, though not scored.
core::Phrase reasonAgainst(const RunPlan &plan, const core::DatasetSpec &dataset)
{
    const QString name = dataset.className();
    if (name == u"syntheticdataset")
        return {QT_TRANSLATE_NOOP(
            "Phrases", "a synthetic data set has no answers to score; use --mode perf")};
    if (name == u"mooncaketracedataset")
        return {QT_TRANSLATE_NOOP("Phrases", "a trace has no answers to score; use --mode perf")};
    const bool isConversation = name == u"sharegptdataset" || name == u"mtbenchdataset";
    if (isConversation && plan.options.mode != core::Mode::Infer)
        return {QT_TRANSLATE_NOOP("Phrases",
            "its conversations have no answers to score; use --mode perf or --mode infer")};
    return {};
}

// What an accuracy run cannot do with a combination of model and data set.
void checkAccuracy(RunPlan &plan)
{
    const auto refuse = [&](const EvalJob &job, ErrorCode code, const core::Phrase &phrase) {
        addIssue(plan, Issue::Severity::Error, job.name(), code, phrase);
    };
    for (const EvalJob &job : plan.evaluations) {
        const Json &config = job.dataset.config;
        const QString inferencer =
            config[u"infer_cfg"][u"inferencer"][u"type"].toString().section(u'.', -1);
        if (const core::Phrase reason = reasonAgainst(plan, job.dataset); !reason.isEmpty())
            refuse(job, ErrorCode::PartiUnk001, reason);
        else if (config[u"n"].toInt() > 1 && job.numReturnSequences > 1)
            refuse(job, ErrorCode::TevalParam001,
                {QT_TRANSLATE_NOOP("Phrases",
                    "n of the data set and num_return_sequences of the model cannot both be above "
                    "1")});
        if (!plan.sendsRequests || inferencer != u"PPLInferencer")
            continue;
        const auto model = std::ranges::find(plan.tasks, job.model, &TaskPlan::model);
        if (!net::backendFor(model->spec->backend).describe().ratesPrompts)
            refuse(job, ErrorCode::IcliImpl008,
                {QT_TRANSLATE_NOOP("Phrases",
                    "a perplexity data set needs prompt_logprobs, which only OpenAI-compatible "
                    "services give")});
        else if (model->spec->isStream)
            refuse(job, ErrorCode::IcliParam007,
                {QT_TRANSLATE_NOOP("Phrases",
                    "a perplexity data set needs prompt_logprobs, which streams do not carry; set "
                    "stream to False")});
    }
}

void chooseStatistics(RunPlan &plan)
{
    const config::Value *summarizer = plan.config.root.find(u"summarizer"_s);
    const config::StatisticsChoice choice =
        summarizer ? config::readStatistics(*summarizer) : config::StatisticsChoice{};
    plan.calculator = choice.calculator;
    const core::StatisticRules rules = plan.profile == core::MetricsProfile::Reference
        ? core::StatisticRules::Reference
        : core::StatisticRules::Ours;
    const core::StatisticList list = core::parseStatistics(
        plan.options.stats.isEmpty() ? choice.stats : plan.options.stats, rules);
    plan.statistics = list.statistics;
    for (const QString &warning : list.warnings)
        plan.notices.push_back({core::LogLine::Level::Warning, warning});
}

} // namespace

QStringList TaskPlan::datasetAbbrs() const
{
    QStringList abbrs;
    for (const core::DatasetSpec &dataset : datasets)
        abbrs.append(dataset.abbr);
    return abbrs;
}

bool RunPlan::hasErrors() const
{
    return std::ranges::any_of(
        issues, [](const Issue &issue) { return issue.severity == Issue::Severity::Error; });
}

core::Result<RunPlan> makeRunPlan(const core::RunOptions &options, const Environment &environment)
{
    if (core::Result<> mode = checkMode(options); !mode)
        return core::fail(mode.error());
    const config::CatalogueRoots roots = catalogueRoots(environment);
    core::Result<config::LoadedConfig> config = config::loadConfig(options, roots);
    if (!config)
        return core::fail(config.error());

    RunPlan plan;
    plan.options = options;
    plan.environment = environment;
    plan.config = std::move(*config);
    plan.notices = plan.config.notices;
    plan.layout = options.layout.value_or(environment.layout);
    plan.profile = options.metricsProfile.value_or(environment.metricsProfile);
    plan.workDir = options.workDir.value_or(plan.config.workDir.value_or(u"outputs/default"_s));
    chooseStages(plan);
    if (options.mode == core::Mode::Perf && options.reuse)
        plan.notices.push_back(config::Notice::of(core::LogLine::Level::Warning,
            {QT_TRANSLATE_NOOP("Phrases",
                "--reuse with mode perf sends nothing: the metrics are computed from the folder "
                "reused, as perf_viz does")}));

    config::ModelsResult models;
    config::DatasetsResult datasets;
    readValues(plan, models, datasets);
    chooseStatistics(plan);
    if (plan.hasErrors())
        return plan; // tasks of a configuration with wrong values mean nothing
    if (core::Result<> tasks = addTasks(plan, models, datasets); !tasks)
        return core::fail(tasks.error());
    checkAccuracy(plan);
    return plan;
}

core::Error joinedIssues(const std::vector<Issue> &issues)
{
    core::Error error;
    QStringList lines;
    for (const Issue &issue : issues) {
        if (issue.severity != Issue::Severity::Error)
            continue;
        if (lines.isEmpty())
            error.code = issue.error.code;
        lines.append(
            issue.path.isEmpty() ? issue.error.detail : issue.path + u": "_s + issue.error.detail);
    }
    error.detail = lines.size() == 1 ? lines.first() : u"\n  "_s + lines.join(u"\n  "_s);
    return error;
}

core::TransportChoice effectiveTransport(const core::ModelSpec &model, bool isPressure)
{
    if (model.transport != core::TransportChoice::Auto)
        return model.transport;
    return reasonForDirect(model, isPressure).isEmpty() ? core::TransportChoice::Qnam
                                                        : core::TransportChoice::Direct;
}

core::Phrase transportNote(const core::ModelSpec &model, bool isPressure)
{
    const QString name{core::transportName(effectiveTransport(model, isPressure))};
    if (model.transport != core::TransportChoice::Auto)
        return {"%1", {name}};
    if (core::Phrase reason = reasonForDirect(model, isPressure); !reason.isEmpty())
        return reason;
    return {QT_TRANSLATE_NOOP("Phrases", "%1 (auto: at most %2 requests in flight)"),
        {name, QString::number(kQnamComfort)}};
}

} // namespace aisb::run
