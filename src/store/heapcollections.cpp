// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/heapcollections.h"

#include <QtEndian>

namespace aisb::store {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 kHeaderBytes = 16; // of a collection and of an object
constexpr qsizetype kKeptCollections = 64;
constexpr int kMaxObjects = 65'536; // the index has 16 bits

tl::unexpected<core::Error> broken(quint64 address, const QString &detail)
{
    return core::fail(core::ErrorCode::SummFile001, u"byte %1: %2"_s.arg(address).arg(detail));
}

quint64 paddedTo8(quint64 size)
{
    return (size + 7) / 8 * 8;
}

} // namespace

HeapCollections::HeapCollections(BoundedFile &file)
    : m_file(file)
{
}

core::Result<HeapCollections::Collection> HeapCollections::parse(quint64 address)
{
    const auto header = m_file.read(address, kHeaderBytes);
    if (!header)
        return core::fail(header.error());
    if (!header->startsWith(QByteArrayView("GCOL\x01", 5)))
        return broken(address, u"expected a heap collection"_s);
    const auto size = qFromLittleEndian<quint64>(header->constData() + 8);
    if (size < kHeaderBytes || size > static_cast<quint64>(m_file.size()) - address)
        return broken(address, u"a collection of %1 bytes does not fit the file"_s.arg(size));
    const quint64 end = address + size;
    Collection objects;
    quint64 at = address + kHeaderBytes;
    for (int i = 0; i < kMaxObjects && at + kHeaderBytes <= end; ++i) {
        const auto object = m_file.read(at, kHeaderBytes);
        if (!object)
            return core::fail(object.error());
        const auto index = qFromLittleEndian<quint16>(object->constData());
        const auto objectSize = qFromLittleEndian<quint64>(object->constData() + 8);
        if (index == 0)
            break;
        at += kHeaderBytes;
        if (objectSize > end - at)
            return broken(
                at, u"an object of %1 bytes does not fit its collection"_s.arg(objectSize));
        objects.insert(index, {at, objectSize});
        at += paddedTo8(objectSize);
    }
    return objects;
}

core::Result<const HeapCollections::Collection *> HeapCollections::collectionAt(quint64 address)
{
    const auto known = m_collections.constFind(address);
    if (known != m_collections.cend())
        return &*known;
    auto parsed = parse(address);
    if (!parsed)
        return core::fail(parsed.error());
    if (m_order.size() >= kKeptCollections)
        m_collections.remove(m_order.takeFirst());
    m_order.append(address);
    return &*m_collections.insert(address, std::move(*parsed));
}

core::Result<QByteArray> HeapCollections::read(const HeapReference &reference, qint64 bytes)
{
    const auto collection = collectionAt(reference.address);
    if (!collection)
        return core::fail(collection.error());
    const auto object = (*collection)->constFind(reference.index);
    if (object == (*collection)->cend())
        return broken(reference.address, u"the heap has no object %1"_s.arg(reference.index));
    if (object->size < static_cast<quint64>(bytes))
        return broken(object->address,
            u"expected an object of %1 bytes, found %2"_s.arg(bytes).arg(object->size));
    return m_file.read(object->address, bytes);
}

} // namespace aisb::store
