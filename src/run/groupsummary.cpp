// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/groupsummary.h"

#include "config/dumpreader.h"
#include "core/metrics/statistic.h"
#include "report/plotpage.h"
#include "report/ratefigureread.h"
#include "report/ratepage.h"
#include "report/resultfiles.h"
#include "run/recordfiles.h"
#include "run/recount.h"
#include "store/atomicfile.h"
#include "store/measurement.h"
#include "store/safepath.h"

#include <QDir>
#include <QFile>

#include <cmath>

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::ErrorCode;

namespace {

using Level = core::LogLine::Level;

constexpr qint64 kMostFigureBytes = 512 << 20;

// The requests the numbers are about.
std::shared_ptr<const core::PerfData> countedData(
    const SummaryRequest &request, std::vector<config::Notice> &notices)
{
    if (request.coolDownS <= 0)
        return request.data;
    auto counted = std::make_shared<const core::PerfData>(
        core::withoutCoolDown(*request.data, request.coolDownS));
    notices.push_back({Level::Info,
        u"Cool-down: %1 of %2 requests, sent in the last %3 s of sending, are left out of the numbers"_s
            .arg(request.data->requests.size() - counted->requests.size())
            .arg(request.data->requests.size())
            .arg(request.coolDownS)});
    return counted;
}

core::Result<core::PerfSummary> summaryOf(
    SummaryRequest request, std::vector<config::Notice> &notices)
{
    request.data = countedData(request, notices);
    const core::SummaryOptions options{request.statistics, request.profile};
    core::Result<core::PerfSummary> total = core::summarize(*request.data, options);
    if (!total || request.calculator == config::Calculator::Default)
        return total;
    const core::Result<core::StableWindow> window = core::findStableWindow(*request.data);
    if (!window)
        return core::fail(window.error());
    double origin = window->begin;
    double longest = 0;
    for (const core::PerfRequest &entry : request.data->requests) {
        if (!entry.isSuccess)
            continue;
        origin = std::min(origin, entry.start);
        longest = std::max(longest, entry.e2el);
    }
    const double duration = window->end - window->begin;
    notices.push_back({Level::Info,
        u"Stable stage: %1 s to %2 s, %3 s"_s.arg(window->begin - origin, 0, 'f', 6)
            .arg(window->end - origin, 0, 'f', 6)
            .arg(duration, 0, 'f', 6)});
    if (longest * 3 > total->common.benchmarkDuration / 1000)
        notices.push_back({Level::Warning,
            u"The longest request took %1 s, more than a third of the run: the throughput of the stable stage is not to be trusted"_s
                .arg(longest, 0, 'f', 3)});
    return core::summarizeWindow(*request.data, *window, options);
}

core::Result<> writePlot(
    const SummaryRequest &request, const core::GroupResult &group, SummaryFiles &files)
{
    const QString path = request.paths.plot(request.task.model, request.task.base);
    const core::Result<QByteArray> page = report::plotPage(group,
        {.title = request.experimentName,
            .facts = u"metrics: %1"_s.arg(core::profileName(request.profile))});
    if (!page) {
        files.notices.push_back({Level::Warning, page.error().text()});
        return {};
    }
    if (const core::Result<> written = store::writeFile(path, *page); !written)
        return written;
    files.written.append(path);
    return {};
}

// What was really sent beside the plan, where a page about the plan is. A folder that no longer
// tells the plan gets the rates alone. Source: spec/perf.md 1.2, 3.9.
core::Result<> writeActualRates(const SummaryRequest &request, SummaryFiles &files)
{
    const QString &model = request.task.model;
    if (!QFile::exists(request.paths.rpsPlot(model, request.task.base)))
        return {};
    core::ScheduleReview review;
    core::RateFigure figure;
    if (request.load.isRateControlled()) {
        review = core::reviewSchedule(request.load.rate, *request.load.offsets);
        figure = core::rateFigureOf(request.load.rate, review);
    }
    figure.actual = core::actualRates(*request.data, review.classes);
    const core::Result<QByteArray> page = report::ratePage(figure, request.task.name());
    if (!page)
        return core::fail(page.error());
    const QString path = request.paths.rpsPlotWithActual(model, request.task.base);
    if (core::Result<> written = store::writeFile(path, *page); !written)
        return written;
    files.written.append(path);
    return {};
}

// Seconds from the planned start to the send of each request in record order, null without one.
core::Json delaysJson(const core::PerfData &data)
{
    core::Json delays = core::Json::array();
    for (const core::PerfRequest &request : data.requests) {
        const bool isKnown = request.planned >= 0 && (request.isSuccess || request.hasTimes);
        if (isKnown)
            delays.append(std::nearbyint((request.start - request.planned) * 1e6) / 1e6);
        else
            delays.append({});
    }
    return delays;
}

// Latency from the planned start beside the one from the send: waiting for a slot is part of it.
void notePlannedLatency(const core::PerfData &data, std::vector<config::Notice> &notices)
{
    std::vector<double> planned = core::plannedLatencies(data);
    if (planned.empty())
        return;
    std::ranges::sort(planned);
    std::vector<double> delays = core::sendDelays(data);
    std::ranges::sort(delays);
    notices.push_back({Level::Info,
        u"E2EL from the planned start: median %1 ms, P99 %2 ms; sent behind the plan by median %3 ms, P99 %4 ms"_s
            .arg(core::percentileOf(planned, 50) * 1000, 0, 'f', 1)
            .arg(core::percentileOf(planned, 99) * 1000, 0, 'f', 1)
            .arg(core::percentileOf(delays, 50) * 1000, 0, 'f', 2)
            .arg(core::percentileOf(delays, 99) * 1000, 0, 'f', 2)});
}

// How the measurement itself went: into the log, and into our private part of the folder.
core::Result<> writeMeasurement(const SummaryRequest &request, SummaryFiles &files)
{
    if (!request.facts)
        return {};
    const core::Health health = core::healthOf(*request.data, *request.facts);
    notePlannedLatency(*request.data, files.notices);
    const bool isGreen = health.verdict == core::HealthVerdict::Green;
    files.notices.push_back({isGreen ? Level::Info : Level::Warning,
        isGreen
            ? u"Measurement healthy: the client added at most %1 ms to 99 % of the events"_s.arg(
                  std::max(health.addedDelayMs, 0.0), 0, 'f', 2)
            : u"Measurement %1: %2"_s.arg(
                  core::healthVerdictName(health.verdict), health.reasons())});
    core::Json json = core::Json::object();
    json.set(u"health"_s, core::healthJson(health));
    if (request.load.offsets) {
        json.set(u"schedule"_s,
            core::scheduleJson({request.load.rate, request.load.scheduled(), request.load.seed}));
        json.set(u"send_delays_s"_s, delaysJson(*request.data));
    }
    return store::writeFile(
        request.paths.measurement(request.task.model, request.task.base), core::writeJson(json));
}

// The dump of the invocation that sent the requests: the newest one of mode perf without --reuse,
// else the newest.
QString dumpOfRun(const QString &experiment)
{
    const QDir configs(experiment + u"/configs"_s);
    QStringList names = configs.entryList({u"*.py"_s}, QDir::Files, QDir::Name | QDir::Reversed);
    for (const QString &name : names) {
        const auto dump = config::readDumpFile(configs.filePath(name));
        if (!dump)
            continue;
        const core::Json &args = dump->root[u"cli_args"];
        if (args[u"mode"].toString() == "perf"_L1 && args[u"reuse"].isNull())
            return configs.filePath(name);
    }
    return config::newestDump(experiment);
}

struct RunFacts
{
    store::ModelFacts model;
    double coolDownS = 0;
};

RunFacts factsOf(
    const store::LayoutPaths &paths, const TaskPlan &task, const core::RunOptions &options)
{
    RunFacts facts{{task.spec->isStream, task.spec->batchSize}, task.spec->coolDownS};
    const QString path = dumpOfRun(paths.experiment());
    if (path.isEmpty())
        return facts;
    const auto dump = config::readDumpFile(path);
    if (!dump)
        return facts;
    for (const config::DumpModel &model :
        config::modelsOfDump(dump->root, config::DumpOrigin::Foreign)) {
        if (model.abbr != task.model)
            continue;
        facts.model.isStream = model.isStream;
        if (model.batchSize && !options.batchSize)
            facts.model.maxConcurrency = *model.batchSize;
        if (!options.coolDown)
            facts.coolDownS = model.coolDownS;
    }
    return facts;
}

// Journals of a killed run of ours become the final files. A live journal is left alone and
// reported.
QStringList recover(
    const store::LayoutPaths &paths, const TaskPlan &task, const store::ModelFacts &facts)
{
    QStringList notes;
    const std::vector<store::RecoverableGroup> groups =
        store::findRecoverable(paths.modelDir(task.model));
    bool isComplete = !groups.empty();
    for (const store::RecoverableGroup &group : groups) {
        if (group.isLive) {
            notes.append(
                u"%1 is being written by a running process; its records are not included"_s.arg(
                    group.journals.value(0)));
            isComplete = false;
            continue;
        }
        TaskPlan recovered = task;
        auto spec = std::make_shared<core::ModelSpec>(*task.spec);
        spec->isStream = facts.isStream;
        spec->batchSize = static_cast<int>(facts.maxConcurrency);
        recovered.spec = std::move(spec);
        recovered.base = group.group;
        const core::Result<RecordFiles> files = finalizeRecovered(paths, recovered, group);
        if (!files) {
            notes.append(files.error().text());
            isComplete = false;
            continue;
        }
        notes.append(
            u"Recovered %1 requests of an interrupted run from its journal"_s.arg(group.records));
        notes.append(files->warnings);
    }
    if (isComplete)
        store::discardJournals(groups);
    return notes;
}

// The schedule of an earlier run: of ours as it was drawn, of the reference as its figure shows it.
LoadPlan findSchedule(
    const store::LayoutPaths &paths, const QString &model, const QString &base, QStringList &notes)
{
    LoadPlan load;
    if (!QFile::exists(paths.rpsPlot(model, base)))
        return load;
    load.kind = LoadPlan::Kind::Rate;
    const auto measurement =
        store::readMeasurement(paths.experiment(), model, base, store::SendDelays::Skip);
    if (measurement && *measurement && (*measurement)->schedule) {
        const core::ScheduleFacts &facts = *(*measurement)->schedule;
        load.rate = facts.rate;
        load.seed = facts.seed;
        load.offsets = std::make_shared<const std::vector<double>>(
            core::planSends(facts.rate, facts.sends, facts.seed));
        return load;
    }
    const QString path = paths.rpsPlotJson(model, base);
    const auto figure =
        store::readWhole(path, kMostFigureBytes).and_then([](const QByteArray &json) {
            return report::readRateFigure(json);
        });
    if (figure) {
        load.rate = figure->plan;
        load.offsets = std::make_shared<const std::vector<double>>(figure->offsets);
    } else {
        notes.append(u"%1: %2; the planned rates are not drawn"_s.arg(path, figure.error().detail));
    }
    return load;
}

// Counts what records left at 0. Source: spec/perf.md 4.7.
void countTokens(
    core::PerfData &data, const store::GroupRef &group, const TaskPlan &task, QStringList &notes)
{
    const TokensCounted counted = countMissingTokens(data, group, task.tokenizer);
    if (counted.counted > 0)
        notes.append(
            u"%1: %2 requests without token counts were counted with the tokenizer of the model"_s
                .arg(task.name())
                .arg(counted.counted));
    if (counted.left > 0)
        notes.append(u"%1: %2 requests have no token counts: %3"_s.arg(task.name())
                .arg(counted.left)
                .arg(counted.reason));
}

} // namespace

