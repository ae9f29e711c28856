// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/runpanels.h"

#include "core/optiontable.h"
#include "core/text/format.h"
#include "gui/delegates/celldelegates.h"
#include "gui/models/failuresmodel.h"
#include "gui/models/tasksmodel.h"
#include "gui/pages/copymenu.h"
#include "gui/pages/logview.h"
#include "gui/pages/runqueue.h"
#include "gui/pages/runstages.h"
#include "gui/pages/runsummary.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/card.h"
#include "gui/widgets/carddock.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kStateWidth = 140; // room for the longest word of the states to come

} // namespace

RunPanels::RunPanels(RunQueue &queue, QWidget *parent)
    : QMainWindow(parent)
    , m_queue(queue)
    , m_tasksView(new QTableView)
    , m_tasksModel(new TasksModel(this))
    , m_tasksCard(new Card)
    , m_queueCard(new Card)
    , m_queueList(new QListWidget)
    , m_queueUp(makeIconButton(u"chevron-up"_s, QString()))
    , m_queueDown(makeIconButton(u"chevron-down"_s, QString()))
    , m_queueRemove(makeIconButton(u"close"_s, QString()))
    , m_failuresCard(new Card)
    , m_failuresView(new QTableView)
    , m_failuresModel(new FailuresModel(this))
    , m_logCard(new Card)
    , m_log(new LogView)
    , m_follow(makeIconButton(u"chevron-down"_s, QString()))
    , m_wrap(makeIconButton(u"wrap"_s, QString()))
    , m_level(new QComboBox)
    , m_logFilter(new QLineEdit)
{
    setWindowFlags(Qt::Widget);
    setDockOptions(QMainWindow::AllowNestedDocks | QMainWindow::AllowTabbedDocks);
    buildTasks();
    buildQueue();
    buildFailures();
    buildLog();
    resetLayout();
}

void RunPanels::buildTasks()
{
    m_tasksCard->setObjectName(u"tasksCard"_s);
    m_tasksView->setModel(m_tasksModel);
    prepareTable(*m_tasksView);
    m_tasksView->setItemDelegateForColumn(TasksModel::Progress, new ProgressDelegate(m_tasksView));
    m_tasksView->setItemDelegateForColumn(TasksModel::Status, new StateDelegate(m_tasksView));
    enableCopying(*m_tasksView);
    m_tasksCard->body()->addWidget(m_tasksView);
    m_tasksDock = new CardDock(u"tasksDock"_s, m_tasksCard, this);
}

void RunPanels::buildFailures()
{
    m_failuresView->setModel(m_failuresModel);
    prepareTable(*m_failuresView);
    m_failuresView->setItemDelegateForColumn(
        FailuresModel::Reason, new StateDelegate(m_failuresView));
    enableCopying(*m_failuresView);
    m_failuresCard->body()->addWidget(m_failuresView);
    m_failuresDock = new CardDock(u"failuresDock"_s, m_failuresCard, this);
}

void RunPanels::buildLog()
{
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_wrap->setCheckable(true);
    m_wrap->setObjectName(u"wrapButton"_s);
    m_level->setObjectName(u"levelCombo"_s);
    m_logFilter->setClearButtonEnabled(true);
    m_logFilter->setMaximumWidth(180);
    for (QWidget *widget :
        std::initializer_list<QWidget *>{m_logFilter, m_level, m_wrap, m_follow}) {
        m_logCard->addHeaderWidget(widget);
    }
    m_logCard->body()->addWidget(m_log);
    m_logDock = new CardDock(u"logDock"_s, m_logCard, this);
    connect(m_follow, &QToolButton::toggled, m_log, &LogView::setFollowing);
    connect(m_log, &LogView::followingChanged, m_follow, &QToolButton::setChecked);
    connect(m_wrap, &QToolButton::toggled, m_log, &LogView::setWrapping);
    connect(m_logFilter, &QLineEdit::textChanged, m_log, &LogView::setFilter);
    connect(m_level, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_log->setLevel(static_cast<core::LogLine::Level>(std::max(0, index)));
    });
}

// Rows in the order in which they begin; dragging one moves it.
void RunPanels::buildQueue()
{
    RunQueue *queue = &m_queue;
    QListWidget *list = m_queueList;
    list->setObjectName(u"queueList"_s);
    list->setFrameShape(QFrame::NoFrame);
    list->setDragDropMode(QAbstractItemView::InternalMove);
    m_queueUp->setObjectName(u"queueUpButton"_s);
    m_queueDown->setObjectName(u"queueDownButton"_s);
    m_queueRemove->setObjectName(u"queueRemoveButton"_s);
    for (QToolButton *button : {m_queueUp, m_queueDown, m_queueRemove}) {
        m_queueCard->addHeaderWidget(button);
    }
    m_queueCard->body()->addWidget(list);
    m_queueDock = new CardDock(u"queueDock"_s, m_queueCard, this);
    const auto step = [queue, list](int by) {
        const int row = list->currentRow();
        queue->move(row, row + by);
        list->setCurrentRow(std::clamp(row + by, 0, list->count() - 1));
    };
    connect(m_queueUp, &QToolButton::clicked, this, [step] { step(-1); });
    connect(m_queueDown, &QToolButton::clicked, this, [step] { step(1); });
    connect(m_queueRemove, &QToolButton::clicked, this,
        [queue, list] { queue->remove(list->currentRow()); });
    // The list has moved its row already; the queue follows when the drop is over.
    connect(
        list->model(), &QAbstractItemModel::rowsMoved, this,
        [queue](const QModelIndex &, int from, int, const QModelIndex &, int to) {
            queue->move(from, to > from ? to - 1 : to);
        },
        Qt::QueuedConnection);
}

