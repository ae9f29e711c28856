// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/accuracyresult.h"
#include "core/result.h"
#include "report/accuracysummary.h"
#include "store/predictions.h"

#include <QHash>
#include <QStringList>

#include <vector>

namespace aisb::run {

// Which columns and rows a summary has, before any result is read.
struct ReportRequest
{
    store::AccuracyPaths paths;
    std::vector<report::SummaryModel> models;
    std::vector<int> repeats; // of each model: requests for each row
    std::vector<report::SummaryDataset> datasets;
    core::Json summarizer; // summary_groups and dataset_abbrs; null = none
    // Of evaluations just done, by "<model>/<data set>": their details need not be read again.
    QHash<QString, core::RightCounts> rightCounts = {};
};

// Reads results/ of an experiment and puts the scores together. A pair without a result is a row of
// dashes. Blocking. Errors SummType001 (summarizer). Source: spec/accuracy.md 6.
[[nodiscard]] core::Result<core::AccuracySummary> readScores(const ReportRequest &request);

struct SummaryWritten
{
    core::AccuracySummary summary;
    QStringList files;
};

// readScores(), then summary/summary_<stamp>.txt, .csv and .md. Errors also SummFile001 (cannot be
// written).
[[nodiscard]] core::Result<SummaryWritten> writeAccuracySummary(
    const ReportRequest &request, const QString &stamp);

} // namespace aisb::run
