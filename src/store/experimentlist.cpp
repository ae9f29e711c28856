// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/experimentlist.h"

#include "store/experimentfolder.h"
#include "store/experimentreader.h"
#include "store/safepath.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace aisb::store {

using namespace Qt::StringLiterals;

namespace {

// The number a cell starts with: "551.8 ms".
double numberOf(const QString &cell)
{
    bool isNumber = false;
    const double value = cell.section(u' ', 0, 0).toDouble(&isNumber);
    return isNumber && value >= 0 && value < 1e15 ? value : -1;
}

double commonNumber(const core::ResultTables &tables, QLatin1String key)
{
    for (const auto &row : tables.commonRows)
        if (row.key == key)
            return numberOf(row.value);
    return -1;
}

double metricNumber(const core::ResultTables &tables, QLatin1String metric, QLatin1String statistic)
{
    const qsizetype column = tables.metricHeader.indexOf(statistic);
    for (const QStringList &row : tables.metricRows)
        if (column >= 0 && row.value(0) == metric)
            return numberOf(row.value(column));
    return -1;
}

void addNumbers(ExperimentSummary &summary, const GroupRef &group)
{
    const core::ResultTables tables = readTables(group.csv, group.json).tables;
    summary.outputThroughput = commonNumber(tables, "Output Token Throughput"_L1);
    summary.requestThroughput = commonNumber(tables, "Request Throughput"_L1);
    summary.successRequests = static_cast<qint64>(commonNumber(tables, "Success Requests"_L1));
    summary.failedRequests = static_cast<qint64>(commonNumber(tables, "Failed Requests"_L1));
    summary.totalRequests = static_cast<qint64>(commonNumber(tables, "Total Requests"_L1));
    summary.concurrency = commonNumber(tables, "Concurrency"_L1);
    summary.maxConcurrency = commonNumber(tables, "Max Concurrency"_L1);
    const double durationMs = commonNumber(tables, "Benchmark Duration"_L1);
    summary.durationS = durationMs < 0 ? durationMs : durationMs / 1000;
    summary.ttftAverageMs = metricNumber(tables, "TTFT"_L1, "Average"_L1);
    summary.ttftP99Ms = metricNumber(tables, "TTFT"_L1, "P99"_L1);
    summary.tpotAverageMs = metricNumber(tables, "TPOT"_L1, "Average"_L1);
    summary.e2elAverageMs = metricNumber(tables, "E2EL"_L1, "Average"_L1);
    summary.e2elP99Ms = metricNumber(tables, "E2EL"_L1, "P99"_L1);
}

void addName(QStringList &names, const QString &name)
{
    if (!names.contains(name))
        names.append(name);
}

// Names of models and data sets of an accuracy run; whether results are there for all predictions.
void addAccuracy(ExperimentSummary &summary)
{
    QSet<QString> predicted;
    QSet<QString> scored;
    bool hasLeftovers = false;
    for (const QLatin1String folder : {"predictions"_L1, "results"_L1}) {
        const QDir dir(summary.path + u'/' + folder);
        if (!isInside(summary.path, dir.path()))
            continue;
        for (const QString &model : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            addName(summary.models, model);
            const QDir files(dir.filePath(model));
            hasLeftovers = hasLeftovers || QFileInfo(files.filePath(u"tmp"_s)).isDir();
            for (const QFileInfo &file :
                files.entryInfoList({u"*.json"_s, u"*.jsonl"_s}, QDir::Files, QDir::Name)) {
                const QString dataset = file.completeBaseName();
                if (dataset.endsWith("_failed"_L1) || dataset.endsWith("-cached"_L1))
                    continue;
                addName(summary.groups, dataset);
                (folder == "predictions"_L1 ? predicted : scored).insert(model + u'/' + dataset);
            }
        }
    }
    if (summary.state == core::ExperimentState::Running
        || (predicted.isEmpty() && scored.isEmpty()))
        return;
    const bool isComplete = !hasLeftovers && !scored.isEmpty();
    summary.state = isComplete ? core::ExperimentState::Complete : core::ExperimentState::Partial;
}

// What is looked into below a folder that is no work directory itself: it may be anything.
constexpr qsizetype kMostWorkDirs = 200;
constexpr qsizetype kMostInEach = 5'000; // folders looked at in each of them

// Absolute, by name.
QStringList foldersIn(const QString &parent)
{
    QStringList paths;
    const QDir dir(parent);
    for (const QString &name : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        paths.append(QDir::cleanPath(dir.absoluteFilePath(name)));
    return paths;
}

QStringList experimentsDirectlyIn(const QString &workDir, qsizetype most)
{
    QStringList paths = foldersIn(workDir).mid(0, most);
    paths.removeIf([](const QString &path) { return !isExperiment(path); });
    return paths;
}

} // namespace

ExperimentSummary summarizeFolder(const QString &path)
{
    ExperimentSummary summary;
    const QFileInfo info(path);
    summary.path = QDir::cleanPath(info.absoluteFilePath());
    summary.name = QDir(summary.path).dirName();
    summary.startedAt = timeOfStamp(summary.name);
    if (!summary.startedAt.isValid())
        summary.startedAt = info.lastModified();
    const auto folder = detect(path);
    if (!folder) {
        summary.state = core::ExperimentState::Unreadable;
        return summary;
    }
    summary.generation = folder->generation;
    summary.state = folder->state;
    summary.isPerformance = !folder->performanceDir.isEmpty();
    summary.configDumps = folder->configDumps;
    for (const GroupRef &group : folder->groups) {
        addName(summary.models, group.model);
        addName(summary.groups, group.group);
    }
    if (!folder->groups.empty())
        addNumbers(summary, folder->groups.front());
    else
        addAccuracy(summary);
    return summary;
}

QStringList experimentsIn(const QString &workDir)
{
    if (workDir.isEmpty())
        return {};
    QStringList paths = experimentsDirectlyIn(workDir, -1);
    if (!paths.isEmpty())
        return paths;
    for (const QString &parent : {workDir, workDir + u"/outputs"_s})
        for (const QString &folder : foldersIn(parent).mid(0, kMostWorkDirs))
            paths += experimentsDirectlyIn(folder, kMostInEach);
    return paths;
}

std::vector<ExperimentSummary> scanExperiments(const QString &workDir)
{
    std::vector<ExperimentSummary> experiments;
    for (const QString &path : experimentsIn(workDir))
        experiments.push_back(summarizeFolder(path));
    std::ranges::stable_sort(
        experiments, [](const ExperimentSummary &a, const ExperimentSummary &b) {
            return a.startedAt > b.startedAt;
        });
    return experiments;
}

} // namespace aisb::store
