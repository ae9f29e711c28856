// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/recount.h"

#include "result_helpers.h"
#include "store/journal.h"

#include <QFile>
#include <QPromise>
#include <QTemporaryDir>

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::TokenSource;
using testing::ElementsAre;

namespace {

core::RequestRecord recordOf(int id, TokenSource source, qint64 input, qint64 output)
{
    core::RequestRecord record;
    record.dataAbbr = u"synthetic"_s;
    record.id = id;
    record.uuid = QString::number(id).rightJustified(32, u'0');
    record.isSuccess = true;
    record.timePoints = {1.25, 1.5, 1.75};
    record.input = QString(id + 1, u'x');
    record.content = QString(10 * (id + 1), u'y');
    record.inputTokens = input;
    record.outputTokens = output;
    record.tokenSource = source;
    return record;
}

TokenCounting::Count ready(const core::Result<qint64> &result)
{
    QPromise<core::Result<qint64>> promise;
    promise.start();
    promise.addResult(result);
    promise.finish();
    return promise.future();
}

// One token a character.
TokenCounting characters()
{
    return {[](const core::Json &input) { return ready(input.toString().size()); },
        [](const QString &prediction) { return ready(prediction.size()); }};
}

class Recount : public testing::Test
{
protected:
    void write(const std::vector<core::RequestRecord> &records)
    {
        store::JournalWriter writer(m_folder.path(), u"synthetic"_s);
        ASSERT_OK(writer.open());
        for (const core::RequestRecord &record : records)
            ASSERT_OK(writer.append(record));
        m_journal = writer.path();
        writer.close();
    }

    // Input and output tokens, in order.
    [[nodiscard]] std::vector<std::pair<qint64, qint64>> counts() const
    {
        std::vector<std::pair<qint64, qint64>> all;
        const auto read = store::readJournal(m_journal, [&](const store::JournalEntry &entry) {
            EXPECT_EQ(entry.group, u"synthetic"_s);
            EXPECT_THAT(entry.record.timePoints, ElementsAre(1.25, 1.5, 1.75));
            all.emplace_back(entry.record.inputTokens, entry.record.outputTokens);
            return true;
        });
        EXPECT_TRUE(read.has_value() && read->warnings.isEmpty());
        return all;
    }

    QTemporaryDir m_folder;
    QString m_journal;
};

} // namespace

TEST_F(Recount, ReplacesWhatTheServiceLeftOut)
{
    core::RequestRecord failed = recordOf(3, TokenSource::None, 0, 0);
    failed.isSuccess = false;
    write({recordOf(0, TokenSource::Usage, 7, 9), recordOf(1, TokenSource::Events, 0, 4),
        recordOf(2, TokenSource::Usage, 0, 5), failed});
    const auto done = recountJournal(m_journal, characters());
    ASSERT_OK(done);
    EXPECT_EQ(done->records, 2);
    EXPECT_FALSE(done->error);
    EXPECT_THAT(
        counts(), ElementsAre(std::pair(7, 9), std::pair(2, 20), std::pair(3, 5), std::pair(0, 0)));
}

TEST_F(Recount, KeepsTheOrderOfManyRecords)
{
    std::vector<core::RequestRecord> records;
    std::vector<std::pair<qint64, qint64>> expected;
    for (int id = 0; id < 50; ++id) {
        records.push_back(recordOf(id, TokenSource::None, 0, 0));
        expected.emplace_back(id + 1, 10 * (id + 1));
    }
    write(records);
    ASSERT_OK(recountJournal(m_journal, characters()));
    EXPECT_EQ(counts(), expected);
}

TEST_F(Recount, AsksNoMoreAfterAnError)
{
    std::vector<core::RequestRecord> records;
    for (int id = 0; id < 40; ++id)
        records.push_back(recordOf(id, TokenSource::Events, 1, 4));
    write(records);
    int asked = 0;
    TokenCounting broken = characters();
    broken.answer = [&](const QString &) {
        ++asked;
        return ready(core::fail(ErrorCode::ModelData003, u"404"_s));
    };
    const auto done = recountJournal(m_journal, broken);
    ASSERT_OK(done);
    EXPECT_EQ(done->records, 0);
    ASSERT_TRUE(done->error);
    EXPECT_EQ(done->error->detail, u"404"_s);
    EXPECT_LT(asked, 40);
    EXPECT_EQ(counts(), (std::vector<std::pair<qint64, qint64>>(40, {1, 4})));
}

TEST_F(Recount, LeavesAJournalItCannotReadAlone)
{
    write({recordOf(0, TokenSource::Events, 0, 4)});
    QFile file(m_journal);
    ASSERT_TRUE(file.open(QIODevice::ReadWrite));
    const QByteArray before = "{}\n" + file.readAll();
    file.seek(0);
    file.write(before);
    file.close();
    EXPECT_FAILS_WITH(recountJournal(m_journal, characters()), ErrorCode::IcliFile001);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), before);
    EXPECT_FAILS_WITH(
        recountJournal(m_folder.filePath(u"absent"_s), characters()), ErrorCode::IcliFile001);
}

} // namespace aisb::run
