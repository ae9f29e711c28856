// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/tablefiles.h"

#include "core/text/json.h"
#include "report/markdown.h"
#include "report/texttable.h"

#include <QRegularExpression>

namespace aisb::report {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

Json cellValue(const QString &cell)
{
    static const QRegularExpression number(u"^-?(0|[1-9]\\d*)(\\.\\d+)?$"_s);
    if (!number.match(cell).hasMatch())
        return cell;
    if (cell.contains(u'.') || cell.size() > 15)
        return cell.toDouble();
    return cell.toLongLong();
}

Json tableValue(const Table &table)
{
    Json rows = Json::array();
    for (const QStringList &cells : table.rows) {
        Json row = Json::object();
        for (qsizetype i = 0; i < table.header.size(); ++i)
            row.set(table.header[i], cellValue(cells.value(i)));
        rows.append(std::move(row));
    }
    return rows;
}

} // namespace

QByteArray tablesAsCsv(std::span<const NamedTable> tables)
{
    QByteArrayList parts;
    for (const NamedTable &entry : tables)
        parts.append(csvTable(entry.table));
    return parts.join("\r\n");
}

QByteArray tablesAsMarkdown(std::span<const NamedTable> tables)
{
    QStringList parts;
    for (const NamedTable &entry : tables)
        parts.append(markdownTable(entry.table));
    return parts.join(u'\n').toUtf8();
}

QByteArray tablesAsText(std::span<const NamedTable> tables)
{
    QString text;
    for (const NamedTable &entry : tables)
        text += renderTable(entry.table, TableStyle::FancyGrid) + u'\n';
    return text.toUtf8();
}

QByteArray tablesAsJson(std::span<const NamedTable> tables)
{
    Json root = Json::object();
    for (const NamedTable &entry : tables)
        root.set(entry.name, tableValue(entry.table));
    return core::writeJson(root, {.indent = 2}) + '\n';
}

std::vector<NamedTable> namedTables(const core::ResultTables &tables)
{
    return {{u"Metrics"_s, metricTable(tables)}, {u"Common"_s, commonTable(tables)}};
}

QStringList tableSuffixes()
{
    return {u"csv"_s, u"xlsx"_s, u"md"_s, u"json"_s, u"txt"_s};
}

core::Result<QByteArray> tableBytes(const QString &suffix, std::span<const NamedTable> tables)
{
    if (suffix == "xlsx"_L1) {
        return tablesAsWorkbook(tables);
    }
    if (suffix == "csv"_L1) {
        return tablesAsCsv(tables);
    }
    if (suffix == "json"_L1) {
        return tablesAsJson(tables);
    }
    return suffix == "md"_L1 ? tablesAsMarkdown(tables) : tablesAsText(tables);
}

} // namespace aisb::report
