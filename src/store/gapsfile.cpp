// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/gapsfile.h"

#include "store/heapcollections.h"

#include <QFileInfo>
#include <QtEndian>

#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

namespace aisb::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kChunkRows = 5000;
constexpr unsigned kDeflateLevel = 4;
constexpr const char *kDatasetName = "arrays";

Hdf5Type rowTypeOf(hid_t element)
{
    return Hdf5Type(H5Tvlen_create(element));
}

// The part of the data set that a batch covers.
Hdf5Space sliceOf(hid_t dataset, qint64 first, qint64 count)
{
    Hdf5Space space(H5Dget_space(dataset));
    const auto start = static_cast<hsize_t>(first);
    const auto size = static_cast<hsize_t>(count);
    if (!space.isValid()
        || H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, &start, nullptr, &size, nullptr) < 0)
        return {};
    return space;
}

Hdf5Space lineOf(qint64 count)
{
    const auto size = static_cast<hsize_t>(count);
    return Hdf5Space(H5Screate_simple(1, &size, nullptr));
}

// A row as a chunk holds it: number of elements (32 bits), address of a heap collection (64), index
// of an object (32).
constexpr qint64 kReferenceBytes = 16;

// A details file that stays open.
class OpenGaps : public core::GapSource
{
public:
    OpenGaps(const QString &path, qint64 elementBytes)
        : m_file(path)
        , m_elementBytes(elementBytes)
    {
    }

    [[nodiscard]] bool open() { return m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered); }
    [[nodiscard]] std::unique_ptr<core::GapCursor> cursor() const override;
    [[nodiscard]] QString failure() const override
    {
        return m_hasFailed
            ? u"%1: is shorter than when it was opened, or can no longer be read"_s.arg(
                  m_file.fileName())
            : QString();
    }

    [[nodiscard]] qint64 elementBytes() const { return m_elementBytes; }
    // Up to bytes.size() bytes at address, as many as there are. Any thread.
    [[nodiscard]] qint64 readAt(qint64 address, std::span<char> bytes) const
    {
        qint64 got = 0;
        while (got < std::ssize(bytes)) {
            const ssize_t count = ::pread(m_file.handle(), bytes.data() + got,
                bytes.size() - static_cast<std::size_t>(got), address + got);
            if (count <= 0)
                break;
            got += count;
        }
        return got;
    }
    void fail() const { m_hasFailed = true; }

private:
    QFile m_file;
    qint64 m_elementBytes;
    mutable std::atomic_bool m_hasFailed = false;
};

// Rows mostly follow each other in the file: then many are read at once.
class OpenGapsCursor : public core::GapCursor
{
public:
    explicit OpenGapsCursor(const OpenGaps &gaps)
        : m_gaps(gaps)
    {
    }

    [[nodiscard]] std::span<const float> read(qint64 place, qint32 count) override
    {
        m_values.resize(static_cast<std::size_t>(count));
        const char *bytes = bytesAt(place, count * m_gaps.elementBytes());
        if (!bytes) {
            m_gaps.fail();
            std::ranges::fill(m_values, 0.0F);
            return m_values;
        }
        if (m_gaps.elementBytes() == sizeof(float)) {
            qFromLittleEndian<float>(bytes, count, m_values.data());
        } else {
            for (std::size_t i = 0; i < m_values.size(); ++i)
                m_values[i] =
                    static_cast<float>(qFromLittleEndian<double>(bytes + i * sizeof(double)));
        }
        for (float &value : m_values)
            value = std::isfinite(value) ? value : 0;
        return m_values;
    }

private:
    static constexpr qint64 kWindowBytes = 256 * 1024;

    // Valid until the next call; null when the file ends before.
    const char *bytesAt(qint64 address, qint64 size)
    {
        const qint64 end = m_address + m_filled;
        if (address < m_address || address + size > end) {
            const bool isNext = address >= m_address && address <= end + kWindowBytes;
            const qint64 wanted = isNext ? std::max(size, kWindowBytes) : size;
            if (std::cmp_less(m_window.size(), wanted))
                m_window.resize(static_cast<std::size_t>(wanted));
            m_address = address;
            m_filled =
                m_gaps.readAt(address, std::span(m_window).first(static_cast<std::size_t>(wanted)));
            if (m_filled < size)
                return nullptr;
        }
        return m_window.data() + (address - m_address);
    }

