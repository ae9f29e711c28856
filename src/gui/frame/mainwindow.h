// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/frame/commandpalette.h"
#include "gui/frame/navmodel.h"
#include "gui/frame/pageregistry.h"
#include "gui/frame/shell.h"

#include <QHash>
#include <QMainWindow>

#include <functional>
#include <memory>
#include <vector>

class QStackedWidget;

namespace aisb::gui {

class DropFrame;
class ElidedLabel;
class FactsBar;
class NavView;
class Page;
class TopBar;

// The frame: menu row, navigation, pages, status bar. It knows pages by the registry only.
class MainWindow : public QMainWindow, public Shell
{
    Q_OBJECT
public:
    // settings outlives the window.
    MainWindow(PageRegistry registry, Settings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    // Geometry, page and open documents of the last time; or the first page.
    void restore();

    // Turns folders (dropped, chosen, given on the command line) into documents; set by whoever
    // knows how to open them. Without one, foldersRequested() is all that happens.
    using DocumentMaker = std::function<Document(const QString &folder)>;
    void setDocumentMaker(DocumentMaker maker);
    // Asked before the window closes; false keeps it open.
    void setCloseGuard(std::function<bool()> guard);

    // More for the command palette: experiments, settings, metrics. Asked each time it opens.
    using PaletteSource = std::function<std::vector<PaletteItem>()>;
    void addPaletteSource(PaletteSource source);

    [[nodiscard]] CommandRegistry &commands() override { return *m_commands; }
    [[nodiscard]] Settings &settings() override { return m_settings; }
    [[nodiscard]] QWidget *windowWidget() override { return this; }
    void goTo(const QString &pageId, const QVariant &argument = {}) override;
    void openDocument(const Document &document) override;
    void closeDocument(const QString &key) override;
    [[nodiscard]] QStringList openDocuments() const override;
    void openFolders(const QStringList &folders) override;
    void showStatus(const QString &text) override;
    void setBadge(const QString &pageId, int count) override;

    [[nodiscard]] Page *currentPage() const { return m_current; }
    // Page id or document key.
    [[nodiscard]] QString currentId() const { return m_currentId; }
    [[nodiscard]] const PageRegistry &registry() const { return m_registry; }
    [[nodiscard]] NavModel &navModel() { return *m_navModel; }

    void back();
    void forward();
    void showPalette(const QString &text = {});
    void showShortcuts();

Q_SIGNALS:
    void foldersRequested(const QStringList &folders);
    // Files dropped on the window that are no folders: configurations, data.
    void filesRequested(const QStringList &files);
    void currentPageChanged(aisb::gui::Page *page);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildCentral();
    void buildStatusBar();
    void connectFrame();
    void addFrameCommands();
    void addNavigationCommands();
    void bindFrameCommands();
    void rebuildMenus();
    void visit(const QString &id);
    void bringToFront(const QString &id, Page *page);
    void remember(const QString &id);
    void travel(int step);
    [[nodiscard]] Page *pageOf(const QString &id);
    Page *build(const PageEntry &entry, const QString &id);
    void refreshStatus();
    void refreshTravel();
    void retranslate();
    void chooseFolder();
    void cycleDocument(int step);
    void cyclePane(int step);
    void saveState();
    void restoreDocuments();
    void showLanguageMenu();
    void switchLanguage(const QString &language);
    void toggleTheme();
    void resetLayouts();
    void findOnPage();
    [[nodiscard]] std::vector<PaletteItem> paletteItems();

    PageRegistry m_registry;
    Settings &m_settings;
    CommandRegistry *m_commands;
    NavModel *m_navModel;
    TopBar *m_topBar;
    NavView *m_nav = nullptr;
    QStackedWidget *m_stack = nullptr;
    ElidedLabel *m_status = nullptr;
    FactsBar *m_facts = nullptr;
    DropFrame *m_dropFrame = nullptr;
    QHash<QString, Page *> m_pages; // by page id or document key
    Page *m_current = nullptr;
    QString m_currentId;
    std::vector<QString> m_history;
    std::size_t m_historyPlace = 0;
    bool m_isTravelling = false;
    bool m_areMenusStale = true;
    DocumentMaker m_documentMaker;
    std::function<bool()> m_closeGuard;
    std::vector<PaletteSource> m_paletteSources;
};

} // namespace aisb::gui
