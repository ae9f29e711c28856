// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment.h"

#include <memory>

namespace aisb::run {

enum class OpenDepth
{
    Headline, // tables of the .csv and .json, configuration; no raw data
    Full, // and the requests with their time points
};

// Opens a folder of any generation, never writing into it. Damage is described in warnings and
// notes; the error case is a path that is no experiment at all (SummFile001). Blocking: call it
// from a pool thread. Source: spec/perf.md 2.3, 2.5.
[[nodiscard]] core::Result<std::shared_ptr<const core::ExperimentResult>> openExperiment(
    const QString &path, OpenDepth depth);

// A folder without performance data that is of an accuracy mode, or has answers or scores:
// openAccuracyExperiment() tells more of it. Looks for two folders.
[[nodiscard]] bool isAccuracyExperiment(const core::ExperimentResult &experiment);

// Prompt and answer of one request of an opened group, read on demand. Blocking.
struct RequestPayload
{
    core::Json input;
    QString prediction;
};
[[nodiscard]] core::Result<RequestPayload> readPayload(const core::ExperimentResult &experiment,
    const core::GroupResult &group, const core::PerfRequest &request);

// The experiments directly under a work directory, newest first, at Headline depth without reading
// large files.
struct ExperimentEntry
{
    QString path;
    QString name;
    QDateTime startedAt;
    core::ExperimentState state = core::ExperimentState::Complete;
    bool isPerformance = false; // else openAccuracyExperiment() opens it
    QString mode;
    QStringList models;
    QStringList datasets;
    double outputThroughput = -1; // token/s of the first group, negative = none
    double ttftP99Ms = -1;
    double requestThroughput = -1;
    double e2elAverageMs = -1;
    qint64 successRequests = -1;
    qint64 totalRequests = -1;
    // Accuracy: the first score of the newest summary, as the file has it.
    QString score; // "80.00", empty = none
    QString scoreOf; // "gsm8k, accuracy, my-model"
};
[[nodiscard]] std::vector<ExperimentEntry> listExperiments(const QString &workDir);

} // namespace aisb::run
