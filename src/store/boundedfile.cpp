// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/boundedfile.h"

#include <QFileInfo>

namespace aisb::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kReadsPerByte = 4;
constexpr qint64 kAlwaysAllowed = 1 << 20;

tl::unexpected<core::Error> broken(const QString &detail)
{
    return core::fail(core::ErrorCode::SummFile001, detail);
}

} // namespace

BoundedFile::BoundedFile(const QString &path)
    : m_file(path)
{
}

core::Result<> BoundedFile::open()
{
    if (!QFileInfo(m_file.fileName()).isFile())
        return broken(u"expected a regular file"_s);
    if (!m_file.open(QIODevice::ReadOnly))
        return broken(u"cannot be read: "_s + m_file.errorString());
    m_size = m_file.size();
    m_budget = kAlwaysAllowed + kReadsPerByte * m_size;
    return {};
}

core::Result<QByteArray> BoundedFile::read(quint64 address, qint64 size)
{
    const auto fileSize = static_cast<quint64>(m_size);
    if (size < 0 || address > fileSize || static_cast<quint64>(size) > fileSize - address)
        return broken(u"byte %1: expected %2 bytes, the file ends before"_s.arg(address).arg(size));
    if (size > m_budget)
        return broken(
            u"byte %1: the parts of the file refer to each other too often"_s.arg(address));
    m_budget -= size;
    if (!m_file.seek(static_cast<qint64>(address)))
        return broken(u"byte %1: %2"_s.arg(address).arg(m_file.errorString()));
    QByteArray bytes = m_file.read(size);
    if (bytes.size() != size)
        return broken(u"byte %1: cannot be read: %2"_s.arg(address).arg(m_file.errorString()));
    return bytes;
}

} // namespace aisb::store
