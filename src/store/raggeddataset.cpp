// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/raggeddataset.h"

#include <QtEndian>

#include <optional>

namespace aisb::store {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 kUndefined = ~quint64{0};
constexpr quint64 kMaxRows = 1'000'000'000;
constexpr quint32 kMaxChunkRows = 1 << 20;
constexpr quint32 kReferenceBytes = 16; // a row in a chunk
constexpr int kMaxDepth = 32;
constexpr int kMaxBlocks = 64; // continuations of an object header

enum class Message : quint16
{
    Dataspace = 0x0001,
    Datatype = 0x0003,
    Layout = 0x0008,
    Filters = 0x000b,
    Continuation = 0x0010,
    SymbolTable = 0x0011,
};

tl::unexpected<core::Error> broken(const QString &detail)
{
    return core::fail(core::ErrorCode::SummFile001, detail);
}

template <class T>
T numberAt(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<T>(bytes.data() + at);
}

// The messages of an object header that matter here; the first of a kind counts.
using Messages = QHash<quint16, QByteArray>;

class Finder
{
public:
    explicit Finder(BoundedFile &file)
        : m_file(file)
    {
    }

    core::Result<RaggedDataset> find(QByteArrayView name)
    {
        const auto root = rootHeader();
        if (!root)
            return core::fail(root.error());
        const auto group = messagesAt(*root);
        if (!group)
            return core::fail(group.error());
        const auto header = childOf(*group, name);
        if (!header)
            return core::fail(header.error());
        const auto messages = messagesAt(*header);
        if (!messages)
            return core::fail(messages.error());
        return datasetOf(*messages);
    }

private:
    core::Result<quint64> rootHeader()
    {
        const auto start = m_file.read(0, 100);
        if (!start || !start->startsWith(QByteArrayView("\x89HDF\r\n\x1a\n", 8)))
            return broken(u"expected an HDF5 file"_s);
        const int version = (*start)[8];
        if (version != 0 && version != 1)
            return broken(u"byte 8: expected superblock version 0 or 1, found %1"_s.arg(version));
        if ((*start)[13] != 8 || (*start)[14] != 8)
            return broken(u"byte 13: expected 64-bit addresses and lengths"_s);
        const qsizetype base = version == 0 ? 24 : 28;
        if (numberAt<quint64>(*start, base) != 0)
            return broken(u"byte %1: expected no user block"_s.arg(base));
        if (numberAt<quint64>(*start, base + 16) > static_cast<quint64>(m_file.size()))
            return broken(u"the file is truncated: expected %1 bytes, found %2"_s
                    .arg(numberAt<quint64>(*start, base + 16))
                    .arg(m_file.size()));
        return numberAt<quint64>(*start, base + 40);
    }

    core::Result<Messages> messagesAt(quint64 address)
    {
        const auto prefix = m_file.read(address, 16);
        if (!prefix)
            return core::fail(prefix.error());
        if ((*prefix)[0] != 1)
            return broken(u"byte %1: expected an object header of version 1"_s.arg(address));
        Messages messages;
        QList<std::pair<quint64, quint64>> blocks{{address + 16, numberAt<quint32>(*prefix, 8)}};
        for (qsizetype i = 0; i < blocks.size(); ++i) {
            if (i >= kMaxBlocks)
                return broken(u"byte %1: the object header does not end"_s.arg(address));
            const auto [at, size] = blocks[i];
            const auto bytes = size > static_cast<quint64>(m_file.size())
                ? core::Result<QByteArray>(
                      broken(u"byte %1: an object header of %2 bytes"_s.arg(at).arg(size)))
                : m_file.read(at, static_cast<qint64>(size));
            if (!bytes)
                return core::fail(bytes.error());
            addMessages(messages, blocks, *bytes);
        }
        return messages;
    }

    static void addMessages(
        Messages &messages, QList<std::pair<quint64, quint64>> &blocks, const QByteArray &bytes)
    {
        qsizetype at = 0;
        while (at + 8 <= bytes.size()) {
            const auto type = numberAt<quint16>(bytes, at);
            const qsizetype size = numberAt<quint16>(bytes, at + 2);
            const bool isShared = (bytes[at + 4] & 2) != 0;
            at += 8;
            if (size > bytes.size() - at)
                return;
            if (type == static_cast<quint16>(Message::Continuation) && size >= 16)
                blocks.append({numberAt<quint64>(bytes, at), numberAt<quint64>(bytes, at + 8)});
            else if (!isShared && !messages.contains(type))
                messages.insert(type, bytes.sliced(at, size));
            at += size;
        }
    }

