// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/comparison/comparison.h"
#include "core/result.h"
#include "core/series.h"
#include "core/text/json.h"
#include "report/plotpage.h"
#include "report/table.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace aisb::report {

// Texts of one row as people read them; the minus sign is ASCII.
// A value with as many decimals as its unit wants: "334.1", "3,979", "94.62".
[[nodiscard]] QString comparedText(const core::ComparedRow &row, double value);
// A difference with the decimals of the baseline's value and its sign: "+69.7".
[[nodiscard]] QString differenceText(
    const core::ComparedRow &row, std::size_t baseline, double difference);
// "+20.9", "-0.4".
[[nodiscard]] QString changeText(double percent);

// Percent at both ends of an axis that nine of ten intervals of the section fit into: 2, 5, 10, 20,
// 40, 100 or 200.
[[nodiscard]] double intervalScale(const core::ComparedSection &section);

// Metric, unit, A, then value, difference, change, interval of the change and verdict of each other
// experiment. English.
[[nodiscard]] Table comparisonTable(
    const core::Comparison &comparison, const core::ComparedSection &section);
// Setting and the value of each experiment; of those that differ.
[[nodiscard]] Table settingsTable(const core::Comparison &comparison);
// "B: load 64 instead of 128", one a workload difference.
[[nodiscard]] QStringList workloadTexts(const core::Comparison &comparison);

// For a terminal: experiments, warnings, tables.
[[nodiscard]] QString comparisonText(const core::Comparison &comparison);
// For pasting into an issue or a wiki.
[[nodiscard]] QByteArray comparisonMarkdown(const core::Comparison &comparison);
// One line a row and experiment, full precision, for spreadsheets and scripts.
[[nodiscard]] QByteArray comparisonCsv(const core::Comparison &comparison);
// Everything, full precision.
[[nodiscard]] core::Json comparisonJson(const core::Comparison &comparison);

// Curves of one metric, one an experiment (empty = it has none): percent of requests over value.
struct ComparisonCurves
{
    QString metric;
    QString unit;
    std::vector<std::vector<core::Point>> curves;
};

struct ComparisonPageOptions
{
    PageLanguage language = PageLanguage::English; // what shows first; the page switches
    std::vector<ComparisonCurves> curves = {};
};

// One self-contained page: experiments, warnings, tables with intervals and verdicts, cumulative
// distributions, settings that differ. No script, nothing from outside, every text escaped; the
// same input gives the same bytes. Error UtilsFile004 (the template).
[[nodiscard]] core::Result<QByteArray> comparisonPage(
    const core::Comparison &comparison, const ComparisonPageOptions &options = {});

} // namespace aisb::report
