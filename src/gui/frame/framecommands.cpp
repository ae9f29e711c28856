// SPDX-License-Identifier: GPL-3.0-or-later
// What the frame itself can do: commands, menus, palette, language, theme, state.
#include "gui/frame/commandregistry.h"
#include "gui/frame/mainwindow.h"
#include "gui/frame/menus.h"
#include "gui/frame/navview.h"
#include "gui/frame/page.h"
#include "gui/frame/shortcutsheet.h"
#include "gui/frame/topbar.h"
#include "gui/settings/language.h"
#include "gui/settings/settings.h"
#include "gui/theme/thememanager.h"

#include <QAbstractScrollArea>
#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QStackedWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

using Keys = QList<QKeySequence>;

} // namespace

void MainWindow::addFrameCommands()
{
    const auto add = [this](const QString &id, std::function<QString()> title, MenuPlace menu,
                         Keys keys, const QString &icon = {}, bool startsGroup = false) {
        Command command{id, std::move(title), icon, menu, std::move(keys), startsGroup};
        command.isDanger = id == "run.stopNow"_L1;
        m_commands->add(std::move(command));
    };
    using enum MenuPlace;
    add(u"app.newRun"_s, [] { return tr("&New run"); }, File, {Qt::CTRL | Qt::Key_N}, u"plus"_s);
    add(u"app.newRunFromFile"_s, [] { return tr("New run from &file…"); }, File, {}, u"file"_s);
    add(
        u"app.newRunFromFolder"_s, [] { return tr("New run from &experiment…"); }, File, {},
        u"folder"_s);
    add(
        u"app.openFolder"_s, [] { return tr("&Open folder…"); }, File, {Qt::CTRL | Qt::Key_O},
        u"folder"_s);
    add(
        u"app.closeDocument"_s, [] { return tr("&Close"); }, File, {Qt::CTRL | Qt::Key_W}, {},
        true);
    add(u"app.quit"_s, [] { return tr("&Quit"); }, File, {Qt::CTRL | Qt::Key_Q}, {}, true);
    add(u"edit.undo"_s, [] { return tr("&Undo"); }, Edit, {Qt::CTRL | Qt::Key_Z}, u"undo"_s);
    add(
        u"edit.redo"_s, [] { return tr("&Redo"); }, Edit, {Qt::CTRL | Qt::SHIFT | Qt::Key_Z},
        u"redo"_s);
    add(
        u"edit.find"_s, [] { return tr("&Filter of this page"); }, Edit, {Qt::CTRL | Qt::Key_F},
        u"search"_s, true);
    add(
        u"view.back"_s, [] { return tr("&Back"); }, View, {Qt::ALT | Qt::Key_Left},
        u"chevron-left"_s);
    add(
        u"view.forward"_s, [] { return tr("&Forward"); }, View, {Qt::ALT | Qt::Key_Right},
        u"chevron-right"_s);
    add(
        u"view.refresh"_s, [] { return tr("&Rescan or recalculate"); }, View, {Qt::Key_F5},
        u"refresh"_s, true);
    add(u"view.nextPane"_s, [] { return tr("Next &pane"); }, View, {Qt::Key_F6});
    add(u"view.previousPane"_s, [] { return tr("Previous p&ane"); }, View,
        {Qt::SHIFT | Qt::Key_F6});
    add(u"view.nextDocument"_s, [] { return tr("Next &document"); }, View,
        {Qt::CTRL | Qt::Key_Tab});
    add(u"view.previousDocument"_s, [] { return tr("Previous d&ocument"); }, View,
        {Qt::CTRL | Qt::SHIFT | Qt::Key_Tab});
    add(
        u"view.toggleTheme"_s, [] { return tr("Light or dark &theme"); }, View, {}, u"moon"_s,
        true);
    add(u"view.language"_s, [] { return tr("&Language…"); }, View, {}, u"globe"_s);
    add(u"view.fullScreen"_s, [] { return tr("F&ull screen"); }, View, {Qt::Key_F11});
    add(u"view.resetLayout"_s, [] { return tr("Re&set layout"); }, View, {});
    add(
        u"run.start"_s, [] { return tr("&Start run"); }, Run,
        {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter}, u"play"_s);
    add(
        u"run.stop"_s, [] { return tr("S&top"); }, Run, {Qt::CTRL | Qt::SHIFT | Qt::Key_X},
        u"stop"_s);
    add(
        u"run.stopNow"_s, [] { return tr("Stop &now"); }, Run, {Qt::CTRL | Qt::ALT | Qt::Key_X},
        u"stop"_s);
    add(
        u"experiment.rename"_s, [] { return tr("&Rename title"); }, Experiment, {Qt::Key_F2},
        u"pencil"_s);
    add(
        u"experiment.compare"_s, [] { return tr("&Compare…"); }, Experiment, {Qt::CTRL | Qt::Key_D},
        u"compare"_s);
    add(
        u"experiment.share"_s, [] { return tr("&Share…"); }, Experiment, {Qt::CTRL | Qt::Key_E},
        u"share"_s);
    add(
        u"help.palette"_s, [] { return tr("Command &palette…"); }, Help, {Qt::CTRL | Qt::Key_K},
        u"search"_s);
    add(u"help.shortcuts"_s, [] { return tr("&Keyboard shortcuts"); }, Help,
        {Qt::CTRL | Qt::Key_Slash});
}

