// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/table.h"

namespace aisb::report {

using namespace Qt::StringLiterals;

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
