// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/boundedfile.h"

#include "core/spool.h"

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
    if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return broken(u"cannot be read: "_s + m_file.errorString());
    m_size = m_file.size();
    m_budget = kAlwaysAllowed + kReadsPerByte * m_size;
    return {};
}

core::Result<> BoundedFile::spend(quint64 address, qint64 size)
{
    const auto fileSize = static_cast<quint64>(m_size);
    if (size < 0 || address > fileSize || static_cast<quint64>(size) > fileSize - address)
        return broken(u"byte %1: expected %2 bytes, the file ends before"_s.arg(address).arg(size));
    if (size > m_budget)
        return broken(
            u"byte %1: the parts of the file refer to each other too often"_s.arg(address));
    m_budget -= size;
    return {};
}

core::Result<QByteArray> BoundedFile::read(quint64 address, qint64 size)
{
    if (const auto allowed = spend(address, size); !allowed)
        return core::fail(allowed.error());
    QByteArray bytes = core::readAt(m_file.handle(), static_cast<qint64>(address), size);
    if (bytes.size() != size)
        return broken(u"byte %1: cannot be read"_s.arg(address));
    return bytes;
}

} // namespace aisb::store
