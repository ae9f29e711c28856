// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/folderprint.h"

#include "storetest.h"

namespace aisb::store {

namespace {

class FolderPrintTest : public ::testing::Test
{
protected:
    FolderPrintTest()
    {
        writeRaw(path(u"performance/m/d.csv"_s), "12345");
        writeRaw(path(u"logs/infer/m.out"_s), "123");
    }

    QString path(const QString &name) const { return m_folder.filePath(name); }
    FolderPrint print() const { return folderPrint(m_folder.path()); }

private:
    QTemporaryDir m_folder;
};

} // namespace

TEST_F(FolderPrintTest, IsTheSameAsLongAsNothingChanges)
{
    EXPECT_EQ(print(), print());
    EXPECT_EQ(print().bytes, 8);
}

TEST_F(FolderPrintTest, SeesNewChangedAndRemovedFiles)
{
    const quint64 before = print().hash;
    writeRaw(path(u"performance/m/d.csv"_s), "123456");
    const quint64 larger = print().hash;
    EXPECT_NE(larger, before);
    QFile file(path(u"performance/m/d.csv"_s));
    ASSERT_TRUE(file.open(QIODevice::ReadWrite));
    ASSERT_TRUE(
        file.setFileTime(QDateTime(QDate(2020, 1, 1), QTime()), QFile::FileModificationTime));
    const quint64 touched = print().hash;
    EXPECT_NE(touched, larger);
    writeRaw(path(u"summary/s.csv"_s), "{}");
    const quint64 added = print().hash;
    EXPECT_NE(added, touched);
    ASSERT_TRUE(QFile::remove(path(u"summary/s.csv"_s)));
    EXPECT_NE(print().hash, added);
}

TEST_F(FolderPrintTest, TellsOurOwnFilesFromResults)
{
    const FolderPrint before = print();
    writeRaw(path(u".studio/about.json"_s), "{}");
    EXPECT_EQ(print().hash, before.hash);
    EXPECT_NE(print().aboutHash, before.aboutHash);
}

TEST_F(FolderPrintTest, LogsCountOnlyAsBytes)
{
    const FolderPrint before = print();
    QFile log(path(u"logs/infer/m.out"_s));
    ASSERT_TRUE(log.open(QIODevice::Append));
    log.write("more");
    log.close();
    EXPECT_EQ(print().hash, before.hash);
    EXPECT_EQ(print().bytes, before.bytes + 4);
}

TEST_F(FolderPrintTest, FollowsNoLinks)
{
    const QTemporaryDir elsewhere;
    ASSERT_TRUE(QFile::link(elsewhere.path(), path(u"performance/away"_s)));
    const FolderPrint before = print();
    writeRaw(elsewhere.filePath(u"f"_s), "x");
    EXPECT_EQ(print(), before);
    ASSERT_TRUE(QFile::link(path(u"performance"_s), path(u"performance/loop"_s)));
    EXPECT_EQ(print().bytes, before.bytes);
}

TEST_F(FolderPrintTest, NoFolderIsAnEmptyOne)
{
    EXPECT_EQ(folderPrint(path(u"gone"_s)), FolderPrint());
    EXPECT_EQ(folderPrint(path(u"performance/m/d.csv"_s)), FolderPrint());
}

} // namespace aisb::store
