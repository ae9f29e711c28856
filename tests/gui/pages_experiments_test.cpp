// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/frame/messagebar.h"
#include "gui/models/experimentlibrary.h"
#include "gui/pages/experimentactions.h"
#include "gui/pages/experimentpreview.h"
#include "gui/pages/experimentspage.h"
#include "gui/pages/experimentsview.h"
#include "gui/pages/runcontroller.h"
#include "gui/pages/settingspage.h"
#include "gui/widgets/chip.h"
#include "gui/widgets/notebox.h"
#include "pages_helpers.h"
#include "result_helpers.h"
#include "store/experimentreader.h"
#include "store/statusfiles.h"

#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDirIterator>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace aisb::gui {
namespace {

const QString kGolden = QStringLiteral(AISB_TEST_DATA "/golden/");

class ExperimentsPageTest : public ::testing::Test
{
protected:
    ExperimentsPageTest()
        : context(test::testEnvironment(shell.folder()), shell.settings())
    {
    }

    void scan(ExperimentsPage &page)
    {
        page.setActive(true);
        ASSERT_TRUE(test::waitFor([&] { return !page.isScanning(); }));
    }

    // Two performance experiments and an accuracy one that may be written to.
    void copyGolden()
    {
        root = shell.folder() + u"/root"_s;
        for (const QString &name : {u"stream_chat/20261124_021112"_s,
                 u"text_chat/20261124_021142"_s, u"acc_gsm8k_0shot/20261124_021217"_s}) {
            copyExperiment(kGolden + name, root + u'/' + name.section(u'/', -1));
        }
        shell.settings().setRoots({root});
    }

    static void copyExperiment(const QString &from, const QString &to)
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

    static const run::ExperimentEntry *entry(const ExperimentsPage &page, const QString &name)
    {
        for (const run::ExperimentEntry &one : *page.model()->entries()) {
            if (one.name == name) {
                return &one;
            }
        }
        return nullptr;
    }

    [[nodiscard]] QString path(const QString &name) const { return root + u'/' + name; }

    // Waits until it is written and read again.
    bool waitForAbout(const QString &name, const std::function<bool(const store::About &)> &isIt)
    {
        return test::waitFor([&] {
            const auto about = store::readAbout(path(name));
            return about && isIt(*about);
        });
    }

