// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>

#include <memory>
#include <vector>

class QTemporaryFile;

namespace aisb::core {

// size bytes at offset of an open file, empty when they are not all there. Moves no file position:
// any thread may read.
[[nodiscard]] QByteArray readAt(int file, qint64 offset, qint64 size);

// A list of byte blocks that takes memory for an index only: beyond kMemoryBytes the blocks lie in
// a temporary file without a name. append() from one thread; once it is no longer called, read()
// from any thread. Errors (IcliFile001) when the temporary folder is full.
class Spool
{
public:
    static constexpr qint64 kMemoryBytes = 8 * 1024 * 1024;

    Spool();
    ~Spool();
    Spool(Spool &&other) noexcept;
    Spool &operator=(Spool &&other) noexcept;

    [[nodiscard]] Result<> append(QByteArrayView block);
    [[nodiscard]] qint64 size() const { return static_cast<qint64>(m_ends.size()); }
    // All blocks together.
    [[nodiscard]] qint64 bytes() const { return m_ends.empty() ? 0 : m_ends.back(); }
    // index from 0 to size() - 1. A block that cannot be read back is empty.
    [[nodiscard]] QByteArray read(qint64 index) const;

private:
    [[nodiscard]] Result<> flush();

    QByteArray m_buffer; // blocks not in the file yet
    qint64 m_flushed = 0; // bytes in the file
    std::vector<qint64> m_ends; // end of each block in the whole sequence
    std::unique_ptr<QTemporaryFile> m_file;
};

} // namespace aisb::core
