// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/atomicfile.h"
#include "storetest.h"

namespace aisb::store {

using core::ErrorCode;

TEST(AtomicFile, ReplacesAFileInOneStep)
{
    QTemporaryDir dir;
    const QString path = dir.path() + u"/deep/er/result.csv"_s;
    ASSERT_OK(writeFile(path, "old"));
    AtomicFile file(path, ErrorCode::CalcFile001);
    ASSERT_OK(file.open());
    file.write("new ");
    file.write("text");
    EXPECT_EQ(contentOf(path), "old");
    ASSERT_OK(file.commit());
    EXPECT_EQ(contentOf(path), "new text");
    EXPECT_EQ(QDir(dir.path() + u"/deep/er"_s).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

TEST(AtomicFile, LeavesTheOldFileWhenAbandoned)
{
    QTemporaryDir dir;
    const QString path = dir.path() + u"/result.csv"_s;
    ASSERT_OK(writeFile(path, "old"));
    {
        AtomicFile file(path, ErrorCode::CalcFile001);
        ASSERT_OK(file.open());
        file.write("half");
    }
    EXPECT_EQ(contentOf(path), "old");
    EXPECT_EQ(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

TEST(AtomicFile, ReportsAFullDiskAndKeepsTheOldFile)
{
    QTemporaryDir dir;
    const QString path = dir.path() + u"/result.csv"_s;
    ASSERT_OK(writeFile(path, "old"));
    const FileSizeLimit limit(1000);
    const auto written = writeFile(path, QByteArray(200'000, 'x'), ErrorCode::IcliFile001);
    EXPECT_FAILS_WITH(written, ErrorCode::IcliFile001);
    EXPECT_TRUE(written.error().detail.contains(path));
    EXPECT_EQ(contentOf(path), "old");
    EXPECT_EQ(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

TEST(AtomicFile, ReportsPlacesThatCannotBeWritten)
{
    QTemporaryDir dir;
    writeRaw(dir.path() + u"/file"_s, "x");
    EXPECT_FAILS_WITH(writeFile(dir.path() + u"/file/a.csv"_s, "x"), ErrorCode::CalcFile001);
    EXPECT_FAILS_WITH(writeFile(u"/proc/aisb/a.csv"_s, "x"), ErrorCode::CalcFile001);
    EXPECT_FAILS_WITH(writeFile(dir.path(), "x"), ErrorCode::CalcFile001);
}

TEST(AtomicFile, DoesNotFollowALink)
{
    QTemporaryDir dir;
    const QString outside = dir.path() + u"/outside"_s;
    const QString link = dir.path() + u"/exp/result.csv"_s;
    writeRaw(outside, "precious");
    QDir().mkpath(dir.path() + u"/exp"_s);
    ASSERT_TRUE(QFile::link(outside, link));
    ASSERT_OK(writeFile(link, "new"));
    EXPECT_EQ(contentOf(outside), "precious");
    EXPECT_EQ(contentOf(link), "new");
    EXPECT_FALSE(QFileInfo(link).isSymLink());
}

TEST(FreeBytes, LooksAtTheNearestExistingFolder)
{
    QTemporaryDir dir;
    EXPECT_GT(freeBytes(dir.path() + u"/not/yet/there"_s), 0);
}

} // namespace aisb::store
