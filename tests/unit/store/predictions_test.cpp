// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/predictions.h"

#include "store/journal.h"

#include "result_helpers.h"

#include <QDir>
#include <QTemporaryDir>

namespace aisb::store {
namespace {

using namespace Qt::StringLiterals;
using core::Json;

class Predictions : public testing::Test
{
protected:
    AccuracyPaths paths() const { return AccuracyPaths(m_dir.path()); }

    static core::RequestRecord record(int id, const QString &uuid, bool isSuccess = true)
    {
        core::RequestRecord made;
        made.dataAbbr = u"toy"_s;
        made.id = id;
        made.uuid = uuid;
        made.originPrompt = u"Q"_s;
        made.isSuccess = isSuccess;
        made.content = u"answer é %1"_s.arg(id);
        made.errorInfo = isSuccess ? QString() : u"Internal Server Error"_s;
        return made;
    }

    // A closed journal with these records.
    QString journal(const std::vector<core::RequestRecord> &records) const
    {
        PredictionJournal journal(paths().journalDir(u"m"_s));
        EXPECT_TRUE(journal.open());
        for (const core::RequestRecord &one : records)
            EXPECT_TRUE(journal.append(predictionRecord(one, u"gold"_s)));
        journal.close();
        return journal.path();
    }

    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing");
    }

    static void write(const QString &path, const QByteArray &bytes)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Append));
        file.write(bytes);
    }

    QTemporaryDir m_dir;
};

TEST_F(Predictions, LineHasTheKeysOfTheReferenceInOrder)
{
    EXPECT_EQ(core::writeJson(predictionRecord(record(3, u"0b"_s), u"#### 6"_s)),
        "{\"data_abbr\": \"toy\", \"id\": 3, \"success\": true, \"uuid\": \"0b\", "
        "\"origin_prompt\": \"Q\", \"prediction\": \"answer é 3\", \"gold\": \"#### 6\"}");
    EXPECT_EQ(core::writeJson(predictionRecord(record(3, u"0b"_s, false), Json(0))),
        "{\"data_abbr\": \"toy\", \"id\": 3, \"success\": false, \"uuid\": \"0b\", "
        "\"origin_prompt\": \"Q\", \"prediction\": \"\", \"error_info\": \"Internal Server "
        "Error\"}");
}

TEST_F(Predictions, AFinishedJournalBecomesPredictionsAndIsGone)
{
    const QString path = journal({record(1, u"b"_s), record(0, u"a"_s)});
    const auto written = finishPredictions(paths(), u"m"_s, path);
    ASSERT_TRUE(written) << written.error().detail.toStdString();
    EXPECT_EQ(written->added, 2);
    EXPECT_FALSE(QFile::exists(path));
    EXPECT_FALSE(QFileInfo::exists(paths().journalDir(u"m"_s)));
    const auto file = PredictionFile::open(paths().predictions(u"m"_s, u"toy"_s), u"toy"_s);
    ASSERT_TRUE(file);
    ASSERT_EQ(file->entries().size(), 2u);
    EXPECT_EQ(file->entries()[0].id, 1);
    const auto read = file->read(file->entries()[1]);
    ASSERT_TRUE(read);
    EXPECT_EQ((*read)[u"prediction"].toString(), u"answer é 0"_s);
    EXPECT_EQ(file->entries()[0].answerLength, 10);
    EXPECT_EQ(file->entries()[0].promptLength, 1);
    EXPECT_FALSE(file->entries()[1].isNextTurn);
}

TEST_F(Predictions, FailuresKeepTheJournalAndGetAFileOfTheirOwn)
{
    const QString path = journal({record(0, u"a"_s), record(1, u"b"_s, false)});
    const auto written = finishPredictions(paths(), u"m"_s, path);
    ASSERT_TRUE(written);
    EXPECT_EQ(written->failed, 1);
    EXPECT_TRUE(QFile::exists(path));
    EXPECT_EQ(contents(paths().failed(u"m"_s, u"toy"_s)),
        "{\"data_abbr\": \"toy\", \"id\": 1, \"input\": \"Q\", \"error_info\": \"Internal Server "
        "Error\"}\n");
}

