// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/dumpreader.h"
#include "core/series.h"
#include "core/text/csv.h"
#include "run/modelfacts.h"
#include "run/openaccuracy.h"
#include "run/openexperiment.h"
#include "store/experimentfolder.h"
#include "store/experimentlist.h"
#include "store/experimentreader.h"
#include "store/layoutpaths.h"
#include "store/livestatus.h"
#include "store/measurement.h"
#include "store/safepath.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <limits>

namespace aisb::run {

using namespace Qt::StringLiterals;

namespace {

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

void addConfiguration(ExperimentEntry &entry, const core::Json &root)
{
    entry.mode = root[u"cli_args"][u"mode"].toString();
    if (const QStringList abbrs = config::abbrsOf(root[u"datasets"]); !abbrs.isEmpty())
        entry.datasets = abbrs;
    const core::Json &models = root[u"models"];
    if (const QStringList abbrs = config::abbrsOf(models); !abbrs.isEmpty())
        entry.models = abbrs;
    if (models.items().empty())
        return;
    const core::Json &model = models.items().front();
    entry.service = model[u"type"].toString().section(u'.', -1);
    entry.transport = model[u"transport"].toString();
    entry.requestRate = model[u"request_rate"].toDouble(-1);
    entry.batchSize = model[u"batch_size"].toDouble(-1);
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
    entry.requestThroughput = summary.requestThroughput;
    entry.ttftAverageMs = summary.ttftAverageMs;
    entry.ttftP99Ms = summary.ttftP99Ms;
    entry.tpotAverageMs = summary.tpotAverageMs;
    entry.e2elAverageMs = summary.e2elAverageMs;
    entry.e2elP99Ms = summary.e2elP99Ms;
    entry.concurrency = summary.concurrency;
    entry.durationS = summary.durationS;
    entry.failedRequests = summary.failedRequests;
    entry.generation = summary.generation;
    entry.successRequests = summary.successRequests;
    entry.totalRequests = summary.totalRequests;
    if (!summary.isPerformance)
        addScore(entry);
    if (entry.state == core::ExperimentState::Running)
        entry.live = store::liveStatus(entry.path).value_or(store::LiveStatus());
    if (const auto about = store::readAbout(entry.path))
        entry.about = *about;
    if (summary.configDumps.isEmpty())
        return entry;
    if (const auto dump = config::readDumpFile(summary.configDumps.last()))
        addConfiguration(entry, dump->root);
    return entry;
}

// Of the files a group is loaded from.
qint64 rawBytes(const store::GroupRef &group)
{
    qint64 bytes = 0;
    for (const QString &file : group.lineFiles + QStringList{group.detailsJson, group.detailsH5})
        bytes += file.isEmpty() ? 0 : QFileInfo(file).size();
    return bytes;
}

Glance glanceOf(const core::PerfData &data)
{
    double first = std::numeric_limits<double>::max();
    double last = std::numeric_limits<double>::lowest();
    for (const core::PerfRequest &request : data.requests) {
        if (request.isSuccess && request.hasTimes) {
            first = std::min(first, request.start);
            last = std::max(last, request.end);
        }
    }
    if (!(last > first))
        return {};
    const double width = (last - first) / Glance::kSteps * (1 + 1e-9); // the last moment counts
    Glance glance;
    glance.seconds = last - first;
    glance.values.assign(Glance::kSteps, 0);
    const std::vector<core::Point> points = core::outputThroughput(data, width);
    for (std::size_t i = 0; i < points.size() && i < glance.values.size(); ++i)
        glance.values[i] = static_cast<float>(points[i].y);
    return glance;
}

store::ModelFacts factsOf(const store::ExperimentFolder &folder, const QString &model)
{
    if (folder.configDumps.isEmpty())
        return {};
    const auto dump = config::readDumpFile(folder.configDumps.last());
    return dump ? modelFacts(dump->root, folder.generation, model) : store::ModelFacts();
}

void addGlance(ExperimentEntry &entry, const store::ExperimentFolder &folder)
{
    const store::GroupRef &group = folder.groups.front();
    if (group.raw == store::RawKind::None || rawBytes(group) > kMaxDetailBytes)
        return;
    if (const auto loaded = store::loadPerfData(group, factsOf(folder, group.model)))
        entry.glance = glanceOf(*loaded->data);
}

// What a list needs of it: the findings, without the English texts.
core::Health findingsOf(core::Health health)
{
    std::erase_if(health.checks,
        [](const core::HealthCheck &check) { return check.verdict == core::HealthVerdict::Green; });
    for (core::HealthCheck &check : health.checks)
        check.text.clear();
    return health;
}

void addHealth(ExperimentEntry &entry, const store::ExperimentFolder &folder)
{
    for (const store::GroupRef &group : folder.groups) {
        const auto measurement =
            store::readMeasurement(entry.path, group.model, group.group, store::SendDelays::Skip);
        if (!measurement || !*measurement || !(*measurement)->health)
            continue;
        const core::Health &health = *(*measurement)->health;
        if (!entry.health || health.verdict > entry.health->verdict)
            entry.health = findingsOf(health);
    }
}

void addPerformanceDetails(ExperimentEntry &entry)
{
    const core::Result<store::ExperimentFolder> folder = store::detect(entry.path);
    if (!folder || folder->groups.empty())
        return;
    addHealth(entry, *folder);
    if (entry.outputThroughput >= 0)
        addGlance(entry, *folder);
}

// The error belongs to the score the list shows: the same text in the same order of rows.
void addScoreError(ExperimentEntry &entry)
{
    const core::Result<std::shared_ptr<const AccuracyExperiment>> opened =
        openAccuracyExperiment(entry.path);
    if (!opened)
        return;
    for (const core::SummaryRow &row : (*opened)->summary.rows) {
        for (const core::SummaryCell &cell : row.cells) {
            if (cell.text != entry.score || !cell.score)
                continue;
            entry.scoreError = cell.score->standardError.value_or(-1);
            return;
        }
    }
}

qint64 resultBytes(const QString &experiment)
{
    qint64 bytes = 0;
    QDirIterator files(experiment + u"/results"_s, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext() && bytes <= kMaxDetailBytes) {
        files.next();
        bytes += files.fileInfo().size();
    }
    return bytes;
}

} // namespace

ExperimentEntry readEntry(const QString &path)
{
    return entryOf(store::summarizeFolder(path));
}

std::vector<ExperimentEntry> listExperiments(const QString &workDir)
{
    std::vector<ExperimentEntry> entries;
    for (const store::ExperimentSummary &summary : store::scanExperiments(workDir))
        entries.push_back(entryOf(summary));
    return entries;
}

void addDetails(ExperimentEntry &entry)
{
    if (entry.isPerformance)
        addPerformanceDetails(entry);
    else if (!entry.score.isEmpty() && resultBytes(entry.path) <= kMaxDetailBytes)
        addScoreError(entry);
}

} // namespace aisb::run