void RunPanels::refreshQueue()
{
    const int row = m_queueList->currentRow();
    m_queueList->clear();
    for (const QueuedRun &run : m_queue.runs()) {
        auto *item = new QListWidgetItem(
            u"%1 · %2"_s.arg(runTitle(run.options), stepNotes(run.options).value(2)), m_queueList);
        item->setToolTip(core::commandLine(run.options));
    }
    const auto count = static_cast<int>(m_queue.runs().size());
    m_queueList->setCurrentRow(std::clamp(row, 0, std::max(0, count - 1)));
    m_queueDock->setVisible(count > 0);
    m_queueCard->setNote(
        m_queue.isHeld() ? tr("%n runs, held", nullptr, count) : core::displayInteger(count));
}

void RunPanels::setTasks(const std::vector<core::TaskProgress> &tasks, bool isScoring)
{
    const bool isFirst = m_tasksModel->totalCount() != tasks.size();
    m_tasksModel->updateRows(tasks);
    if (isFirst) {
        fitColumns(*m_tasksView);
        m_tasksView->setColumnWidth(TasksModel::Status, kStateWidth);
    }
    m_isScoring = isScoring;
    m_tasksCard->setTitle(isScoring ? tr("Scoring") : tr("Tasks"));
    m_tasksCard->setNote(core::displayInteger(static_cast<qint64>(tasks.size())));
}

void RunPanels::setFailures(const std::vector<std::pair<QString, qint64>> &failures)
{
    std::vector<core::FailureCount> rows;
    qint64 failed = 0;
    for (const auto &[reason, count] : failures) {
        rows.push_back({reason, count});
        failed += count;
    }
    const bool areNew = m_failuresModel->totalCount() != rows.size();
    m_failuresModel->updateRows(std::move(rows));
    if (areNew) {
        fitColumns(*m_failuresView);
    }
    m_failuresCard->setNote(failed == 0 ? tr("none") : core::displayInteger(failed));
}

QWidget *RunPanels::logFilter() const
{
    return m_logFilter;
}

void RunPanels::resetLayout()
{
    for (CardDock *dock :
        std::initializer_list<CardDock *>{m_tasksDock, m_failuresDock, m_logDock, m_queueDock}) {
        dock->setFloating(false);
    }
    addDockWidget(Qt::BottomDockWidgetArea, m_tasksDock);
    splitDockWidget(m_tasksDock, m_failuresDock, Qt::Horizontal);
    splitDockWidget(m_tasksDock, m_queueDock, Qt::Vertical);
    splitDockWidget(m_failuresDock, m_logDock, Qt::Vertical);
    for (CardDock *dock :
        std::initializer_list<CardDock *>{m_tasksDock, m_failuresDock, m_logDock}) {
        dock->show();
    }
    m_queueDock->setVisible(!m_queue.isEmpty());
    resizeDocks({m_tasksDock, m_failuresDock}, {690, 470}, Qt::Horizontal);
    resizeDocks({m_failuresDock, m_logDock}, {90, 180}, Qt::Vertical);
}

void RunPanels::fillPanelMenu(QMenu &menu) const
{
    for (const CardDock *dock :
        std::initializer_list<const CardDock *>{m_tasksDock, m_failuresDock, m_logDock}) {
        menu.addAction(dock->toggleViewAction());
    }
}

void RunPanels::retranslate()
{
    m_tasksModel->retranslate();
    m_failuresModel->retranslate();
    m_tasksCard->setTitle(m_isScoring ? tr("Scoring") : tr("Tasks"));
    m_tasksView->setAccessibleName(tr("Tasks"));
    m_failuresCard->setTitle(tr("Failures"));
    m_failuresView->setAccessibleName(tr("Failures by reason"));
    m_queueCard->setTitle(tr("Next in queue"));
    m_queueList->setAccessibleName(tr("Queued runs"));
    m_logCard->setTitle(tr("Log"));
    m_tasksDock->setWindowTitle(tr("Tasks"));
    m_failuresDock->setWindowTitle(tr("Failures"));
    m_queueDock->setWindowTitle(tr("Next in queue"));
    m_logDock->setWindowTitle(tr("Log"));
    setIconButtonName(*m_queueUp, tr("Begin earlier"));
    setIconButtonName(*m_queueDown, tr("Begin later"));
    setIconButtonName(*m_queueRemove, tr("Take out of the queue"));
    setIconButtonName(*m_follow, tr("Follow new lines"));
    setIconButtonName(*m_wrap, tr("Wrap long lines"));
    m_logFilter->setPlaceholderText(tr("Filter"));
    m_logFilter->setToolTip(tr("Shows only lines that contain this text."));
    m_logFilter->setAccessibleName(tr("Filter the log"));
    m_level->setToolTip(tr("The least important lines that are shown."));
    m_level->setAccessibleName(tr("Level of the log"));
    const int level = m_level->count() > 0 ? m_level->currentIndex() : 1;
    {
        const QSignalBlocker blocker(m_level);
        m_level->clear();
        m_level->addItems({tr("Debug"), tr("Info"), tr("Warning"), tr("Error")});
        m_level->setCurrentIndex(level);
    }
    refreshQueue();
}

} // namespace aisb::gui
