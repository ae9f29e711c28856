// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record.h"
#include "core/result.h"
#include "core/spool.h"
#include "store/linejournal.h"
#include "store/notelist.h"

#include <QFile>
#include <QHash>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace aisb::store {

// Where the files of an accuracy run lie; every name goes through safeName(). Pure. Source:
// spec/accuracy.md 2.
class AccuracyPaths
{
public:
    explicit AccuracyPaths(QString experiment);

    [[nodiscard]] const QString &experiment() const { return m_experiment; }
    [[nodiscard]] QString predictionsDir(const QString &model) const;
    [[nodiscard]] QString journalDir(const QString &model) const; // predictions/<model>/tmp
    [[nodiscard]] QString predictions(const QString &model, const QString &dataset) const;
    [[nodiscard]] QString failed(const QString &model, const QString &dataset) const;
    [[nodiscard]] QString result(const QString &model, const QString &dataset) const;
    // .studio/rightcounts/...: of ours alone, see writeRightCounts() (spec/workflow.md 3.2).
    [[nodiscard]] QString rightCounts(const QString &model, const QString &dataset) const;
    // stage is "infer" or "eval"; relative to the experiment.
    [[nodiscard]] QString relativeLog(
        QLatin1String stage, const QString &model, const QString &name) const;
    [[nodiscard]] QString summary(const QString &stamp, QLatin1String extension) const;

private:
    QString m_experiment;
};

// A finished request as a line of predictions/<model>/<dataset>.jsonl, or of the journal when it
// failed (success false, error_info last).
// Source: spec/accuracy.md 3.1, 3.6.
[[nodiscard]] core::Json predictionRecord(
    const core::RequestRecord &record, const core::Json &gold);

// What a task appends to while it runs: every record, failed ones too.
class PredictionJournal
{
public:
    explicit PredictionJournal(const QString &dir);

    [[nodiscard]] core::Result<> open() { return m_lines.open(); }
    // record as predictionRecord() makes it.
    [[nodiscard]] core::Result<> append(const core::Json &record);
    void close() { m_lines.close(); }
    [[nodiscard]] QString path() const { return m_lines.path(); }

private:
    LineJournal m_lines;
};

// What finishing a journal did.
struct PredictionsWritten
{
    qint64 added = 0; // records appended to prediction files
    qint64 failed = 0; // lines of the _failed files
    QStringList files;
    QStringList warnings; // skipped lines: file, line, expectation
};

// Appends the successes of a closed journal to the prediction files of their data sets (those whose
// uuid they lack), writes <dataset>_failed.jsonl from the failures and deletes the journal when
// none failed. Interrupted anywhere it can be repeated. Blocking. Source: spec/accuracy.md 3.6.
[[nodiscard]] core::Result<PredictionsWritten> finishPredictions(
    const AccuracyPaths &paths, const QString &model, const QString &journal);

// The same for the journals earlier runs left behind (not those of a live one): only what
// succeeded; failures are tried again. Source: spec/accuracy.md 3.7 step 1.
[[nodiscard]] core::Result<PredictionsWritten> recoverPredictions(
    const AccuracyPaths &paths, const QString &model);

// Deletes journals whose run is over, and their folder. Call it once everything is present (WF-16).
void removeFinishedJournals(const AccuracyPaths &paths, const QString &model);

class PredictionFile;

// Writes a prediction file anew with some of its entries alone; what the file did not take as an
// entry is gone then, too. Errors (IcliFile001): an entry that cannot be read any more, a file that
// cannot be written; the old file stays.
[[nodiscard]] core::Result<> keepPredictions(
    const QString &path, const PredictionFile &file, const std::vector<bool> &isKept);

// One prediction file, by line: an index in memory, the records on disk. Immutable after open();
// read() may be called from any thread.
class PredictionFile
{
public:
    struct Entry
    {
        qint64 id = 0;
        qint64 offset = 0;
        qint64 size = 0;
        qint64 line = 0; // 1-based
        qint32 promptLength = 0; // characters of the texts that were sent
        qint32 answerLength = 0; // characters of the prediction
        bool isNextTurn = false; // of the dialogue the entry before belongs to
    };

    // Reads <dataset>.jsonl, or the .json object keyed "0", "1", ... of old folders. Only records
    // that succeeded count. Errors: IcliFile001 (cannot be read). A missing or empty file has no
    // entries. Warnings name file, line and expectation: broken lines, another data set's name,
    // repeated uuids (dropped).
    [[nodiscard]] static core::Result<PredictionFile> open(
        const QString &path, const QString &dataset);

    // In file order, but for the turns of a dialogue, which follow its first one.
    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }
    [[nodiscard]] bool hasUuid(const QByteArray &uuid) const { return m_dialogues.contains(uuid); }
    [[nodiscard]] const QStringList &warnings() const { return m_warnings; }
    [[nodiscard]] core::Result<core::Json> read(const Entry &entry) const;
    // The JSON text of the record; empty when it cannot be read any more.
    [[nodiscard]] QByteArray text(const Entry &entry) const;

private:
    // Empty when the record may be added.
    [[nodiscard]] QString whyRefused(const core::Json &record, const QString &dataset) const;
    void addEntry(const core::Json &record, Entry entry, const QString &dataset);
    [[nodiscard]] core::Result<> readLines(const QString &path, const QString &dataset);
    [[nodiscard]] core::Result<> readObject(const QString &path, const QString &dataset);
    void gatherTurns();

    std::shared_ptr<QFile> m_file;
    std::shared_ptr<core::Spool> m_converted; // records of the old form; Entry::offset is the index
    std::vector<Entry> m_entries;
    std::vector<qint64> m_firstTurns; // while reading: by entry, which one its dialogue begins with
    QHash<QByteArray, qint64> m_dialogues; // uuid -> that entry, as numbered while reading
    NoteList m_notes;
    QStringList m_warnings;
};

} // namespace aisb::store