    // The message, at least minimum bytes long.
    static core::Result<QByteArray> need(
        const Messages &messages, Message type, qsizetype minimum, const QString &what)
    {
        const QByteArray bytes = messages.value(static_cast<quint16>(type));
        if (bytes.size() < minimum)
            return broken(u"expected "_s + what);
        return bytes;
    }

    core::Result<quint64> childOf(const Messages &group, QByteArrayView name)
    {
        const auto table = need(group, Message::SymbolTable, 16, u"a group with a symbol table"_s);
        if (!table)
            return core::fail(table.error());
        const auto names = namesOf(numberAt<quint64>(*table, 8));
        if (!names)
            return core::fail(names.error());
        std::optional<quint64> found;
        const auto walked =
            walkTree(numberAt<quint64>(*table, 0), 0, 8, [&](QByteArrayView, quint64 child) {
                return searchSymbols(child, *names, name, found);
            });
        if (!walked)
            return core::fail(walked.error());
        if (!found)
            return broken(u"expected a data set \"%1\""_s.arg(QString::fromLatin1(name)));
        return *found;
    }

    core::Result<QByteArray> namesOf(quint64 address)
    {
        const auto heap = m_file.read(address, 32);
        if (!heap)
            return heap;
        const auto size = numberAt<quint64>(*heap, 8);
        if (!heap->startsWith("HEAP") || size > static_cast<quint64>(m_file.size()))
            return broken(u"byte %1: expected a heap of names"_s.arg(address));
        return m_file.read(numberAt<quint64>(*heap, 24), static_cast<qint64>(size));
    }

    core::Result<> searchSymbols(quint64 address, const QByteArray &names, QByteArrayView name,
        std::optional<quint64> &found)
    {
        const auto head = m_file.read(address, 8);
        if (!head)
            return core::fail(head.error());
        if (!head->startsWith("SNOD"))
            return broken(u"byte %1: expected a node of symbols"_s.arg(address));
        const int count = numberAt<quint16>(*head, 6);
        for (int i = 0; i < count; ++i) {
            const auto entry = m_file.read(address + 8 + 40 * static_cast<quint64>(i), 40);
            if (!entry)
                return core::fail(entry.error());
            const auto offset = numberAt<quint64>(*entry, 0);
            if (offset >= static_cast<quint64>(names.size()))
                continue;
            const QByteArrayView rest =
                QByteArrayView(names).sliced(static_cast<qsizetype>(offset));
            const bool isLink = numberAt<quint32>(*entry, 16) == 2;
            if (!isLink && rest.startsWith(name) && rest.size() > name.size()
                && rest[name.size()] == '\0')
                found = numberAt<quint64>(*entry, 8);
        }
        return {};
    }

    // Calls visit(key, child) for the children of all leaves of a version 1 tree.
    core::Result<> walkTree(quint64 address, int type, qint64 keyBytes,
        const std::function<core::Result<>(QByteArrayView key, quint64 child)> &visit,
        int parentLevel = -1)
    {
        const auto head = m_file.read(address, 24);
        if (!head)
            return core::fail(head.error());
        const int level = static_cast<uchar>((*head)[5]);
        const bool isDeeper = parentLevel < 0 ? level <= kMaxDepth : level < parentLevel;
        if (!head->startsWith("TREE") || (*head)[4] != type || !isDeeper)
            return broken(u"byte %1: expected a tree node"_s.arg(address));
        const qint64 entryBytes = keyBytes + 8;
        const auto entries = m_file.read(address + 24, numberAt<quint16>(*head, 6) * entryBytes);
        if (!entries)
            return core::fail(entries.error());
        for (qsizetype at = 0; at < entries->size(); at += entryBytes) {
            const QByteArrayView key = QByteArrayView(*entries).sliced(at, keyBytes);
            const auto child = numberAt<quint64>(*entries, at + keyBytes);
            const auto done =
                level == 0 ? visit(key, child) : walkTree(child, type, keyBytes, visit, level);
            if (!done)
                return done;
        }
        return {};
    }

