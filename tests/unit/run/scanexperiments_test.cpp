// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/scanexperiments.h"

#include "store/experimentreader.h"
#include "store/statusfiles.h"

#include "result_helpers.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>

#include <random>

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::ExperimentState;

namespace {

const QString kGolden = QStringLiteral(AISB_TEST_DATA "/golden/");

void copyFolder(const QString &from, const QString &to)
{
    QDirIterator files(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QString target = to + u'/' + QDir(from).relativeFilePath(path);
        QDir().mkpath(QFileInfo(target).path());
        ASSERT_TRUE(QFile::copy(path, target));
        QFile::setPermissions(target, QFile::permissions(target) | QFile::WriteOwner);
    }
}

class ScanTest : public ::testing::Test
{
protected:
    ScanTest()
        : abouts(m_folder.filePath(u"abouts.json"_s))
    {
        copyFolder(kGolden + u"stream_chat/20261124_021112"_s, root() + u"/20261124_021112"_s);
        copyFolder(kGolden + u"text_chat/20261124_021142"_s, root() + u"/20261124_021142"_s);
    }

    QString root() const { return m_folder.filePath(u"root"_s); }
    QString indexFile() const { return m_folder.filePath(u"cache/experiments.json"_s); }
    ScanRequest request() const { return {{root()}, nullptr, indexFile(), {}}; }
    ScanResult scan(const ScanSink &sink = {}) { return scanExperiments(request(), abouts, sink); }
    void write(const QString &name, const QByteArray &bytes) const
    {
        const QString path = root() + u'/' + name;
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

private:
    QTemporaryDir m_folder;

protected:
    store::AboutStore abouts;
};

} // namespace

TEST_F(ScanTest, ReadsOnlyWhatIsNewOrHasChanged)
{
    const ScanResult first = scan();
    ASSERT_EQ(first.experiments.size(), 2U);
    EXPECT_EQ(first.experiments[0].name, u"20261124_021142"_s); // newest first
    EXPECT_EQ(first.experiments[1].totalRequests, 24);
    EXPECT_EQ(first.experiments[1].service, u"VLLMCustomAPIChat"_s);
    EXPECT_EQ(first.experiments[1].batchSize, 4);
    EXPECT_EQ(first.read, 2);
    EXPECT_TRUE(first.isIndexKept);

    const ScanResult again = scan();
    EXPECT_EQ(again.read, 0);
    EXPECT_EQ(again.experiments, first.experiments);

    write(u"20261124_021112/.studio/about.json"_s, R"({"title": "before"})");
    write(u"20261125_000000/configs/x.py"_s, "models=[]\n");
    ASSERT_TRUE(QDir(root() + u"/20261124_021142"_s).removeRecursively());
    const ScanResult changed = scan();
    EXPECT_EQ(changed.read, 2);
    ASSERT_EQ(changed.experiments.size(), 2U);
    EXPECT_EQ(changed.experiments[0].state, ExperimentState::Failed);
    EXPECT_EQ(changed.experiments[1].title(), u"before"_s);
    EXPECT_EQ(changed.index->size(), 2);
}

TEST_F(ScanTest, ATitleDoesNotCostTheDetails)
{
    const ScanResult first = scan();
    const QString path = root() + u"/20261124_021112"_s;
    ExperimentIndex index = *first.index;
    ExperimentIndex::Item item = *index.find(path);
    addDetails(item.entry);
    item.hasDetails = true;
    index.insert(item);
    ScanRequest next = request();
    next.known = std::make_shared<const ExperimentIndex>(index);
    ASSERT_OK(abouts.write(path, {u"titled"_s, {}, {}, false}));
    const ScanResult titled = scanExperiments(next, abouts);
    EXPECT_EQ(titled.experiments[1].title(), u"titled"_s);
    EXPECT_TRUE(titled.index->find(path)->hasDetails);
    EXPECT_FALSE(titled.experiments[1].glance.values.empty());
    next.known = titled.index;
    write(u"20261124_021112/performance/x.csv"_s, "changed");
    EXPECT_FALSE(scanExperiments(next, abouts).index->find(path)->hasDetails);
}

TEST_F(ScanTest, LooksOnlyAtWhatIsNamed)
{
    const ScanResult first = scan();
    write(u"20261124_021112/.studio/about.json"_s, R"({"title": "a"})");
    write(u"20261124_021142/.studio/about.json"_s, R"({"title": "b"})");
    write(u"20261125_000000/configs/x.py"_s, "models=[]\n");
    ScanRequest some = request();
    some.known = first.index;
    some.changed = QSet<QString>{root() + u"/20261124_021112"_s};
    const ScanResult second = scanExperiments(some, abouts);
    ASSERT_EQ(second.experiments.size(), 3U);
    EXPECT_EQ(second.read, 2); // the new one, too
    EXPECT_EQ(second.experiments[1].title(), u"20261124_021142"_s);
    EXPECT_EQ(second.experiments[2].title(), u"a"_s);
}

TEST_F(ScanTest, ShowsWhatTheIndexHasBeforeReading)
{
    (void)scan();
    write(u"20261124_021112/.studio/about.json"_s, R"({"title": "later"})");
    std::vector<ExperimentList> shown;
    (void)scan({{}, [&](ExperimentList list) { shown.push_back(std::move(list)); }});
    ASSERT_EQ(shown.size(), 1U);
    ASSERT_EQ(shown[0].size(), 2U);
    EXPECT_EQ(shown[0][1].title(), u"20261124_021112"_s);
}

TEST_F(ScanTest, CanBeCanceled)
{
    const ScanResult canceled = scan({[](qsizetype done, qsizetype) { return done < 1; }, {}});
    EXPECT_TRUE(canceled.isCanceled);
    EXPECT_EQ(canceled.experiments.size(), 1U);
    const ScanResult rest = scan();
    EXPECT_EQ(rest.read, 1);
    EXPECT_EQ(rest.experiments.size(), 2U);
}

TEST_F(ScanTest, ARunningExperimentIsAlwaysReadAgain)
{
    const QByteArray status = R"([{"status": "inferencing", "process_id": )"
        + QByteArray::number(QCoreApplication::applicationPid()) + "}]";
    write(u"20261125_000000/status_tmp/tmp_m_d.json"_s, status);
    EXPECT_EQ(scan().experiments[0].state, ExperimentState::Running);
    EXPECT_EQ(scan().read, 1);
}

TEST_F(ScanTest, ARunningExperimentSaysHowFarItIs)
{
    store::StatusFiles files(root() + u"/20261124_021112"_s);
    core::TaskProgress task;
    task.name = u"m/d"_s;
    task.state = core::TaskState::Inferencing;
    task.done = 30;
    task.total = 120;
    files.write({task});
    const auto first = [this] {
        const ScanResult result = scan();
        const auto entry =
            std::ranges::find(result.experiments, u"20261124_021112"_s, &ExperimentEntry::name);
        EXPECT_NE(entry, result.experiments.end());
        return *entry;
    };
    EXPECT_EQ(first().state, ExperimentState::Running);
    EXPECT_DOUBLE_EQ(first().live.share, 0.25);
    files.remove();
    EXPECT_EQ(first().state, ExperimentState::Complete);
    EXPECT_EQ(first().live, store::LiveStatus());
}

TEST_F(ScanTest, DetailsHaveTheWorstVerdictOfAllGroups)
{
    const QString name = u"20261124_021112"_s;
    ExperimentEntry entry = readEntry(root() + u'/' + name);
    addDetails(entry);
    EXPECT_FALSE(entry.health); // the reference keeps none
    const auto folder = store::detect(entry.path);
    ASSERT_OK(folder);
    const store::GroupRef &group = folder->groups.front();
    write(u"%1/.studio/measurement/%2/%3.json"_s.arg(name, group.model, group.group),
        R"({"health": {"verdict": "amber", "added_delay_ms": 0.4, "checks": [
            {"id": "lag", "verdict": "green", "value": 0.4, "limit": 5, "text": "t"},
            {"id": "cpu", "verdict": "amber", "value": 90, "limit": 80, "text": "t"}]}})");
    addDetails(entry);
    ASSERT_TRUE(entry.health);
    EXPECT_EQ(entry.health->verdict, core::HealthVerdict::Amber);
    EXPECT_DOUBLE_EQ(entry.health->addedDelayMs, 0.4);
    ASSERT_EQ(entry.health->checks.size(), 1U);
    EXPECT_EQ(entry.health->checks[0].id, u"cpu"_s);
    EXPECT_TRUE(entry.health->checks[0].text.isEmpty());
}

