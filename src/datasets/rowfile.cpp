// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/rowfile.h"

#include "core/text/csv.h"
#include "core/text/jsonlines.h"
#include "datasets/closestname.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <optional>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

constexpr qint64 kMaxLineBytes = 64 * 1024 * 1024;
constexpr qint64 kMaxCsvBytes = 1024LL * 1024 * 1024;
constexpr qint64 kRowsPerProgress = 4096;
constexpr qint64 kBlock = 1 << 16;

using Rows = std::vector<FileRow>;

// Finds the first byte that breaks UTF-8, counting lines; fed in blocks.
class Utf8Checker
{
public:
    // The line of the broken byte.
    std::optional<qint64> feed(QByteArrayView block)
    {
        for (const char c : block) {
            if (!accepts(static_cast<uchar>(c)))
                return m_line;
            m_line += c == '\n';
        }
        return std::nullopt;
    }
    [[nodiscard]] bool isComplete() const { return m_missing == 0; }
    [[nodiscard]] qint64 line() const { return m_line; }

private:
    bool accepts(uchar byte)
    {
        if (m_missing > 0) {
            const bool isGood = byte >= m_low && byte <= m_high;
            m_low = 0x80;
            m_high = 0xBF;
            --m_missing;
            return isGood;
        }
        if (byte < 0x80)
            return true;
        if (byte < 0xC2 || byte > 0xF4)
            return false;
        m_missing = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
        m_low = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80; // no overlong forms
        m_high = byte == 0xED ? 0x9F
            : byte == 0xF4    ? 0x8F
                              : 0xBF; // no surrogates, nothing beyond U+10FFFF
        return true;
    }

    qint64 m_line = 1;
    int m_missing = 0;
    uchar m_low = 0x80;
    uchar m_high = 0xBF;
};

core::Result<> checkUtf8(QFile &file)
{
    Utf8Checker checker;
    std::optional<qint64> broken;
    while (!broken && !file.atEnd()) {
        const QByteArray block = file.read(kBlock);
        if (block.isEmpty())
            break;
        broken = checker.feed(block);
    }
    if (!broken && !checker.isComplete())
        broken = checker.line();
    file.seek(0);
    if (broken)
        return core::fail(
            ErrorCode::DsetData002, u"line %1: expected UTF-8, found another byte"_s.arg(*broken));
    return {};
}

tl::unexpected<core::Error> stopped()
{
    return core::fail(ErrorCode::DsetUnk001, u"stopped"_s);
}

core::Result<Rows> readJsonRows(QFile &file, const RowProgress &progress)
{
    Rows rows;
    core::Result<> state;
    core::readJsonLines(file, kMaxLineBytes, [&](core::JsonLine &line) {
        const QString place = u"line %1"_s.arg(line.number);
        if (!line.value)
            state = core::fail(ErrorCode::DsetData002, place + u": "_s + line.value.error().detail);
        else if (!line.value->isObject())
            state = core::fail(ErrorCode::DsetData006, place + u": expected a JSON object"_s);
        else
            rows.push_back({std::move(*line.value), place});
        const auto count = static_cast<qint64>(rows.size());
        if (state && progress && count % kRowsPerProgress == 0 && !progress(count))
            state = stopped();
        return state.has_value();
    });
    if (!state)
        return core::fail(state.error());
    return rows;
}

core::Result<> checkHeader(const QStringList &header)
{
    QStringList seen;
    for (const QString &name : header) {
        if (name.trimmed().isEmpty())
            return core::fail(
                ErrorCode::DsetData002, u"line 1: expected a name for every column"_s);
        if (seen.contains(name))
            return core::fail(
                ErrorCode::DsetData002, u"line 1: column \"%1\" appears twice"_s.arg(name));
        seen << name;
    }
    return {};
}

core::Result<Rows> readCsvRows(QFile &file, const RowProgress &progress)
{
    if (file.size() > kMaxCsvBytes)
        return core::fail(ErrorCode::DsetData002, u"larger than 1 GiB (convert it to .jsonl)"_s);
    const core::Result<std::vector<QStringList>> table = core::readCsv(file.readAll());
    if (!table)
        return core::fail(table.error());
    if (table->empty())
        return Rows();
    const QStringList &header = table->front();
    if (const core::Result<> checked = checkHeader(header); !checked)
        return core::fail(checked.error());
    Rows rows;
    for (std::size_t i = 1; i < table->size(); ++i) {
        const QStringList &cells = (*table)[i];
        const QString place = u"record %1"_s.arg(i);
        if (cells.size() != header.size()) {
            return core::fail(ErrorCode::DsetData002,
                u"%1: expected %2 cells as in the header, found %3"_s.arg(place)
                    .arg(header.size())
                    .arg(cells.size()));
        }
        Json values = Json::object();
        for (qsizetype column = 0; column < header.size(); ++column)
            values.members().emplace_back(header[column], Json(cells[column]));
        rows.push_back({std::move(values), place});
        if (progress && i % kRowsPerProgress == 0 && !progress(static_cast<qint64>(i)))
            return stopped();
    }
    return rows;
}

tl::unexpected<core::Error> cannotOpen(const QFile &file)
{
    const QFileInfo info(file.fileName());
    const QStringList neighbours = info.dir().entryList({u"*.jsonl"_s, u"*.csv"_s}, QDir::Files);
    const QString reason = info.isDir() ? u"is a folder, expected a .jsonl or .csv file"_s
        : info.exists()                 ? u"cannot be read: "_s + file.errorString()
                        : u"no such file"_s + suggestion(info.fileName(), neighbours);
    return core::fail(ErrorCode::DsetFile001, u"%1: %2"_s.arg(file.fileName(), reason));
}

} // namespace

core::Result<std::vector<FileRow>> readRows(const QString &path, const RowProgress &progress)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    QFile file(path);
    if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly))
        return cannotOpen(file);
    if (ending != "jsonl"_L1 && ending != "csv"_L1)
        return core::fail(
            ErrorCode::DsetCfg001, u"%1: expected a file ending in .jsonl or .csv"_s.arg(path));
    if (const core::Result<> checked = checkUtf8(file); !checked)
        return core::fail(checked.error().in(path));
    core::Result<Rows> rows =
        ending == "csv"_L1 ? readCsvRows(file, progress) : readJsonRows(file, progress);
    if (!rows)
        return core::fail(rows.error().in(path));
    if (rows->empty())
        return core::fail(ErrorCode::DsetData002, u"%1: no rows"_s.arg(path));
    return rows;
}

} // namespace aisb::datasets
