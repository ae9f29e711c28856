// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/plotview.h"
#include "gui/pages/resultshare.h"
#include "gui/share/reportpages.h"
#include "gui/share/reporttable.h"
#include "gui/share/sharedialog.h"
#include "gui/share/sharefiles.h"
#include "pages_helpers.h"
#include "result_helpers.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace aisb::gui {
namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

report::NamedTable tableOf(int rows, int columns)
{
    report::NamedTable table{u"Metrics"_s, {}};
    for (int column = 0; column < columns; ++column) {
        table.table.header << u"Column %1"_s.arg(column);
    }
    for (int row = 0; row < rows; ++row) {
        QStringList cells;
        for (int column = 0; column < columns; ++column) {
            cells << (column == 0 ? u"row %1"_s.arg(row) : u"%1 ms"_s.arg(1000 * row + column));
        }
        table.table.rows.push_back(cells);
    }
    return table;
}

class ShareTest : public ::testing::Test
{
protected:
    ShareTest()
    {
        plot.setName(u"In flight"_s);
        SeriesSpec series;
        series.id = u"a"_s;
        series.name = u"requests"_s;
        series.color = colorOf(SeriesRole::Concurrency);
        plot.addSeries(series);
        plot.setPoints(u"a"_s,
            std::make_shared<const std::vector<core::Point>>(
                std::vector<core::Point>{{0, 1}, {1, 4}, {2, 2}}));
        other.setName(u"Output throughput"_s);
        content.title = u"my run"_s;
        content.facts = {u"model"_s, u"24 Nov 2026"_s};
        content.notes = {u"The client fell behind."_s};
        content.numbers = {{u"TTFT P99"_s, u"334.1"_s, u"ms"_s}};
        content.charts = {&plot, &other};
        content.tables = {tableOf(5, 4)};
        content.stem = u"20261124_101500"_s;
        content.tableSuffixes = report::tableSuffixes();
        content.makeTables = [tables = content.tables](const QString &suffix) {
            return report::tableBytes(suffix, tables);
        };
        content.makePage = [](report::PageLanguage language) -> core::Result<QByteArray> {
            return language == report::PageLanguage::Chinese ? "<html lang=zh>" : "<html lang=en>";
        };
    }

    template <typename T>
    static T *child(ShareDialog &dialog, const char *name)
    {
        T *found = dialog.findChild<T *>(QLatin1String(name));
        EXPECT_NE(found, nullptr) << name;
        return found;
    }

    static bool hasFailed(const ShareDialog &dialog)
    {
        return !dialog.isBusy() && dialog.isVisible() && dialog.note().contains(u"UTILS"_s);
    }

    // Saves and says what the dialog wrote; empty when it did not.
    QString save(ShareDialog &dialog, const QString &path)
    {
        QSignalSpy written(&dialog, &ShareDialog::written);
        dialog.saveTo(path);
        EXPECT_TRUE(test::waitFor([&] { return !written.isEmpty() || hasFailed(dialog); }));
        QCoreApplication::processEvents();
        return written.isEmpty() ? QString() : written.first().first().toString();
    }

    test::FakeShell shell;
    PlotView plot;
    PlotView other;
    ShareContent content;
};

TEST_F(ShareTest, LaysAReportOutOnPages)
{
    const ReportPages pages(content, {}, ReportPages::recordCharts(content));
    ASSERT_EQ(pages.count(), 1);
    const QImage image = pages.image(0, 1);
    EXPECT_EQ(image.size(), QSize(794, 1123));
    const QByteArray pdf = pages.pdf();
    EXPECT_TRUE(pdf.startsWith("%PDF-"));
    EXPECT_TRUE(pdf.trimmed().endsWith("%%EOF"));
    // Without its parts only title and footer are left.
    EXPECT_NE(ReportPages(content, {false, false, false, false}, {}).image(0, 1), image);
}