core::Result<SummaryFiles> writeSummary(const SummaryRequest &request)
{
    SummaryFiles files;
    files.group.model = request.task.model;
    files.group.group = request.task.base;
    files.group.data = request.data;
    files.group.notes = request.notes;

    const core::Result<core::PerfSummary> summary = summaryOf(request, files.notices);
    core::GroupResult shown = files.group;
    if (summary)
        shown.tables = report::resultTables(*summary);
    if (const core::Result<> plot = writePlot(request, shown, files); !plot)
        return core::fail(plot.error());
    if (!summary)
        return core::fail(summary.error());
    if (const core::Result<> rates = writeActualRates(request, files); !rates)
        return core::fail(rates.error());
    if (const core::Result<> done = writeMeasurement(request, files); !done)
        files.notices.push_back({Level::Warning, done.error().text()});

    const QString json = request.paths.json(request.task.model, request.task.base);
    const QString csv = request.paths.csv(request.task.model, request.task.base);
    if (const core::Result<> written = store::writeFile(json, report::commonJson(*summary));
        !written)
        return core::fail(written.error());
    if (const core::Result<> written = store::writeFile(csv, report::metricCsv(*summary)); !written)
        return core::fail(written.error());
    files.written.append({json, csv});
    const store::TablesRead tables = store::readTables(csv, json);
    files.group.tables = tables.tables;
    files.group.notes.append(tables.notes);
    if (summary->common.failedRequests > 0)
        files.notices.push_back({Level::Warning,
            u"%1 of %2 requests failed; the numbers describe the others"_s
                .arg(summary->common.failedRequests)
                .arg(summary->common.totalRequests)});
    return files;
}

core::Result<FoundData> findData(
    const store::LayoutPaths &paths, const TaskPlan &task, const core::RunOptions &options)
{
    FoundData found;
    const RunFacts facts = factsOf(paths, task, options);
    found.coolDownS = facts.coolDownS;
    found.notes = recover(paths, task, facts.model);

    const core::Result<store::ExperimentFolder> folder = store::detect(paths.experiment());
    if (!folder)
        return core::fail(folder.error());
    const store::GroupRef *group =
        store::findGroup(*folder, task.model, task.className, task.datasetAbbrs());
    if (!group || group->raw == store::RawKind::None)
        return core::fail(ErrorCode::SummFile001,
            u"%1 holds no performance details of model \"%2\" and data set %3"_s.arg(
                paths.experiment(), task.model, task.datasetAbbrs().join(u", "_s)));
    const core::Result<store::LoadedGroup> loaded = store::loadPerfData(*group, facts.model);
    if (!loaded)
        return core::fail(loaded.error());
    found.base = group->group;
    found.notes.append(group->notes + loaded->notes);
    found.load = findSchedule(paths, task.model, found.base, found.notes);
    countTokens(*loaded->data, *group, task, found.notes);
    found.data = loaded->data;
    return found;
}

} // namespace aisb::run