// One command per page: "Go to Experiments", Ctrl+1 for the first of the top.
void MainWindow::addNavigationCommands()
{
    int place = 0;
    for (const PageEntry &entry : m_registry.entries()) {
        if (entry.place == NavPlace::Document || entry.place == NavPlace::Hidden) {
            continue;
        }
        Keys keys;
        if (entry.place == NavPlace::Top && place < 9) {
            keys = {
                QKeySequence(QKeyCombination(Qt::CTRL, static_cast<Qt::Key>(Qt::Key_1 + place++)))};
        }
        if (entry.id == "settings"_L1) {
            keys = {Qt::CTRL | Qt::Key_Comma};
        } else if (entry.id == "help"_L1) {
            keys = {Qt::Key_F1};
        }
        const MenuPlace menu = entry.id == "help"_L1 ? MenuPlace::Help : MenuPlace::View;
        const QString id = u"go."_s + entry.id;
        m_commands->add({id, [title = entry.title] { return tr("Go to %1").arg(title()); },
            entry.icon, menu, keys, place == 1});
        m_commands->bind(id, this, [this, page = entry.id] { goTo(page); });
    }
}

void MainWindow::bindFrameCommands()
{
    const auto bind = [this](const QString &id, std::function<void()> handler) {
        m_commands->bind(id, this, std::move(handler));
    };
    if (m_registry.find(u"newrun"_s)) {
        bind(u"app.newRun"_s, [this] { goTo(u"newrun"_s); });
    }
    bind(u"app.openFolder"_s, [this] { chooseFolder(); });
    bind(u"app.closeDocument"_s, [this] { closeDocument(m_currentId); });
    bind(u"app.quit"_s, [this] { close(); });
    bind(u"edit.find"_s, [this] { findOnPage(); });
    bind(u"view.back"_s, [this] { back(); });
    bind(u"view.forward"_s, [this] { forward(); });
    bind(u"view.nextPane"_s, [this] { cyclePane(1); });
    bind(u"view.previousPane"_s, [this] { cyclePane(-1); });
    bind(u"view.nextDocument"_s, [this] { cycleDocument(1); });
    bind(u"view.previousDocument"_s, [this] { cycleDocument(-1); });
    bind(u"view.toggleTheme"_s, [this] { toggleTheme(); });
    bind(u"view.language"_s, [this] { showLanguageMenu(); });
    bind(u"view.fullScreen"_s, [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    bind(u"view.resetLayout"_s, [this] { resetLayouts(); });
    bind(u"help.palette"_s, [this] { showPalette(); });
    bind(u"help.shortcuts"_s, [this] { showShortcuts(); });
    refreshTravel();
}

void MainWindow::refreshTravel()
{
    const bool isDocument = m_navModel->findDocument(m_currentId) != nullptr;
    m_commands->setEnabled(
        u"view.back"_s, m_historyPlace > 0, tr("This is the first page of this session."));
    m_commands->setEnabled(u"view.forward"_s, m_historyPlace + 1 < m_history.size(),
        tr("There is no page to go forward to."));
    m_commands->setEnabled(
        u"app.closeDocument"_s, isDocument, tr("Only opened experiments can be closed."));
    m_commands->setEnabled(
        u"view.nextDocument"_s, !m_navModel->documents().empty(), tr("No experiment is open."));
    m_commands->setEnabled(
        u"view.previousDocument"_s, !m_navModel->documents().empty(), tr("No experiment is open."));
}

void MainWindow::rebuildMenus()
{
    QMenuBar &bar = m_topBar->menuBar();
    bar.clear();
    m_areMenusStale = false;
    for (const MenuPlace place : allMenus()) {
        QMenu *menu = bar.addMenu(menuTitle(place));
        for (const QString &id : m_commands->idsOf(place)) {
            if (m_commands->find(id)->startsGroup && !menu->isEmpty()) {
                menu->addSeparator();
            }
            menu->addAction(m_commands->action(id));
        }
        // Pages add commands when they are built; the menus follow before they are seen.
        connect(menu, &QMenu::aboutToShow, this, [this, menu, place] {
            for (const QString &id : m_commands->idsOf(place)) {
                if (!menu->actions().contains(m_commands->action(id))) {
                    menu->addAction(m_commands->action(id));
                }
            }
        });
    }
}

void MainWindow::retranslate()
{
    m_topBar->retranslate();
    m_commands->retranslate();
    m_navModel->retranslate();
    rebuildMenus();
    refreshTravel();
    refreshStatus();
}

void MainWindow::showPalette(const QString &text)
{
    CommandPalette palette(paletteItems(), this);
    palette.setText(text);
    palette.ensurePolished();
    const QPoint top = mapToGlobal(QPoint((width() - palette.width()) / 2, 34));
    palette.move(top);
    palette.exec();
}

std::vector<PaletteItem> MainWindow::paletteItems()
{
    std::vector<PaletteItem> items;
    for (const Document &document : m_navModel->documents()) {
        items.push_back({PaletteKind::Experiment, document.title, document.key, document.icon, {},
            [this, key = document.key] { visit(key); }});
    }
    for (const QString &id : m_commands->ids()) {
        const Command *command = m_commands->find(id);
        const QAction *action = m_commands->action(id);
        items.push_back({PaletteKind::Command, plainTitle(action->text()),
            action->shortcut().toString(QKeySequence::NativeText), command->icon,
            m_commands->disabledReason(id), [this, id] { m_commands->trigger(id); }});
    }
    for (const QString &folder : m_settings.recentFolders()) {
        if (!m_navModel->findDocument(folder)) {
            items.push_back({PaletteKind::Experiment, QFileInfo(folder).fileName(), folder,
                u"folder"_s, {}, [this, folder] { openFolders({folder}); }});
        }
    }
    for (const PaletteSource &source : m_paletteSources) {
        std::ranges::move(source(), std::back_inserter(items));
    }
    return items;
}

void MainWindow::showShortcuts()
{
    ShortcutSheet(*m_commands, this).exec();
}

void MainWindow::chooseFolder()
{
    const QString start = m_settings.defaultRoot();
    const QString folder = QFileDialog::getExistingDirectory(
        this, tr("Open experiment folder"), QFileInfo::exists(start) ? start : QString());
    if (!folder.isEmpty()) {
        openFolders({folder});
    }
}

void MainWindow::cycleDocument(int step)
{
    const QStringList keys = openDocuments();
    if (keys.isEmpty()) {
        return;
    }
    const qsizetype at = keys.indexOf(m_currentId);
    const qsizetype next =
        at < 0 ? (step > 0 ? 0 : keys.size() - 1) : (at + step + keys.size()) % keys.size();
    visit(keys[next]);
}

// Panes: the navigation and every visible scroll area of the page (tables, charts, logs) that takes
// the focus.
void MainWindow::cyclePane(int step)
{
    QList<QWidget *> panes{m_nav};
    const auto areas = m_stack->findChildren<QAbstractScrollArea *>();
    for (QAbstractScrollArea *area : areas) {
        if (area->isVisible() && area->isEnabled() && (area->focusPolicy() & Qt::TabFocus)) {
            panes.append(area);
        }
    }
    qsizetype at = -1;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        const QWidget *focus = QApplication::focusWidget();
        at = focus && (focus == panes[i] || panes[i]->isAncestorOf(focus)) ? i : at;
    }
    const qsizetype next = (at + step + panes.size()) % panes.size();
    panes[std::max<qsizetype>(next, 0)]->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::findOnPage()
{
    QWidget *field = m_current ? m_current->filterField() : nullptr;
    if (!field) {
        showStatus(tr("This page has no filter."));
        return;
    }
    field->setFocus(Qt::ShortcutFocusReason);
    if (auto *line = qobject_cast<QLineEdit *>(field)) {
        line->selectAll();
    }
}

void MainWindow::toggleTheme()
{
    const ThemeMode mode = currentTheme().isDark() ? ThemeMode::Light : ThemeMode::Dark;
    m_settings.setThemeMode(mode);
    ThemeManager::instance().apply(mode);
}

void MainWindow::showLanguageMenu()
{
    QMenu menu(this);
    const QString chosen = m_settings.language();
    const auto add = [&](const QString &title, const QString &language) {
        QAction *action =
            menu.addAction(title, this, [this, language] { switchLanguage(language); });
        action->setCheckable(true);
        action->setChecked(chosen == language);
    };
    add(tr("System language"), {});
    for (const QString &language : availableLanguages()) {
        add(languageTitle(language), language);
    }
    const QToolButton &button = m_topBar->languageButton();
    menu.exec(button.mapToGlobal(QPoint(0, button.height())));
}

void MainWindow::switchLanguage(const QString &language)
{
    m_settings.setLanguage(language);
    installLanguage(language);
}

void MainWindow::resetLayouts()
{
    m_settings.clearWindowStates(u"page/"_s);
    for (Page *page : std::as_const(m_pages)) {
        page->resetLayout();
    }
    showStatus(tr("The layout of all pages is as it was at first."));
}

void MainWindow::saveState()
{
    m_settings.setWindowState(u"main/geometry"_s, saveGeometry());
    m_settings.setValue(u"page"_s, m_currentId);
    QJsonArray documents;
    for (const Document &document : m_navModel->documents()) {
        documents.append(QJsonObject{{u"key"_s, document.key}, {u"page"_s, document.pageId},
            {u"title"_s, document.title}, {u"icon"_s, document.icon},
            {u"argument"_s, document.argument.toString()}});
    }
    m_settings.setValue(u"documents"_s, QJsonDocument(documents).toJson(QJsonDocument::Compact));
    m_settings.flush();
}

void MainWindow::restoreDocuments()
{
    const QByteArray text = m_settings.value(u"documents"_s).toByteArray();
    QStringList missing;
    const QJsonArray documents = QJsonDocument::fromJson(text).array();
    for (const auto &value : documents) {
        const QJsonObject object = value.toObject();
        Document document{object[u"key"_s].toString(), object[u"page"_s].toString(),
            object[u"title"_s].toString(), object[u"icon"_s].toString(), {}};
        const QString argument = object[u"argument"_s].toString();
        document.argument = argument.isEmpty() ? QVariant() : QVariant(argument);
        if (QFileInfo(document.key).isAbsolute() && !QFileInfo::exists(document.key)) {
            missing.append(document.key);
        } else if (m_registry.find(document.pageId)) {
            m_navModel->addDocument(document);
        }
    }
    if (!missing.isEmpty()) {
        showStatus(tr("Folder %1 is not there any more; it was closed.").arg(missing.first()));
    }
}

} // namespace aisb::gui
