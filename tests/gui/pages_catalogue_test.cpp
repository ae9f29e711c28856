// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/cataloguemodel.h"
#include "gui/pages/cataloguedetail.h"
#include "gui/pages/cataloguepage.h"
#include "gui/pages/datasetpreview.h"
#include "gui/pages/newrunpage.h"
#include "gui/pages/promptview.h"
#include "gui/pages/runagain.h"
#include "gui/widgets/segmentedcontrol.h"
#include "pages_helpers.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace aisb::gui {
namespace {

const QString kGsm8k = u"gsm8k_gen_0_shot_cot_chat_prompt"_s;

class CatalogueTest : public ::testing::Test
{
protected:
    CatalogueTest()
        : context(test::testEnvironment(shell.folder()), shell.settings())
    {
    }

    void write(const QString &relative, const QByteArray &text) const
    {
        const QString path = shell.folder() + u'/' + relative;
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    void install(const QString &file) const
    {
        write(u"ais_bench/datasets/gsm8k/"_s + file,
            "{\"question\": \"What is 1 plus 1?\", \"answer\": \"Two. #### 2\"}\n");
    }

    void open(CataloguePage &page)
    {
        page.resize(1200, 760);
        page.show();
        page.setActive(true);
        ASSERT_TRUE(test::waitFor([&] { return !page.isBusy(); }));
    }

    static void search(CataloguePage &page, const QString &text)
    {
        page.findChild<QLineEdit *>(u"catalogueFilter"_s)->setText(text);
    }

    // New labels are shown with the next events.
    static QString labels(const QWidget &widget)
    {
        QCoreApplication::processEvents();
        QStringList texts;
        for (const QLabel *label : widget.findChildren<QLabel *>()) {
            if (label->isVisibleTo(&widget)) {
                texts << label->text().remove(QChar(0x200b));
            }
        }
        return texts.join(u'\n');
    }

    test::FakeShell shell;
    PageContext context;
};

TEST_F(CatalogueTest, TellsInstalledDataByEveryFileOfIt)
{
    install(u"test.jsonl"_s);
    CataloguePage page(shell, context);
    open(page);
    search(page, kGsm8k);
    ASSERT_TRUE(page.current());
    EXPECT_EQ(page.current()->files, CatalogueRow::Files::Missing)
        << "the folder is there, one of its files is not";
    EXPECT_TRUE(labels(page).contains(u"train.jsonl"_s)) << labels(page).toStdString();
    EXPECT_TRUE(labels(page).contains(u"Mathematics"_s));

    install(u"train.jsonl"_s);
    shell.commands().trigger(u"view.refresh"_s);
    page.setActive(false);
    open(page);
    EXPECT_EQ(page.current()->name, kGsm8k) << "the cursor stays";
    EXPECT_EQ(page.current()->files, CatalogueRow::Files::Present);
    auto *files = page.findChild<QComboBox *>(u"catalogueFilesCombo"_s);
    search(page, u"gsm8k"_s);
    files->setCurrentIndex(files->findData(static_cast<int>(CatalogueRow::Files::Missing)));
    EXPECT_EQ(page.model()->rowCount(), 0);
    files->setCurrentIndex(files->findData(static_cast<int>(CatalogueRow::Files::Present)));
    EXPECT_GT(page.model()->rowCount(), 0);
}

TEST_F(CatalogueTest, ShowsThePromptsOfInstalledData)
{
    install(u"test.jsonl"_s);
    install(u"train.jsonl"_s);
    CataloguePage page(shell, context);
    open(page);
    search(page, kGsm8k);
    PromptView *prompts = page.preview()->prompts();
    ASSERT_TRUE(test::waitFor([&] { return prompts->count() == 1; }));
    EXPECT_TRUE(prompts->text().contains(u"What is 1 plus 1?"_s)) << prompts->text().toStdString();
}

TEST_F(CatalogueTest, EnterPutsDataIntoANewRun)
{
    CataloguePage page(shell, context);
    open(page);
    search(page, kGsm8k);
    auto *table = page.findChild<QTableView *>();
    QTest::keyClick(table, Qt::Key_Return);
    ASSERT_EQ(shell.visited, QStringList{u"newrun"_s});
    NewRunPage form(shell, context);
    form.setActive(true);
    form.open(shell.arguments.back());
    EXPECT_EQ(form.options().datasets, QStringList{kGsm8k});
    EXPECT_EQ(form.step(), NewRunPage::Workload);
    form.open(catalogueArgument(CataloguePlace::Dataset, u"mmlu_gen"_s));
    EXPECT_EQ(form.options().datasets, (QStringList{kGsm8k, u"mmlu_gen"_s})) << "added to it";
    ASSERT_TRUE(test::waitFor([&] { return !form.isBusy(); }));
}

TEST_F(CatalogueTest, ModelsAndSummarizersGoThereToo)
{
    CataloguePage page(shell, context);
    open(page);
    page.findChild<SegmentedControl *>(u"catalogueKindControl"_s)
        ->setCurrentIndex(CataloguePage::Models);
    EXPECT_EQ(page.kind(), CataloguePage::Models);
    search(page, u"tgi stream"_s);
    ASSERT_EQ(page.model()->rowCount(), 1);
    page.findChild<QPushButton *>(u"useButton"_s)->click();
    page.showKind(CataloguePage::Summarizers);
    search(page, u"stable_stage"_s);
    ASSERT_EQ(page.model()->rowCount(), 1);
    ASSERT_TRUE(shell.commands().trigger(u"catalogue.use"_s));
    ASSERT_EQ(shell.arguments.size(), 2);

    NewRunPage form(shell, context);
    form.setActive(true);
    for (const QVariant &argument : shell.arguments) {
        form.open(argument);
    }
    EXPECT_EQ(form.options().models, QStringList{u"tgi_stream_api_general"_s});
    EXPECT_EQ(form.options().summarizer, u"stable_stage"_s);
    EXPECT_EQ(form.step(), NewRunPage::Report);
    ASSERT_TRUE(test::waitFor([&] { return !form.isBusy(); }));
}

TEST_F(CatalogueTest, ProposesNamesWhenNothingIsFound)
{
    CataloguePage page(shell, context);
    open(page);
    search(page, u"gsm8k_gne"_s);
    EXPECT_EQ(page.model()->rowCount(), 0);
    EXPECT_FALSE(page.current());
    EXPECT_TRUE(labels(page).contains(u"gsm8k_gen"_s)) << labels(page).toStdString();
    EXPECT_FALSE(shell.commands().isEnabled(u"catalogue.use"_s));
}

TEST_F(CatalogueTest, NamesFileAndPlaceOfABrokenConfiguration)
{
    write(u"configs/datasets/broken.json"_s, "{\"broken_datasets\": [");
    CataloguePage page(shell, context);
    open(page);
    search(page, u"broken"_s);
    ASSERT_TRUE(page.current());
    EXPECT_FALSE(page.findChild<QPushButton *>(u"useButton"_s)->isEnabled());
    EXPECT_TRUE(labels(page).contains(u"broken.json"_s));
}

} // namespace
} // namespace aisb::gui
