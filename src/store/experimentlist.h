// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <vector>

namespace aisb::store {

// One experiment of a list. Numbers are those of its first group's .csv and .json; negative = not
// there.
struct ExperimentSummary
{
    QString path; // absolute
    QString name;
    QDateTime startedAt; // of the name, else when the folder was last changed
    core::Generation generation = core::Generation::Unknown;
    core::ExperimentState state = core::ExperimentState::Complete;
    bool isPerformance = false;
    QStringList configDumps; // oldest first
    QStringList models;
    QStringList groups; // performance: base names; accuracy: data sets of predictions/ and results/
    double outputThroughput = -1; // token/s
    double requestThroughput = -1; // per second
    double ttftAverageMs = -1;
    double ttftP99Ms = -1;
    double tpotAverageMs = -1;
    double e2elAverageMs = -1;
    double e2elP99Ms = -1;
    double concurrency = -1; // average in flight
    double maxConcurrency = -1; // as configured
    double durationS = -1;
    qint64 successRequests = -1;
    qint64 failedRequests = -1;
    qint64 totalRequests = -1;
};

// Absolute paths of the experiments directly under workDir, by name; where there are none, of those
// in the folders below it and below its outputs/, so that a project folder does as well. A missing
// or unreadable workDir gives none. Blocking.
[[nodiscard]] QStringList experimentsIn(const QString &workDir);
// The experiments experimentsIn() finds, newest first. Reads names and small result files only. A
// missing or unreadable workDir gives an empty list. Blocking. Source: spec/workflow.md 4.9.
[[nodiscard]] std::vector<ExperimentSummary> scanExperiments(const QString &workDir);
// The same for one folder.
[[nodiscard]] ExperimentSummary summarizeFolder(const QString &path);

} // namespace aisb::store
