// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment.h"

#include <QStringList>

#include <span>
#include <vector>

namespace aisb::report {

// Plain cells for every writer here. Rows shorter than the header are filled with empty cells,
// longer ones are cut.
struct Table
{
    QStringList header;
    std::vector<QStringList> rows;
};

// The cell of a row, empty beyond its end.
[[nodiscard]] QString cellAt(const QStringList &row, qsizetype column);
// Whether every cell of a column begins like a number, "12.5", "410.0 ms", "+3.1 %", or is an
// en dash; false without rows.
[[nodiscard]] bool isNumericColumn(const Table &table, qsizetype column);

// Table 1 of spec/perf.md 11.2: the .csv as it is.
[[nodiscard]] Table metricTable(const core::ResultTables &tables);
// Table 2: the .json with header "Common Metric", "Stage", "Value".
[[nodiscard]] Table commonTable(const core::ResultTables &tables);
// "Failed Reason", "Count". Source: spec/perf.md 11.5.
[[nodiscard]] Table failureTable(std::span<const core::FailureCount> failures);

} // namespace aisb::report