    test::FakeShell shell;
    PageContext context;
    QString root;
};

const QString kStream = u"20261124_021112"_s;
const QString kText = u"20261124_021142"_s;

TEST_F(ExperimentsPageTest, BeginsWithTheFirstStart)
{
    ExperimentsPage page(shell, context);
    scan(page);
    EXPECT_TRUE(page.isFirstStart());
    EXPECT_TRUE(page.title().isEmpty());
    EXPECT_EQ(page.filterField(), nullptr);
}

TEST_F(ExperimentsPageTest, ListsTheExperimentsOfAllRoots)
{
    shell.settings().setRoots(
        {kGolden + u"stream_chat"_s, kGolden + u"text_chat"_s, shell.folder()});
    ExperimentsPage page(shell, context);
    scan(page);
    EXPECT_FALSE(page.isFirstStart());
    ASSERT_EQ(page.model()->shownCount(), 2);
    const run::ExperimentEntry *stream = entry(page, u"20261124_021112"_s);
    ASSERT_NE(stream, nullptr);
    EXPECT_NEAR(stream->ttftP99Ms, 42.7, 1e-9);
    EXPECT_EQ(stream->totalRequests, 24);
    // newest first
    EXPECT_EQ(page.model()->shownPaths(),
        (QStringList{
            kGolden + u"text_chat/20261124_021142"_s, kGolden + u"stream_chat/20261124_021112"_s}));
}

TEST_F(ExperimentsPageTest, OpensTheChosenExperiment)
{
    shell.settings().setRoots({kGolden + u"stream_chat"_s});
    ExperimentsPage page(shell, context);
    scan(page);
    shell.commands().trigger(u"experiments.open"_s);
    ASSERT_EQ(shell.opened.size(), 1);
    EXPECT_TRUE(shell.opened.first().endsWith(u"20261124_021112"_s));
}

TEST_F(ExperimentsPageTest, FiltersAndClearsTheFilter)
{
    shell.settings().setRoots({kGolden + u"stream_chat"_s, kGolden + u"text_chat"_s});
    ExperimentsPage page(shell, context);
    scan(page);
    auto *search = page.findChild<QLineEdit *>(u"searchEdit"_s);
    search->setText(u"20261124_021112"_s);
    EXPECT_EQ(page.model()->shownCount(), 1);
    search->setText(u"nothing like this"_s);
    EXPECT_EQ(page.model()->shownCount(), 0);
    page.findChild<QPushButton *>(u"clearButton"_s)->click();
    EXPECT_EQ(page.model()->shownCount(), 2);
}

TEST_F(ExperimentsPageTest, ScansAgainWhenTheRootsChange)
{
    ExperimentsPage page(shell, context);
    scan(page);
    shell.settings().setRoots({kGolden + u"rate_chat"_s});
    ASSERT_TRUE(test::waitFor([&] { return page.model()->shownCount() == 1; }));
    EXPECT_FALSE(page.isFirstStart());
}

TEST_F(ExperimentsPageTest, IgnoresRootsThatAreGone)
{
    shell.settings().setRoots({shell.folder() + u"/gone"_s, kGolden + u"rate_chat"_s});
    ExperimentsPage page(shell, context);
    scan(page);
    EXPECT_EQ(page.model()->shownCount(), 1);
}

TEST_F(ExperimentsPageTest, RenamesInTheListAndUndoes)
{
    copyGolden();
    ExperimentsPage page(shell, context);
    scan(page);
    QSignalSpy titles(&context.library(), &ExperimentLibrary::titleChanged);
    page.view()->selectPath(path(kStream));
    page.show();
    shell.commands().trigger(u"experiment.rename"_s);
    auto *editor = page.view()->viewport()->findChild<QLineEdit *>();
    ASSERT_NE(editor, nullptr);
    EXPECT_EQ(editor->text(), kStream);
    editor->setText(u"  c4 · first "_s);
    QTest::keyClick(editor, Qt::Key_Return);
    ASSERT_TRUE(waitForAbout(kStream, [](const auto &about) { return !about.isEmpty(); }));
    EXPECT_EQ(entry(page, kStream)->title(), u"c4 · first"_s);
    EXPECT_EQ(titles.takeFirst(), (QVariantList{path(kStream), u"c4 · first"_s}));
    EXPECT_EQ(page.view()->currentEntry()->name, kStream);
    EXPECT_TRUE(page.messageBar().text().contains(u"c4 · first"_s));
    const auto buttons = page.messageBar().findChildren<QPushButton *>();
    ASSERT_FALSE(buttons.isEmpty());
    buttons.first()->click();
    ASSERT_TRUE(waitForAbout(kStream, [](const auto &about) { return about.title.isEmpty(); }));
    EXPECT_EQ(entry(page, kStream)->title(), kStream);
}

TEST_F(ExperimentsPageTest, KeepsTagsNotesAndStar)
{
    copyGolden();
    ExperimentsPage page(shell, context);
    scan(page);
    page.show();
    page.view()->selectPath(path(kStream));
    shell.commands().trigger(u"experiments.tag"_s);
    auto *tag = page.findChild<QLineEdit *>(u"tagEdit"_s);
    tag->setText(u"weekly"_s);
    QTest::keyClick(tag, Qt::Key_Return);
    auto *notes = page.findChild<QPlainTextEdit *>(u"notesEdit"_s);
    notes->setPlainText(u"Dip at 91 s.\nSame build."_s);
    shell.commands().trigger(u"experiments.star"_s);
    // another row: what was typed belongs to the first
    page.view()->selectPath(path(kText));
    EXPECT_TRUE(notes->toPlainText().isEmpty());
    const store::About expected{{}, {u"weekly"_s}, u"Dip at 91 s.\nSame build."_s, true};
    ASSERT_TRUE(waitForAbout(kStream, [&](const auto &about) { return about == expected; }));
    EXPECT_TRUE(store::readAbout(path(kText)).value_or(store::About()).isEmpty());
    page.view()->selectPath(path(kStream));
    EXPECT_EQ(notes->toPlainText(), expected.notes);
    // found by what was written
    page.findChild<QLineEdit *>(u"searchEdit"_s)->setText(u"dip is:starred"_s);
    EXPECT_EQ(page.model()->shownPaths(), QStringList{path(kStream)});
    page.findChild<QLineEdit *>(u"searchEdit"_s)->clear();
    auto *tags = page.findChild<QComboBox *>(u"tagCombo"_s);
    tags->setCurrentIndex(tags->findText(u"weekly"_s));
    EXPECT_EQ(page.model()->shownPaths(), QStringList{path(kStream)});
    auto *chip = page.findChild<Chip *>();
    ASSERT_NE(chip, nullptr);
    QTest::keyClick(chip, Qt::Key_Delete);
    ASSERT_TRUE(waitForAbout(kStream, [](const auto &about) { return about.tags.isEmpty(); }));
}

TEST_F(ExperimentsPageTest, SaysWhenAFolderCannotBeWritten)
{
    copyGolden();
    context.library().keepIn({}, shell.folder() + u"/data"_s);
    QFile block(path(kStream) + u"/.studio"_s);
    ASSERT_TRUE(block.open(QIODevice::WriteOnly));
    block.close();
    ExperimentsPage page(shell, context);
    scan(page);
    page.actions()->rename(path(kStream), u"kept here"_s);
    ASSERT_TRUE(test::waitFor([&] { return entry(page, kStream)->isShelved; }));
    EXPECT_EQ(entry(page, kStream)->title(), u"kept here"_s);
    EXPECT_FALSE(page.messageBar().text().isEmpty());
}

TEST_F(ExperimentsPageTest, SeesFoldersComeAndGo)
{
    copyGolden();
    ExperimentsPage page(shell, context);
    scan(page);
    page.view()->selectPath(path(kStream));
    const QString fresh = u"20261125_000000"_s;
    copyExperiment(kGolden + u"text_chat/"_s + kText, path(fresh));
    ASSERT_TRUE(test::waitFor([&] { return page.model()->shownCount() == 4; }));
    EXPECT_EQ(page.view()->currentEntry()->name, kStream);
    EXPECT_EQ(page.view()->selectedPaths(), QStringList{path(kStream)});
    ASSERT_TRUE(QDir(path(fresh)).removeRecursively());
    ASSERT_TRUE(test::waitFor([&] { return page.model()->shownCount() == 3; }));
    EXPECT_EQ(page.view()->selectedPaths(), QStringList{path(kStream)});
}

TEST_F(ExperimentsPageTest, MovesToTheTrashAndBack)
{
    copyGolden();
    qputenv("XDG_DATA_HOME", QFile::encodeName(shell.folder() + u"/data"_s));
    ExperimentsPage page(shell, context);
    scan(page);
    page.show();
    page.view()->selectPath(path(kStream));
    const auto answer = [&page](const QString &button) {
        page.actions()->trashSelected();
        auto *box = page.findChild<QMessageBox *>(u"trashBox"_s);
        ASSERT_NE(box, nullptr);
        for (QAbstractButton *one : box->buttons()) {
            if (one->text().remove(u'&') == button) {
                one->click();
                return;
            }
        }
        FAIL() << button.toStdString();
    };
    answer(u"Cancel"_s);
    EXPECT_TRUE(QFileInfo::exists(path(kStream)));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    answer(u"Move to trash"_s);
    ASSERT_TRUE(test::waitFor([&] { return page.model()->shownCount() == 2; }));
    EXPECT_FALSE(QFileInfo::exists(path(kStream)));
    EXPECT_EQ(shell.closed, QStringList{path(kStream)});
    const auto buttons = page.messageBar().findChildren<QPushButton *>();
    ASSERT_FALSE(buttons.isEmpty());
    buttons.first()->click();
    ASSERT_TRUE(test::waitFor([&] { return page.model()->shownCount() == 3; }));
    EXPECT_TRUE(QFileInfo::exists(path(kStream) + u"/configs"_s));
    qunsetenv("XDG_DATA_HOME");
}

TEST_F(ExperimentsPageTest, LeavesARunningExperimentWhereItIs)
{
    copyGolden();
    QDir().mkpath(path(kStream) + u"/status_tmp"_s);
    QFile status(path(kStream) + u"/status_tmp/tmp_m_d.json"_s);
    ASSERT_TRUE(status.open(QIODevice::WriteOnly));
    status.write(R"([{"status": "inferencing", "process_id": )"
        + QByteArray::number(QCoreApplication::applicationPid()) + "}]");
    status.close();
    ExperimentsPage page(shell, context);
    scan(page);
    page.view()->selectPath(path(kStream));
    page.actions()->trashSelected();
    auto *box = page.findChild<QMessageBox *>(u"trashBox"_s);
    ASSERT_NE(box, nullptr);
    box->defaultButton()->click();
    ASSERT_TRUE(test::waitFor([&] { return !page.messageBar().text().isEmpty(); }));
    EXPECT_TRUE(QFileInfo::exists(path(kStream) + u"/configs"_s));
    EXPECT_EQ(page.model()->shownCount(), 3);
}

TEST_F(ExperimentsPageTest, RemembersColumnsAndGroups)
{
    copyGolden();
    {
        ExperimentsPage page(shell, context);
        scan(page);
        EXPECT_TRUE(page.view()->isColumnHidden(ExperimentsModel::Duration));
        QMenu menu;
        page.view()->fillColumnMenu(menu);
        menu.actions().at(ExperimentsModel::Duration)->trigger();
        EXPECT_FALSE(page.view()->isColumnHidden(ExperimentsModel::Duration));
        auto *group = page.findChild<QComboBox *>(u"groupCombo"_s);
        page.view()->selectPath(path(kText));
        group->setCurrentIndex(group->count() - 1);
        EXPECT_EQ(page.model()->grouping(), ExperimentsModel::Grouping::None);
        EXPECT_EQ(page.view()->currentEntry()->name, kText);
        page.setActive(false);
    }
    ExperimentsPage page(shell, context);
    scan(page);
    EXPECT_FALSE(page.view()->isColumnHidden(ExperimentsModel::Duration));
    EXPECT_EQ(page.model()->grouping(), ExperimentsModel::Grouping::None);
    page.resetLayout();
    EXPECT_TRUE(page.view()->isColumnHidden(ExperimentsModel::Duration));
}

TEST_F(ExperimentsPageTest, OpensAndCopiesByKeyboard)
{
    copyGolden();
    ExperimentsPage page(shell, context);
    scan(page);
    page.show();
    page.view()->selectPath(path(kText));
    QTest::keyClick(page.view(), Qt::Key_Down, Qt::ShiftModifier);
    EXPECT_EQ(page.view()->selectedPaths(), (QStringList{path(kText), path(kStream)}));
    shell.commands().trigger(u"experiments.copyPath"_s);
    EXPECT_EQ(QGuiApplication::clipboard()->text(), path(kText) + u'\n' + path(kStream));
    QTest::keyClick(page.view(), Qt::Key_Return);
    EXPECT_EQ(shell.opened, QStringList{path(kStream)});
}

TEST_F(ExperimentsPageTest, GetsCurvesAndErrorsAfterTheRows)
{
    copyGolden();
    ExperimentsPage page(shell, context);
    QSignalSpy settled(&context.library(), &ExperimentLibrary::settled);
    page.setActive(true);
    ASSERT_TRUE(test::waitFor([&] { return !settled.isEmpty(); }));
    EXPECT_FALSE(entry(page, kStream)->glance.values.empty());
    const run::ExperimentEntry *accuracy = entry(page, u"20261124_021217"_s);
    EXPECT_GT(accuracy->scoreError, 0);
    const QModelIndex row = page.model()->indexOf(accuracy->path);
    EXPECT_EQ(row.siblingAtColumn(ExperimentsModel::Score).data().toString(),
        u"80.00 ± %1"_s.arg(accuracy->scoreError, 0, 'f', 2));
}

TEST_F(ExperimentsPageTest, ReadsNothingWhileARunIsActive)
{
    copyGolden();
    ExperimentsPage page(shell, context);
    context.library().setPaused(true);
    QSignalSpy settled(&context.library(), &ExperimentLibrary::settled);
    scan(page);
    EXPECT_TRUE(entry(page, kStream)->glance.values.empty());
    EXPECT_TRUE(settled.isEmpty());
    context.library().setPaused(false);
    ASSERT_TRUE(test::waitFor([&] { return !settled.isEmpty(); }));
    EXPECT_FALSE(entry(page, kStream)->glance.values.empty());
}

TEST_F(ExperimentsPageTest, ShowsTheVerdictOfTheChosenExperiment)
{
    copyGolden();
    const auto folder = store::detect(path(kStream));
    ASSERT_OK(folder);
    const store::GroupRef &group = folder->groups.front();
    const QString file =
        u"%1/.studio/measurement/%2/%3.json"_s.arg(path(kStream), group.model, group.group);
    QDir().mkpath(QFileInfo(file).path());
    QFile measurement(file);
    ASSERT_TRUE(measurement.open(QIODevice::WriteOnly));
    measurement.write(R"({"health": {"verdict": "amber", "added_delay_ms": 9, "checks": [
        {"id": "lag", "verdict": "amber", "value": 9, "limit": 5, "text": "t"}]}})");
    measurement.close();
    ExperimentsPage page(shell, context);
    page.resize(1200, 760);
    page.show();
    scan(page);
    page.view()->selectPath(path(kStream));
    ASSERT_TRUE(test::waitFor([&] { return entry(page, kStream)->health.has_value(); }));
    const auto boxes = page.findChild<ExperimentPreview *>()->findChildren<NoteBox *>();
    const auto shown = std::ranges::count_if(boxes, [](const NoteBox *box) {
        return box->isVisible()
            && box->accessibleName().startsWith(u"Valid with reservation. Event-loop lag"_s);
    });
    EXPECT_EQ(shown, 1);
    EXPECT_FALSE(page.view()->isColumnHidden(ExperimentsModel::Verdict));
}

