// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/boundedfile.h"

#include <QHash>

namespace aisb::store {

// A one-dimensional HDF5 data set of floating point rows of varying length, as far as reading it
// needs.
struct RaggedDataset
{
    struct Chunk
    {
        quint64 address = 0;
        qint64 bytes = 0; // as stored
        bool isFiltered = true;
    };

    qint64 rows = 0;
    qint64 chunkRows = 0;
    qint64 elementBytes = 0; // 4 or 8, IEEE little-endian
    bool isDeflated = false;
    QHash<qint64, Chunk> chunks; // by first row; absent = never written
};

// Finds the data set of that name in the root group. Understands what h5py and this program write
// by default (superblock 0 or 1, symbol table group, object header 1, chunk tree 1, no filter but
// deflate) and refuses everything else by name: the library divides by zero and reads wild
// addresses on damaged files (seen with 1.10.8), so files that come from elsewhere are not given to
// it. Error SummFile001 without the name of the file. Source of the layout: the HDF5 file format
// specification, version 2.
[[nodiscard]] core::Result<RaggedDataset> findRaggedDataset(BoundedFile &file, QByteArrayView name);

} // namespace aisb::store
