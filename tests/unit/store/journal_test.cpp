// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/details.h"
#include "store/experimentreader.h"
#include "store/journal.h"
#include "store/recover.h"
#include "storetest.h"

#include <QRegularExpression>

#include <sys/wait.h>
#include <unistd.h>

namespace aisb::store {

using core::ErrorCode;
using core::RequestRecord;

namespace {

std::vector<RequestRecord> recordsIn(const QString &path)
{
    std::vector<RequestRecord> records;
    const auto report = readJournal(path, [&](const JournalEntry &entry) {
        records.push_back(entry.record);
        return true;
    });
    EXPECT_TRUE(report.has_value());
    return records;
}

RequestRecord fullRecord()
{
    RequestRecord record = makeRecord(7, {123456.123456789, 123456.2, 123457.000000001});
    record.turnId = 2;
    record.isMultiTurn = true;
    record.eventKinds = {core::EventKind::Reasoning, core::EventKind::Usage};
    record.planned = 123456.1;
    record.reasoning = u"because \u2028 \"quoted\" \\ \n"_s;
    record.attempts = {
        {core::ErrorClass::Connect, u"refused"_s, 0}, {core::ErrorClass::None, {}, 200}};
    record.extra.set(u"finish_reason"_s, core::Json(u"stop"_s));
    record.tokenSource = core::TokenSource::Events;
    return record;
}

// The journal of a whole small run, as bytes.
QByteArray journalBytes(const std::vector<RequestRecord> &records, const QString &group)
{
    QTemporaryDir dir;
    JournalWriter writer(dir.path(), group);
    EXPECT_TRUE(writer.open().has_value());
    for (const RequestRecord &record : records)
        EXPECT_TRUE(writer.append(record).has_value());
    return contentOf(writer.path());
}

} // namespace

TEST(Journal, KeepsEverythingARecordHolds)
{
    QTemporaryDir dir;
    JournalWriter writer(dir.path() + u"/m/tmp"_s, u"syntheticdataset"_s);
    ASSERT_OK(writer.open());
    const RequestRecord before = fullRecord();
    ASSERT_OK(writer.append(before));
    EXPECT_EQ(writer.records(), 1);
    static const QRegularExpression name(u"/m/tmp/tmp_[0-9a-f]{8}\\.jsonl$"_s);
    EXPECT_TRUE(name.match(writer.path()).hasMatch());

    QString group;
    RequestRecord after;
    ASSERT_OK(readJournal(writer.path(), [&](const JournalEntry &entry) {
        group = entry.group;
        after = entry.record;
        return true;
    }));
    EXPECT_EQ(group, u"syntheticdataset"_s);
    EXPECT_EQ(after.dataAbbr, before.dataAbbr);
    EXPECT_EQ(after.id, before.id);
    EXPECT_EQ(after.uuid, before.uuid);
    EXPECT_EQ(after.turnId, before.turnId);
    EXPECT_EQ(after.isMultiTurn, before.isMultiTurn);
    EXPECT_EQ(after.timePoints, before.timePoints);
    EXPECT_EQ(after.eventKinds, before.eventKinds);
    EXPECT_EQ(after.planned, before.planned);
    EXPECT_EQ(after.inputTokens, before.inputTokens);
    EXPECT_EQ(after.outputTokens, before.outputTokens);
    EXPECT_EQ(after.tokenSource, before.tokenSource);
    EXPECT_EQ(after.input, before.input);
    EXPECT_EQ(after.content, before.content);
    EXPECT_EQ(after.reasoning, before.reasoning);
    EXPECT_EQ(after.extra, before.extra);
    ASSERT_EQ(after.attempts.size(), 2U);
    EXPECT_EQ(after.attempts[0].errorClass, core::ErrorClass::Connect);
    EXPECT_EQ(after.attempts[0].error, u"refused"_s);
    EXPECT_EQ(after.attempts[1].httpStatus, 200);
}

TEST(Journal, KeepsWhyARequestFailed)
{
    QTemporaryDir dir;
    JournalWriter writer(dir.path(), u"g"_s);
    ASSERT_OK(writer.open());
    RequestRecord before = makeFailure(3);
    before.timePoints.clear();
    before.input = core::Json();
    ASSERT_OK(writer.append(before));
    const auto records = recordsIn(writer.path());
    ASSERT_EQ(records.size(), 1U);
    EXPECT_FALSE(records[0].isSuccess);
    EXPECT_EQ(records[0].errorClass, core::ErrorClass::Http);
    EXPECT_EQ(records[0].errorInfo, before.errorInfo);
    EXPECT_TRUE(records[0].input.isNull());
    EXPECT_TRUE(records[0].timePoints.empty());
}

TEST(Journal, WritesEachRecordAtOnce)
{
    QTemporaryDir dir;
    JournalWriter writer(dir.path(), u"g"_s);
    ASSERT_OK(writer.open());
    for (int i = 0; i < 5; ++i) {
        ASSERT_OK(writer.append(makeRecord(i, {1.0, 2.0})));
        EXPECT_EQ(contentOf(writer.path()).count('\n'), i + 1);
    }
}

// A process that dies at once after append, without any clean-up, has lost nothing.
TEST(Journal, SurvivesADyingProcess)
{
    QTemporaryDir dir;
    const pid_t child = fork();
    if (child == 0) {
        JournalWriter writer(dir.path(), u"g"_s);
        if (writer.open())
            for (int i = 0; i < 100; ++i)
                (void)writer.append(makeRecord(i, {1.0, 2.0}));
        raise(SIGKILL);
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status));
    const QStringList journals = journalsIn(dir.path());
    ASSERT_EQ(journals.size(), 1);
    EXPECT_EQ(recordsIn(journals.front()).size(), 100U);
    EXPECT_FALSE(isJournalLive(journals.front()));
}

