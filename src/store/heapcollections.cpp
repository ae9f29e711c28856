// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/heapcollections.h"

#include <QtEndian>

#include <algorithm>
#include <utility>

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

// Headers lie close together where rows are short: reads a few at once.
class HeaderWindow
{
public:
    explicit HeaderWindow(BoundedFile &file)
        : m_file(file)
    {
    }
    // Valid until the next call.
    core::Result<QByteArrayView> at(quint64 address)
    {
        const auto size = static_cast<quint64>(m_bytes.size());
        if (address < m_address || address - m_address + kHeaderBytes > size) {
            const auto left = static_cast<quint64>(m_file.size())
                - std::min(address, static_cast<quint64>(m_file.size()));
            auto bytes = m_file.read(
                address, static_cast<qint64>(std::clamp(left, kHeaderBytes, kWindowBytes)));
            if (!bytes)
                return core::fail(bytes.error());
            m_address = address;
            m_bytes = std::move(*bytes);
        }
        return QByteArrayView(m_bytes).sliced(
            static_cast<qsizetype>(address - m_address), static_cast<qsizetype>(kHeaderBytes));
    }

private:
    static constexpr quint64 kWindowBytes = 256;

    BoundedFile &m_file;
    quint64 m_address = 0;
    QByteArray m_bytes;
};

} // namespace

HeapCollections::HeapCollections(BoundedFile &file)
    : m_file(file)
{
}

core::Result<HeapCollections::Collection> HeapCollections::parse(quint64 address)
{
    HeaderWindow window(m_file);
    const auto header = window.at(address);
    if (!header)
        return core::fail(header.error());
    if (!header->startsWith(QByteArrayView("GCOL\x01", 5)))
        return broken(address, u"expected a heap collection"_s);
    const auto size = qFromLittleEndian<quint64>(header->data() + 8);
    if (size < kHeaderBytes || size > static_cast<quint64>(m_file.size()) - address)
        return broken(address, u"a collection of %1 bytes does not fit the file"_s.arg(size));
    const quint64 end = address + size;
    Collection objects;
    quint64 at = address + kHeaderBytes;
    for (int i = 0; i < kMaxObjects && at + kHeaderBytes <= end; ++i) {
        const auto object = window.at(at);
        if (!object)
            return core::fail(object.error());
        const auto index = qFromLittleEndian<quint16>(object->data());
        const auto objectSize = qFromLittleEndian<quint64>(object->data() + 8);
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
    const auto parsed = parse(address);
    if (!parsed)
        return core::fail(parsed.error());
    if (m_order.size() >= kKeptCollections)
        m_collections.remove(m_order.takeFirst());
    m_order.append(address);
    return &*m_collections.insert(address, *parsed);
}

core::Result<quint64> HeapCollections::find(const HeapReference &reference, qint64 bytes)
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
    return object->address;
}

} // namespace aisb::store
