// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/timepointstore.h"

#include "core/text/npy.h"
#include "store/safepath.h"

#include <QFileInfo>
#include <QRandomGenerator>
#include <QUrl>
#include <QtEndian>

#include <cmath>

namespace aisb::store {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *kCreateTable =
    "CREATE TABLE IF NOT EXISTS numpy_store "
    "(id INTEGER PRIMARY KEY AUTOINCREMENT, arr_blob BLOB NOT NULL)";
constexpr int kMaxBlobBytes = 256 * 1024 * 1024;
constexpr qsizetype kMaxOpenDatabases = 1000;
constexpr double kMaxSeconds = 1e15;
// Steps of the virtual machine for one row; a lookup by id needs about twenty.
constexpr int kMaxStepsPerRow = 1'000'000;

QString randomName()
{
    const quint32 random = QRandomGenerator::global()->generate();
    return QString::number(random, 16).rightJustified(8, u'0') + ".db"_L1;
}

StatementHandle prepared(sqlite3 *database, const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    sqlite3_prepare_v2(database, sql, -1, &statement, nullptr);
    return StatementHandle(statement);
}

// Page size at byte 16 (1 means 65536), number of pages at byte 28, both big-endian.
bool isShorterThanItsHeader(const QString &path)
{
    constexpr qint64 kHeaderBytes = 100;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray header = file.read(kHeaderBytes);
    if (header.size() < kHeaderBytes)
        return true;
    const qint64 pageBytes = qFromBigEndian<quint16>(header.constData() + 16);
    const qint64 pages = qFromBigEndian<quint32>(header.constData() + 28);
    return file.size() < pages * (pageBytes == 1 ? 65'536 : pageBytes);
}

bool isPlausible(const std::vector<double> &times)
{
    return std::is_sorted(times.begin(), times.end())
        && std::find(times.begin(), times.end(), 0.0) == times.end();
}

int stopNow(void *)
{
    return 1;
}

// A file from elsewhere gets no say: no triggers or views that run code, no huge values.
void harden(sqlite3 *database)
{
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, kMaxBlobBytes);
    sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_exec(database, "PRAGMA cell_size_check=ON", nullptr, nullptr, nullptr);
}

} // namespace

TimePointWriter::TimePointWriter(const QString &dir)
    : m_name(randomName())
    , m_target(dir + u'/' + m_name)
    , m_scratch(m_target)
{
}

tl::unexpected<core::Error> TimePointWriter::failure() const
{
    const QString reason =
        m_database ? QString::fromUtf8(sqlite3_errmsg(m_database.get())) : u"out of memory"_s;
    return core::fail(core::ErrorCode::IcliFile002,
        u"%1: time points cannot be written: %2 (%3 bytes free)"_s.arg(m_target, reason)
            .arg(freeBytes(m_target)));
}

