// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/loadconfig.h"
#include "config/modelspec.h"
#include "core/runspec.h"
#include "core/stop.h"
#include "core/tokenizer.h"
#include "run/environment.h"
#include "run/evaluation.h"

#include <memory>
#include <vector>

namespace aisb::run {

// One model with the data sets of one group: what one task sends. In a performance run one pair of
// result files describes it. Source: spec/perf.md 2.2, spec/workflow.md 7.1, 7.4.
struct TaskPlan
{
    QString model; // abbr
    QString base; // base name of the files
    std::shared_ptr<const core::ModelSpec> spec;
    int numReturnSequences = 1;
    QString className; // "syntheticdataset"
    core::TokenizerSource tokenizer; // of the model's folder, loaded when it is first asked for and
                                     // shared by its tasks; empty when no folder is named
    std::vector<core::DatasetSpec> datasets;

    [[nodiscard]] QString name() const { return model + QLatin1Char('/') + base; }
    [[nodiscard]] QStringList datasetAbbrs() const;
};

// Everything known before anything is written or sent.
struct RunPlan
{
    core::RunOptions options;
    Environment environment;
    config::LoadedConfig config;
    std::vector<TaskPlan> tasks;
    std::vector<EvalJob> evaluations; // one for each model and data set; accuracy runs
    std::vector<core::Statistic> statistics;
    config::Calculator calculator = config::Calculator::Default;
    core::Layout layout = core::Layout::Seed;
    core::MetricsProfile profile = core::MetricsProfile::Corrected;
    QString workDir; // as given, relative to the current directory
    bool isPerformance = true; // modes perf and perf_viz
    bool sendsRequests = true; // false: eval, viz, perf_viz, or perf with --reuse
    bool evaluates = false; // modes all and eval
    bool reports = true; // ends with a summary: all but infer
    std::vector<core::Issue> issues; // all that is wrong or noteworthy, by field
    std::vector<config::Notice> notices;

    [[nodiscard]] bool hasErrors() const;
};

// Loads and checks the configuration; opens no data file. The error is that of loading (names,
// syntax, modes not built); wrong values are issues of the plan. Blocking, pure but for reading
// configuration files.
[[nodiscard]] core::Result<RunPlan> makeRunPlan(
    const core::RunOptions &options, const Environment &environment);

// All errors of the plan as one: the code of the first, one line per field. Call it only when
// hasErrors().
[[nodiscard]] core::Error joinedIssues(const std::vector<core::Issue> &issues);

// The transport a model is sent with, never Auto: what was asked for, else qnam up to 48 requests
// in flight without a rate above 20/s, and direct beyond, in pressure runs and for Unix sockets.
// Source: decisions D4.
[[nodiscard]] core::TransportChoice effectiveTransport(
    const core::ModelSpec &model, bool isPressure);
// Its name, with the reason when it was chosen: "direct (auto: 500 requests in flight)".
[[nodiscard]] core::Phrase transportNote(const core::ModelSpec &model, bool isPressure);

} // namespace aisb::run
