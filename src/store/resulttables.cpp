// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/csv.h"
#include "core/text/json.h"
#include "store/experimentreader.h"
#include "store/safepath.h"

namespace aisb::store {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

constexpr qint64 kMaxTableBytes = 16 * 1024 * 1024;
constexpr core::CsvLimits kCsvLimits = {.maxRows = 10'000, .maxCellBytes = 64 * 1024};
constexpr qsizetype kMaxColumns = 1'000;
constexpr std::size_t kMaxCommonRows = 10'000;

QString cellOf(const Json &value)
{
    return value.isString() ? value.toString() : QString::fromUtf8(core::writeJson(value));
}

// The oldest files have no stage: theirs is the whole run.
void addStage(QStringList &header, std::vector<QStringList> &rows)
{
    if (header.value(1) == "Stage"_L1)
        return;
    header.insert(1, u"Stage"_s);
    for (QStringList &row : rows)
        row.insert(1, u"total"_s);
}

void evenOut(
    std::vector<QStringList> &rows, qsizetype columns, const QString &path, QStringList &notes)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].size() == columns)
            continue;
        if (notes.size() < 20)
            notes.append(u"%1: row %2 has %3 cells, expected %4"_s.arg(path)
                    .arg(i + 2)
                    .arg(rows[i].size())
                    .arg(columns));
        while (rows[i].size() < columns)
            rows[i].append(QString());
        rows[i] = rows[i].first(columns);
    }
}

void readMetrics(TablesRead &read, const QString &path)
{
    const auto bytes = readWhole(path, kMaxTableBytes);
    if (!bytes) {
        read.notes.append(bytes.error().detail);
        return;
    }
    auto rows = core::readCsv(*bytes, kCsvLimits);
    if (!rows) {
        read.notes.append(u"%1: %2"_s.arg(path, rows.error().detail));
        return;
    }
    if (rows->empty() || rows->front().front() != "Performance Parameters"_L1
        || rows->front().size() > kMaxColumns) {
        read.notes.append(
            u"%1: line 1: expected a header that starts with \"Performance Parameters\""_s.arg(
                path));
        return;
    }
    QStringList header = rows->front();
    rows->erase(rows->begin());
    evenOut(*rows, header.size(), path, read.notes);
    addStage(header, *rows);
    read.tables.metricHeader = header;
    read.tables.metricRows = std::move(*rows);
}

void readCommon(TablesRead &read, const QString &path)
{
    const auto bytes = readWhole(path, kMaxTableBytes);
    if (!bytes) {
        read.notes.append(bytes.error().detail);
        return;
    }
    const auto json = core::readJson(*bytes);
    if (!json || !json->isObject()) {
        read.notes.append(
            u"%1: %2"_s.arg(path, json ? u"expected an object of metrics"_s : json.error().detail));
        return;
    }
    for (const auto &[key, value] : json->members()) {
        if (read.tables.commonRows.size() >= kMaxCommonRows) {
            read.notes.append(u"%1: more than %2 metrics"_s.arg(path).arg(kMaxCommonRows));
            return;
        }
        if (!value.isObject())
            read.tables.commonRows.push_back({key, u"total"_s, cellOf(value)});
        for (const auto &[stage, staged] : value.members())
            read.tables.commonRows.push_back({key, stage, cellOf(staged)});
    }
}

} // namespace

TablesRead readTables(const QString &csv, const QString &json)
{
    TablesRead read;
    if (!csv.isEmpty())
        readMetrics(read, csv);
    if (!json.isEmpty())
        readCommon(read, json);
    return read;
}

} // namespace aisb::store
