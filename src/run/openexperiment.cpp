// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/openexperiment.h"

#include "config/dumpreader.h"
#include "core/text/csv.h"
#include "store/experimentfolder.h"
#include "store/experimentlist.h"
#include "store/experimentreader.h"
#include "store/safepath.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::ErrorCode;

namespace {

QStringList abbrsOf(const core::Json &entries)
{
    QStringList abbrs;
    for (const core::Json &entry : entries.items())
        if (const QString abbr = entry[u"abbr"].toString(); !abbr.isEmpty())
            abbrs.append(abbr);
    return abbrs;
}

// Newest dump with what it says; an empty object when there is none.
config::DumpContent readConfig(const store::ExperimentFolder &folder)
{
    if (folder.configDumps.isEmpty())
        return {};
    const QString path = folder.configDumps.last();
    core::Result<config::DumpContent> dump = config::readDumpFile(path);
    if (dump)
        return *dump;
    return {core::Json::object(), {dump.error().text()}};
}

store::ModelFacts factsOf(const std::vector<config::DumpModel> &models, const QString &model)
{
    for (const config::DumpModel &known : models)
        if (known.abbr == model)
            return {known.isStream, known.batchSize.value_or(1)};
    return {};
}

core::GroupResult openGroup(
    const store::GroupRef &ref, const std::vector<config::DumpModel> &models, OpenDepth depth)
{
    core::GroupResult group;
    group.model = ref.model;
    group.group = ref.group;
    group.notes = ref.notes;
    const store::TablesRead tables = store::readTables(ref.csv, ref.json);
    group.tables = tables.tables;
    group.notes.append(tables.notes);
    if (depth == OpenDepth::Headline || ref.raw == store::RawKind::None)
        return group;
    const core::Result<store::LoadedGroup> loaded =
        store::loadPerfData(ref, factsOf(models, ref.model));
    if (loaded) {
        group.data = loaded->data;
        group.notes.append(loaded->notes);
    } else {
        group.notes.append(loaded.error().text());
    }
    return group;
}

// Source: spec/accuracy.md 6.4.
void addScore(ExperimentEntry &entry)
{
    constexpr qint64 kMaxBytes = 1024 * 1024;
    const QDir dir(entry.path + u"/summary"_s);
    const QStringList files = dir.entryList({u"summary_*.csv"_s}, QDir::Files, QDir::Name);
    if (files.isEmpty() || !store::isInside(entry.path, dir.filePath(files.last())))
        return;
    QFile file(dir.filePath(files.last()));
    if (!file.open(QIODevice::ReadOnly))
        return;
    const auto rows = core::readCsv(file.read(kMaxBytes));
    if (!rows || rows->size() < 2)
        return;
    const QStringList &header = rows->front();
    const qsizetype metric = header.indexOf(u"metric"_s);
    const qsizetype mode = header.indexOf(u"mode"_s);
    if (metric < 0 || mode < 0)
        return;
    const qsizetype first = header.value(mode + 1) == "total_count"_L1 ? mode + 2 : mode + 1;
    for (std::size_t i = 1; i < rows->size(); ++i) {
        const QStringList &row = (*rows)[i];
        for (qsizetype column = first; column < row.size(); ++column) {
            if (row[column].isEmpty() || row[column] == "-"_L1)
                continue;
            entry.score = row[column];
            entry.scoreOf =
                QStringList{row.value(0), row.value(metric), header.value(column)}.join(u", "_s);
            return;
        }
    }
}

ExperimentEntry entryOf(const store::ExperimentSummary &summary)
{
    ExperimentEntry entry;
    entry.path = summary.path;
    entry.name = summary.name;
    entry.startedAt = summary.startedAt;
    entry.state = summary.state;
    entry.isPerformance = summary.isPerformance;
    entry.models = summary.models;
    entry.datasets = summary.groups;
    entry.outputThroughput = summary.outputThroughput;
    entry.ttftP99Ms = summary.ttftP99Ms;
    entry.requestThroughput = summary.requestThroughput;
    entry.e2elAverageMs = summary.e2elAverageMs;
    entry.successRequests = summary.successRequests;
    entry.totalRequests = summary.totalRequests;
    if (!summary.isPerformance)
        addScore(entry);
    if (summary.configDumps.isEmpty())
        return entry;
    if (const auto dump = config::readDumpFile(summary.configDumps.last())) {
        entry.mode = dump->root[u"cli_args"][u"mode"].toString();
        if (const QStringList abbrs = abbrsOf(dump->root[u"datasets"]); !abbrs.isEmpty())
            entry.datasets = abbrs;
        if (const QStringList abbrs = abbrsOf(dump->root[u"models"]); !abbrs.isEmpty())
            entry.models = abbrs;
    }
    return entry;
}

} // namespace

core::Result<std::shared_ptr<const core::ExperimentResult>> openExperiment(
    const QString &path, OpenDepth depth)
{
    const core::Result<store::ExperimentFolder> folder = store::detect(path);
    if (!folder)
        return core::fail(folder.error());
    const config::DumpContent config = readConfig(*folder);
    const auto origin = folder->generation == core::Generation::Seed ? config::DumpOrigin::Ours
                                                                     : config::DumpOrigin::Foreign;
    const std::vector<config::DumpModel> models = config::modelsOfDump(config.root, origin);

    auto experiment = std::make_shared<core::ExperimentResult>();
    experiment->path = folder->path;
    experiment->name = folder->name;
    experiment->generation = folder->generation;
    experiment->state = folder->state;
    experiment->startedAt = store::timeOfStamp(folder->name);
    experiment->models = abbrsOf(config.root[u"models"]);
    experiment->datasets = abbrsOf(config.root[u"datasets"]);
    experiment->mode = config.root[u"cli_args"][u"mode"].toString();
    experiment->warnings = folder->warnings + config.warnings;
    experiment->config = config.root;
    for (const store::GroupRef &ref : folder->groups)
        experiment->groups.push_back(openGroup(ref, models, depth));
    return experiment;
}

bool isAccuracyExperiment(const core::ExperimentResult &experiment)
{
    if (!experiment.groups.empty() || experiment.mode.startsWith("perf"_L1))
        return false;
    const QDir folder(experiment.path);
    return !experiment.mode.isEmpty() || folder.exists(u"predictions"_s)
        || folder.exists(u"results"_s);
}

core::Result<RequestPayload> readPayload(const core::ExperimentResult &experiment,
    const core::GroupResult &group, const core::PerfRequest &request)
{
    const core::Result<store::ExperimentFolder> folder = store::detect(experiment.path);
    if (!folder)
        return core::fail(folder.error());
    const auto ref = std::ranges::find_if(folder->groups, [&](const store::GroupRef &known) {
        return known.model == group.model && known.group == group.group;
    });
    if (ref == folder->groups.end())
        return core::fail(ErrorCode::SummFile001,
            u"%1/%2 is no longer in %3"_s.arg(group.model, group.group, experiment.path));
    core::Result<store::Payload> payload = store::readPayload(*ref, request);
    if (!payload)
        return core::fail(payload.error());
    return RequestPayload{std::move(payload->input), payload->prediction};
}

std::vector<ExperimentEntry> listExperiments(const QString &workDir)
{
    std::vector<ExperimentEntry> entries;
    for (const store::ExperimentSummary &summary : store::scanExperiments(workDir))
        entries.push_back(entryOf(summary));
    return entries;
}

} // namespace aisb::run