core::Result<> TimePointWriter::execute(const char *sql)
{
    if (sqlite3_exec(m_database.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return failure();
    return {};
}

core::Result<> TimePointWriter::open()
{
    const auto made = makeFolder(QFileInfo(m_target).path(), core::ErrorCode::IcliFile002);
    if (!made)
        return made;
    sqlite3 *database = nullptr;
    const int opened = sqlite3_open_v2(QFile::encodeName(m_scratch.path()).constData(), &database,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    m_database.reset(database);
    if (opened != SQLITE_OK)
        return failure();
    // Nobody sees the file before it is flushed and renamed, so SQLite need not protect it.
    for (const char *sql :
        {"PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF", kCreateTable, "BEGIN"})
        if (const auto done = execute(sql); !done)
            return done;
    m_insert = prepared(m_database.get(), "INSERT INTO numpy_store (arr_blob) VALUES (?)");
    if (!m_insert)
        return failure();
    return {};
}

core::Result<qint64> TimePointWriter::add(std::span<const double> timePoints)
{
    const QByteArray image = core::writeNpy(timePoints);
    sqlite3_bind_blob64(m_insert.get(), 1, image.constData(),
        static_cast<sqlite3_uint64>(image.size()), SQLITE_STATIC);
    const int step = sqlite3_step(m_insert.get());
    if (step != SQLITE_DONE)
        return failure();
    sqlite3_reset(m_insert.get());
    return ++m_rows;
}

core::Result<> TimePointWriter::commit()
{
    if (const auto done = execute("COMMIT"); !done)
        return done;
    m_insert.reset();
    m_database.reset();
    return m_scratch.commit(core::ErrorCode::IcliFile002);
}

tl::unexpected<core::Error> TimePointReader::failure(const QString &what) const
{
    return core::fail(core::ErrorCode::IcliFile002, u"%1: %2"_s.arg(m_path, what));
}

core::Result<TimePointReader> TimePointReader::open(const QString &path)
{
    TimePointReader reader;
    reader.m_path = path;
    if (!QFileInfo(path).isFile())
        return reader.failure(u"expected a database file"_s);
    const QByteArray uri = "file:"
        + QUrl::toPercentEncoding(QFileInfo(path).absoluteFilePath(), "/") + "?mode=ro&immutable=1";
    sqlite3 *database = nullptr;
    const int opened = sqlite3_open_v2(uri.constData(), &database,
        SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
    reader.m_database.reset(database);
    if (opened != SQLITE_OK)
        return reader.failure(u"cannot be read: "_s + QString::fromUtf8(sqlite3_errstr(opened)));
    harden(database);
    reader.m_isTruncated = isShorterThanItsHeader(path);
    if (const auto ready = reader.prepare(); !ready)
        return core::fail(ready.error());
    return reader;
}

core::Result<> TimePointReader::prepare()
{
    sqlite3_progress_handler(m_database.get(), kMaxStepsPerRow, stopNow, nullptr);
    const StatementHandle schema = prepared(m_database.get(),
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'numpy_store' "
        "AND sql LIKE 'CREATE TABLE%'");
    if (!schema || sqlite3_step(schema.get()) != SQLITE_ROW)
        return failure(u"expected a database with the table numpy_store: "_s
            + QString::fromUtf8(sqlite3_errmsg(m_database.get())));
    m_select = prepared(m_database.get(), "SELECT arr_blob FROM numpy_store WHERE id = ?");
    if (!m_select)
        return failure(u"expected the columns id and arr_blob in numpy_store: "_s
            + QString::fromUtf8(sqlite3_errmsg(m_database.get())));
    return {};
}

core::Result<std::vector<double>> TimePointReader::read(qint64 row)
{
    sqlite3_reset(m_select.get());
    // Installing the handler again starts its count of steps afresh.
    sqlite3_progress_handler(m_database.get(), kMaxStepsPerRow, stopNow, nullptr);
    sqlite3_bind_int64(m_select.get(), 1, row);
    const int step = sqlite3_step(m_select.get());
    if (step == SQLITE_DONE)
        return failure(u"row %1 is missing"_s.arg(row));
    if (step != SQLITE_ROW)
        return failure(
            u"row %1: %2"_s.arg(row).arg(QString::fromUtf8(sqlite3_errmsg(m_database.get()))));
    if (sqlite3_column_type(m_select.get(), 0) != SQLITE_BLOB)
        return failure(u"row %1: expected a blob"_s.arg(row));
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_select.get(), 0));
    const int size = sqlite3_column_bytes(m_select.get(), 0);
    auto values = core::readNpy(QByteArrayView(bytes, bytes == nullptr ? 0 : size));
    if (!values)
        return failure(u"row %1: %2"_s.arg(row).arg(values.error().detail));
    const auto isTime = [](double seconds) { return std::abs(seconds) < kMaxSeconds; };
    if (!std::all_of(values->begin(), values->end(), isTime))
        return failure(u"row %1: expected finite numbers of seconds"_s.arg(row));
    if (m_isTruncated && !isPlausible(*values))
        return failure(u"row %1 was cut off"_s.arg(row));
    return values;
}

TimePointFolder::TimePointFolder(QString modelDir)
    : m_modelDir(std::move(modelDir))
{
}

core::Result<TimePointReader> TimePointFolder::openNamed(const QString &name)
{
    if (!isPlainName(name))
        return core::fail(core::ErrorCode::IcliFile002,
            u"%1: db_name \"%2\": expected a file name"_s.arg(m_modelDir, name.left(100)));
    if (m_readers.size() >= kMaxOpenDatabases)
        return core::fail(core::ErrorCode::IcliFile002,
            u"%1: more than %2 databases"_s.arg(m_modelDir).arg(kMaxOpenDatabases));
    const QString final = m_modelDir + "/db_data/"_L1 + name;
    const QString path = QFileInfo::exists(final) ? final : m_modelDir + "/tmp/tmp_"_L1 + name;
    if (!isInside(m_modelDir, path))
        return core::fail(core::ErrorCode::IcliFile002,
            u"%1: the database is missing or lies outside the folder"_s.arg(final));
    for (const QLatin1String suffix : {"-journal"_L1, "-wal"_L1})
        if (QFileInfo(path + suffix).size() > 0)
            m_notes.add(
                u"%1 was left by a program that did not finish; it is not replayed, the newest "
                "time points may be missing"_s.arg(path + suffix));
    return TimePointReader::open(path);
}

core::Result<std::vector<double>> TimePointFolder::read(const QString &name, qint64 row)
{
    auto &reader = m_readers[name];
    if (!reader) {
        reader = std::make_shared<core::Result<TimePointReader>>(openNamed(name));
        if (*reader && (*reader)->isTruncated())
            m_notes.add(u"%1/%2: the database is truncated"_s.arg(m_modelDir, name));
    }
    if (!*reader)
        return core::fail(reader->error());
    return (*reader)->read(row);
}

} // namespace aisb::store
