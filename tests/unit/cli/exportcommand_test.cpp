// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exportcommand.h"

#include "cli/argumentparser.h"
#include "cli/helptext.h"
#include "terminalfixture.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace aisb::cli {
namespace {

using namespace Qt::StringLiterals;

QString golden(const QString &name)
{
    const QDir dir(QStringLiteral(AISB_TEST_DATA) + u"/golden/"_s + name);
    return dir.filePath(dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0));
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString refusalOf(const QStringList &arguments)
{
    const auto parsed = parseExportArguments(arguments);
    return parsed ? QString() : parsed.error();
}

TEST(ExportArguments, TakeFolderFileAndOptions)
{
    const auto parsed = parseExportArguments(
        {u"--lang=zh"_s, u"a"_s, u"b.HTML"_s, u"--group"_s, u"syntheticdataset"_s});
    ASSERT_TRUE(parsed.has_value());
    EXPECT_EQ(parsed->folder, u"a"_s);
    EXPECT_EQ(parsed->file, u"b.HTML"_s);
    EXPECT_EQ(parsed->group, u"syntheticdataset"_s);
    EXPECT_TRUE(parsed->isChinese);
    const auto command = parseArguments({u"export"_s, u"a"_s, u"b.csv"_s}, {});
    ASSERT_TRUE(command.has_value());
    EXPECT_EQ(command->action, Action::Export);
    EXPECT_TRUE(usageText().contains(u"ais_bench export DIR FILE"_s));
}

TEST(ExportArguments, RefusalsSayWhatIsExpected)
{
    EXPECT_TRUE(refusalOf({u"a"_s}).contains(u"got 1 names"_s));
    EXPECT_TRUE(refusalOf({u"a"_s, u"b.docx"_s}).contains(u".html, .csv, .xlsx"_s));
    EXPECT_TRUE(refusalOf({u"a"_s, u"b.pdf"_s}).contains(u"ais_bench_studio"_s));
    EXPECT_TRUE(refusalOf({u"a"_s, u"b.csv"_s, u"--lang"_s, u"fr"_s}).contains(u"en or zh"_s));
    EXPECT_TRUE(refusalOf({u"a"_s, u"b.csv"_s, u"--form=x"_s}).contains(u"--form"_s));
    EXPECT_TRUE(refusalOf({u"a"_s, u"b.csv"_s, u"--lang"_s}).contains(u"expected a value"_s));
}

class ExportCommandTest : public ::testing::Test, public TerminalFixture
{
protected:
    QByteArray exported(const QString &folder, const QString &name, const QStringList &more = {})
    {
        const QString file = m_folder.filePath(name);
        EXPECT_EQ(runExportCommand(QStringList{folder, file} + more, terminal), ExitCode::Success)
            << messages().toStdString();
        return contentOf(file);
    }

    QTemporaryDir m_folder;
};

TEST_F(ExportCommandTest, WritesAPerformanceExperimentInEveryForm)
{
    const QString folder = golden(u"stream_chat"_s);
    const std::vector<std::pair<QString, QByteArray>> forms{{u"a.html"_s, "<!DOCTYPE html>"},
        {u"a.csv"_s, "Performance Parameters"}, {u"a.md"_s, "| Performance Parameters"},
        {u"a.json"_s, "{"}, {u"a.txt"_s, "Performance Parameters"}, {u"a.xlsx"_s, "PK"},
        {u"a.zip"_s, "PK"}};
    for (const auto &[name, part] : forms) {
        EXPECT_TRUE(exported(folder, name).contains(part)) << name.toStdString();
    }
    EXPECT_TRUE(exported(folder, u"zh.html"_s, {u"--lang=zh"_s}).contains("zh"));
}

TEST_F(ExportCommandTest, WritesScores)
{
    const QString folder = golden(u"acc_gsm8k_0shot"_s);
    EXPECT_EQ(exported(folder, u"a.csv"_s),
        contentOf(folder + u"/summary/summary_20261124_021217.csv"_s));
    EXPECT_TRUE(exported(folder, u"a.html"_s).contains("gsm8k"));
}

TEST_F(ExportCommandTest, SaysWhatIsWrong)
{
    const QString folder = golden(u"stream_chat"_s);
    const QString file = m_folder.filePath(u"a.html"_s);
    EXPECT_EQ(runExportCommand({folder, file, u"--group=other"_s}, terminal), ExitCode::Failure);
    EXPECT_TRUE(messages().contains(u"there is no \"other\""_s));
    EXPECT_EQ(runExportCommand({m_folder.path(), file}, terminal), ExitCode::Failure);
    EXPECT_EQ(runExportCommand({folder, u"a.docx"_s}, terminal), ExitCode::UsageError);
    EXPECT_EQ(runExportCommand({folder, u"/dev/null/a.csv"_s}, terminal), ExitCode::Failure);
    EXPECT_FALSE(QFile::exists(file));
    EXPECT_EQ(runExportCommand({u"--help"_s}, terminal), ExitCode::Success);
    EXPECT_TRUE(results().contains(u"usage: ais_bench export"_s));
}

} // namespace
} // namespace aisb::cli
