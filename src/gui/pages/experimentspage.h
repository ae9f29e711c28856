// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/frame/page.h"

#include "gui/models/experimentsmodel.h"
#include <QTimer>

#include <memory>

class QComboBox;
class QMenu;

namespace aisb::gui {

class EmptyState;
class ExperimentActions;
class ExperimentLibrary;
class ExperimentPreview;
class ExperimentsView;
class FirstStart;
class PageContext;

namespace Ui {
class ExperimentsPage;
class ExperimentList;
} // namespace Ui

// Home: the experiments under all roots, or the first start when there are none.
class ExperimentsPage : public Page
{
    Q_OBJECT
public:
    ExperimentsPage(Shell &shell, PageContext &context, QWidget *parent = nullptr);
    ~ExperimentsPage() override;

    // Reads the roots again in a pool thread; the rows shown stay until it is done.
    void rescan();
    [[nodiscard]] bool isScanning() const;
    [[nodiscard]] bool isFirstStart() const;
    [[nodiscard]] ExperimentsModel *model() const { return m_model; }
    [[nodiscard]] ExperimentsView *view() const { return m_view; }
    [[nodiscard]] ExperimentActions *actions() const { return m_actions; }
    void runDemo();

    [[nodiscard]] QWidget *filterField() const override;
    void resetLayout() override;

protected:
    void activate() override;
    void deactivate() override;
    void retranslate() override;

private:
    void buildList();
    void buildFilters();
    void connectAll();
    void connectLibrary();
    void showOwnRun();
    void showExperiments();
    void showScanning();
    void showProblems();
    void showStack();
    void showEntry();
    void applyFilter();
    void clearFilter();
    void fillFilters();
    void applyGrouping();
    void refreshNotes();
    void openPath(const QString &path);
    void fillRecentMenu();
    void askRoot();
    void restoreColumns();
    void keepColumns();
    [[nodiscard]] ExperimentLibrary &library() const;

    std::unique_ptr<Ui::ExperimentsPage> m_ui;
    std::unique_ptr<Ui::ExperimentList> m_list;
    PageContext &m_context;
    FirstStart *m_firstStart;
    QWidget *m_listPage;
    ExperimentsModel *m_model;
    ExperimentsView *m_view;
    ExperimentPreview *m_preview;
    EmptyState *m_nothing;
    ExperimentActions *m_actions = nullptr;
    QMenu *m_columns;
    QTimer m_liveTimer; // while the page is shown
};

} // namespace aisb::gui
