// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/runspec.h"
#include "core/scorespread.h"
#include "datasets/dataset.h"
#include "eval/evaluator.h"
#include "store/predictions.h"

#include <functional>
#include <optional>

namespace aisb::run {

// One model with one data set, to be scored from its prediction file.
struct EvalJob
{
    QString model; // abbr
    int numReturnSequences = 1;
    core::Json modelPostprocessor; // spec/models.md 16.5; null = none
    core::DatasetSpec dataset;

    [[nodiscard]] QString name() const { return model + QLatin1Char('/') + dataset.abbr; }
};

struct EvalSettings
{
    store::AccuracyPaths paths;
    datasets::LoadContext context;
    eval::EvalOptions options;
    bool dumpsDetails = false;
    bool dumpsExtractRate = false;
};

struct EvalOutcome
{
    core::Json result; // the results file without its details; null = no predictions, no file
    std::optional<core::RightCounts> rightCounts; // where the evaluator says right or wrong
    qint64 rows = 0; // scored, repeats included
    qint64 filled = 0; // of them without an answer: scored as empty ones
    QString path; // of the results file
    QStringList warnings;
};

// Called with the rows scored and their number; false ends the evaluation with TevalUnk001
// "stopped". From the thread that evaluates.
using EvalProgress = std::function<bool(qint64 done, qint64 total)>;

// Reads references and predictions, post-processes, scores on all cores and writes
// results/<model>/<dataset>.json. Memory grows with an index, not with the texts. Blocking. Errors:
// those of datasets::loadSplits(), TevalParam001 (n, k), UtilsMatch001 and DsetCfg001 (evaluator,
// post-processor), IcliFile001 (predictions), CalcFile001 (result), and what the evaluator says of
// data it cannot handle. Source: spec/accuracy.md 4.
[[nodiscard]] core::Result<EvalOutcome> evaluate(
    const EvalJob &job, const EvalSettings &settings, const EvalProgress &progress = {});

// The post-processing a data set and a model ask for, as one step: the model's, then the data
// set's. A key of the model's that matches the data set's name as a shell pattern replaces the
// latter.
[[nodiscard]] core::Result<std::function<core::Json(const core::Json &)>> makePostprocessing(
    const EvalJob &job);

} // namespace aisb::run
