// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/resultfiles.h"

#include "core/text/csv.h"
#include "core/text/numbertext.h"

namespace aisb::report {

using namespace Qt::StringLiterals;

namespace {

QStringList headerOf(const core::PerfSummary &summary)
{
    QStringList header{u"Performance Parameters"_s, u"Stage"_s};
    for (const core::Statistic &statistic : summary.statistics)
        header.append(statistic.text);
    header.append(u"N"_s);
    return header;
}

QStringList cellsOf(const core::PerfSummary &summary, const core::MetricRow &row)
{
    QStringList cells{QString(core::infoOf(row.metric).id), summary.stage};
    for (const double value : row.values)
        cells.append(core::cellText(row.metric, value));
    cells.append(QString::number(row.n));
    return cells;
}

QString textOf(const core::Json &value)
{
    if (value.isString())
        return value.toString();
    if (value.isInt())
        return QString::number(value.toInt());
    return QString::fromLatin1(core::floatText(value.toDouble()));
}

} // namespace

QByteArray metricCsv(const core::PerfSummary &summary)
{
    QByteArray bytes = core::csvRow(headerOf(summary));
    for (const core::MetricRow &row : summary.rows)
        bytes += core::csvRow(cellsOf(summary, row));
    return bytes;
}

QByteArray commonJson(const core::PerfSummary &summary)
{
    core::Json root = core::Json::object();
    for (core::CommonCell &cell : core::commonCells(summary.common)) {
        core::Json stages = core::Json::object();
        stages.set(summary.stage, std::move(cell.value));
        root.set(cell.key, std::move(stages));
    }
    return core::writeJson(root, {.indent = 4});
}

core::ResultTables resultTables(const core::PerfSummary &summary)
{
    core::ResultTables tables;
    tables.metricHeader = headerOf(summary);
    for (const core::MetricRow &row : summary.rows)
        tables.metricRows.push_back(cellsOf(summary, row));
    for (const core::CommonCell &cell : core::commonCells(summary.common))
        tables.commonRows.push_back({cell.key, summary.stage, textOf(cell.value)});
    return tables;
}

} // namespace aisb::report
