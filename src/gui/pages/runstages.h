// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/accuracyresult.h"
#include "core/progress.h"
#include "core/runoptions.h"
#include "gui/widgets/metriccard.h"
#include "gui/widgets/stepperbar.h"

#include <vector>

namespace aisb::gui {

// What the Running page says about a snapshot; pure.

// Load data, warm-up, send, write files, report.
struct RunSteps
{
    std::vector<Step> steps;
    double progress = 0; // 0 to 1 of all requests
};
[[nodiscard]] RunSteps stepsOf(
    const core::ProgressSnapshot &snapshot, bool hasEnded, bool hasFailed);

// What a run of several stages has to say of itself.
struct StagedRun
{
    core::Stage stage = core::Stage::Prepare;
    core::ProgressSnapshot sending;
    std::vector<core::TaskProgress> scoring;
    bool isScored = true; // false: answers alone
    bool hasEnded = false;
    bool hasFailed = false;
};
// Prepare, infer, score, report; progress is that of the stage.
[[nodiscard]] RunSteps stepsOf(const StagedRun &run);

struct RunTotals
{
    qint64 done = 0;
    qint64 total = -1; // -1 = not known yet
    qint64 posted = 0;
    qint64 received = 0;
    qint64 failed = 0;
    qint64 inFlight = 0;
    qint64 concurrency = 0;
};
[[nodiscard]] RunTotals totalsOf(const core::ProgressSnapshot &snapshot);

// Sent, in flight, succeeded, failed, requests/s, output token/s, TTFT P50 and P99, elapsed and
// left.
[[nodiscard]] std::vector<MetricValue> countersOf(
    const core::ProgressSnapshot &snapshot, double elapsedS, bool hasEnded);

// Seconds until all requests are done at the rate so far; negative = cannot be told.
[[nodiscard]] double secondsLeft(const core::ProgressSnapshot &snapshot);

// The summary of an accuracy run as a table of texts.
struct SummaryTable
{
    QStringList header;
    std::vector<QStringList> rows;
};
[[nodiscard]] SummaryTable tableOf(const core::AccuracySummary &summary);

// "vllm_api_stream_chat · synthetic_gen · c16", "vllm_api_stream_chat · gsm8k_gen +2 · c16"
[[nodiscard]] QString runTitle(const core::RunOptions &options);

} // namespace aisb::gui