    const OpenGaps &m_gaps;
    std::vector<char> m_window; // of the file from m_address on
    qint64 m_address = 0;
    qint64 m_filled = 0;
    std::vector<float> m_values;
};

std::unique_ptr<core::GapCursor> OpenGaps::cursor() const
{
    return std::make_unique<OpenGapsCursor>(*this);
}

} // namespace

GapsWriter::GapsWriter(const QString &path, qint64 rows)
    : m_target(path)
    , m_rows(rows)
    , m_scratch(path)
{
}

tl::unexpected<core::Error> GapsWriter::failure(const QString &what) const
{
    return core::fail(core::ErrorCode::IcliFile001,
        u"%1: %2 (%3 bytes free)"_s.arg(m_target, what).arg(freeBytes(m_target)));
}

core::Result<> GapsWriter::open()
{
    prepareHdf5();
    auto made = makeFolder(QFileInfo(m_target).path(), core::ErrorCode::IcliFile001);
    if (!made)
        return made;
    const QByteArray name = QFile::encodeName(m_scratch.path());
    m_file = Hdf5File(H5Fcreate(name.constData(), H5F_ACC_EXCL, H5P_DEFAULT, H5P_DEFAULT));
    if (!m_file.isValid())
        return failure(u"the file cannot be written"_s);
    const Hdf5Properties properties(H5Pcreate(H5P_DATASET_CREATE));
    const auto chunk = static_cast<hsize_t>(std::min(m_rows, kChunkRows));
    const Hdf5Space space = lineOf(m_rows);
    const Hdf5Type fileType = rowTypeOf(H5T_IEEE_F32LE);
    m_rowType = rowTypeOf(H5T_NATIVE_FLOAT);
    if (m_rows < 1 || H5Pset_chunk(properties.get(), 1, &chunk) < 0
        || H5Pset_deflate(properties.get(), kDeflateLevel) < 0)
        return failure(u"%1 rows cannot be laid out"_s.arg(m_rows));
    m_dataset = Hdf5Dataset(H5Dcreate2(m_file.get(), kDatasetName, fileType.get(), space.get(),
        H5P_DEFAULT, properties.get(), H5P_DEFAULT));
    if (!m_dataset.isValid())
        return failure(u"the data set cannot be made"_s);
    return {};
}

core::Result<> GapsWriter::add(std::vector<float> gaps)
{
    m_batch.push_back(std::move(gaps));
    return static_cast<qint64>(m_batch.size()) < kChunkRows ? core::Result<>() : flush();
}

core::Result<> GapsWriter::flush()
{
    if (m_batch.empty())
        return {};
    const auto count = static_cast<qint64>(m_batch.size());
    if (m_written + count > m_rows)
        return failure(u"more than the announced %1 rows"_s.arg(m_rows));
    std::vector<hvl_t> rows;
    rows.reserve(m_batch.size());
    for (std::vector<float> &gaps : m_batch)
        rows.push_back({gaps.size(), gaps.data()});
    const Hdf5Space target = sliceOf(m_dataset.get(), m_written, count);
    const Hdf5Space source = lineOf(count);
    if (!target.isValid()
        || H5Dwrite(m_dataset.get(), m_rowType.get(), source.get(), target.get(), H5P_DEFAULT,
               rows.data())
            < 0)
        return failure(u"rows from %1 on cannot be written"_s.arg(m_written));
    m_written += count;
    m_batch.clear();
    return {};
}