// spec/workflow.md 8.1: of a run of another program as of one of ours.
TEST_F(ExperimentsPageTest, FollowsARunOfAnotherProgram)
{
    copyGolden();
    store::StatusFiles files(path(kStream));
    core::TaskProgress task;
    task.name = u"m/d"_s;
    task.state = core::TaskState::Inferencing;
    task.done = 30;
    task.total = 120;
    files.write({task});
    ExperimentsPage page(shell, context);
    scan(page);
    EXPECT_EQ(entry(page, kStream)->state, core::ExperimentState::Running);
    EXPECT_DOUBLE_EQ(entry(page, kStream)->live.share, 0.25);
    task.done = 60;
    files.write({task});
    EXPECT_TRUE(test::waitFor([&] { return entry(page, kStream)->live.share == 0.5; }));
    files.remove();
    EXPECT_TRUE(test::waitFor(
        [&] { return entry(page, kStream)->state == core::ExperimentState::Complete; }));
}

TEST_F(ExperimentsPageTest, ShowsItsOwnRunWithoutReadingItsFolder)
{
    copyGolden();
    ExperimentsPage page(shell, context);
    scan(page);
    RunController &runs = context.runs();
    runs.begin(core::RunOptions());
    core::ProgressSnapshot snapshot;
    snapshot.stage = core::Stage::Infer;
    core::TaskProgress task;
    task.done = 3;
    task.total = 12;
    snapshot.tasks = {task};
    runs.takeSnapshot(snapshot);
    runs.takeExperiment(path(kText));
    EXPECT_TRUE(
        test::waitFor([&] { return entry(page, kText)->state == core::ExperimentState::Running; }));
    EXPECT_DOUBLE_EQ(entry(page, kText)->live.share, 0.25);
    EXPECT_NE(entry(page, kStream)->state, core::ExperimentState::Running);
    runs.takeOutcome({});
    EXPECT_TRUE(test::waitFor(
        [&] { return entry(page, kText)->state == core::ExperimentState::Complete; }));
}

