// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/accuracyresult.h"
#include "core/result.h"
#include "report/plotpage.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace aisb::report {

struct EvaluationPageOptions
{
    QString title = {}; // experiment name
    QString facts = {}; // a line under the title, such as mode and time; may be empty
    PageLanguage language = PageLanguage::English; // what shows first; the page switches
    QStringList notes = {}; // warnings of the experiment
};

// What the page keeps of a large evaluation; it says what was left out.
inline constexpr std::size_t kPageMaxRows = 5'000;
inline constexpr qsizetype kPageMaxModels = 50;

// A score with its standard error as people read it: "94.62 ± 0.62", "12.3% ± 1%", "-".
[[nodiscard]] QString scoreWithError(const core::SummaryCell &cell);

// One self-contained page: the summary with standard errors, then for every data set and group its
// metrics with error, 95 % interval, samples, failed requests and a bar. No script, nothing from
// outside; every text is escaped; the same input gives the same bytes. Error UtilsFile004 (the
// template). Source: decisions D8.
[[nodiscard]] core::Result<QByteArray> evaluationPage(
    const core::AccuracySummary &summary, const EvaluationPageOptions &options);

// The same numbers for pasting into a text: summary table, then counts and failures.
[[nodiscard]] QByteArray evaluationMarkdown(
    const core::AccuracySummary &summary, const EvaluationPageOptions &options);

} // namespace aisb::report
