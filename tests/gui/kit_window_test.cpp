// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/frame/commandregistry.h"
#include "gui/frame/mainwindow.h"
#include "gui/frame/messagebar.h"
#include "gui/frame/navview.h"
#include "gui/frame/page.h"
#include "gui/settings/language.h"
#include "gui/settings/settings.h"
#include "gui/theme/thememanager.h"

#include <QAbstractButton>
#include <QAction>
#include <QDropEvent>
#include <QLineEdit>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

#include <gtest/gtest.h>

using namespace aisb::gui;
using namespace Qt::StringLiterals;

namespace {

// Counts what the window does with a page.
struct Calls
{
    int built = 0;
    int activated = 0;
    int deactivated = 0;
    int translated = 0;
    QVariant argument;
    bool mayClose = true;
};

class ProbePage : public Page
{
public:
    ProbePage(Shell &shell, Calls &calls, const QString &title)
        : Page(shell)
        , m_calls(calls)
        , m_field(new QLineEdit(this))
    {
        ++calls.built;
        body()->addWidget(m_field);
        setTitle(title);
        setStatus(title + u" is shown"_s);
    }
    void open(const QVariant &argument) override { m_calls.argument = argument; }
    bool mayClose() override { return m_calls.mayClose; }
    QWidget *filterField() const override { return m_field; }
    using Page::setTitle;

protected:
    void activate() override
    {
        ++m_calls.activated;
        shell().commands().bind(u"edit.undo"_s, this, [] { });
    }
    void deactivate() override { ++m_calls.deactivated; }
    void retranslate() override { ++m_calls.translated; }

private:
    Calls &m_calls;
    QLineEdit *m_field;
};

class Window : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ThemeManager::instance().apply(ThemeMode::Light);
        installLanguage(u"en"_s);
        m_settings = std::make_unique<Settings>(m_folder.filePath(u"settings.ini"_s));
        makeWindow();
    }
    void makeWindow()
    {
        m_window = std::make_unique<MainWindow>(registry(), *m_settings);
        m_window->setDocumentMaker([](const QString &folder) {
            return Document{folder, u"results"_s, folder.section(u'/', -1), u"chart"_s, folder};
        });
    }
    PageRegistry registry()
    {
        PageRegistry registry;
        const auto add = [&](const QString &id, NavPlace place, Calls &calls) {
            registry.add({id, u"list"_s, [id] { return id; }, place,
                [&calls, id](Shell &shell) { return new ProbePage(shell, calls, id); }});
        };
        add(u"experiments"_s, NavPlace::Top, m_home);
        add(u"running"_s, NavPlace::Top, m_running);
        add(u"results"_s, NavPlace::Document, m_results);
        add(u"help"_s, NavPlace::Bottom, m_help);
        return registry;
    }
    [[nodiscard]] QString folder(const QString &name)
    {
        QDir(m_folder.path()).mkpath(name);
        return m_folder.filePath(name);
    }

    QTemporaryDir m_folder;
    Calls m_home, m_running, m_results, m_help;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

TEST_F(Window, BuildsAPageOnTheFirstVisitAndKeepsIt)
{
    m_window->restore();
    EXPECT_EQ(m_home.built, 1);
    EXPECT_EQ(m_running.built, 0);
    m_window->goTo(u"running"_s, 7);
    EXPECT_EQ(m_running.argument.toInt(), 7);
    EXPECT_EQ(m_home.deactivated, 1);
    m_window->goTo(u"experiments"_s);
    EXPECT_EQ(m_home.built, 1);
    EXPECT_EQ(m_home.activated, 2);
    EXPECT_EQ(m_home.translated, 1);
    m_window->goTo(u"no such page"_s);
    EXPECT_EQ(m_window->currentId(), u"experiments"_s);
}

TEST_F(Window, TravelsBackAndForward)
{
    m_window->restore();
    m_window->goTo(u"running"_s);
    m_window->goTo(u"help"_s);
    m_window->back();
    EXPECT_EQ(m_window->currentId(), u"running"_s);
    m_window->back();
    EXPECT_EQ(m_window->currentId(), u"experiments"_s);
    m_window->back();
    EXPECT_EQ(m_window->currentId(), u"experiments"_s);
    EXPECT_FALSE(m_window->commands().isEnabled(u"view.back"_s));
    m_window->forward();
    EXPECT_EQ(m_window->currentId(), u"running"_s);
    m_window->goTo(u"experiments"_s);
    EXPECT_FALSE(m_window->commands().isEnabled(u"view.forward"_s));
}

TEST_F(Window, OpensEachFolderOnceAndClosesIt)
{
    m_window->restore();
    const QString first = folder(u"first"_s);
    const QString second = folder(u"second"_s);
    m_window->openFolders({first, second, first});
    EXPECT_EQ(m_window->openDocuments(), (QStringList{first, second}));
    EXPECT_EQ(m_results.argument.toString(), second);
    EXPECT_EQ(m_window->currentId(), first);
    m_results.mayClose = false;
    m_window->closeDocument(first);
    EXPECT_EQ(m_window->openDocuments().size(), 2);
    m_results.mayClose = true;
    m_window->closeDocument(first);
    EXPECT_EQ(m_window->openDocuments(), QStringList{second});
    m_window->commands().trigger(u"app.closeDocument"_s);
    EXPECT_TRUE(m_window->openDocuments().isEmpty());
    EXPECT_EQ(m_window->currentId(), u"experiments"_s);
}

