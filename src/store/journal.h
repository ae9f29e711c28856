// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record.h"
#include "core/result.h"
#include "store/linejournal.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace aisb::store {

// Append-only, crash-safe copy of everything a running group has recorded: <dir>/tmp_<8 hex>.jsonl,
// one line per request in the shape of spec/perf.md 3.4 with the time points as numbers instead of
// a database row, and what the details files do not keep (event kinds, attempts, planned instant,
// reasoning apart from the answer, the group). There is no header line. Each append is one write to
// the kernel: a process killed afterwards has not lost the record. Not thread-safe. While open, the
// file carries an advisory lock, by which others see that its run is alive. Source: decisions D3,
// spec/perf.md 3.6.
class JournalWriter
{
public:
    // group is the base name the final files will have.
    JournalWriter(const QString &dir, QString group);
    ~JournalWriter();

    [[nodiscard]] core::Result<> open() { return m_lines.open(); }
    // After an error (IcliFile001, disk full) the file ends with the last complete line and append
    // may be tried again.
    [[nodiscard]] core::Result<> append(const core::RequestRecord &record);
    void close() { m_lines.close(); }
    // Closes and deletes the file, and the folder when it is empty: the final files are complete.
    void discard() { m_lines.discard(); }

    [[nodiscard]] QString path() const { return m_lines.path(); }
    [[nodiscard]] qint64 records() const { return m_records; }

private:
    QString m_group;
    LineJournal m_lines;
    qint64 m_records = 0;
};

// A record as it was journalled.
struct JournalEntry
{
    core::RequestRecord record;
    QString group; // empty in a journal of the reference
    qint64 offset = 0; // byte where its line starts
};

struct JournalReport
{
    qint64 records = 0;
    bool isTruncated = false; // the last line had no end
    QStringList warnings; // skipped lines: file, line, expectation; at most 20, then their number
};

// Visits the records of a journal until visit returns false; lines that cannot be read are skipped
// and reported. Error (IcliFile001) only when the file cannot be opened. Entries come in the order
// written, repeated ones included.
[[nodiscard]] core::Result<JournalReport> readJournal(
    const QString &path, const std::function<bool(const JournalEntry &)> &visit);

// The journals in a tmp folder, by name. Files of the reference have the same names and are listed
// too.
[[nodiscard]] QStringList journalsIn(const QString &dir);

// Whether a process that is alive has the journal open for writing.
[[nodiscard]] bool isJournalLive(const QString &path);

} // namespace aisb::store