TEST_F(Predictions, FinishingTwiceAddsNothingTwice)
{
    const QString path = journal({record(0, u"a"_s), record(1, u"b"_s, false)});
    ASSERT_TRUE(finishPredictions(paths(), u"m"_s, path));
    const QByteArray before = contents(paths().predictions(u"m"_s, u"toy"_s));
    const auto recovered = recoverPredictions(paths(), u"m"_s);
    ASSERT_TRUE(recovered);
    EXPECT_EQ(recovered->added, 0);
    EXPECT_EQ(contents(paths().predictions(u"m"_s, u"toy"_s)), before);
}

TEST_F(Predictions, RecoversWhatOnlyTheJournalHasBehindABrokenTail)
{
    const QString path = journal({record(0, u"a"_s), record(1, u"b"_s)});
    write(path, "{\"data_abbr\": \"toy\", \"id\": 2, \"succ"); // killed while writing
    const QString predictions = paths().predictions(u"m"_s, u"toy"_s);
    write(predictions, core::writeJson(predictionRecord(record(0, u"a"_s), {})) + '\n');
    write(
        predictions, "{\"data_abbr\": \"toy\", \"id\": 1, \"success\": tr"); // killed while copying

    const auto recovered = recoverPredictions(paths(), u"m"_s);
    ASSERT_TRUE(recovered);
    EXPECT_EQ(recovered->added, 1);
    EXPECT_TRUE(recovered->warnings.isEmpty()) << recovered->warnings.join(u'\n').toStdString();
    const auto file = PredictionFile::open(predictions, u"toy"_s);
    ASSERT_TRUE(file);
    EXPECT_TRUE(file->warnings().isEmpty());
    ASSERT_EQ(file->entries().size(), 2u);
    EXPECT_EQ(file->entries()[1].id, 1);
    removeFinishedJournals(paths(), u"m"_s);
    EXPECT_TRUE(journalsIn(paths().journalDir(u"m"_s)).isEmpty());
}

TEST_F(Predictions, SkipsBadLinesWithFileAndPlace)
{
    const QString path = paths().predictions(u"m"_s, u"toy"_s);
    write(path,
        "not json\n"
        "{\"data_abbr\": \"other\", \"id\": 0, \"success\": true, \"uuid\": \"x\"}\n"
        "{\"data_abbr\": \"toy\", \"id\": \"0\", \"success\": true, \"uuid\": \"y\"}\n"
        "{\"data_abbr\": \"toy\", \"id\": 0, \"success\": false, \"uuid\": \"z\"}\n"
        "{\"data_abbr\": \"toy\", \"id\": 4, \"success\": true, \"uuid\": \"ok\"}\n"
        "{\"data_abbr\": \"toy\", \"id\": 5, \"success\": true, \"uuid\": \"ok\"}\n");
    const auto file = PredictionFile::open(path, u"toy"_s);
    ASSERT_TRUE(file);
    ASSERT_EQ(file->entries().size(), 1u);
    EXPECT_EQ(file->entries()[0].id, 4);
    ASSERT_EQ(file->warnings().size(), 4);
    EXPECT_TRUE(file->warnings()[0].contains(u"line 1 skipped"_s));
    EXPECT_TRUE(file->warnings()[1].contains(u"\"other\""_s));
    EXPECT_TRUE(file->warnings()[2].contains(u"line 3"_s));
    EXPECT_TRUE(file->warnings()[3].contains(u"line 6"_s));
}

