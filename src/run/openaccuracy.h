// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/accuracyresult.h"
#include "core/experiment.h"
#include "core/result.h"
#include "run/pairresult.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace aisb::run {

// One pair of AccuracySummary::pairs with its files, as a case browser opens them.
struct AccuracyPairFiles : PairFiles
{
    QString model; // abbr
    QString dataset;
    core::Json datasetConfig; // entry of the dump, null = not in it
    core::Json modelConfig;
};

// An accuracy experiment without its cases.
struct AccuracyExperiment
{
    QString path; // absolute
    QString name; // the time stamp
    core::ExperimentState state = core::ExperimentState::Complete;
    QDateTime startedAt; // invalid when the name is no time stamp
    QStringList models; // abbr
    QStringList datasets; // abbr; judged ones as "<dataset>-<judge>"
    QString mode; // of the newest dump, empty = unknown
    core::AccuracySummary summary;
    std::vector<AccuracyPairFiles> files; // parallel to summary.pairs
    QStringList warnings;
    core::Json config; // newest dump, keys masked; null = none
};

// Opens a folder of ours or of the reference, never writing into it. Models and data sets are those
// of all its dumps, the newest first, then what lies in predictions/ and results/ besides. Results
// are read once for their verdicts, predictions not at all. Damage is a warning or the note of a
// pair; the error case is a path that is no experiment (SummFile001). Blocking: call it from a pool
// thread. Source: spec/accuracy.md 2, 6.
[[nodiscard]] core::Result<std::shared_ptr<const AccuracyExperiment>> openAccuracyExperiment(
    const QString &path);

} // namespace aisb::run