core::Result<> GapsWriter::commit()
{
    if (const auto done = flush(); !done)
        return done;
    if (m_written != m_rows)
        return failure(u"%1 of %2 rows given"_s.arg(m_written).arg(m_rows));
    const bool isClosed = m_dataset.reset() && m_rowType.reset() && m_file.reset();
    if (!isClosed)
        return failure(u"the file cannot be completed"_s);
    return m_scratch.commit(core::ErrorCode::IcliFile001);
}

GapsReader::GapsReader(const QString &path)
    : m_path(path)
    , m_file(std::make_unique<BoundedFile>(path))
{
}

tl::unexpected<core::Error> GapsReader::failure(const QString &what) const
{
    return core::fail(core::ErrorCode::SummFile001, u"%1: %2"_s.arg(m_path, what));
}

core::Result<GapsReader> GapsReader::open(const QString &path)
{
    GapsReader reader(path);
    if (const auto opened = reader.m_file->open(); !opened)
        return reader.failure(opened.error().detail);
    const auto dataset = findRaggedDataset(*reader.m_file, kDatasetName);
    if (!dataset)
        return reader.failure(dataset.error().detail);
    reader.m_dataset = *dataset;
    return reader;
}

core::Result<QByteArray> GapsReader::chunkAt(qint64 firstRow)
{
    const auto stored = m_dataset.chunks.constFind(firstRow);
    if (stored == m_dataset.chunks.cend())
        return QByteArray();
    auto raw = m_file->read(stored->address, stored->bytes);
    if (!raw || !m_dataset.isDeflated || !stored->isFiltered)
        return raw;
    QByteArray chunk(m_dataset.chunkRows * kReferenceBytes, Qt::Uninitialized);
    auto size = static_cast<uLongf>(chunk.size());
    const int inflated = uncompress(reinterpret_cast<Bytef *>(chunk.data()), &size,
        reinterpret_cast<const Bytef *>(raw->constData()), static_cast<uLong>(raw->size()));
    if (inflated != Z_OK)
        return core::fail(core::ErrorCode::SummFile001,
            u"byte %1: the chunk cannot be decompressed"_s.arg(stored->address));
    chunk.truncate(static_cast<qsizetype>(size));
    return chunk;
}

core::Result<> GapsReader::locate(const std::function<void(qint64 row, const Place &place)> &visit)
{
    HeapCollections heap(*m_file);
    QByteArray chunk;
    for (qint64 row = 0; row < m_dataset.rows; ++row) {
        const auto failed = [&](const core::Error &error) {
            return failure(u"row %1: %2"_s.arg(row).arg(error.detail));
        };
        const qint64 inChunk = row % m_dataset.chunkRows;
        if (inChunk == 0) {
            auto read = chunkAt(row);
            if (!read)
                return failed(read.error());
            chunk = std::move(*read);
        }
        const qint64 at = inChunk * kReferenceBytes;
        if (!chunk.isEmpty() && chunk.size() < at + kReferenceBytes)
            return failure(u"row %1: its chunk is too short"_s.arg(row));
        const char *reference = chunk.constData() + at;
        const quint32 length = chunk.isEmpty() ? 0 : qFromLittleEndian<quint32>(reference);
        if (length == 0) {
            visit(row, {});
            continue;
        }
        if (std::cmp_greater(length, std::numeric_limits<qint32>::max()))
            return failure(u"row %1: has %2 gaps, expected fewer"_s.arg(row).arg(length));
        const HeapReference object{
            qFromLittleEndian<quint64>(reference + 4), qFromLittleEndian<quint32>(reference + 12)};
        const qint64 bytes = length * m_dataset.elementBytes;
        const auto address = heap.find(object, bytes);
        if (!address)
            return failed(address.error());
        if (const auto allowed = m_file->spend(*address, bytes); !allowed)
            return failed(allowed.error());
        visit(row, {static_cast<qint64>(*address), static_cast<qint32>(length)});
    }
    return {};
}

std::shared_ptr<const core::GapSource> GapsReader::source() const
{
    auto gaps = std::make_shared<OpenGaps>(m_path, m_dataset.elementBytes);
    return gaps->open() ? gaps : nullptr;
}

} // namespace aisb::store
