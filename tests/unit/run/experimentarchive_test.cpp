// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/experimentarchive.h"

#include "result_helpers.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <zip.h>

namespace aisb::run {

using namespace Qt::StringLiterals;

namespace {

class ExperimentArchive : public ::testing::Test
{
protected:
    ExperimentArchive()
    {
        write(u"configs/20260101_000000_1.py"_s,
            "models=[dict(abbr='m', api_key='sk-0123456789', extra_headers={'X-Token': 'abc'})]\n");
        write(u"performance/m/synthetic.csv"_s, "a,b\n");
        write(u"performance/m/synthetic.json"_s, "{}");
        write(u"logs/performance/m/synthetic.out"_s,
            QByteArray((1 << 20) - 5, 'x') + "sk-0123456789 abc\n");
        write(u".studio/about.json"_s, "{}");
    }

    QString path(const QString &name) const
    {
        return m_folder.filePath(u"20260101_000000/"_s + name);
    }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    // Entries of the archive by name.
    QMap<QString, QByteArray> entries() const
    {
        QMap<QString, QByteArray> found;
        zip_t *const zip = zip_open(QFile::encodeName(m_file).constData(), ZIP_RDONLY, nullptr);
        EXPECT_NE(zip, nullptr);
        for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); ++i) {
            zip_stat_t stat;
            zip_stat_index(zip, static_cast<zip_uint64_t>(i), 0, &stat);
            QByteArray bytes(static_cast<qsizetype>(stat.size), Qt::Uninitialized);
            zip_file_t *const entry = zip_fopen_index(zip, static_cast<zip_uint64_t>(i), 0);
            EXPECT_EQ(zip_fread(entry, bytes.data(), stat.size), bytes.size());
            zip_fclose(entry);
            found.insert(QString::fromUtf8(stat.name), bytes);
        }
        zip_discard(zip);
        return found;
    }

    QTemporaryDir m_folder;
    QString m_file = m_folder.filePath(u"shared.zip"_s);
};

} // namespace

TEST_F(ExperimentArchive, HoldsTheFolderWithoutNotes)
{
    QFile::link(u"/etc/passwd"_s, path(u"performance/m/link.csv"_s));
    const auto outcome = archiveExperiment(path({}), m_file);
    ASSERT_OK(outcome);
    EXPECT_EQ(outcome->files, 4);
    EXPECT_TRUE(outcome->warnings.isEmpty());
    EXPECT_EQ(entries().keys(),
        QStringList({u"20260101_000000/configs/20260101_000000_1.py"_s,
            u"20260101_000000/logs/performance/m/synthetic.out"_s,
            u"20260101_000000/performance/m/synthetic.csv"_s,
            u"20260101_000000/performance/m/synthetic.json"_s}));
    EXPECT_EQ(entries()[u"20260101_000000/performance/m/synthetic.csv"_s], "a,b\n");
}

TEST_F(ExperimentArchive, HoldsNoKeyWhereverItStood)
{
    const auto outcome = archiveExperiment(path({}), m_file);
    ASSERT_OK(outcome);
    EXPECT_EQ(outcome->maskedFiles, 2);
    const auto found = entries();
    for (const QByteArray &text : found)
        EXPECT_FALSE(text.contains("0123456789"));
    EXPECT_EQ(found[u"20260101_000000/configs/20260101_000000_1.py"_s],
        "models=[dict(abbr='m', api_key='***', extra_headers={'X-Token': '***'})]\n");
    // The key began before a block of the copy ended; a short one may be any word.
    EXPECT_TRUE(
        found[u"20260101_000000/logs/performance/m/synthetic.out"_s].endsWith("x*** abc\n"));
    QFile kept(path(u"configs/20260101_000000_1.py"_s));
    ASSERT_TRUE(kept.open(QIODevice::ReadOnly));
    EXPECT_TRUE(kept.readAll().contains("sk-0123456789"));
}

TEST_F(ExperimentArchive, LeavesOutDumpsItCannotRead)
{
    write(u"configs/20260101_000001_2.py"_s, "models=[dict(api_key='sk-abcdefghijk'\n");
    const auto outcome = archiveExperiment(path({}), m_file);
    ASSERT_OK(outcome);
    EXPECT_EQ(outcome->warnings.size(), 1);
    for (const QByteArray &text : entries())
        EXPECT_FALSE(text.contains("abcdefghijk"));
}

TEST_F(ExperimentArchive, FailuresLeaveNoFile)
{
    EXPECT_FAILS_WITH(
        archiveExperiment(m_folder.filePath(u"absent"_s), m_file), core::ErrorCode::SummFile001);
    EXPECT_FAILS_WITH(archiveExperiment(path({}), m_folder.filePath(u"no/such/a.zip"_s)),
        core::ErrorCode::CalcFile001);
    EXPECT_FAILS_WITH(archiveExperiment(path({}), m_file, [](double) { return false; }),
        core::ErrorCode::TevalUnk001);
    EXPECT_FALSE(QFileInfo::exists(m_file));
}

} // namespace aisb::run
