// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment.h"

#include <QString>

#include <span>

namespace aisb::report {

// Log line before the tables of a group, looked for by scripts: keep it verbatim. Source:
// spec/perf.md 11.2.
[[nodiscard]] QString resultsHeadline(const QString &model, const QString &group);
// Log line after the tables of a group; folder is where its files lie.
[[nodiscard]] QString resultsFolderLine(const QString &folder);

// Both result tables for standard output, every line ended by LF; a table without rows is left out.
// Nothing after this text may contain "Total Requests". Source: spec/perf.md 11.1, 11.2.
[[nodiscard]] QString resultTablesText(const core::ResultTables &tables);

// The +---+ table of failures, lines ended by LF; empty when nothing failed. Source:
// spec/perf.md 11.5.
[[nodiscard]] QString failureTableText(std::span<const core::FailureCount> failures);

} // namespace aisb::report