TEST_F(Predictions, TurnsOfOneDialogueStandTogether)
{
    const QString path = journal({record(0, u"a"_s), record(1, u"b"_s), record(0, u"a"_s),
        record(2, u"c"_s), record(1, u"b"_s), record(0, u"a"_s)});
    const auto written = finishPredictions(paths(), u"m"_s, path);
    ASSERT_TRUE(written);
    EXPECT_EQ(written->added, 6);
    const auto file = PredictionFile::open(paths().predictions(u"m"_s, u"toy"_s), u"toy"_s);
    ASSERT_TRUE(file);
    EXPECT_TRUE(file->warnings().isEmpty());
    ASSERT_EQ(file->entries().size(), 6U);
    QString shown;
    qint64 line = 0;
    for (const PredictionFile::Entry &entry : file->entries()) {
        shown += QString::number(entry.id) + (entry.isNextTurn ? u"+"_s : u" "_s);
        EXPECT_EQ(entry.line, ++line);
    }
    EXPECT_EQ(shown, u"0 0+0+1 1+2 "_s);
}

TEST_F(Predictions, GathersTurnsThatAnotherToolWroteAmongEachOther)
{
    const QString path = paths().predictions(u"m"_s, u"toy"_s);
    for (const auto &[id, uuid] :
        {std::pair(0, u"a"_s), std::pair(1, u"b"_s), std::pair(0, u"a"_s), std::pair(1, u"b"_s)})
        write(path, core::writeJson(predictionRecord(record(id, uuid), {})) + '\n');
    const auto file = PredictionFile::open(path, u"toy"_s);
    ASSERT_TRUE(file);
    EXPECT_TRUE(file->warnings().isEmpty());
    QString shown;
    for (const PredictionFile::Entry &entry : file->entries())
        shown += u"%1:%2%3 "_s.arg(entry.id).arg(entry.line).arg(entry.isNextTurn ? u"+"_s : u""_s);
    EXPECT_EQ(shown, u"0:1 0:3+ 1:2 1:4+ "_s);

    ASSERT_TRUE(keepPredictions(path, *file, {false, false, true, true}));
    const auto kept = PredictionFile::open(path, u"toy"_s);
    ASSERT_TRUE(kept);
    ASSERT_EQ(kept->entries().size(), 2U);
    EXPECT_EQ(kept->entries()[0].id, 1);
    EXPECT_TRUE(kept->entries()[1].isNextTurn);
}

TEST_F(Predictions, ReadsTheObjectOfOldFolders)
{
    QString path = paths().predictions(u"m"_s, u"toy"_s);
    write(QString(path).chopped(1),
        "{\"0\": {\"origin_prompt\": \"Q\", \"prediction\": \"A\", \"gold\": \"A\"}, \"x\": 1, "
        "\"1\": {\"origin_prompt\": \"Q1\", \"prediction\": \"B\"}}");
    const auto file = PredictionFile::open(path, u"toy"_s);
    ASSERT_TRUE(file);
    ASSERT_EQ(file->entries().size(), 2u);
    EXPECT_EQ(file->warnings().size(), 1);
    const auto second = file->read(file->entries()[1]);
    ASSERT_TRUE(second);
    EXPECT_EQ((*second)[u"prediction"].toString(), u"B"_s);
    EXPECT_EQ((*second)[u"id"].toInt(), 1);
}

TEST_F(Predictions, AMissingOrEmptyFileHasNoEntries)
{
    EXPECT_TRUE(
        PredictionFile::open(paths().predictions(u"m"_s, u"none"_s), u"none"_s)->entries().empty());
    const QString path = paths().predictions(u"m"_s, u"toy"_s);
    write(path, "");
    EXPECT_TRUE(PredictionFile::open(path, u"toy"_s)->entries().empty());
}

TEST(AccuracyPaths, NamesNeverLeaveTheFolder)
{
    const AccuracyPaths paths(u"/exp"_s);
    EXPECT_EQ(paths.predictions(u"../m"_s, u"a/b"_s), u"/exp/predictions/_._m/a_b.jsonl"_s);
    EXPECT_EQ(paths.result(u"m"_s, u"a.b"_s), u"/exp/results/m/a.b.json"_s);
    EXPECT_EQ(paths.relativeLog("eval"_L1, u"m"_s, u"toy"_s), u"logs/eval/m/toy.out"_s);
}

} // namespace
} // namespace aisb::store
