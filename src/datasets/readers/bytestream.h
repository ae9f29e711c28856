// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace aisb::datasets {

// The bytes of a device one by one, read in blocks. A byte order mark at the start is skipped.
class ByteStream
{
public:
    explicit ByteStream(QIODevice &device)
        : m_device(device)
    {
        fill();
        if (m_block.startsWith("\xEF\xBB\xBF"))
            m_at = 3;
    }

    [[nodiscard]] bool atEnd()
    {
        if (m_at < m_block.size())
            return false;
        fill();
        return m_block.isEmpty();
    }
    // Only when not atEnd().
    [[nodiscard]] char peek() const { return m_block[m_at]; }
    char take() { return m_block[m_at++]; }
    // The rest of the block read last; not empty after atEnd() said no.
    [[nodiscard]] QByteArrayView rest() const { return QByteArrayView(m_block).sliced(m_at); }
    void skip(qsizetype bytes) { m_at += bytes; }

private:
    void fill()
    {
        constexpr qint64 kBlock = 1 << 18;
        m_block = m_device.read(kBlock);
        m_at = 0;
    }

    QIODevice &m_device;
    QByteArray m_block;
    qsizetype m_at = 0;
};

} // namespace aisb::datasets
