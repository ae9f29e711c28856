// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/table.h"

#include <algorithm>

namespace aisb::report {

using namespace Qt::StringLiterals;

namespace {

bool looksNumeric(const QString &cell)
{
    if (cell.isEmpty()) {
        return false;
    }
    const bool hasSign = u"+-\u2212"_s.contains(cell.front());
    const qsizetype digit = hasSign ? 1 : 0;
    const bool hasDigit = digit < cell.size() && cell[digit].isDigit();
    return hasDigit || cell == u"\u2013";
}

} // namespace

QString cellAt(const QStringList &row, qsizetype column)
{
    return column < row.size() ? row[column] : QString();
}

bool isNumericColumn(const Table &table, qsizetype column)
{
    return !table.rows.empty() && std::ranges::all_of(table.rows, [&](const QStringList &row) {
        return looksNumeric(cellAt(row, column));
    });
}

Table metricTable(const core::ResultTables &tables)
{
    return {tables.metricHeader, tables.metricRows};
}

Table commonTable(const core::ResultTables &tables)
{
    Table table{{u"Common Metric"_s, u"Stage"_s, u"Value"_s}, {}};
    for (const auto &row : tables.commonRows) {
        table.rows.push_back({row.key, row.stage, row.value});
    }
    return table;
}

Table failureTable(std::span<const core::FailureCount> failures)
{
    Table table{{u"Failed Reason"_s, u"Count"_s}, {}};
    for (const auto &failure : failures) {
        table.rows.push_back({failure.reason, QString::number(failure.count)});
    }
    return table;
}

} // namespace aisb::report