TEST(Journal, GivesTheCompleteLinesWhereverItIsCut)
{
    const QByteArray whole = journalBytes(workedExample(), u"g"_s);
    QTemporaryDir dir;
    const QString path = dir.path() + u"/tmp_00000001.jsonl"_s;
    for (qsizetype size = 0; size <= whole.size(); ++size) {
        const QByteArray cut = whole.first(size);
        writeRaw(path, cut);
        qsizetype records = 0;
        const auto report = readJournal(path, [&](const JournalEntry &) {
            ++records;
            return true;
        });
        ASSERT_OK(report);
        const qsizetype complete = cut.count('\n');
        // A line that lacks only its end is complete as well.
        const bool lacksOnlyTheEnd = size < whole.size() && whole[size] == '\n';
        ASSERT_EQ(records, complete + (lacksOnlyTheEnd ? 1 : 0)) << size;
        ASSERT_EQ(report->isTruncated, size > 0 && !cut.endsWith('\n')) << size;
        ASSERT_TRUE(report->warnings.isEmpty()) << report->warnings.join(u'\n').toStdString();
    }
}

TEST(Journal, SkipsGarbageByFileAndLine)
{
    QByteArray bytes = journalBytes({makeRecord(0, {1.0, 2.0})}, u"g"_s);
    bytes += "not json\n";
    bytes += QByteArray(300, '\0') + '\n';
    bytes += "[1, 2]\n\n{\"success\": true}\n{\"success\": 1, \"time_points\": []}\n";
    bytes += "{\"success\": true, \"time_points\": [1, \"x\"]}\n";
    bytes += "{\"success\": true, \"time_points\": [1e300]}\n";
    bytes += journalBytes({makeRecord(1, {3.0, 4.0})}, u"g"_s);
    QTemporaryDir dir;
    const QString path = dir.path() + u"/tmp_00000001.jsonl"_s;
    writeRaw(path, bytes);
    std::vector<int> ids;
    const auto report = readJournal(path, [&](const JournalEntry &entry) {
        ids.push_back(entry.record.id);
        return true;
    });
    ASSERT_OK(report);
    EXPECT_EQ(ids, (std::vector{0, 1}));
    ASSERT_EQ(report->warnings.size(), 7);
    EXPECT_TRUE(report->warnings[0].contains(path));
    EXPECT_TRUE(report->warnings[0].contains(u"line 2"_s));
    EXPECT_TRUE(report->warnings[3].contains(u"time_points"_s));
}