TEST_F(ScanTest, ARootThatIsGoneIsAProblemNotAnEnd)
{
    ScanRequest two = request();
    two.roots.prepend(root() + u"/gone"_s);
    two.roots.append(root()); // twice the same is listed once
    const ScanResult result = scanExperiments(two, abouts);
    EXPECT_EQ(result.experiments.size(), 2U);
    ASSERT_EQ(result.problems.size(), 1U);
    EXPECT_EQ(result.problems[0].root, root() + u"/gone"_s);
    EXPECT_EQ(result.problems[0].reason, ScanResult::Reason::Missing);
}

TEST_F(ScanTest, WhatIsShelvedWins)
{
    write(u"20261124_021112/.studio"_s, "no folder");
    const QString path = root() + u"/20261124_021112"_s;
    ASSERT_OK(abouts.write(path, {u"shelved"_s, {}, {}, false}));
    const ScanResult result = scan();
    EXPECT_EQ(result.experiments[1].title(), u"shelved"_s);
    EXPECT_TRUE(result.experiments[1].isShelved);
    EXPECT_TRUE(result.index->find(path)->entry.about.isEmpty());
}

TEST_F(ScanTest, TheIndexKeepsEverything)
{
    ScanResult result = scan();
    ExperimentIndex index = *result.index;
    ExperimentIndex::Item item = *index.find(root() + u"/20261124_021112"_s);
    addDetails(item.entry);
    EXPECT_EQ(item.entry.glance.values.size(), std::size_t{Glance::kSteps});
    item.entry.glance = {{0, 0.25F, 120}, 160.5};
    item.entry.health = core::Health{
        core::HealthVerdict::Amber, {{u"lag"_s, core::HealthVerdict::Amber, 9, 5, {}}}, 9};
    item.entry.about = {u"t"_s, {u"x"_s}, u"n\nn"_s, true};
    item.entry.scoreError = 0.62;
    item.hasDetails = true;
    index.insert(item);
    ASSERT_OK(writeIndex(indexFile(), index));
    EXPECT_EQ(readIndex(indexFile()), index);
}

