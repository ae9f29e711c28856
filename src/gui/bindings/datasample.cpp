// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/bindings/datasample.h"

#include "core/text/csv.h"
#include "core/text/jsonlines.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr qint64 kMaxBytes = 1'000'000;
constexpr qsizetype kMaxCell = 400;
constexpr qsizetype kMaxColumns = 64;

QString cellOf(const core::Json &value)
{
    const QString text =
        value.isString() ? value.toString() : QString::fromUtf8(core::writeJson(value));
    return text.left(kMaxCell).simplified();
}

core::Result<DataSample> sampleLines(QFile &file, int maxRows)
{
    DataSample sample{u"JSON Lines"_s, {}, {}, true};
    core::Result<> problem;
    core::readJsonLines(file, kMaxBytes, [&](core::JsonLine &line) {
        if (static_cast<int>(sample.rows.size()) == maxRows) {
            sample.isWhole = false;
            return false;
        }
        if (!line.value || !line.value->isObject()) {
            problem = core::fail(core::ErrorCode::DsetData002,
                u"%1: line %2: expected a JSON object"_s.arg(file.fileName()).arg(line.number));
            return false;
        }
        QStringList cells(sample.columns.size());
        for (const core::Json::Member &member : line.value->members()) {
            auto at = sample.columns.indexOf(member.first);
            if (at < 0 && sample.columns.size() < kMaxColumns) {
                at = sample.columns.size();
                sample.columns << member.first;
                cells << QString();
            }
            if (at >= 0) {
                cells[at] = cellOf(member.second);
            }
        }
        sample.rows.push_back(std::move(cells));
        return true;
    });
    if (!problem) {
        return core::fail(problem.error());
    }
    for (QStringList &row : sample.rows) {
        row.resize(sample.columns.size());
    }
    return sample;
}

core::Result<DataSample> sampleCsv(QFile &file, int maxRows)
{
    QByteArray text = file.read(kMaxBytes);
    DataSample sample{u"CSV"_s, {}, {}, file.atEnd()};
    if (!sample.isWhole) {
        text.truncate(text.lastIndexOf('\n') + 1);
    }
    const core::Result<std::vector<QStringList>> rows = core::readCsv(text);
    if (!rows) {
        return core::fail(rows.error().in(file.fileName()));
    }
    for (const QStringList &row : *rows) {
        if (sample.columns.isEmpty()) {
            sample.columns = row.mid(0, kMaxColumns);
            continue;
        }
        if (static_cast<int>(sample.rows.size()) == maxRows) {
            sample.isWhole = false;
            break;
        }
        QStringList cells;
        for (qsizetype i = 0; i < sample.columns.size(); ++i) {
            cells << row.value(i).left(kMaxCell).simplified();
        }
        sample.rows.push_back(std::move(cells));
    }
    return sample;
}

} // namespace

core::Result<DataSample> sampleData(const QString &path, int maxRows)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        return core::fail(core::ErrorCode::DsetFile001, u"%1: cannot be read"_s.arg(path));
    }
    return path.endsWith(".csv"_L1, Qt::CaseInsensitive) ? sampleCsv(file, maxRows)
                                                         : sampleLines(file, maxRows);
}

} // namespace aisb::gui
