// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/recount.h"

#include "result_helpers.h"
#include "store/details.h"
#include "store/experimentfolder.h"
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

namespace {

// One token a character, two around a text of its own.
class CharacterTokenizer : public core::Tokenizer
{
public:
    [[nodiscard]] qint64 vocabularySize() const override { return 1 << 16; }
    [[nodiscard]] bool isSpecial(core::TokenId) const override { return false; }
    [[nodiscard]] std::vector<core::TokenId> encode(
        QStringView text, Specials specials) const override
    {
        return std::vector<core::TokenId>(
            static_cast<std::size_t>(text.size() + (specials == Specials::With ? 2 : 0)));
    }
    [[nodiscard]] QString decode(std::span<const core::TokenId>) const override { return {}; }
};

// A folder of the reference: records without counts beside one that has them.
class MissingTokens : public testing::Test
{
protected:
    void SetUp() override
    {
        const std::vector<core::RequestRecord> records{recordOf(0, TokenSource::None, 0, 0),
            recordOf(1, TokenSource::Usage, 5, 6), recordOf(2, TokenSource::None, 9, 0)};
        const store::RecordSource source = [&](const store::RecordVisitor &visit) {
            for (const core::RequestRecord &record : records)
                visit(record);
            return core::Result<>();
        };
        const store::LayoutPaths paths(m_folder.path(), core::Layout::V3);
        ASSERT_OK(store::writeDetails(paths, {u"m"_s, u"synthetic"_s}, source));
        const auto folder = store::detect(m_folder.path());
        ASSERT_OK(folder);
        ASSERT_EQ(folder->groups.size(), 1U);
        m_group = folder->groups.front();
        const auto loaded = store::loadPerfData(m_group, {});
        ASSERT_OK(loaded);
        m_data = *loaded->data;
    }

    [[nodiscard]] std::vector<std::pair<qint64, qint64>> counts() const
    {
        std::vector<std::pair<qint64, qint64>> all;
        for (const core::PerfRequest &request : m_data.requests)
            all.emplace_back(request.inputTokens, request.outputTokens);
        return all;
    }

    QTemporaryDir m_folder;
    store::GroupRef m_group;
    core::PerfData m_data;
};

} // namespace

TEST_F(MissingTokens, AreCountedFromPromptAndAnswer)
{
    const TokensCounted done = countMissingTokens(m_data, m_group,
        [] { return core::Result<core::TokenizerPtr>(std::make_shared<CharacterTokenizer>()); });
    EXPECT_EQ(done.counted, 2);
    EXPECT_EQ(done.left, 0);
    EXPECT_THAT(counts(), ElementsAre(std::pair(3, 10), std::pair(5, 6), std::pair(9, 30)));
}

TEST_F(MissingTokens, StayWithoutATokenizer)
{
    const TokensCounted done = countMissingTokens(m_data, m_group, {});
    EXPECT_EQ(done.counted, 0);
    EXPECT_EQ(done.left, 2);
    EXPECT_TRUE(done.reason.contains(u"path"_s));
    EXPECT_THAT(counts(), ElementsAre(std::pair(0, 0), std::pair(5, 6), std::pair(9, 0)));
}

} // namespace aisb::run
