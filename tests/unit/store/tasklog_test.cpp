// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tasklog.h"
#include "storetest.h"

namespace aisb::store {

namespace {

core::LogLine line(const QString &text, core::LogLine::Level level = core::LogLine::Level::Info)
{
    return {level, QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 67)), text};
}

} // namespace

TEST(TaskLog, WritesTheLineFormatAtOnce)
{
    QTemporaryDir dir;
    const QString path = dir.path() + u"/logs/infer/m/x.out"_s;
    TaskLog log(path);
    ASSERT_OK(log.open());
    log.write(line(u"Start warmup, 漢"_s));
    EXPECT_EQ(QString::fromUtf8(contentOf(path)),
        u"[2026-01-02 03:04:05,067] [ais_bench] [INFO] Start warmup, 漢\n"_s);
    log.write(line(u"no"_s, core::LogLine::Level::Warning));
    EXPECT_TRUE(contentOf(path).endsWith("[2026-01-02 03:04:05,067] [ais_bench] [WARNING] no\n"));
    EXPECT_FALSE(contentOf(path).contains('\x1b'));
}

TEST(TaskLog, KeepsNinePreviousLogs)
{
    QTemporaryDir dir;
    const QString path = dir.path() + u"/x.out"_s;
    for (int i = 0; i < 12; ++i) {
        TaskLog log(path);
        ASSERT_OK(log.open());
        log.write(line(u"run %1"_s.arg(i)));
    }
    EXPECT_TRUE(contentOf(path).contains("run 11\n"));
    EXPECT_TRUE(contentOf(path + u".1"_s).contains("run 10\n"));
    EXPECT_TRUE(contentOf(path + u".9"_s).contains("run 2\n"));
    EXPECT_FALSE(QFileInfo::exists(path + u".10"_s));
}

TEST(TaskLog, OverwritesWhenAskedTo)
{
    QTemporaryDir dir;
    const QString path = dir.path() + u"/x.out"_s;
    writeRaw(path, "old\n");
    TaskLog log(path);
    ASSERT_OK(log.open(false));
    EXPECT_EQ(contentOf(path), "");
    EXPECT_FALSE(QFileInfo::exists(path + u".1"_s));
}

TEST(TaskLog, SaysWhenItCannotBeWritten)
{
    TaskLog log(u"/proc/aisb/x.out"_s);
    EXPECT_FAILS_WITH(log.open(), core::ErrorCode::IcliFile001);
    log.write(line(u"ignored"_s));
}

TEST(TaskLog, SurvivesAFullDisk)
{
    QTemporaryDir dir;
    TaskLog log(dir.path() + u"/x.out"_s);
    ASSERT_OK(log.open());
    const FileSizeLimit limit(10);
    for (int i = 0; i < 10; ++i)
        log.write(line(u"more than fits"_s));
    EXPECT_LE(contentOf(log.path()).size(), 10);
}

} // namespace aisb::store
