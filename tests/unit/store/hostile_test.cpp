// SPDX-License-Identifier: GPL-3.0-or-later
// Damaged and hostile folders: one clear message or note each, never a crash, a hang or a file
// outside read.
#include "core/text/npy.h"
#include "store/details.h"
#include "store/experimentreader.h"
#include "store/gapsfile.h"
#include "store/timepointstore.h"
#include "storetest.h"

#include <gmock/gmock.h>

#include <sys/stat.h>

namespace aisb::store {

using core::ErrorCode;
using ::testing::HasSubstr;

namespace {

class HostileColumns : public ::testing::Test
{
protected:
    void SetUp() override
    {
        copyFolder(testData(u"store/20260102_000000"_s), m_dir.path());
        const auto folder = detect(m_dir.path());
        ASSERT_OK(folder);
        ASSERT_EQ(folder->groups.size(), 1U);
        m_group = folder->groups.front();
    }

    QTemporaryDir m_dir;
    GroupRef m_group;
};

class HostileLines : public ::testing::Test
{
protected:
    void SetUp() override
    {
        copyFolder(testData(u"golden/text_chat/20261124_021142"_s), m_dir.path());
        const auto folder = detect(m_dir.path());
        ASSERT_OK(folder);
        m_group = folder->groups.front();
        m_database = m_group.modelDir + u"/db_data/2cb8bbf4.db"_s;
    }

    core::Result<LoadedGroup> load() const { return loadPerfData(m_group, {false, 4}); }

