// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/frame/page.h"

#include <QTimer>

#include <memory>
#include <vector>

class QComboBox;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSplitter;
class QTableView;
class QToolButton;

namespace aisb::gui {

class Card;
class EmptyState;
class FailuresModel;
class LiveChart;
class LogView;
class PageContext;
class RunController;
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
    [[nodiscard]] TasksModel *tasks() const { return m_tasksModel; }
    [[nodiscard]] LogView *log() const { return m_log; }
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
    void buildCharts();
    void buildSummary();
    void buildTables();
    void buildLog(QSplitter &column);
    void buildQueue(QSplitter &column);
    void refreshQueue();
    void connectRun();
    void addCommands();
    void refreshHeader();
    void refreshSteps();
    void refreshCounters();
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
    QTableView *m_tasksView;
    TasksModel *m_tasksModel;
    Card *m_queueCard;
    QListWidget *m_queueList;
    QToolButton *m_queueUp;
    QToolButton *m_queueDown;
    QToolButton *m_queueRemove;
    Card *m_failuresCard;
    QTableView *m_failuresView;
    FailuresModel *m_failuresModel;
    Card *m_logCard;
    LogView *m_log;
    QToolButton *m_follow;
    QComboBox *m_level;
    QLineEdit *m_logFilter;
    QTimer m_timer;
    bool m_isDirty = true;
    bool m_isWhole = false;
    bool m_isPaused = false;
};

} // namespace aisb::gui
