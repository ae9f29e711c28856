// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/runspec.h"
#include "datasets/readers/fields.h"
#include "datasets/readers/rowsink.h"
#include "datasets/readers/textfiles.h"

#include <QIODevice>
#include <QLatin1String>

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace aisb::datasets {

// The files one split of a data set is read from.
struct SplitFiles
{
    QString split; // "" when the reader has one split, which serves as train and test
    QStringList paths; // as the entry names them; usually one
};

// What a reader has to say besides rows.
struct SplitFacts
{
    std::optional<quint64> seed; // with which something was drawn
    QStringList notes; // for the log
    std::vector<qint64> order; // of the rows; empty = as they were added
};

// Reading one split: its opened files, and where its rows go.
struct SplitJob
{
    const core::Json &entry;
    QString split;
    QStringList names; // of the files, for messages
    std::vector<QIODevice *> files; // in the order of SplitFiles::paths
    RowSink &sink;
    const LoadContext &context;
    SplitFacts facts = {};
};

// One kind of data set that is read from text files. Source: spec/accuracy.md 11.1, 12.
struct TextReader
{
    QLatin1String classNames; // last component of the type in lower case; several: "a|b"
    std::vector<SplitFiles> (*files)(const core::Json &entry);
    core::Result<> (*read)(SplitJob &job);
    QLatin1String layout; // what one row of a file looks like, for messages
    QLatin1String origin; // where the data comes from, for messages
    // Mistakes of the entry beyond its files; none = there is nothing more to it.
    std::vector<core::Issue> (*check)(const core::Json &entry) = nullptr;
};

// The readers each file of this folder contributes.
[[nodiscard]] std::span<const TextReader> mathReaders();
[[nodiscard]] std::span<const TextReader> examReaders();
[[nodiscard]] std::span<const TextReader> commonSenseReaders();
[[nodiscard]] std::span<const TextReader> fewClueReaders();
[[nodiscard]] std::span<const TextReader> readingReaders();
[[nodiscard]] std::span<const TextReader> longTextReaders();
[[nodiscard]] std::span<const TextReader> dialogueReaders();
[[nodiscard]] std::span<const TextReader> traceReaders();

// The reader of that entry, nullptr when it is none of these.
[[nodiscard]] const TextReader *findTextReader(const core::DatasetSpec &spec);
// The files of an entry; DsetCfg001 when it lacks what names them.
[[nodiscard]] core::Result<std::vector<SplitFiles>> filesOf(
    const core::DatasetSpec &spec, const TextReader &reader);
// All class names, for messages.
[[nodiscard]] QStringList textReaderNames();

// --- What most readers are made of ---

// The file of the entry's path itself, or a file below that folder.
[[nodiscard]] QString pathOf(const core::Json &entry);
[[nodiscard]] QString below(const core::Json &entry, const QString &name);
[[nodiscard]] std::vector<SplitFiles> onePath(const core::Json &entry);

// Turns one record into at most one row: null drops it. Errors are kept by the fields.
using RowMaker = core::Json (*)(const Fields &in);
[[nodiscard]] core::Json sameRow(const Fields &in);

// Makes the row of a record and hands it on.
[[nodiscard]] core::Result<> addRow(
    SplitJob &job, RowMaker make, const core::Json &record, const QString &place);

// Reads the first file of a job: an object a line; a header and cells as texts; the objects of one
// JSON list, or the values of one JSON object.
[[nodiscard]] core::Result<> readJsonLineRows(SplitJob &job, RowMaker make);
[[nodiscard]] core::Result<> readCsvRows(SplitJob &job, RowMaker make);
[[nodiscard]] core::Result<> readElementRows(SplitJob &job, RowMaker make);

// Call visit for everything in a file until it fails.
[[nodiscard]] core::Result<> forEachLine(
    QIODevice &file, const std::function<core::Result<>(QByteArrayView, qint64 line)> &visit);
[[nodiscard]] core::Result<> forEachJsonLine( // blank lines are skipped
    QIODevice &file, const std::function<core::Result<>(const core::Json &, qint64 line)> &visit);
[[nodiscard]] core::Result<> forEachRecord(QIODevice &file, char delimiter,
    const std::function<core::Result<>(const QStringList &cells, qint64 line)> &visit);
[[nodiscard]] core::Result<> forEachElement(QIODevice &file,
    const std::function<core::Result<>(const JsonElements::Element &, const QString &place)>
        &visit);

template <RowMaker Make>
core::Result<> jsonLines(SplitJob &job)
{
    return readJsonLineRows(job, Make);
}
template <RowMaker Make>
core::Result<> csv(SplitJob &job)
{
    return readCsvRows(job, Make);
}
template <RowMaker Make>
core::Result<> jsonElements(SplitJob &job)
{
    return readElementRows(job, Make);
}

// DsetData002: "line 7: expected 6 cells, found 5".
[[nodiscard]] tl::unexpected<core::Error> wrongCells(
    qint64 line, const QString &expected, qsizetype found);

} // namespace aisb::datasets