TEST_F(ShareTest, BreaksLongTablesBetweenRows)
{
    content.tables = {tableOf(200, 4)};
    const ReportPages pages(content, {false, false, true, false}, {});
    EXPECT_GE(pages.count(), 4);
    EXPECT_LE(pages.count(), 6);
    EXPECT_EQ(pages.pdf().count("/Type /Page\n"), pages.count());
}

TEST_F(ShareTest, SpreadsWideTablesOverParts)
{
    EXPECT_EQ(ReportTable::split(tableOf(3, 6).table, 700).size(), 1U);
    const std::vector<ReportTable> parts = ReportTable::split(tableOf(3, 40).table, 700);
    EXPECT_GE(parts.size(), 3U);
    for (const ReportTable &part : parts) {
        EXPECT_EQ(part.rowCount(), 3U);
    }
    EXPECT_EQ(ReportTable::split({}, 700).size(), 1U);
}

TEST_F(ShareTest, WritesEveryKindUnderItsName)
{
    const QDir folder(shell.folder());
    const std::vector<std::tuple<ShareKind, QString, QByteArray>> kinds{
        {ShareKind::Page, u"20261124_101500-report.html"_s, "<html lang=en>"},
        {ShareKind::Pdf, u"20261124_101500-report.pdf"_s, "%PDF-"},
        {ShareKind::Tables, u"20261124_101500-tables.csv"_s, "Column 0"},
        {ShareKind::Charts, u"20261124_101500-in-flight.png"_s, "\x89PNG"}};
    for (const auto &[kind, name, start] : kinds) {
        ShareDialog dialog(content, shell.settings());
        dialog.show();
        dialog.setKind(kind);
        EXPECT_EQ(dialog.fileName(), name);
        const QString path = folder.filePath(dialog.fileName());
        EXPECT_EQ(save(dialog, path), path);
        EXPECT_TRUE(contentOf(path).startsWith(start)) << name.toStdString();
        EXPECT_FALSE(dialog.isVisible());
    }
}

TEST_F(ShareTest, WritesAllChartsIntoAFolderOfTheirOwn)
{
    for (const QString &expected : {u"20261124_101500-charts"_s, u"20261124_101500-charts-2"_s}) {
        ShareDialog dialog(content, shell.settings());
        dialog.show();
        dialog.setKind(ShareKind::Charts);
        child<QComboBox>(dialog, "chart")->setCurrentIndex(2);
        child<QComboBox>(dialog, "chartFormat")->setCurrentIndex(2);
        EXPECT_TRUE(dialog.writesFolder());
        const QString made = save(dialog, shell.folder());
        EXPECT_EQ(made, QDir(shell.folder()).filePath(expected));
        EXPECT_EQ(QDir(made).entryList(QDir::Files),
            (QStringList{u"in-flight.svg"_s, u"output-throughput.svg"_s}));
    }
}

TEST_F(ShareTest, StaysOpenAndNamesTheFileWhenWritingFails)
{
    ShareDialog dialog(content, shell.settings());
    dialog.show();
    dialog.setKind(ShareKind::Page);
    const QString taken = shell.folder() + u"/report.html"_s;
    ASSERT_TRUE(QDir().mkpath(taken)); // a folder has that name
    EXPECT_EQ(save(dialog, taken), QString());
    EXPECT_TRUE(dialog.isVisible());
    EXPECT_TRUE(dialog.note().contains(taken)) << dialog.note().toStdString();
}

TEST_F(ShareTest, SaysWhyAKindCannotBeWritten)
{
    content.makePage = nullptr;
    content.whyNoPage = u"No recorded requests."_s;
    ShareDialog dialog(content, shell.settings());
    dialog.show();
    dialog.setKind(ShareKind::Page);
    EXPECT_EQ(dialog.note(), u"No recorded requests."_s);
    EXPECT_FALSE(child<QPushButton>(dialog, "save")->isEnabled());
    dialog.setKind(ShareKind::Archive); // there is no folder
    EXPECT_FALSE(child<QPushButton>(dialog, "save")->isEnabled());
    dialog.setKind(ShareKind::Pdf);
    EXPECT_TRUE(child<QPushButton>(dialog, "save")->isEnabled());
}

