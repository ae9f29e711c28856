// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/accuracyresult.h"
#include "report/table.h"

#include <QByteArray>
#include <QString>

namespace aisb::report {

// The files summary/summary_<stamp>.* and what the console shows, byte for byte as the reference
// writes them but for versions, which stay texts. Source: spec/accuracy.md 6.3, 6.4.

// dataset, version, metric, mode, total_count where there is one, models.
[[nodiscard]] Table summaryTable(const core::AccuracySummary &summary);
// Columns before the models that are no numbers: dataset, version, metric, mode.
inline constexpr qsizetype kSummaryTextColumns = 4;

[[nodiscard]] QByteArray summaryCsv(const core::AccuracySummary &summary);
[[nodiscard]] QByteArray summaryMarkdown(const core::AccuracySummary &summary);
// stamp: the start time of the run, as in the file's name.
[[nodiscard]] QByteArray summaryText(const core::AccuracySummary &summary, const QString &stamp);

// For standard output at the end of a run: the plain table, then the markdown.
[[nodiscard]] QString summaryConsole(const core::AccuracySummary &summary);

} // namespace aisb::report
