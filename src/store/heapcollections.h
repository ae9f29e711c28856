// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/boundedfile.h"

#include <QHash>
#include <QList>

namespace aisb::store {

// Where an HDF5 file keeps one row of varying length: an object of a global heap collection.
struct HeapReference
{
    quint64 address = 0; // of the collection
    quint32 index = 0; // of the object in it
};

// Reads the global heap of an HDF5 file. Layout: "GCOL", version 1, three zero bytes, 64-bit size,
// then objects of index (16 bits), count (16), zero (32), size (64), data padded to 8; index 0 ends
// it. Little-endian.
class HeapCollections
{
public:
    // file must outlive this.
    explicit HeapCollections(BoundedFile &file);

    // Where an object lies in the file that has at least so many bytes. Error SummFile001, without
    // the name of the file.
    [[nodiscard]] core::Result<quint64> find(const HeapReference &reference, qint64 bytes);

private:
    struct Object
    {
        quint64 address = 0;
        quint64 size = 0;
    };
    using Collection = QHash<quint32, Object>;

    [[nodiscard]] core::Result<const Collection *> collectionAt(quint64 address);
    [[nodiscard]] core::Result<Collection> parse(quint64 address);

    BoundedFile &m_file;
    QHash<quint64, Collection> m_collections;
    QList<quint64> m_order; // oldest first
};

} // namespace aisb::store
