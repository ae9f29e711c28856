// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "store/atomicfile.h"
#include "store/notelist.h"
#include "store/sqlitehandles.h"

#include <QHash>
#include <QString>

#include <span>
#include <vector>

namespace aisb::store {

// The SQLite files of layout v3: table numpy_store, one .npy image per request. Source:
// spec/perf.md 3.5.

// Writes one database; rows are numbered from 1 in the order added. Not thread-safe.
class TimePointWriter
{
public:
    // <dir>/<8 hex>.db.
    explicit TimePointWriter(const QString &dir);

    [[nodiscard]] core::Result<> open();
    // The row id.
    [[nodiscard]] core::Result<qint64> add(std::span<const double> timePoints);
    [[nodiscard]] core::Result<> commit();

    [[nodiscard]] const QString &name() const { return m_name; } // "1a2b3c4d.db"
    [[nodiscard]] const QString &path() const { return m_target; }

private:
    [[nodiscard]] tl::unexpected<core::Error> failure() const;
    [[nodiscard]] core::Result<> execute(const char *sql);

    QString m_name;
    QString m_target;
    ScratchPath m_scratch;
    SqliteHandle m_database;
    StatementHandle m_insert;
    qint64 m_rows = 0;
};

// Reads one database that anybody may have written: read-only, immutable (nothing is created beside
// it, a left-over journal is not replayed), work per row bounded.
class TimePointReader
{
public:
    // Error IcliFile002: not readable, not SQLite, no such table.
    [[nodiscard]] static core::Result<TimePointReader> open(const QString &path);

    // The file is shorter than its own header says. SQLite reads zeros for what is missing, so that
    // rows with a 0 or a step back are refused then.
    [[nodiscard]] bool isTruncated() const { return m_isTruncated; }
    // Error IcliFile002: no such row, or no array of finite numbers in it.
    [[nodiscard]] core::Result<std::vector<double>> read(qint64 row);

private:
    TimePointReader() = default;
    [[nodiscard]] tl::unexpected<core::Error> failure(const QString &what) const;
    [[nodiscard]] core::Result<> prepare();

    QString m_path;
    bool m_isTruncated = false;
    SqliteHandle m_database;
    StatementHandle m_select;
};

// The databases of one model folder, opened when first asked for and kept open.
class TimePointFolder
{
public:
    explicit TimePointFolder(QString modelDir);

    // Looks in db_data/<name>, then tmp/tmp_<name>.
    [[nodiscard]] core::Result<std::vector<double>> read(const QString &name, qint64 row);
    // Databases with a left-over journal.
    [[nodiscard]] QStringList takeNotes() { return m_notes.take(); }

private:
    [[nodiscard]] core::Result<TimePointReader> openNamed(const QString &name);

    QString m_modelDir;
    QHash<QString, std::shared_ptr<core::Result<TimePointReader>>> m_readers;
    NoteList m_notes;
};

} // namespace aisb::store
