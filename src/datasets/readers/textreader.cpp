// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/readers/textreader.h"

#include <QDir>

#include <algorithm>
#include <array>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

std::array<std::span<const TextReader>, 8> allReaders()
{
    return {mathReaders(), examReaders(), commonSenseReaders(), fewClueReaders(), readingReaders(),
        longTextReaders(), dialogueReaders(), traceReaders()};
}

bool isNamed(const TextReader &reader, const QString &className)
{
    return QString(reader.classNames).split(u'|').contains(className);
}

core::Result<> checkHeader(const QStringList &header)
{
    for (const QString &name : header) {
        if (header.count(name) > 1)
            return core::fail(ErrorCode::DsetData002,
                u"line 1: expected a different name for each column, found \"%1\" twice"_s.arg(
                    name.left(100)));
    }
    return {};
}

} // namespace

const TextReader *findTextReader(const core::DatasetSpec &spec)
{
    const QString className = spec.className();
    // The class of users' own files reads a file of a folder when one is named.
    if (className == u"customdataset" && !spec.config[u"file_name"].isString())
        return nullptr;
    for (const std::span<const TextReader> readers : allReaders()) {
        const auto found = std::ranges::find_if(
            readers, [&className](const TextReader &reader) { return isNamed(reader, className); });
        if (found != readers.end())
            return &*found;
    }
    return nullptr;
}

core::Result<std::vector<SplitFiles>> filesOf(
    const core::DatasetSpec &spec, const TextReader &reader)
{
    std::vector<SplitFiles> files = reader.files(spec.config);
    const bool isComplete = std::ranges::none_of(
        files, [](const SplitFiles &split) { return split.paths.contains(QString()); });
    if (isComplete)
        return files;
    return core::fail(ErrorCode::DsetCfg001,
        u"path, name, data_files: expected the texts that name the files of a %1"_s.arg(
            spec.type.section(u'.', -1)));
}

QStringList textReaderNames()
{
    QStringList names;
    for (const std::span<const TextReader> readers : allReaders())
        for (const TextReader &reader : readers)
            names += QString(reader.classNames).split(u'|');
    return names;
}

QString pathOf(const Json &entry)
{
    return entry[u"path"].toString();
}

QString below(const Json &entry, const QString &name)
{
    if (pathOf(entry).isEmpty())
        return {};
    return QDir::cleanPath(pathOf(entry) + u'/' + name);
}

std::vector<SplitFiles> onePath(const Json &entry)
{
    return {{QString(), {pathOf(entry)}}};
}

Json sameRow(const Fields &in)
{
    return in.record();
}

core::Result<> forEachLine(
    QIODevice &file, const std::function<core::Result<>(QByteArrayView, qint64 line)> &visit)
{
    TextLines lines(file);
    for (;;) {
        const auto read = lines.next();
        if (!read)
            return core::fail(read.error());
        const std::optional<QByteArrayView> line = *read;
        if (!line)
            return {};
        if (core::Result<> visited = visit(*line, lines.number()); !visited)
            return visited;
    }
}

core::Result<> forEachJsonLine(
    QIODevice &file, const std::function<core::Result<>(const Json &, qint64 line)> &visit)
{
    return forEachLine(file, [&visit](QByteArrayView text, qint64 line) -> core::Result<> {
        if (text.trimmed().isEmpty())
            return {};
        const core::Result<Json> value = core::readJson(text);
        if (!value)
            return core::fail(
                ErrorCode::DsetData002, u"line %1: "_s.arg(line) + value.error().detail);
        return visit(*value, line);
    });
}

core::Result<> forEachRecord(QIODevice &file, char delimiter,
    const std::function<core::Result<>(const QStringList &cells, qint64 line)> &visit)
{
    DelimitedText text(file, delimiter);
    for (;;) {
        auto read = text.next();
        if (!read)
            return core::fail(read.error());
        const std::optional<QStringList> cells = std::move(*read);
        if (!cells)
            return {};
        if (core::Result<> visited = visit(*cells, text.line()); !visited)
            return visited;
    }
}

core::Result<> forEachElement(QIODevice &file,
    const std::function<core::Result<>(const JsonElements::Element &, const QString &place)> &visit)
{
    JsonElements elements(file);
    for (;;) {
        auto read = elements.next();
        if (!read)
            return core::fail(read.error());
        const std::optional<JsonElements::Element> element = std::move(*read);
        if (!element)
            return {};
        if (core::Result<> visited = visit(*element, elements.place()); !visited)
            return visited;
    }
}

core::Result<> addRow(SplitJob &job, RowMaker make, const Json &record, const QString &place)
{
    if (!record.isObject())
        return core::fail(ErrorCode::DsetData006, place + u": expected a JSON object"_s);
    std::optional<core::Error> error;
    Json row = make(Fields(record, place, error));
    if (error)
        return core::fail(*error);
    if (row.isNull())
        return {};
    if (const core::Result<> added = job.sink.add(std::move(row)); !added)
        return core::fail(added.error().in(place));
    return {};
}

core::Result<> readJsonLineRows(SplitJob &job, RowMaker make)
{
    return forEachJsonLine(*job.files.front(), [&job, make](const Json &record, qint64 line) {
        return addRow(job, make, record, u"line %1"_s.arg(line));
    });
}

core::Result<> readCsvRows(SplitJob &job, RowMaker make)
{
    QStringList header;
    const auto visit = [&](const QStringList &cells, qint64 line) -> core::Result<> {
        if (header.isEmpty()) {
            header = cells;
            return checkHeader(header);
        }
        if (cells.size() != header.size())
            return wrongCells(
                line, u"%1 cells as in the header"_s.arg(header.size()), cells.size());
        Json record = Json::object();
        for (qsizetype i = 0; i < header.size(); ++i)
            record.members().emplace_back(header[i], Json(cells[i]));
        return addRow(job, make, record, u"line %1"_s.arg(line));
    };
    return forEachRecord(*job.files.front(), ',', visit);
}

core::Result<> readElementRows(SplitJob &job, RowMaker make)
{
    return forEachElement(*job.files.front(),
        [&job, make](const JsonElements::Element &element, const QString &place) {
            return addRow(job, make, element.value, place);
        });
}

tl::unexpected<core::Error> wrongCells(qint64 line, const QString &expected, qsizetype found)
{
    return core::fail(ErrorCode::DsetData002,
        u"line %1: expected %2, found %3"_s.arg(line).arg(expected).arg(found));
}

} // namespace aisb::datasets