TEST_F(ScanTest, TheGlanceHoldsAllTokens)
{
    ExperimentEntry entry = scan().experiments[1];
    addDetails(entry);
    double tokens = 0;
    for (const float rate : entry.glance.values)
        tokens += static_cast<double>(rate) * entry.glance.seconds / Glance::kSteps;
    EXPECT_NEAR(tokens, entry.outputThroughput * entry.durationS, tokens * 0.02);
}

TEST_F(ScanTest, ADamagedIndexIsBuiltAnew)
{
    const ScanResult first = scan();
    QFile file(indexFile());
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    file.close();
    const auto rewrite = [&](const QByteArray &bytes) {
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bytes);
        file.close();
    };
    for (const QByteArray &bytes : {QByteArray(), whole.left(whole.size() / 2), QByteArray("[]"),
             QByteArray(whole).replace(R"("version":2)", R"("version":0)"),
             QByteArray(whole).replace(R"("path":"/)", R"("path":")")}) {
        rewrite(bytes);
        const ScanResult result = scan();
        EXPECT_EQ(result.read, 2) << bytes.left(40).toStdString();
        EXPECT_EQ(result.experiments, first.experiments);
    }
    std::mt19937 random(11);
    for (int round = 0; round < 300; ++round) {
        QByteArray bytes = whole;
        for (int i = 0; i < 3; ++i)
            bytes[static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size()))] =
                static_cast<char>(random() % 256);
        rewrite(bytes);
        EXPECT_LE(readIndex(indexFile()).size(), 2);
    }
}

TEST_F(ScanTest, AnIndexThatCannotBeKeptIsSaid)
{
    ScanRequest odd = request();
    odd.indexFile = root() + u"/20261124_021112/configs"_s; // a folder
    const ScanResult result = scanExperiments(odd, abouts);
    EXPECT_FALSE(result.isIndexKept);
    EXPECT_EQ(result.experiments.size(), 2U);
}

} // namespace aisb::run