TEST_F(ShareTest, RemembersTheLastChoices)
{
    {
        ShareDialog dialog(content, shell.settings());
        dialog.show();
        dialog.setKind(ShareKind::Tables);
        child<QComboBox>(dialog, "tableFormat")->setCurrentIndex(3);
        child<QCheckBox>(dialog, "notes")->setChecked(false);
        EXPECT_FALSE(save(dialog, shell.folder() + u"/t.json"_s).isEmpty());
    }
    EXPECT_TRUE(contentOf(shell.folder() + u"/t.json"_s).startsWith('{'));
    ShareDialog dialog(content, shell.settings());
    EXPECT_EQ(dialog.kind(), ShareKind::Tables);
    EXPECT_EQ(dialog.fileName(), u"20261124_101500-tables.json"_s);
    EXPECT_FALSE(child<QCheckBox>(dialog, "notes")->isChecked());
    EXPECT_TRUE(child<QCheckBox>(dialog, "charts")->isChecked());
}

TEST_F(ShareTest, ShowsWhatWillBeWritten)
{
    ShareDialog dialog(content, shell.settings());
    dialog.show();
    dialog.setKind(ShareKind::Pdf);
    ASSERT_TRUE(test::waitFor([&] { return dialog.pages().count() == 1; }));
    dialog.setKind(ShareKind::Tables);
    auto *text = child<QPlainTextEdit>(dialog, "text");
    ASSERT_TRUE(test::waitFor([&] { return text->toPlainText().startsWith(u"Column 0,"_s); }));
    QTest::keyClick(child<QListWidget>(dialog, "kinds"), Qt::Key_Down);
    EXPECT_EQ(dialog.kind(), ShareKind::Charts);
    auto *sheets = child<QScrollArea>(dialog, "sheets");
    EXPECT_TRUE(test::waitFor([&] { return sheets->isVisible(); }));
}

TEST_F(ShareTest, PacksAFolderAndListsWhatIsInIt)
{
    content.folder = QStringLiteral(AISB_TEST_DATA "/golden/stream_chat/20261124_021112");
    ShareDialog dialog(content, shell.settings());
    dialog.show();
    dialog.setKind(ShareKind::Archive);
    auto *text = child<QPlainTextEdit>(dialog, "text");
    ASSERT_TRUE(test::waitFor([&] { return text->toPlainText().contains(u"configs/"_s); }));
    const QString path = shell.folder() + u"/run.zip"_s;
    EXPECT_EQ(save(dialog, path), path);
    EXPECT_TRUE(contentOf(path).startsWith("PK"));
}

TEST(PdfReport, IsWrittenWithoutAWindow)
{
    const QTemporaryDir folder;
    for (const QString &name :
        {u"stream_chat/20261124_021112"_s, u"acc_gsm8k_0shot/20261124_021217"_s}) {
        const QString file = folder.filePath(u"report.pdf"_s);
        ASSERT_OK(writePdfReport(QStringLiteral(AISB_TEST_DATA "/golden/") + name, file,
            core::MetricsProfile::Corrected));
        EXPECT_TRUE(contentOf(file).startsWith("%PDF-")) << name.toStdString();
        EXPECT_GT(QFileInfo(file).size(), 10'000) << name.toStdString();
    }
    EXPECT_FAILS_WITH(
        writePdfReport(folder.path(), folder.filePath(u"x.pdf"_s), core::MetricsProfile::Corrected),
        core::ErrorCode::SummFile001);
}

TEST_F(ShareTest, CopiesTablesAsText)
{
    ShareDialog dialog(content, shell.settings());
    dialog.show();
    dialog.setKind(ShareKind::Tables);
    child<QPushButton>(dialog, "copy")->click();
    EXPECT_TRUE(QGuiApplication::clipboard()->text().startsWith(u"Column 0,"_s));
    dialog.setKind(ShareKind::Pdf);
    EXPECT_FALSE(child<QPushButton>(dialog, "copy")->isEnabled());
}

} // namespace
} // namespace aisb::gui
