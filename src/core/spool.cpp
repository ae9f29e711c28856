// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/spool.h"

#include <QDir>
#include <QTemporaryFile>

#include <unistd.h>

namespace aisb::core {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kFlushBytes = 1024 * 1024;

} // namespace

QByteArray readAt(int file, qint64 offset, qint64 size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    qint64 got = 0;
    while (got < size) {
        const ssize_t count =
            ::pread(file, bytes.data() + got, static_cast<std::size_t>(size - got), offset + got);
        if (count <= 0)
            return {};
        got += count;
    }
    return bytes;
}

Spool::Spool() = default;
Spool::~Spool() = default;
Spool::Spool(Spool &&other) noexcept = default;
Spool &Spool::operator=(Spool &&other) noexcept = default;

Result<> Spool::append(QByteArrayView block)
{
    m_buffer.append(block);
    m_ends.push_back(bytes() + block.size());
    const bool isTooLarge = m_file ? m_buffer.size() >= kFlushBytes : bytes() > kMemoryBytes;
    return isTooLarge ? flush() : Result<>();
}

QByteArray Spool::read(qint64 index) const
{
    const auto at = static_cast<std::size_t>(index);
    const qint64 begin = at == 0 ? 0 : m_ends[at - 1];
    const qint64 length = m_ends[at] - begin;
    if (begin >= m_flushed)
        return m_buffer.mid(begin - m_flushed, length);
    return readAt(m_file->handle(), begin, length);
}

Result<> Spool::flush()
{
    if (!m_file) {
        m_file = std::make_unique<QTemporaryFile>(QDir::tempPath() + u"/aisb-XXXXXX"_s);
        if (!m_file->open())
            return fail(
                ErrorCode::IcliFile001, u"%1: %2"_s.arg(QDir::tempPath(), m_file->errorString()));
        ::unlink(QFile::encodeName(m_file->fileName()).constData()); // gone with the process
    }
    qint64 done = 0;
    while (done < m_buffer.size()) {
        const ssize_t count = ::pwrite(m_file->handle(), m_buffer.constData() + done,
            static_cast<std::size_t>(m_buffer.size() - done), m_flushed + done);
        if (count <= 0)
            return fail(
                ErrorCode::IcliFile001, u"%1: %2"_s.arg(QDir::tempPath(), qt_error_string(errno)));
        done += count;
    }
    m_flushed += done;
    m_buffer.clear();
    return {};
}

} // namespace aisb::core
