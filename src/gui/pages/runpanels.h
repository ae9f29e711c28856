// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/perfdata.h"
#include "core/progress.h"

#include <QMainWindow>

#include <vector>

class QComboBox;
class QLineEdit;
class QListWidget;
class QMenu;
class QTableView;
class QToolButton;

namespace aisb::gui {

class Card;
class CardDock;
class FailuresModel;
class LogView;
class RunQueue;
class TasksModel;

// The panels of the Running page around what it puts in the middle: tasks, next in queue, failures
// and log, each of which can be hidden and can float. saveState() and restoreState() keep the
// layout.
class RunPanels : public QMainWindow
{
    Q_OBJECT
public:
    static constexpr int kStateVersion = 1; // of saveState()

    // queue outlives the panels.
    explicit RunPanels(RunQueue &queue, QWidget *parent = nullptr);

    void setTasks(const std::vector<core::TaskProgress> &tasks, bool isScoring);
    void setFailures(const std::vector<std::pair<QString, qint64>> &failures);
    // Takes the runs of the queue again.
    void refreshQueue();

    [[nodiscard]] TasksModel *tasks() const { return m_tasksModel; }
    [[nodiscard]] LogView *log() const { return m_log; }
    [[nodiscard]] QWidget *logFilter() const;
    // Its default place, shown and docked, for every panel.
    void resetLayout();
    // A check mark for each panel a person may hide.
    void fillPanelMenu(QMenu &menu) const;
    // All texts again.
    void retranslate();

private:
    void buildTasks();
    void buildFailures();
    void buildLog();
    void buildQueue();

    RunQueue &m_queue;
    QTableView *m_tasksView;
    TasksModel *m_tasksModel;
    Card *m_tasksCard;
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
    QToolButton *m_wrap;
    QComboBox *m_level;
    QLineEdit *m_logFilter;
    CardDock *m_tasksDock = nullptr;
    CardDock *m_queueDock = nullptr;
    CardDock *m_failuresDock = nullptr;
    CardDock *m_logDock = nullptr;
    bool m_isScoring = false;
};

} // namespace aisb::gui
