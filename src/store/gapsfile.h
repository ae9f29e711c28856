// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gapsource.h"
#include "core/result.h"
#include "store/atomicfile.h"
#include "store/hdf5handles.h"
#include "store/raggeddataset.h"

#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace aisb::store {

// <base>_details.h5: the inter-token gaps of every request in milliseconds as float32. Source:
// spec/perf.md 3.12. HDF5: one thread at a time.

// Writes a file of a known number of rows, at least one. Holds up to 5000 rows. HDF5: one thread at
// a time.
class GapsWriter
{
public:
    GapsWriter(const QString &path, qint64 rows);

    [[nodiscard]] core::Result<> open();
    // Rows in order; exactly as many as announced.
    [[nodiscard]] core::Result<> add(std::vector<float> gaps);
    // Error IcliFile001, also when rows are missing.
    [[nodiscard]] core::Result<> commit();

private:
    [[nodiscard]] tl::unexpected<core::Error> failure(const QString &what) const;
    [[nodiscard]] core::Result<> flush();

    QString m_target;
    qint64 m_rows;
    qint64 m_written = 0;
    ScratchPath m_scratch;
    Hdf5File m_file;
    Hdf5Type m_rowType;
    Hdf5Dataset m_dataset;
    std::vector<std::vector<float>> m_batch;
};

// Reads a file that anybody may have written, without the library: see findRaggedDataset. Any
// thread.
class GapsReader
{
public:
    // Error SummFile001.
    [[nodiscard]] static core::Result<GapsReader> open(const QString &path);

    [[nodiscard]] qint64 rows() const { return m_dataset.rows; }

    // Where the gaps of a row lie: what source() takes.
    struct Place
    {
        qint64 place = 0;
        qint32 count = 0;
    };
    // Visits every row in order, reading no gaps. All rows together have a multiple of the file's
    // bytes at most. Call it once. Error SummFile001 names the row that cannot be found; those
    // before were visited.
    [[nodiscard]] core::Result<> locate(
        const std::function<void(qint64 row, const Place &place)> &visit);
    // The gaps at these places, in milliseconds; what is not finite is 0. It holds the file open
    // and reads what it was then, also after it was replaced by another. Null when it cannot be
    // opened again.
    [[nodiscard]] std::shared_ptr<const core::GapSource> source() const;

private:
    explicit GapsReader(const QString &path);
    [[nodiscard]] tl::unexpected<core::Error> failure(const QString &what) const;
    // The references of the rows of one chunk, decoded; empty when the chunk was never written.
    [[nodiscard]] core::Result<QByteArray> chunkAt(qint64 firstRow);

    QString m_path;
    std::unique_ptr<BoundedFile> m_file;
    RaggedDataset m_dataset;
};

} // namespace aisb::store
