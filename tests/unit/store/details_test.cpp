// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/details.h"

#include "core/text/json.h"
#include "core/text/npy.h"
#include "store/experimentreader.h"
#include "store/gapsfile.h"
#include "store/recordline.h"
#include "store/timepointstore.h"
#include "storetest.h"

#include <QProcess>
#include <QRegularExpression>

#include <gmock/gmock.h>

namespace aisb::store {

using core::ErrorCode;
using core::Json;
using core::RequestRecord;
using ::testing::DoubleNear;

namespace {

class Details : public ::testing::Test
{
protected:
    LayoutPaths pathsOf(core::Layout layout) const
    {
        return {m_dir.path() + u"/20260101_000000"_s, layout};
    }

    core::Result<DetailsWritten> write(
        core::Layout layout, const std::vector<RequestRecord> &records, bool isStream = true) const
    {
        return writeDetails(
            pathsOf(layout), {u"m"_s, u"syntheticdataset"_s, 2, isStream}, sourceOf(records));
    }

    QString modelDir(core::Layout layout) const { return pathsOf(layout).modelDir(u"m"_s); }
    QByteArray seedJson() const
    {
        return contentOf(modelDir(core::Layout::Seed) + u"/syntheticdataset_details.json"_s);
    }

    LoadedGroup load(core::Layout layout, bool isStream = true) const
    {
        const auto folder = detect(pathsOf(layout).experiment());
        EXPECT_TRUE(folder.has_value());
        EXPECT_EQ(folder->groups.size(), 1U);
        const auto loaded = loadPerfData(folder->groups.front(), {isStream, 2});
        EXPECT_TRUE(loaded.has_value()) << loaded.error().text().toStdString();
        return *loaded;
    }

