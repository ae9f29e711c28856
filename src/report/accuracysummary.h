// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/accuracyresult.h"
#include "core/result.h"

#include <optional>
#include <vector>

namespace aisb::report {

struct SummaryModel
{
    QString abbr;
    QString summarizerAbbr; // empty = abbr; models that share it share a column
};

struct SummaryDataset
{
    QString abbr;
    QString version; // six hex digits of the prompt hash, "/" without infer_cfg
    QString inferencer; // its type name
};

// What is known of one model and data set.
struct SummaryResult
{
    core::Json result; // results file without its details; null = there is none
    std::optional<core::RightCounts> rightCounts; // of the details or of a scoring just done
    qint64 samples = -1;
    qint64 failedRequests = -1;
    bool hasPredictions = false;
    bool hasDetails = false;
    QString note; // why it could not be read
};

// A row the summarizer asks for; without a metric the first one is taken.
struct WantedRow
{
    QString name;
    QString metric;
};

struct SummaryInput
{
    std::vector<SummaryModel> models;
    std::vector<SummaryDataset> datasets;
    std::vector<SummaryResult> results; // models.size() * datasets.size(), by model
    std::vector<core::SummaryGroup> groups;
    std::optional<std::vector<WantedRow>> rows; // dataset_abbrs; absent = all
};

// The column "mode" for the type name of an inferencer: "gen", "ppl", "ll", "bfcl_v3", "unknown".
[[nodiscard]] QString evaluationMode(const QString &inferencer);

// Metrics, groups, rows and standard errors. Models with different metrics give their union
// . Pure. Source: spec/accuracy.md 6.1 to 6.3.
[[nodiscard]] core::AccuracySummary collectSummary(const SummaryInput &input);

} // namespace aisb::report
