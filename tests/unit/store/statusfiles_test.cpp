// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/statusfiles.h"

#include "core/text/json.h"
#include "store/livestatus.h"

#include "storetest.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QTemporaryDir>

namespace aisb::store {
namespace {

using namespace Qt::StringLiterals;

core::TaskProgress task(const QString &name, qint64 done, qint64 total)
{
    core::TaskProgress progress;
    progress.name = name;
    progress.state = core::TaskState::Inferencing;
    progress.done = done;
    progress.total = total;
    progress.posted = done + 1;
    progress.received = done;
    progress.rate = 2;
    progress.elapsedS = 4;
    progress.logPath = u"logs/performance/m/d.out"_s;
    return progress;
}

class StatusFilesTest : public ::testing::Test
{
protected:
    [[nodiscard]] QString folder() const { return dir.path() + u"/status_tmp"_s; }
    void writeStatus(const QByteArray &json) const
    {
        writeRaw(folder() + u"/tmp_m_d.json"_s, json);
    }

    QTemporaryDir dir;
};

// spec/workflow.md 8.1.
TEST_F(StatusFilesTest, TellWhatTheReferenceTells)
{
    StatusFiles files(dir.path());
    files.write({task(u"my-chat/toy"_s, 4, 8)});
    const auto json = core::readJson(contentOf(folder() + u"/tmp_my-chat_toy.json"_s));
    ASSERT_OK(json);
    ASSERT_EQ(json->items().size(), 1U);
    const core::Json &status = json->items().front();
    EXPECT_EQ(status[u"task_name"].toString(), u"my-chat/toy"_s);
    EXPECT_EQ(status[u"process_id"].toInt(), QCoreApplication::applicationPid());
    EXPECT_EQ(status[u"status"].toString(), u"inferencing"_s);
    EXPECT_EQ(status[u"task_log_path"].toString(), u"logs/performance/m/d.out"_s);
    EXPECT_EQ(status[u"finish_count"].toInt(), 4);
    EXPECT_EQ(status[u"total_count"].toInt(), 8);
    EXPECT_EQ(status[u"progress_description"].toString(), u"[2.0 it/s]"_s);
    EXPECT_EQ(status[u"other_kwargs"][u"POST"].toInt(), 5);
    EXPECT_EQ(status[u"other_kwargs"][u"FINISH"].toInt(), 4);
}

TEST_F(StatusFilesTest, AreReadBackAsOneNumber)
{
    StatusFiles files(dir.path());
    files.write({task(u"m/a"_s, 100, 100), task(u"m/b"_s, 50, 100)});
    const std::optional<LiveStatus> live = liveStatus(dir.path());
    ASSERT_TRUE(live);
    EXPECT_DOUBLE_EQ(live->share, 0.75);
    EXPECT_EQ(live->done, 150);
    EXPECT_EQ(live->total, 200);
    core::TaskProgress waiting;
    waiting.name = u"m/c"_s;
    files.write({waiting});
    EXPECT_DOUBLE_EQ(liveStatus(dir.path())->share, 0.5);
    EXPECT_EQ(liveStatus(dir.path())->total, -1);
}

TEST_F(StatusFilesTest, GoWithTheRunAndLeaveNothing)
{
    {
        StatusFiles files(dir.path());
        files.write({task(u"m/a"_s, 1, 2)});
        EXPECT_TRUE(hasLiveStatus(dir.path()));
    }
    EXPECT_TRUE(QDir(dir.path()).isEmpty());
    EXPECT_FALSE(hasLiveStatus(dir.path()));
}

TEST_F(StatusFilesTest, TakeAwayWhatAKilledRunLeftButNotWhatOthersWrite)
{
    writeRaw(folder() + u"/tmp_old_a.json"_s,
        R"([{"status": "inferencing", "process_id": 2147483647, "total_count": 10}])");
    {
        StatusFiles files(dir.path());
        files.write({task(u"m/a"_s, 1, 2)});
        EXPECT_EQ(QDir(folder()).entryList(QDir::Files), QStringList{u"tmp_m_a.json"_s});
    }
    const QByteArray other = R"([{"status": "inferencing", "process_id": )"
        + QByteArray::number(QCoreApplication::applicationPid()) + "}]";
    writeRaw(folder() + u"/tmp_other_a.json"_s, other);
    {
        StatusFiles files(dir.path());
        files.write({task(u"m/a"_s, 1, 2)});
    }
    EXPECT_EQ(contentOf(folder() + u"/tmp_other_a.json"_s), other);
}

TEST_F(StatusFilesTest, DoNotFollowALinkOutOfTheExperiment)
{
    QTemporaryDir elsewhere;
    ASSERT_TRUE(QFile::link(elsewhere.path(), folder()));
    StatusFiles files(dir.path());
    files.write({task(u"m/a"_s, 1, 2)});
    EXPECT_TRUE(QDir(elsewhere.path()).isEmpty());
    EXPECT_FALSE(liveStatus(dir.path()));
}

TEST_F(StatusFilesTest, AProcessThatBeganAfterTheTaskIsAnother)
{
    const QByteArray pid = QByteArray::number(QCoreApplication::applicationPid());
    const double began = processStartedAt(QCoreApplication::applicationPid());
    const auto now = static_cast<double>(QDateTime::currentSecsSinceEpoch());
    EXPECT_GT(began, now - 86'400);
    EXPECT_LE(began, now + 2);
    writeStatus(R"([{"status": "inferencing", "process_id": )" + pid + R"(, "start_time": )"
        + QByteArray::number(began + 1, 'f', 2) + "}]");
    EXPECT_TRUE(hasLiveStatus(dir.path()));
    writeStatus(R"([{"status": "inferencing", "process_id": )" + pid + R"(, "start_time": )"
        + QByteArray::number(began - 3'600, 'f', 2) + "}]");
    EXPECT_FALSE(hasLiveStatus(dir.path()));
    EXPECT_LT(processStartedAt(2'147'483'647), 0);
    EXPECT_LT(processStartedAt(-1), 0);
}

TEST_F(StatusFilesTest, AreReadWithCare)
{
    const QByteArray pid = QByteArray::number(QCoreApplication::applicationPid());
    writeStatus(R"([{"status": "evaluating", "process_id": )" + pid
        + R"(, "finish_count": 12, "total_count": 10}])");
    ASSERT_TRUE(liveStatus(dir.path()));
    EXPECT_DOUBLE_EQ(liveStatus(dir.path())->share, 1);
    EXPECT_TRUE(liveStatus(dir.path())->isScoring);
    writeStatus(R"([{"status": "inferencing", "process_id": )" + pid
        + R"(, "finish_count": -5, "total_count": "many"}])");
    ASSERT_TRUE(liveStatus(dir.path()));
    EXPECT_LT(liveStatus(dir.path())->share, 0);
    EXPECT_EQ(liveStatus(dir.path())->done, 0);
    writeStatus("[1, 2, [[[");
    ASSERT_TRUE(liveStatus(dir.path())); // fresh: half written
    EXPECT_LT(liveStatus(dir.path())->share, 0);
}

} // namespace
} // namespace aisb::store