    QTemporaryDir m_dir;
};

core::PerfData perfDataOf(const std::vector<RequestRecord> &records, bool isStream = true)
{
    core::PerfData data;
    data.isStream = isStream;
    data.maxConcurrency = 2;
    for (const RequestRecord &record : records)
        core::appendRecord(data, record);
    return data;
}

void expectSameRequests(const core::PerfData &read, const core::PerfData &written, double tolerance)
{
    ASSERT_EQ(read.requests.size(), written.requests.size());
    EXPECT_EQ(read.isStream, written.isStream);
    EXPECT_EQ(read.maxConcurrency, written.maxConcurrency);
    for (std::size_t i = 0; i < read.requests.size(); ++i) {
        const core::PerfRequest &a = read.requests[i];
        const core::PerfRequest &b = written.requests[i];
        EXPECT_EQ(a.id, b.id);
        EXPECT_EQ(a.isSuccess, b.isSuccess);
        EXPECT_EQ(a.hasTimes, b.hasTimes);
        EXPECT_EQ(a.start, b.start);
        EXPECT_EQ(a.end, b.end);
        EXPECT_EQ(a.e2el, b.e2el);
        EXPECT_THAT(a.ttft, DoubleNear(b.ttft, 1e-12));
        EXPECT_EQ(a.inputTokens, b.inputTokens);
        EXPECT_EQ(a.outputTokens, b.outputTokens);
        EXPECT_EQ(read.uuids[static_cast<std::size_t>(a.uuidIndex)],
            written.uuids[static_cast<std::size_t>(b.uuidIndex)]);
        ASSERT_EQ(a.gapCount, b.gapCount);
        for (std::size_t k = 0; k < read.gapsOf(a).size(); ++k)
            EXPECT_THAT(read.gapsOf(a)[k],
                DoubleNear(written.gapsOf(b)[k], std::abs(written.gapsOf(b)[k]) * tolerance));
    }
}

} // namespace

TEST_F(Details, WritesV3LinesInTheKeyOrderOfTheReference)
{
    const auto written = write(core::Layout::V3, workedExample());
    ASSERT_OK(written);
    EXPECT_EQ(written->requests, 4);
    EXPECT_EQ(written->failed, 1);
    EXPECT_EQ(written->files.size(), 3);
    const QDir dir(modelDir(core::Layout::V3));
    EXPECT_EQ(dir.entryList(QDir::Files | QDir::Hidden),
        (QStringList{u"synthetic_details.jsonl"_s, u"synthetic_failed.jsonl"_s}));
    const QStringList databases =
        QDir(dir.filePath(u"db_data"_s)).entryList(QDir::Files | QDir::Hidden);
    ASSERT_EQ(databases.size(), 1);
    static const QRegularExpression name(u"^[0-9a-f]{8}\\.db$"_s);
    ASSERT_TRUE(name.match(databases.front()).hasMatch());

    const QList<QByteArray> lines =
        contentOf(dir.filePath(u"synthetic_details.jsonl"_s)).split('\n');
    ASSERT_EQ(lines.size(), 5);
    EXPECT_EQ(QString::fromUtf8(lines[0]),
        u"{\"data_abbr\": \"synthetic\", \"id\": 0, \"success\": true, \"error_info\": \"\", "
        "\"time_points\": {\"__db_ref__\": 1}, \"input_tokens\": 11, \"output_tokens\": 4, "
        "\"extra_perf_data\": {}, \"extra_details_data\": {}, "
        "\"input\": [{\"role\": \"user\", \"content\": \"A A 漢\"}], "
        "\"uuid\": \"00000000000000000000000000000001\", \"turn_id\": 0, \"data_id\": 0, "
        "\"prediction\": \"one two \U0001F600\", \"db_name\": \"%1\"}"_s.arg(databases.front()));
    EXPECT_EQ(QString::fromUtf8(contentOf(dir.filePath(u"synthetic_failed.jsonl"_s))),
        u"{\"data_abbr\": \"synthetic\", \"id\": 3, \"input\": [{\"role\": \"user\", "
        "\"content\": \"A A 漢\"}], \"error_info\": \"Internal Server Error\"}\n"_s);
}

TEST_F(Details, LeavesDataIdOutOfMultiTurnLines)
{
    RequestRecord record = makeRecord(4, {1.0, 2.0, 3.0});
    record.isMultiTurn = true;
    record.turnId = 1;
    record.reasoning = u"because"_s;
    const auto json = core::readJson(detailLine(record, 9, u"0a0b0c0d.db"_s));
    ASSERT_OK(json);
    EXPECT_EQ(json->find(u"data_id"), nullptr);
    EXPECT_EQ((*json)[u"turn_id"].toInt(), 1);
    EXPECT_EQ((*json)[u"prediction"].toString(), u"because</think>one two \U0001F600"_s);
}

// Every line of the reference, read and written again, is the same bytes.
TEST_F(Details, ReproducesTheLinesOfTheReference)
{
    for (const QString &name : {u"stream_chat/20261124_021112/performances/vllm-api-stream-chat"_s,
             u"rate_chat/20261124_021152/performances/vllm-api-stream-chat"_s,
             u"text_chat/20261124_021142/performances/vllm-api-general-chat"_s}) {
        const QByteArray text =
            contentOf(testData(u"golden/"_s + name + u"/synthetic_details.jsonl"_s));
        qsizetype lines = 0;
        for (const QByteArray &line : text.split('\n')) {
            if (line.isEmpty())
                continue;
            const auto json = core::readJson(line);
            ASSERT_OK(json);
            const auto parsed = parseRecordLine(*json);
            ASSERT_OK(parsed);
            ASSERT_TRUE(parsed->dbRow.has_value());
            EXPECT_EQ(detailLine(parsed->record, *parsed->dbRow, parsed->dbName), line + '\n');
            ++lines;
        }
        EXPECT_GE(lines, 12);
    }
}

TEST_F(Details, StoresTimePointsAsNpyImagesFromRowOne)
{
    ASSERT_OK(write(core::Layout::V3, {makeRecord(0, {1.5, 2.25, 3.0}), makeFailure(1)}));
    const QDir dir(modelDir(core::Layout::V3) + u"/db_data"_s);
    const QString path = dir.filePath(dir.entryList(QDir::Files).front());
    sqlite3 *raw = nullptr;
    ASSERT_EQ(
        sqlite3_open_v2(path.toUtf8().constData(), &raw, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK);
    const SqliteHandle database(raw);
    sqlite3_stmt *statement = nullptr;
    sqlite3_prepare_v2(
        raw, "SELECT sql FROM sqlite_master WHERE name = 'numpy_store'", -1, &statement, nullptr);
    StatementHandle schema(statement);
    ASSERT_EQ(sqlite3_step(schema.get()), SQLITE_ROW);
    EXPECT_STREQ(reinterpret_cast<const char *>(sqlite3_column_text(schema.get(), 0)),
        "CREATE TABLE numpy_store (id INTEGER PRIMARY KEY AUTOINCREMENT, arr_blob BLOB NOT NULL)");
    sqlite3_prepare_v2(
        raw, "SELECT id, arr_blob FROM numpy_store ORDER BY id", -1, &statement, nullptr);
    StatementHandle rows(statement);
    ASSERT_EQ(sqlite3_step(rows.get()), SQLITE_ROW);
    EXPECT_EQ(sqlite3_column_int(rows.get(), 0), 1);
    const QByteArray blob(static_cast<const char *>(sqlite3_column_blob(rows.get(), 1)),
        sqlite3_column_bytes(rows.get(), 1));
    ASSERT_EQ(blob.size(), 152);
    EXPECT_EQ(blob.sliced(128).toHex(), "000000000000f83f00000000000002400000000000000840");
    EXPECT_TRUE(blob.first(128).contains("'shape': (3,), }"));
    ASSERT_EQ(sqlite3_step(rows.get()), SQLITE_ROW);
    EXPECT_EQ(sqlite3_column_bytes(rows.get(), 1), 136);
    EXPECT_EQ(sqlite3_step(rows.get()), SQLITE_DONE);
}

TEST_F(Details, KeepsOneDetailsFilePerDataSet)
{
    std::vector<RequestRecord> records = workedExample();
    records[1].dataAbbr = u"../evil"_s;
    records[3].dataAbbr = u"../evil"_s;
    ASSERT_OK(write(core::Layout::V3, records));
    const QDir dir(modelDir(core::Layout::V3));
    EXPECT_EQ(dir.entryList(QDir::Files),
        (QStringList{
            u"_._evil_details.jsonl"_s, u"_._evil_failed.jsonl"_s, u"synthetic_details.jsonl"_s}));
    const auto folder = detect(pathsOf(core::Layout::V3).experiment());
    ASSERT_OK(folder);
    ASSERT_EQ(folder->groups.size(), 2U);
}

TEST_F(Details, RemovesFailuresOfAnEarlierRun)
{
    ASSERT_OK(write(core::Layout::V3, workedExample()));
    ASSERT_OK(write(core::Layout::V3, {makeRecord(0, {1.0, 2.0})}));
    EXPECT_FALSE(QFileInfo::exists(modelDir(core::Layout::V3) + u"/synthetic_failed.jsonl"_s));
}

TEST_F(Details, GivesBackTheSameRequestsInV3)
{
    ASSERT_OK(write(core::Layout::V3, workedExample()));
    const LoadedGroup loaded = load(core::Layout::V3);
    EXPECT_TRUE(loaded.notes.isEmpty()) << loaded.notes.join(u'\n').toStdString();
    expectSameRequests(*loaded.data, perfDataOf(workedExample()), 0);
    EXPECT_EQ(loaded.data->errors, std::vector{u"Internal Server Error"_s});
}

TEST_F(Details, GivesBackTheSameRequestsInSeedWithinFloat32)
{
    ASSERT_OK(write(core::Layout::Seed, workedExample()));
    const LoadedGroup loaded = load(core::Layout::Seed);
    EXPECT_TRUE(loaded.notes.isEmpty()) << loaded.notes.join(u'\n').toStdString();
    expectSameRequests(*loaded.data, perfDataOf(workedExample()), 1e-7);
}

TEST_F(Details, WritesTheColumnsOfG2)
{
    ASSERT_OK(write(
        core::Layout::Seed, {makeRecord(0, {100.0, 100.25, 100.5, 101.0}, 11, 4), makeFailure(1)}));
    EXPECT_EQ(QString::fromUtf8(seedJson()),
        u"{\"task\":{\"max_concurrency\":2},\"requests\":{\"id\":[0,1],\"input_token_id\":[[],[]],"
        "\"output_token_id\":[[],[]],\"prefill_latency\":[250.0,0.0],\"prefill_throughput\":[0.0,0]"
        ","
        "\"last_decode_latency\":[500.0,0.0],\"decode_max_token_latency\":[500.0,0.0],"
        "\"seq_latency\":[1000.0,0.0],\"input_tokens_len\":[11,0],\"generate_tokens_len\":[4,0],"
        "\"generate_tokens_speed\":[4.0,0],\"input_characters_len\":[5,5],"
        "\"generate_characters_len\":[9,0],\"characters_per_token\":[2.25,0.0],"
        "\"prefill_batch_size\":[0,0],\"decode_batch_size\":[[],[]],\"queue_wait_time\":[[],[]],"
        "\"request_id\":[\"00000000000000000000000000000001\",\"00000000000000000000000000000002\"]"
        ","
        "\"start_time\":[100.0,100.6],\"end_time\":[101.0,100.6],\"is_success\":[true,false],"
        "\"is_empty\":[false,true],\"multiturn_group_id\":[\"\",\"\"]}}"_s);
}

TEST_F(Details, WritesATextRunWithoutFirstTokens)
{
    const std::vector<RequestRecord> records{makeRecord(0, {1.0, 2.0}), makeRecord(1, {1.5, 2.25})};
    ASSERT_OK(write(core::Layout::Seed, records, false));
    EXPECT_TRUE(seedJson().contains("\"prefill_latency\":[0.0,0.0],\"prefill_throughput\":[0,0]"));
    const LoadedGroup loaded = load(core::Layout::Seed);
    EXPECT_TRUE(loaded.notes.isEmpty());
    expectSameRequests(*loaded.data, perfDataOf(records, false), 0);
}

TEST_F(Details, KeepsConversationsTogetherInSeed)
{
    std::vector<RequestRecord> records{makeRecord(0, {1.0, 2.0}), makeRecord(0, {2.0, 3.0})};
    for (int turn = 0; turn < 2; ++turn) {
        records[static_cast<std::size_t>(turn)].isMultiTurn = true;
        records[static_cast<std::size_t>(turn)].turnId = turn;
    }
    ASSERT_OK(write(core::Layout::Seed, records));
    const auto data = load(core::Layout::Seed).data;
    ASSERT_EQ(data->requests.size(), 2U);
    EXPECT_EQ(data->requests[0].uuidIndex, data->requests[1].uuidIndex);
    EXPECT_EQ(data->requests[1].turnId, 1);
}

TEST_F(Details, WritesNoH5WithoutRequests)
{
    ASSERT_OK(write(core::Layout::Seed, workedExample()));
    const auto written = write(core::Layout::Seed, {});
    ASSERT_OK(written);
    EXPECT_EQ(written->files.size(), 1);
    EXPECT_FALSE(
        QFileInfo::exists(modelDir(core::Layout::Seed) + u"/syntheticdataset_details.h5"_s));
    EXPECT_TRUE(
        seedJson().startsWith("{\"task\":{\"max_concurrency\":2},\"requests\":{\"id\":[],"));
    EXPECT_TRUE(write(core::Layout::V3, {})->files.isEmpty());
}

// More than two chunks, so that batches and their borders are met.
TEST_F(Details, WritesLargeRunsInBatches)
{
    std::vector<RequestRecord> records;
    for (int i = 0; i < 12'001; ++i) {
        std::vector<double> times{1.0 * i, 1.0 * i + 0.25};
        for (int k = 0; k < i % 7; ++k)
            times.push_back(times.back() + 0.001 * (k + 1));
        records.push_back(makeRecord(i, std::move(times)));
    }
    ASSERT_OK(write(core::Layout::Seed, records));
    expectSameRequests(*load(core::Layout::Seed).data, perfDataOf(records), 1e-6);
}

// What python3-h5py makes of our file is what G2 says. Source: spec/perf.md 3.12.
TEST_F(Details, LeavesManyGapsInTheFile)
{
    constexpr int kRequests = 43;
    constexpr int kEvents = 100'002; // 4.2 million gaps
    std::vector<RequestRecord> records;
    for (int i = 0; i < kRequests; ++i) {
        RequestRecord record;
        record.id = i;
        record.uuid = QString::number(i);
        record.dataAbbr = u"synthetic"_s;
        record.isSuccess = i != 5;
        double at = 10 + i;
        for (int event = 0; event < kEvents; ++event)
            record.timePoints.push_back(at += 0.001 * (1 + (event + i) % 17));
        record.outputTokens = kEvents - 1;
        records.push_back(std::move(record));
    }
    ASSERT_OK(write(core::Layout::Seed, records));
    const LoadedGroup loaded = load(core::Layout::Seed);
    EXPECT_THAT(loaded.notes, ::testing::IsEmpty());
    const core::PerfData &data = *loaded.data;
    ASSERT_TRUE(data.gapSource);
    EXPECT_TRUE(data.gaps.empty());
    const core::PerfData expected = perfDataOf(records);
    core::GapReader reader(data);
    for (const int request : {0, 40, 39, 7, 5}) { // forwards, backwards, a failed one
        const auto &found = data.requests[static_cast<std::size_t>(request)];
        const std::vector<double> written =
            expected.gapsOf(expected.requests[static_cast<std::size_t>(request)]);
        const std::span<const double> read = reader.of(found);
        ASSERT_EQ(read.size(), written.size());
        for (std::size_t k = 0; k < written.size(); k += 97)
            ASSERT_THAT(read[k], DoubleNear(written[k], written[k] * 1e-7));
    }
    // The reader holds the file open; another one in its place changes nothing.
    const QString h5 = modelDir(core::Layout::Seed) + u"/syntheticdataset_details.h5"_s;
    ASSERT_TRUE(QFile::rename(h5, h5 + u".old"_s));
    EXPECT_EQ(data.gapsOf(data.requests[3]).size(), std::size_t{kEvents - 2});
    EXPECT_EQ(data.gapSource->failure(), QString());
    ASSERT_TRUE(QFile::resize(h5 + u".old"_s, 1 << 20));
    EXPECT_THAT(data.gapsOf(data.requests[40]), ::testing::Each(0));
    EXPECT_THAT(data.gapSource->failure().toStdString(), ::testing::HasSubstr("details.h5"));
}

TEST_F(Details, IsReadByH5py)
{
    QProcess python;
    python.start(u"/usr/bin/python3"_s, {u"-c"_s, u"import h5py"_s});
    if (!python.waitForFinished() || python.exitCode() != 0)
        GTEST_SKIP() << "python3-h5py is not installed";
    ASSERT_OK(write(core::Layout::Seed, workedExample()));
    const QString script = uR"(
import h5py, sys
with h5py.File(sys.argv[1], 'r') as f:
    d = f['arrays']
    t = h5py.check_vlen_dtype(d.dtype)
    print(list(f.keys()), d.shape, d.maxshape, t, d.chunks, d.compression, d.compression_opts, len(d.attrs), len(f.attrs))
    for row in d:
        print([round(float(x), 3) for x in row])
)"_s;
    python.start(u"/usr/bin/python3"_s,
        {u"-c"_s, script, modelDir(core::Layout::Seed) + u"/syntheticdataset_details.h5"_s});
    ASSERT_TRUE(python.waitForFinished());
    EXPECT_EQ(QString::fromUtf8(python.readAllStandardOutput()),
        u"['arrays'] (4,) (4,) float32 (4,) gzip 4 0 0\n"
        "[50.0, 60.0, 40.0]\n[50.0, 70.0]\n[50.0, 50.0, 60.0, 50.0]\n[]\n"_s);
    EXPECT_EQ(python.readAllStandardError(), "");
}

TEST_F(Details, ReportsAFullDiskAndWritesNothing)
{
    std::vector<RequestRecord> records;
    for (int i = 0; i < 2000; ++i)
        records.push_back(makeRecord(i, {1.0, 2.0, 3.0, 4.0, 5.0}));
    for (const core::Layout layout : {core::Layout::Seed, core::Layout::V3}) {
        const FileSizeLimit limit(20'000);
        const auto written = write(layout, records);
        ASSERT_FALSE(written.has_value());
        EXPECT_THAT(
            written.error().code, ::testing::AnyOf(ErrorCode::IcliFile001, ErrorCode::IcliFile002));
        EXPECT_TRUE(written.error().detail.contains(modelDir(layout)));
        EXPECT_TRUE(QDir(modelDir(layout)).entryList(QDir::Files | QDir::Hidden).isEmpty());
        EXPECT_TRUE(
            QDir(modelDir(layout) + u"/db_data"_s).entryList(QDir::Files | QDir::Hidden).isEmpty());
    }
}

TEST_F(Details, ReportsAFolderThatCannotBeWritten)
{
    for (const core::Layout layout : {core::Layout::Seed, core::Layout::V3}) {
        const auto written = writeDetails(LayoutPaths(u"/proc/aisb"_s, layout),
            {u"m"_s, u"b"_s, 1, true}, sourceOf(workedExample()));
        ASSERT_FALSE(written.has_value());
        EXPECT_THAT(
            written.error().code, ::testing::AnyOf(ErrorCode::IcliFile001, ErrorCode::IcliFile002));
    }
}

TEST_F(Details, HandsOnAnErrorOfTheSource)
{
    const RecordSource broken = [](const RecordVisitor &) -> core::Result<> {
        return core::fail(ErrorCode::IcliFile001, u"gone"_s);
    };
    for (const core::Layout layout : {core::Layout::Seed, core::Layout::V3})
        EXPECT_FAILS_WITH(writeDetails(pathsOf(layout), {u"m"_s, u"b"_s, 1, true}, broken),
            ErrorCode::IcliFile001);
}

TEST(GapsWriter, RefusesTheWrongNumberOfRows)
{
    QTemporaryDir dir;
    GapsWriter few(dir.path() + u"/few.h5"_s, 2);
    ASSERT_OK(few.open());
    ASSERT_OK(few.add({1.0F}));
    EXPECT_FAILS_WITH(few.commit(), ErrorCode::IcliFile001);
    GapsWriter many(dir.path() + u"/many.h5"_s, 1);
    ASSERT_OK(many.open());
    ASSERT_OK(many.add({1.0F}));
    ASSERT_OK(many.add({}));
    EXPECT_FAILS_WITH(many.commit(), ErrorCode::IcliFile001);
    GapsWriter none(dir.path() + u"/none.h5"_s, 0);
    EXPECT_FAILS_WITH(none.open(), ErrorCode::IcliFile001);
    EXPECT_FALSE(QFileInfo::exists(dir.path() + u"/many.h5"_s));
}

TEST(RecordLine, ToleratesMissingOptionalKeys)
{
    const auto json = core::readJson(
        R"({"success": true, "time_points": {"__db_ref__": 5}, "db_name": "x.db", "output_tokens": null,
            "input_tokens": -3, "id": 99999999999999, "prediction": null})");
    ASSERT_OK(json);
    const auto line = parseRecordLine(*json);
    ASSERT_OK(line);
    EXPECT_EQ(line->dbRow, 5);
    EXPECT_EQ(line->record.outputTokens, 0);
    EXPECT_EQ(line->record.inputTokens, 0);
    EXPECT_EQ(line->record.id, std::numeric_limits<int>::max());
    EXPECT_EQ(line->record.prediction(), QString());
}

TEST(RecordLine, NeedsVerdictTimePointsAndDatabase)
{
    for (const char *text : {"[]", "{}", R"({"success": 1, "time_points": []})",
             R"({"success": true})", R"({"success": true, "time_points": {"__db_ref__": 1}})",
             R"({"success": true, "time_points": {"__db_ref__": "1"}, "db_name": "x"})",
             R"({"success": true, "time_points": "x"})"}) {
        const auto json = core::readJson(text);
        ASSERT_OK(json);
        EXPECT_FAILS_WITH(parseRecordLine(*json), ErrorCode::SummMtrc001);
    }
}

} // namespace aisb::store