    QTemporaryDir m_dir;
    GroupRef m_group;
    QString m_database;
};

void runSql(const QString &path, const char *sql)
{
    sqlite3 *raw = nullptr;
    ASSERT_EQ(sqlite3_open(path.toUtf8().constData(), &raw), SQLITE_OK);
    const SqliteHandle database(raw);
    ASSERT_EQ(sqlite3_exec(raw, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(raw);
}

} // namespace

TEST_F(HostileColumns, SurvivesADetailsFileCutAnywhere)
{
    const QByteArray whole = contentOf(m_group.detailsJson);
    for (qsizetype size = 0; size < whole.size(); size += 7) {
        writeRaw(m_group.detailsJson, whole.first(size));
        const auto loaded = loadPerfData(m_group, {});
        EXPECT_FAILS_WITH(loaded, ErrorCode::SummFile001);
        EXPECT_THAT(loaded.error().detail.toStdString(), HasSubstr("details.json: byte"));
    }
}

TEST_F(HostileColumns, SurvivesAnH5CutAnywhere)
{
    const QByteArray whole = contentOf(m_group.detailsH5);
    for (qsizetype size = 0; size < whole.size(); size += 61) {
        writeRaw(m_group.detailsH5, whole.first(size));
        const auto loaded = loadPerfData(m_group, {});
        ASSERT_OK(loaded);
        EXPECT_EQ(loaded->data->requests.size(), 4U);
        ASSERT_EQ(loaded->notes.size(), 1) << size;
        EXPECT_THAT(loaded->notes[0].toStdString(), HasSubstr("details.h5"));
    }
}

TEST_F(HostileColumns, SurvivesDamagedH5Bytes)
{
    const QByteArray whole = contentOf(m_group.detailsH5);
    for (const char value : {'\xff', '\0'})
        for (qsizetype at = 0; at < whole.size(); at += 11) {
            QByteArray damaged = whole;
            damaged[at] = value;
            writeRaw(m_group.detailsH5, damaged);
            const auto loaded = loadPerfData(m_group, {});
            ASSERT_OK(loaded);
            ASSERT_EQ(loaded->data->requests.size(), 4U);
        }
}

TEST_F(HostileColumns, RefusesOtherShapesOfH5)
{
    const auto noteOf = [&]() {
        const auto loaded = loadPerfData(m_group, {});
        EXPECT_TRUE(loaded.has_value());
        return loaded->notes.join(u'\n').toStdString();
    };
    const auto rewrite = [&](const std::function<void(hid_t)> &fill) {
        QFile::remove(m_group.detailsH5);
        const Hdf5File file(H5Fcreate(
            m_group.detailsH5.toUtf8().constData(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT));
        fill(file.get());
    };
    const auto makeSet = [](hid_t file, hid_t type, hsize_t rows, hid_t properties) {
        const Hdf5Space space(H5Screate_simple(1, &rows, nullptr));
        const Hdf5Dataset set(
            H5Dcreate2(file, "arrays", type, space.get(), H5P_DEFAULT, properties, H5P_DEFAULT));
        EXPECT_TRUE(set.isValid());
    };
    rewrite([](hid_t) { });
    EXPECT_THAT(noteOf(), HasSubstr("expected a data set \"arrays\""));
    rewrite([&](hid_t file) { makeSet(file, H5T_IEEE_F32LE, 4, H5P_DEFAULT); });
    EXPECT_THAT(noteOf(), HasSubstr("varying length"));
    const Hdf5Type rows(H5Tvlen_create(H5T_IEEE_F32LE));
    const Hdf5Properties chunked(H5Pcreate(H5P_DATASET_CREATE));
    const hsize_t chunk = 2;
    H5Pset_chunk(chunked.get(), 1, &chunk);
    rewrite([&](hid_t file) { makeSet(file, rows.get(), 5, chunked.get()); });
    EXPECT_THAT(noteOf(), HasSubstr("has 5 rows, expected 4"));
    rewrite([&](hid_t file) { makeSet(file, rows.get(), 4, H5P_DEFAULT); });
    EXPECT_THAT(noteOf(), HasSubstr("in chunks of at most"));
    const Hdf5Type bigEndian(H5Tvlen_create(H5T_IEEE_F32BE));
    rewrite([&](hid_t file) { makeSet(file, bigEndian.get(), 4, chunked.get()); });
    EXPECT_THAT(noteOf(), HasSubstr("varying length"));
    const Hdf5Type strings(H5Tcopy(H5T_C_S1));
    H5Tset_size(strings.get(), H5T_VARIABLE);
    rewrite([&](hid_t file) { makeSet(file, strings.get(), 4, chunked.get()); });
    EXPECT_THAT(noteOf(), HasSubstr("varying length"));
    rewrite([&](hid_t file) {
        H5Lcreate_external("/etc/hostname", "/x", file, "arrays", H5P_DEFAULT, H5P_DEFAULT);
    });
    EXPECT_THAT(noteOf(), HasSubstr("expected a group"));
    rewrite(
        [&](hid_t file) { H5Lcreate_soft("/arrays", file, "arrays", H5P_DEFAULT, H5P_DEFAULT); });
    EXPECT_THAT(noteOf(), HasSubstr("expected a data set \"arrays\""));
    rewrite([&](hid_t file) { makeSet(file, rows.get(), hsize_t{1} << 50, chunked.get()); });
    EXPECT_THAT(noteOf(), HasSubstr("one dimension of at most"));
    const Hdf5Properties shuffled(H5Pcopy(chunked.get()));
    H5Pset_shuffle(shuffled.get());
    rewrite([&](hid_t file) { makeSet(file, rows.get(), 4, shuffled.get()); });
    EXPECT_THAT(noteOf(), HasSubstr("no filter but deflate"));
    // Never written: a sound file without any gap.
    rewrite([&](hid_t file) { makeSet(file, rows.get(), 4, chunked.get()); });
    EXPECT_EQ(noteOf(), "");
}

TEST_F(HostileColumns, LoadsWithoutItsH5)
{
    m_group.detailsH5.clear();
    const auto loaded = loadPerfData(m_group, {});
    ASSERT_OK(loaded);
    EXPECT_TRUE(loaded->data->gaps.empty());
    ASSERT_EQ(loaded->notes.size(), 1);
    EXPECT_THAT(loaded->notes[0].toStdString(), HasSubstr("no _details.h5"));
}

TEST_F(HostileColumns, NamesColumnsThatDoNotFit)
{
    const auto failWith = [&](const QByteArray &json, const char *expected) {
        writeRaw(m_group.detailsJson, json);
        const auto loaded = loadPerfData(m_group, {});
        EXPECT_FAILS_WITH(loaded, ErrorCode::SummMtrc001);
        EXPECT_THAT(loaded.error().detail.toStdString(), HasSubstr(expected));
        EXPECT_THAT(loaded.error().detail.toStdString(), HasSubstr("details.json"));
    };
    failWith("[]", "requests");
    failWith("{\"requests\": {}}", "start_time");
    failWith(
        "{\"requests\": {\"start_time\": [1], \"seq_latency\": []}}", "\"seq_latency\" has 0 rows");
    failWith(
        "{\"requests\": {\"start_time\": [1, 2], \"seq_latency\": [1, 2], \"is_success\": [true]}}",
        "expected 2");
}

TEST_F(HostileColumns, TakesOddCellsAsNothing)
{
    writeRaw(m_group.detailsJson,
        "{\"task\": 5, \"requests\": {\"start_time\": [\"x\", 1e300, NaN], \"seq_latency\": [null, "
        "[], 1e308],"
        "\"id\": [1e99, -5, {}], \"input_tokens_len\": [9223372036854775807, -1, 1e300],"
        "\"generate_tokens_len\": [99999999999999999999, 1, 1], \"prefill_latency\": [1, \"y\", "
        "1e308],"
        "\"multiturn_group_id\": [1, \"a\", \"a\"], \"decode_token_latencies\": [[1e308, \"z\"], "
        "5, null]}}");
    m_group.detailsH5.clear();
    const auto loaded = loadPerfData(m_group, {true, 0});
    ASSERT_OK(loaded);
    ASSERT_EQ(loaded->data->requests.size(), 3U);
    for (const core::PerfRequest &request : loaded->data->requests) {
        EXPECT_TRUE(std::isfinite(request.e2el) && std::isfinite(request.ttft));
        EXPECT_GE(request.inputTokens, 0);
    }
    EXPECT_GE(loaded->data->maxConcurrency, 1);
}

TEST_F(HostileLines, SurvivesDetailsCutAnywhere)
{
    const QByteArray whole = contentOf(m_group.lineFiles[0]);
    for (qsizetype size = 0; size < whole.size(); size += 97) {
        writeRaw(m_group.lineFiles[0], whole.first(size));
        const auto loaded = load();
        const qsizetype complete = whole.first(size).count('\n');
        if (complete == 0) {
            EXPECT_FALSE(loaded.has_value());
            continue;
        }
        ASSERT_OK(loaded);
        EXPECT_EQ(loaded->data->requests.size(), static_cast<std::size_t>(complete));
        EXPECT_FALSE(loaded->notes.isEmpty());
    }
}

TEST_F(HostileLines, NamesTheDetailsThatHaveNoUsableLine)
{
    writeRaw(m_group.lineFiles[0], "<html>\n{\"success\": true}\n");
    const auto loaded = load();
    EXPECT_FAILS_WITH(loaded, ErrorCode::SummMtrc001);
    EXPECT_THAT(loaded.error().detail.toStdString(), HasSubstr("line 2"));
    writeRaw(m_group.lineFiles[0], "");
    EXPECT_FAILS_WITH(load(), ErrorCode::SummFile001);
}

TEST_F(HostileLines, SurvivesADatabaseCutAnywhere)
{
    const QByteArray whole = contentOf(m_database);
    for (qsizetype size = 0; size < whole.size(); size += 251) {
        writeRaw(m_database, whole.first(size));
        const auto loaded = load();
        ASSERT_OK(loaded);
        ASSERT_EQ(loaded->data->requests.size(), 12U);
        ASSERT_FALSE(loaded->notes.isEmpty());
        EXPECT_THAT(loaded->notes.join(u'\n').toStdString(), HasSubstr("2cb8bbf4.db"));
    }
}

TEST_F(HostileLines, SurvivesDamagedDatabaseBytes)
{
    const QByteArray whole = contentOf(m_database);
    for (const char value : {'\xff', '\0', '\x80'})
        for (qsizetype at = 0; at < whole.size(); at += 23) {
            QByteArray damaged = whole;
            damaged[at] = value;
            writeRaw(m_database, damaged);
            const auto loaded = load();
            ASSERT_OK(loaded);
            ASSERT_EQ(loaded->data->requests.size(), 12U);
        }
}

TEST_F(HostileLines, DoesNotRunWhatADatabaseSays)
{
    QFile::remove(m_database);
    runSql(m_database,
        "CREATE VIEW numpy_store AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM "
        "n) "
        "SELECT id, zeroblob(8) AS arr_blob FROM n");
    auto loaded = load();
    ASSERT_OK(loaded);
    EXPECT_THAT(loaded->notes.join(u'\n').toStdString(), HasSubstr("table numpy_store"));

    // A table without a key would be searched from end to end for every row.
    QFile::remove(m_database);
    runSql(m_database,
        "CREATE TABLE numpy_store (id INTEGER, arr_blob BLOB);"
        "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 400000) "
        "INSERT INTO numpy_store SELECT i, x'00' FROM n");
    loaded = load();
    ASSERT_OK(loaded);
    EXPECT_FALSE(loaded->data->requests[0].isSuccess);
}

TEST_F(HostileLines, RefusesBlobsThatAreNoTimePoints)
{
    QFile::remove(m_database);
    runSql(m_database,
        "CREATE TABLE numpy_store (id INTEGER PRIMARY KEY, arr_blob);"
        "INSERT INTO numpy_store VALUES (1, 'text'), (2, x'934E'), (3, 5), (4, NULL), "
        "(5, zeroblob(100000))");
    const auto reader = TimePointReader::open(m_database);
    ASSERT_OK(reader);
    auto open = TimePointReader::open(m_database);
    for (qint64 row = 0; row <= 6; ++row) {
        const auto times = open->read(row);
        EXPECT_FAILS_WITH(times, ErrorCode::IcliFile002);
        EXPECT_THAT(times.error().detail.toStdString(), HasSubstr("row " + std::to_string(row)));
    }
    const std::vector<double> odd{std::numeric_limits<double>::infinity(), 1.0};
    runSql(m_database,
        ("INSERT INTO numpy_store VALUES (7, x'" + core::writeNpy(odd).toHex() + "')").constData());
    auto again = TimePointReader::open(m_database);
    EXPECT_FAILS_WITH(again->read(7), ErrorCode::IcliFile002);
}

TEST_F(HostileLines, KeepsDatabaseNamesInTheFolder)
{
    QTemporaryDir outside;
    QFile::copy(m_database, outside.path() + u"/2cb8bbf4.db"_s);
    const QByteArray whole = contentOf(m_group.lineFiles[0]);
    for (const QByteArray &name : {outside.path().toUtf8() + "/2cb8bbf4.db",
             QByteArray("../db_data/2cb8bbf4.db"), QByteArray(".."), QByteArray()}) {
        QByteArray text = whole;
        writeRaw(m_group.lineFiles[0], text.replace("2cb8bbf4.db", name));
        const auto loaded = load();
        ASSERT_OK(loaded);
        EXPECT_FALSE(loaded->data->requests[0].isSuccess);
    }
    writeRaw(m_group.lineFiles[0], whole);
    QFile::remove(m_database);
    ASSERT_TRUE(QFile::link(outside.path() + u"/2cb8bbf4.db"_s, m_database));
    const auto loaded = load();
    ASSERT_OK(loaded);
    EXPECT_FALSE(loaded->data->requests[0].isSuccess);
    EXPECT_THAT(loaded->notes.join(u'\n').toStdString(), HasSubstr("outside the folder"));
}

TEST(HostileFolder, DoesNotFollowLinksOutOfItself)
{
    QTemporaryDir outside;
    writeRaw(outside.path() + u"/m/secret.csv"_s, "Performance Parameters,Stage,N\r\n");
    QTemporaryDir dir;
    writeRaw(dir.path() + u"/performances/inside/a.csv"_s, "Performance Parameters,Stage,N\r\n");
    ASSERT_TRUE(QFile::link(outside.path() + u"/m"_s, dir.path() + u"/performances/linked"_s));
    ASSERT_TRUE(QFile::link(
        outside.path() + u"/m/secret.csv"_s, dir.path() + u"/performances/inside/b.csv"_s));
    ASSERT_TRUE(QFile::link(outside.path() + u"/m"_s, dir.path() + u"/performances/inside/tmp"_s));
    ASSERT_TRUE(QFile::link(outside.path(), dir.path() + u"/configs"_s));
    const auto folder = detect(dir.path());
    ASSERT_OK(folder);
    ASSERT_EQ(folder->groups.size(), 1U);
    EXPECT_EQ(folder->groups[0].group, u"a"_s);
    EXPECT_EQ(folder->warnings.size(), 2);
    EXPECT_TRUE(folder->configDumps.isEmpty());

    QTemporaryDir other;
    ASSERT_TRUE(QFile::link(outside.path(), other.path() + u"/performances"_s));
    const auto linked = detect(other.path());
    ASSERT_OK(linked);
    EXPECT_TRUE(linked->groups.empty());
    EXPECT_EQ(linked->warnings.size(), 1);
}

TEST(HostileFolder, AcceptsAFolderThatIsItselfALink)
{
    QTemporaryDir dir;
    copyFolder(testData(u"golden/text_chat/20261124_021142"_s), dir.path() + u"/real"_s);
    ASSERT_TRUE(QFile::link(dir.path() + u"/real"_s, dir.path() + u"/20260101_000000"_s));
    const auto folder = detect(dir.path() + u"/20260101_000000"_s);
    ASSERT_OK(folder);
    ASSERT_EQ(folder->groups.size(), 1U);
    ASSERT_OK(loadPerfData(folder->groups[0], {}));
}

TEST(HostileFolder, DoesNotWaitForAPipe)
{
    QTemporaryDir dir;
    const QString model = dir.path() + u"/performances/m"_s;
    writeRaw(model + u"/a.json"_s, "{}");
    for (const char *name : {"/a.csv", "/a_details.jsonl", "/a_details.json"})
        ASSERT_EQ(mkfifo((model + QString::fromLatin1(name)).toUtf8().constData(), 0600), 0);
    QDir(model).mkpath(u"tmp"_s);
    ASSERT_EQ(mkfifo((model + u"/tmp/tmp_00000000.jsonl"_s).toUtf8().constData(), 0600), 0);
    const auto folder = detect(dir.path());
    ASSERT_OK(folder);
    for (const GroupRef &group : folder->groups)
        EXPECT_FALSE(loadPerfData(group, {}).has_value());
    EXPECT_EQ(readTables(model + u"/a.csv"_s, {}).notes.size(), 1);
}

TEST(HostileTables, GiveNotesThatNameTheFile)
{
    QTemporaryDir dir;
    const QString csv = dir.path() + u"/a.csv"_s;
    const QString json = dir.path() + u"/a.json"_s;
    const auto notesFor = [&](const QByteArray &csvText, const QByteArray &jsonText) {
        writeRaw(csv, csvText);
        writeRaw(json, jsonText);
        return readTables(csv, json).notes.join(u'\n').toStdString();
    };
    const std::string garbage =
        notesFor(QByteArray(1000, '\x81'), "{\"Total Requests\": {\"total\": 2");
    EXPECT_THAT(garbage, HasSubstr("a.csv: line 1: expected a header"));
    EXPECT_THAT(garbage, HasSubstr("a.json: byte 30"));
    EXPECT_THAT(notesFor("", "[1]"), HasSubstr("a.json: expected an object"));
    EXPECT_THAT(notesFor("Performance Parameters,Stage,N\r\nE2EL,total\r\n\"open", "{}"),
        HasSubstr("line 3"));
    EXPECT_THAT(notesFor("Performance Parameters,Stage,N\r\nE2EL,total\r\n", "{}"),
        HasSubstr("row 2 has 2 cells, expected 3"));
    EXPECT_THAT(
        notesFor(QByteArray("Performance Parameters") + QByteArray(5000, ',') + "\r\n", "{}"),
        HasSubstr("expected a header"));
    EXPECT_THAT(
        notesFor("Performance Parameters,Stage\r\n" + QByteArray("a,b\r\n").repeated(20'000), "{}"),
        HasSubstr("more than 10000 rows"));
    EXPECT_THAT(notesFor(QByteArray(17 * 1024 * 1024, 'x'), QByteArray("[").repeated(100'000)),
        HasSubstr("more than the limit"));
    QFile::remove(csv);
    EXPECT_THAT(readTables(csv, {}).notes.join(u'\n').toStdString(), HasSubstr("missing"));
}

} // namespace aisb::store
