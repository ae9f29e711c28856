// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/frame/page.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>
#include <vector>

class QAction;
class QGridLayout;
class QPushButton;
class QTableView;
class QToolButton;

namespace aisb::gui {

class Card;
class EmptyState;
class LiveChart;
class LogView;
class PageContext;
class RunController;
class RunPanels;
class TasksModel;
class TextTableModel;

namespace Ui {
class RunningPage;
class RunView;
} // namespace Ui

// The run in progress, or the last one. Paints at most ten times a second and only while it is the
// page shown.
class RunningPage : public Page
{
    Q_OBJECT
public:
    RunningPage(Shell &shell, PageContext &context, QWidget *parent = nullptr);
    ~RunningPage() override;

    // Takes everything from the controller now.
    void refresh();
    [[nodiscard]] TasksModel *tasks() const;
    [[nodiscard]] LogView *log() const;
    [[nodiscard]] RunPanels *panels() const { return m_panels; }
    // The summary of an accuracy run; hidden until it is there.
    [[nodiscard]] Card *summaryCard() const { return m_summaryCard; }
    [[nodiscard]] const std::vector<LiveChart *> &charts() const { return m_charts; }
    [[nodiscard]] bool isEmpty() const;
    void resetLayout() override;
    [[nodiscard]] QWidget *filterField() const override;

protected:
    void activate() override;
    void deactivate() override;
    void retranslate() override;

private:
    void buildProgress();
    void buildCharts(QWidget &middle);
    void buildSummary(QWidget &middle);
    void buildPanels();
    void refreshQueue();
    void connectRun();
    void addCommands();
    void refreshHeader();
    void refreshSteps();
    void refreshCounters();
    void refreshHealth();
    void refreshFacts();
    void refreshCharts();
    void refreshTables();
    void refreshSummary();
    [[nodiscard]] bool isPerformance() const;
    [[nodiscard]] bool showsScoring() const;
    void refreshCommands();
    void runEnded();
    [[nodiscard]] QString title() const;

    std::unique_ptr<Ui::RunningPage> m_ui;
    std::unique_ptr<Ui::RunView> m_view;
    PageContext &m_context;
    RunController &m_runs;
    QWidget *m_viewPage;
    EmptyState *m_empty;
    std::vector<LiveChart *> m_charts;
    Card *m_summaryCard;
    QTableView *m_summaryView;
    TextTableModel *m_summaryModel;
    QPushButton *m_openButton;
    RunPanels *m_panels;
    QToolButton *m_panelsButton;
    QAction *m_resetAction = nullptr; // made with the menu
    QTimer m_timer;
    bool m_isDirty = true;
    bool m_isWhole = false;
    bool m_isPaused = false;
    double m_usedCpuS = 0; // by this thread, when m_costTimer began
    QElapsedTimer m_costTimer;
    double m_costPercent = -1; // of one core, while a run is shown
};

} // namespace aisb::gui