TEST_F(ExperimentsPageTest, SettingsChangeWhatARunGets)
{
    SettingsPage page(shell, context);
    page.setActive(true);
    auto *profile = page.findChild<QComboBox *>(u"profileCombo"_s);
    profile->setCurrentIndex(profile->findData(u"reference"_s));
    Q_EMIT profile->activated(profile->currentIndex());
    EXPECT_EQ(context.environment().metricsProfile, core::MetricsProfile::Reference);
    auto *layout = page.findChild<QComboBox *>(u"layoutCombo"_s);
    layout->setCurrentIndex(layout->findData(u"v3"_s));
    Q_EMIT layout->activated(layout->currentIndex());
    EXPECT_EQ(context.environment().layout, core::Layout::V3);
    shell.settings().setRoots({u"/a"_s, u"/b"_s});
    auto *roots = page.findChild<QListWidget *>(u"rootsList"_s);
    roots->setCurrentRow(1);
    page.findChild<QPushButton *>(u"firstRootButton"_s)->click();
    EXPECT_EQ(shell.settings().defaultRoot(), u"/b"_s);
    page.findChild<QPushButton *>(u"removeRootButton"_s)->click();
    EXPECT_EQ(shell.settings().roots(), QStringList{u"/a"_s});
    auto *texts = page.findChild<QLineEdit *>(u"textsEdit"_s);
    texts->setText(u" /texts "_s);
    Q_EMIT texts->editingFinished();
    EXPECT_EQ(context.environment().textsDir, u"/texts"_s);
}

} // namespace
} // namespace aisb::gui