TEST_F(Window, CyclesDocuments)
{
    m_window->restore();
    const QString first = folder(u"first"_s);
    const QString second = folder(u"second"_s);
    m_window->openFolders({first, second});
    m_window->commands().trigger(u"view.nextDocument"_s);
    EXPECT_EQ(m_window->currentId(), first);
    m_window->commands().trigger(u"view.previousDocument"_s);
    EXPECT_EQ(m_window->currentId(), second);
}

TEST_F(Window, CollapsesTheNavigationWhenNarrow)
{
    m_window->restore();
    m_window->resize(1440, 900);
    m_window->show();
    auto *nav = m_window->findChild<NavView *>();
    ASSERT_NE(nav, nullptr);
    EXPECT_FALSE(nav->isCompact());
    m_window->resize(1200, 800);
    QTRY_VERIFY_WITH_TIMEOUT(nav->isCompact(), 2000);
    EXPECT_EQ(nav->width(), NavView::kCompactWidth);
}

TEST_F(Window, BindsCommandsOfTheShownPageOnly)
{
    m_window->restore();
    EXPECT_TRUE(m_window->commands().isEnabled(u"edit.undo"_s));
    m_window->commands().unbind(m_window->currentPage());
    EXPECT_FALSE(m_window->commands().isEnabled(u"edit.undo"_s));
    EXPECT_EQ(m_window->commands().action(u"edit.undo"_s)->shortcut(), QKeySequence(u"Ctrl+Z"_s));
}

TEST_F(Window, TranslatesWhileItRuns)
{
    m_window->restore();
    const QString before = m_window->commands().action(u"app.openFolder"_s)->text();
    installLanguage(u"zh_CN"_s);
    QCoreApplication::sendPostedEvents();
    const QString after = m_window->commands().action(u"app.openFolder"_s)->text();
    EXPECT_NE(before, after);
    EXPECT_TRUE(after.contains(u"打开"_s));
    EXPECT_GE(m_home.translated, 2);
    auto *bar = m_window->findChild<QMenuBar *>();
    ASSERT_FALSE(bar->actions().isEmpty());
    EXPECT_TRUE(bar->actions().first()->text().startsWith(u"文件"_s));
    installLanguage(u"en"_s);
}

TEST_F(Window, RestoresPageAndDocumentsButNotMissingFolders)
{
    m_window->restore();
    const QString kept = folder(u"kept"_s);
    const QString lost = folder(u"lost"_s);
    m_window->openFolders({kept, lost});
    m_window->goTo(u"running"_s);
    m_window->close();
    QDir(lost).removeRecursively();
    makeWindow();
    m_window->restore();
    EXPECT_EQ(m_window->openDocuments(), QStringList{kept});
    EXPECT_EQ(m_window->currentId(), u"running"_s);
}

TEST_F(Window, AsksTheGuardBeforeItCloses)
{
    m_window->restore();
    m_window->show();
    bool mayClose = false;
    m_window->setCloseGuard([&mayClose] { return mayClose; });
    EXPECT_FALSE(m_window->close());
    mayClose = true;
    EXPECT_TRUE(m_window->close());
}

TEST_F(Window, TakesFoldersAndFilesThatAreDropped)
{
    m_window->restore();
    const QString dropped = folder(u"dropped"_s);
    QFile file(m_folder.filePath(u"data.jsonl"_s));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.close();
    QSignalSpy files(m_window.get(), &MainWindow::filesRequested);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(dropped), QUrl::fromLocalFile(file.fileName())});
    QDragEnterEvent enter(QPoint(500, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop(QPointF(500, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &drop);
    EXPECT_EQ(m_window->openDocuments(), QStringList{dropped});
    ASSERT_EQ(files.count(), 1);
    EXPECT_EQ(files.first().first().toStringList(), QStringList{file.fileName()});
}

TEST_F(Window, FollowsTheTitleOfADocument)
{
    m_window->restore();
    const QString path = folder(u"first"_s);
    m_window->openFolders({path});
    static_cast<ProbePage *>(m_window->currentPage())->setTitle(u"c128"_s);
    EXPECT_EQ(m_window->navModel().findDocument(path)->title, u"c128"_s);
}

TEST_F(Window, GivesEveryIconButtonAName)
{
    m_window->restore();
    m_window->show();
    for (const QAbstractButton *button : m_window->findChildren<QAbstractButton *>()) {
        // Qt's own arrow of a menu bar that has no room.
        const bool isOurs = button->objectName() != "qt_menubar_ext_button"_L1;
        if (isOurs && button->isVisible() && button->text().isEmpty()) {
            EXPECT_FALSE(button->accessibleName().isEmpty()) << button->metaObject()->className();
        }
    }
}

TEST(MessageBar, RunsTheActionAfterItHasClosed)
{
    QWidget window;
    MessageBar bar(&window);
    window.show();
    bool wasHidden = false;
    QSignalSpy dismissed(&bar, &MessageBar::dismissed);
    bar.showMessage(
        Tone::Warn, u"Moved to trash."_s, {{u"Undo"_s, [&] { wasHidden = bar.isHidden(); }}});
    EXPECT_FALSE(bar.isHidden());
    auto *button = bar.findChild<QPushButton *>();
    ASSERT_NE(button, nullptr);
    button->click();
    EXPECT_TRUE(wasHidden);
    EXPECT_EQ(dismissed.count(), 1);
    bar.dismiss();
    EXPECT_EQ(dismissed.count(), 1);
}

} // namespace
