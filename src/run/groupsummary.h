// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment.h"
#include "core/health.h"
#include "run/loadplan.h"
#include "run/runplan.h"
#include "store/experimentreader.h"
#include "store/layoutpaths.h"

#include <memory>

namespace aisb::run {

struct SummaryRequest
{
    store::LayoutPaths paths;
    TaskPlan task;
    std::vector<core::Statistic> statistics;
    config::Calculator calculator = config::Calculator::Default;
    core::MetricsProfile profile = core::MetricsProfile::Corrected;
    QString experimentName;
    std::shared_ptr<const core::PerfData> data;
    QStringList notes; // about the data
    LoadPlan load; // of the run itself, or as far as the folder tells
    std::optional<core::MeasurementFacts> facts; // of the run itself
    double coolDownS = 0; // of sending, left out of the numbers
};

struct SummaryFiles
{
    core::GroupResult group; // tables read back from the files
    QStringList written;
    std::vector<config::Notice> notices;
};

// Plot page first, then .json and .csv, then both read back. Errors: CalcData001, CalcData002 (the
// page is written all the same), CalcFile001. Blocking. Source: spec/perf.md 1.1 step 5.
[[nodiscard]] core::Result<SummaryFiles> writeSummary(const SummaryRequest &request);

// The raw data of a task in an existing folder, journals of a killed run finalised first. What the
// folder says about its own run wins over the configuration named now: batch_size and stream are
// those the requests were sent with, unless
// --batch-size is given. Error SummFile001 when there is none. Blocking; uses HDF5.
struct FoundData
{
    std::shared_ptr<const core::PerfData> data;
    QString base; // of the files found
    LoadPlan load; // kind, rate and schedule, where a page about them is
    double coolDownS = 0; // as the run was asked for, unless --cool-down is given
    QStringList notes;
};
[[nodiscard]] core::Result<FoundData> findData(
    const store::LayoutPaths &paths, const TaskPlan &task, const core::RunOptions &options);

} // namespace aisb::run