    core::Result<RaggedDataset> datasetOf(const Messages &messages)
    {
        RaggedDataset dataset;
        for (const auto &step :
            {&Finder::readType, &Finder::readSpace, &Finder::readFilters, &Finder::readLayout})
            if (const auto done = (this->*step)(dataset, messages); !done)
                return core::fail(done.error());
        return dataset;
    }

    core::Result<> readType(RaggedDataset &dataset, const Messages &messages)
    {
        const QString expected = u"rows of floating point numbers of varying length"_s;
        const auto type = need(messages, Message::Datatype, 28, expected);
        if (!type)
            return core::fail(type.error());
        const bool isRagged = ((*type)[0] & 0x0f) == 9 && ((*type)[1] & 0x0f) == 0
            && numberAt<quint32>(*type, 4) == kReferenceBytes;
        // Element: class and flags, size, then offset, precision, exponent place and size, mantissa
        // place and size, bias.
        const QByteArray element = type->sliced(8);
        const bool isFloat = (element[0] & 0x0f) == 1 && (element[1] & 0x41) == 0;
        const QByteArray layout = element.sliced(8, 12);
        if (isRagged && isFloat && layout == QByteArray::fromHex("00002000170800177f000000"))
            dataset.elementBytes = 4;
        else if (isRagged && isFloat && layout == QByteArray::fromHex("00004000340b0034ff030000"))
            dataset.elementBytes = 8;
        if (dataset.elementBytes == 0 || numberAt<quint32>(element, 4) != dataset.elementBytes)
            return broken(u"expected "_s + expected);
        return {};
    }

    core::Result<> readSpace(RaggedDataset &dataset, const Messages &messages)
    {
        const QString expected = u"one dimension of at most %1 rows"_s.arg(kMaxRows);
        const auto space = need(messages, Message::Dataspace, 12, expected);
        if (!space)
            return core::fail(space.error());
        const qsizetype dimensions = (*space)[0] == 1 ? 8 : 4;
        if ((*space)[1] != 1 || space->size() < dimensions + 8
            || numberAt<quint64>(*space, dimensions) > kMaxRows)
            return broken(u"expected "_s + expected);
        dataset.rows = numberAt<qint64>(*space, dimensions);
        return {};
    }

    core::Result<> readFilters(RaggedDataset &dataset, const Messages &messages)
    {
        const QByteArray filters = messages.value(static_cast<quint16>(Message::Filters));
        if (filters.isEmpty())
            return {};
        const qsizetype first = filters[0] == 1 ? 8 : 2;
        const bool isDeflate = filters.size() >= first + 2 && filters[1] == 1
            && numberAt<quint16>(filters, first) == 1;
        if (!isDeflate && (filters.size() < 2 || filters[1] != 0))
            return broken(u"expected no filter but deflate"_s);
        dataset.isDeflated = isDeflate;
        return {};
    }

    core::Result<> readLayout(RaggedDataset &dataset, const Messages &messages)
    {
        const QString expected = u"data in chunks of at most %1 rows"_s.arg(kMaxChunkRows);
        const auto layout = need(messages, Message::Layout, 19, expected);
        if (!layout)
            return core::fail(layout.error());
        const auto rows = numberAt<quint32>(*layout, 11);
        if ((*layout)[0] != 3 || (*layout)[1] != 2 || (*layout)[2] != 2 || rows == 0
            || rows > kMaxChunkRows || numberAt<quint32>(*layout, 15) != kReferenceBytes)
            return broken(u"expected "_s + expected);
        dataset.chunkRows = rows;
        const auto tree = numberAt<quint64>(*layout, 3);
        if (tree == kUndefined)
            return {};
        return walkTree(tree, 1, 24, [&](QByteArrayView key, quint64 child) -> core::Result<> {
            const auto first = numberAt<quint64>(key, 8);
            if (first < static_cast<quint64>(dataset.rows))
                dataset.chunks.insert(static_cast<qint64>(first),
                    {child, numberAt<quint32>(key, 0), numberAt<quint32>(key, 4) == 0});
            return {};
        });
    }

    BoundedFile &m_file;
};

} // namespace

core::Result<RaggedDataset> findRaggedDataset(BoundedFile &file, QByteArrayView name)
{
    return Finder(file).find(name);
}

} // namespace aisb::store
