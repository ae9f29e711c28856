// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QFile>
#include <QString>

namespace aisb::store {

// A name beside target for a library that writes by path (SQLite, HDF5): write to path(), then
// commit(). Uncommitted, the file is removed by the destructor. A target that is a symbolic link is
// replaced, never followed.
class ScratchPath
{
public:
    explicit ScratchPath(QString target);
    ~ScratchPath();
    ScratchPath(const ScratchPath &) = delete;
    ScratchPath &operator=(const ScratchPath &) = delete;

    [[nodiscard]] const QString &path() const { return m_path; }
    // Flushes the file to the disk and renames it over the target. Nobody may have it open for
    // writing.
    [[nodiscard]] core::Result<> commit(core::ErrorCode code);

private:
    QString m_target;
    QString m_path;
    bool m_isCommitted = false;
};

// A file that appears complete or not at all. Parent folders are created. Errors carry the code
// given (CalcFile001 for results, IcliFile001 for details) and name the file and the reason of the
// system, with the free space when it is short.
class AtomicFile
{
public:
    AtomicFile(const QString &path, core::ErrorCode code);

    [[nodiscard]] core::Result<> open();
    // A failure is kept and reported by commit; later writes do nothing.
    void write(QByteArrayView bytes);
    [[nodiscard]] core::Result<> commit();
    // For writers that take a device; valid after open. Buffered.
    [[nodiscard]] QIODevice &device() { return m_file; }

private:
    [[nodiscard]] tl::unexpected<core::Error> failure(const QString &what) const;

    QString m_target;
    core::ErrorCode m_code;
    ScratchPath m_scratch;
    QFile m_file;
    bool m_hasFailed = false;
    QString m_reason;
};

// The whole of it in one call.
[[nodiscard]] core::Result<> writeFile(
    const QString &path, QByteArrayView bytes, core::ErrorCode code = core::ErrorCode::CalcFile001);

// Creates a folder and its parents; no error when it exists.
[[nodiscard]] core::Result<> makeFolder(const QString &path, core::ErrorCode code);

// Bytes a normal user can still write at path (or its nearest existing parent); negative when
// unknown.
[[nodiscard]] qint64 freeBytes(const QString &path);

} // namespace aisb::store