TEST(Journal, LimitsItsWarnings)
{
    QTemporaryDir dir;
    const QString path = dir.path() + u"/tmp_00000001.jsonl"_s;
    writeRaw(path, QByteArray("x\n").repeated(5000));
    const auto report = readJournal(path, [](const JournalEntry &) { return true; });
    ASSERT_OK(report);
    EXPECT_LE(report->warnings.size(), 21);
    EXPECT_TRUE(report->warnings.last().contains(u"4980"_s));
}

TEST(Journal, ReportsAFullDiskAndStaysReadable)
{
    QTemporaryDir dir;
    JournalWriter writer(dir.path(), u"g"_s);
    ASSERT_OK(writer.open());
    ASSERT_OK(writer.append(makeRecord(0, {1.0, 2.0})));
    {
        const FileSizeLimit limit(static_cast<rlim_t>(contentOf(writer.path()).size()) + 100);
        const auto appended = writer.append(makeRecord(1, {1.0, 2.0}));
        EXPECT_FAILS_WITH(appended, ErrorCode::IcliFile001);
        EXPECT_TRUE(appended.error().detail.contains(writer.path()));
        EXPECT_EQ(recordsIn(writer.path()).size(), 1U);
        EXPECT_TRUE(contentOf(writer.path()).endsWith('\n'));
    }
    ASSERT_OK(writer.append(makeRecord(2, {1.0, 2.0})));
    EXPECT_EQ(recordsIn(writer.path()).size(), 2U);
}

TEST(Journal, ReportsAFolderThatCannotBeWritten)
{
    JournalWriter writer(u"/proc/aisb/tmp"_s, u"g"_s);
    EXPECT_FAILS_WITH(writer.open(), ErrorCode::IcliFile001);
    EXPECT_FAILS_WITH(
        readJournal(u"/nowhere/tmp_1.jsonl"_s, [](const JournalEntry &) { return true; }),
        ErrorCode::IcliFile001);
}

TEST(Journal, IsLiveWhileItsWriterIs)
{
    QTemporaryDir dir;
    QString path;
    {
        JournalWriter writer(dir.path(), u"g"_s);
        ASSERT_OK(writer.open());
        path = writer.path();
        EXPECT_TRUE(isJournalLive(path));
    }
    EXPECT_FALSE(isJournalLive(path));
    EXPECT_FALSE(isJournalLive(dir.path() + u"/none"_s));
}

TEST(Journal, DiscardRemovesItAndTheEmptyFolder)
{
    QTemporaryDir dir;
    JournalWriter first(dir.path() + u"/tmp"_s, u"a"_s);
    JournalWriter second(dir.path() + u"/tmp"_s, u"b"_s);
    ASSERT_OK(first.open());
    ASSERT_OK(second.open());
    first.discard();
    EXPECT_FALSE(QFileInfo::exists(first.path()));
    EXPECT_TRUE(QFileInfo::exists(second.path()));
    second.discard();
    EXPECT_FALSE(QFileInfo::exists(dir.path() + u"/tmp"_s));
}

TEST(Recover, FindsGroupsAndDropsRepetitions)
{
    QTemporaryDir dir;
    RequestRecord turn = makeRecord(0, {5.0, 6.0});
    turn.turnId = 1;
    writeRaw(dir.path() + u"/tmp/tmp_00000001.jsonl"_s,
        journalBytes(
            {makeRecord(0, {1.0, 2.0}), makeRecord(1, {1.0, 2.0}), makeRecord(0, {1.0, 2.0})},
            u"a"_s));
    writeRaw(dir.path() + u"/tmp/tmp_00000002.jsonl"_s,
        journalBytes({makeRecord(1, {1.0, 2.0}), turn}, u"a"_s) + "{\"half");
    writeRaw(dir.path() + u"/tmp/tmp_00000003.jsonl"_s, journalBytes({makeFailure(0)}, u"b"_s));
    const auto groups = findRecoverable(dir.path());
    ASSERT_EQ(groups.size(), 2U);
    EXPECT_EQ(groups[0].group, u"a"_s);
    EXPECT_EQ(groups[0].records, 3);
    EXPECT_EQ(groups[0].journals.size(), 2);
    EXPECT_EQ(groups[0].datasets, QStringList{u"synthetic"_s});
    EXPECT_EQ(groups[0].warnings.size(), 1);
    EXPECT_FALSE(groups[0].isLive);
    EXPECT_EQ(groups[1].records, 1);

    const RecordSource source = recoveredRecords(groups[0]);
    for (int pass = 0; pass < 2; ++pass) {
        std::vector<std::pair<int, int>> seen;
        ASSERT_OK(source([&](const RequestRecord &record) {
            seen.emplace_back(record.id, record.turnId);
            return true;
        }));
        EXPECT_EQ(seen, (std::vector<std::pair<int, int>>{{0, 0}, {1, 0}, {0, 1}}));
    }
    discardJournals(groups);
    EXPECT_FALSE(QFileInfo::exists(dir.path() + u"/tmp"_s));
}

TEST(Recover, SeesARunThatIsAlive)
{
    QTemporaryDir dir;
    JournalWriter writer(dir.path() + u"/tmp"_s, u"a"_s);
    ASSERT_OK(writer.open());
    ASSERT_OK(writer.append(makeRecord(0, {1.0, 2.0})));
    const auto groups = findRecoverable(dir.path());
    ASSERT_EQ(groups.size(), 1U);
    EXPECT_TRUE(groups[0].isLive);
}

// What a killed run recorded is what its finished files say, in both layouts.
TEST(Recover, FinalisesToTheSameFilesAsAFinishedRun)
{
    for (const core::Layout layout : {core::Layout::Seed, core::Layout::V3}) {
        QTemporaryDir dir;
        const LayoutPaths paths(dir.path() + u"/20260101_000000"_s, layout);
        JournalWriter writer(paths.journalDir(u"m"_s), u"g"_s);
        ASSERT_OK(writer.open());
        for (const RequestRecord &record : workedExample())
            ASSERT_OK(writer.append(record));
        writer.close();

        const auto before = detect(paths.experiment());
        ASSERT_OK(before);
        EXPECT_EQ(before->state, core::ExperimentState::Partial);
        ASSERT_EQ(before->groups.size(), 1U);
        EXPECT_EQ(before->groups[0].group, u"g"_s);
        EXPECT_EQ(before->groups[0].raw, RawKind::Journals);
        const auto loaded = loadPerfData(before->groups[0], {true, 2});
        ASSERT_OK(loaded);

        const auto groups = findRecoverable(paths.modelDir(u"m"_s));
        ASSERT_EQ(groups.size(), 1U);
        const auto written =
            writeDetails(paths, {u"m"_s, groups[0].group, 2, true}, recoveredRecords(groups[0]));
        ASSERT_OK(written);
        EXPECT_EQ(written->requests, 4);
        EXPECT_EQ(written->failed, 1);
        discardJournals(groups);
        const auto after = detect(paths.experiment());
        ASSERT_OK(after);
        ASSERT_EQ(after->groups.size(), 1U);
        const auto again = loadPerfData(after->groups[0], {true, 2});
        ASSERT_OK(again);
        ASSERT_EQ(again->data->requests.size(), loaded->data->requests.size());
        for (std::size_t i = 0; i < again->data->requests.size(); ++i) {
            EXPECT_EQ(again->data->requests[i].e2el, loaded->data->requests[i].e2el);
            EXPECT_EQ(again->data->requests[i].isSuccess, loaded->data->requests[i].isSuccess);
        }
    }
}

} // namespace aisb::store
