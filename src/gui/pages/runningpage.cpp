// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/runningpage.h"

#include "core/optiontable.h"
#include "core/text/format.h"
#include "gui/bindings/rungoal.h"
#include "gui/charts/livechart.h"
#include "gui/delegates/celldelegates.h"
#include "gui/frame/commandregistry.h"
#include "gui/frame/messagebar.h"
#include "gui/frame/shell.h"
#include "gui/models/failuresmodel.h"
#include "gui/models/tasksmodel.h"
#include "gui/models/texttablemodel.h"
#include "gui/pages/copymenu.h"
#include "gui/pages/logview.h"
#include "gui/pages/pages.h"
#include "gui/pages/runcontroller.h"
#include "gui/pages/runqueue.h"
#include "gui/pages/runstages.h"
#include "gui/pages/runsummary.h"
#include "gui/pages/words.h"
#include "gui/settings/settings.h"
#include "gui/theme/icons.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/card.h"
#include "gui/widgets/emptystate.h"
#include "gui/widgets/metriccard.h"
#include "gui/widgets/stepperbar.h"

#include "ui_runningpage.h"
#include "ui_runview.h"

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QSplitter>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kRefreshMs = 100;
constexpr int kStateWidth = 140;
constexpr int kSummaryStretch = 5;
const QString kWindow = u"running.wholeRun"_s;
const QString kPause = u"running.pauseScreen"_s;
const QString kHold = u"run.holdQueue"_s;
const QString kOpenResult = u"running.openResult"_s;
const QString kSplitterKey = u"running/splitter"_s;

} // namespace

RunningPage::RunningPage(Shell &shell, PageContext &context, QWidget *parent)
    : Page(shell, parent)
    , m_ui(std::make_unique<Ui::RunningPage>())
    , m_view(std::make_unique<Ui::RunView>())
    , m_context(context)
    , m_runs(context.runs())
    , m_viewPage(new QWidget)
    , m_empty(new EmptyState)
    , m_summaryCard(new Card)
    , m_summaryView(new QTableView)
    , m_summaryModel(new TextTableModel(this))
    , m_openButton(makeButton(QString(), u"chart"_s, ButtonKind::Primary))
    , m_tasksView(new QTableView)
    , m_tasksModel(new TasksModel(this))
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
    , m_level(new QComboBox)
    , m_logFilter(new QLineEdit)
{
    auto *content = new QWidget(this);
    m_ui->setupUi(content);
    body()->addWidget(content);
    m_view->setupUi(m_viewPage);
    m_ui->stack->addWidget(m_empty);
    m_ui->stack->addWidget(m_viewPage);
    buildProgress();
    buildCharts();
    buildSummary();
    buildTables();
    addCommands();
    setHeaderActions({kOpenResult, kHold, u"run.stop"_s, u"run.stopNow"_s}, {});
    connectRun();
}

RunningPage::~RunningPage() = default;

void RunningPage::buildProgress()
{
    m_empty->setIconName(u"pulse"_s);
    QPushButton *newRun = m_empty->addButton({}, true);
    newRun->setObjectName(u"newRunButton"_s);
    connect(newRun, &QPushButton::clicked, this, [this] { shell().goTo(u"newrun"_s); });
}

void RunningPage::buildCharts()
{
    int index = 0;
    for (LiveChartSpec &spec : liveChartSpecs()) {
        auto *chart = new LiveChart(std::move(spec));
        m_charts.push_back(chart);
        m_view->charts->addWidget(chart, index / 3, index % 3);
        ++index;
    }
    for (int column = 0; column < 3; ++column) {
        m_view->charts->setColumnStretch(column, 1);
    }
    m_view->charts->setSpacing(8);
}

// Takes the place of the charts when an accuracy run has its scores.
void RunningPage::buildSummary()
{
    m_summaryView->setModel(m_summaryModel);
    prepareTable(*m_summaryView);
    m_summaryView->horizontalHeader()->setStretchLastSection(false);
    enableCopying(*m_summaryView);
    setStyleProperty(*m_openButton, "small", true);
    m_openButton->setObjectName(u"openExperimentButton"_s);
    m_summaryCard->addHeaderWidget(m_openButton);
    m_summaryCard->body()->addWidget(m_summaryView);
    m_summaryCard->hide();
    const int charts = m_view->layout1->indexOf(m_view->charts);
    m_view->layout1->insertWidget(charts + 1, m_summaryCard, kSummaryStretch);
    connect(m_openButton, &QPushButton::clicked, this,
        [this] { shell().openFolders({m_runs.experimentPath()}); });
}

void RunningPage::buildTables()
{
    m_tasksView->setModel(m_tasksModel);
    prepareTable(*m_tasksView);
    m_tasksView->setItemDelegateForColumn(TasksModel::Progress, new ProgressDelegate(m_tasksView));
    m_tasksView->setItemDelegateForColumn(TasksModel::Status, new StateDelegate(m_tasksView));
    enableCopying(*m_tasksView);
    auto *tasks = new Card;
    tasks->setObjectName(u"tasksCard"_s);
    tasks->body()->addWidget(m_tasksView);
    m_failuresView->setModel(m_failuresModel);
    prepareTable(*m_failuresView);
    m_failuresView->setItemDelegateForColumn(
        FailuresModel::Reason, new StateDelegate(m_failuresView));
    enableCopying(*m_failuresView);
    m_failuresCard->body()->addWidget(m_failuresView);
    auto *column = new QSplitter(Qt::Vertical);
    column->setChildrenCollapsible(false);
    column->setHandleWidth(8);
    column->addWidget(m_failuresCard);
    buildLog(*column);
    column->setSizes({90, 180});
    auto *left = new QSplitter(Qt::Vertical);
    left->setChildrenCollapsible(false);
    left->setHandleWidth(8);
    left->addWidget(tasks);
    buildQueue(*left);
    m_view->splitter->setHandleWidth(8);
    m_view->splitter->addWidget(left);
    m_view->splitter->addWidget(column);
    resetLayout();
    m_view->splitter->restoreState(shell().settings().windowState(kSplitterKey));
}

void RunningPage::buildLog(QSplitter &column)
{
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_level->setObjectName(u"levelCombo"_s);
    m_logFilter->setClearButtonEnabled(true);
    m_logFilter->setMaximumWidth(180);
    m_logCard->addHeaderWidget(m_logFilter);
    m_logCard->addHeaderWidget(m_level);
    m_logCard->addHeaderWidget(m_follow);
    m_logCard->body()->addWidget(m_log);
    column.addWidget(m_logCard);
    connect(m_follow, &QToolButton::toggled, m_log, &LogView::setFollowing);
    connect(m_log, &LogView::followingChanged, m_follow, &QToolButton::setChecked);
    connect(m_logFilter, &QLineEdit::textChanged, m_log, &LogView::setFilter);
    connect(m_level, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_log->setLevel(static_cast<core::LogLine::Level>(std::max(0, index)));
    });
}

// Rows in the order in which they begin; dragging one moves it.
void RunningPage::buildQueue(QSplitter &column)
{
    RunQueue *queue = &m_context.queue();
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
    column.addWidget(m_queueCard);
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
    connect(queue, &RunQueue::changed, this, &RunningPage::refreshQueue);
}

void RunningPage::refreshQueue()
{
    const RunQueue &queue = m_context.queue();
    const int row = m_queueList->currentRow();
    m_queueList->clear();
    for (const QueuedRun &run : queue.runs()) {
        auto *item = new QListWidgetItem(
            u"%1 · %2"_s.arg(runTitle(run.options), stepNotes(run.options).value(2)), m_queueList);
        item->setToolTip(core::commandLine(run.options));
    }
    const auto count = static_cast<int>(queue.runs().size());
    m_queueList->setCurrentRow(std::clamp(row, 0, std::max(0, count - 1)));
    m_queueCard->setVisible(count > 0);
    m_queueCard->setNote(
        queue.isHeld() ? tr("%n runs, held", nullptr, count) : core::displayInteger(count));
    CommandRegistry &commands = shell().commands();
    if (QAction *hold = commands.action(kHold)) {
        hold->setChecked(queue.isHeld());
    }
    commands.setEnabled(kHold, count > 0 || queue.isHeld(), tr("No run is queued."));
    refreshHeader();
}

void RunningPage::addCommands()
{
    const auto add = [this](const QString &id, std::function<QString()> title, const QString &icon,
                         QList<QKeySequence> keys, MenuPlace menu, bool isCheckable) {
        Command command;
        command.id = id;
        command.title = std::move(title);
        command.icon = icon;
        command.shortcuts = std::move(keys);
        command.menu = menu;
        command.isCheckable = isCheckable;
        shell().commands().add(std::move(command));
    };
    add(
        kWindow, [] { return tr("Charts over the whole run"); }, {},
        {QKeySequence(u"Ctrl+Alt+W"_s)}, MenuPlace::View, true);
    add(
        kPause, [] { return tr("Pause the screen"); }, u"pause"_s, {QKeySequence(u"Ctrl+Alt+P"_s)},
        MenuPlace::View, true);
    add(kHold, [] { return tr("Hold next in queue"); }, u"pause"_s, {}, MenuPlace::Run, true);
    add(kOpenResult, [] { return tr("Open result"); }, u"chart"_s, {}, MenuPlace::Run, false);
}

void RunningPage::connectRun()
{
    m_timer.setInterval(kRefreshMs);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (!m_isPaused && (m_isDirty || m_runs.isRunning())) {
            refresh();
        }
    });
    connect(&m_runs, &RunController::started, this, [this] {
        m_log->setLines({});
        messageBar().dismiss();
        m_isDirty = true;
        if (isActive()) {
            refresh();
        }
    });
    connect(&m_runs, &RunController::progressed, this, [this] { m_isDirty = true; });
    connect(&m_runs, &RunController::summarized, this, &RunningPage::refreshSummary);
    connect(&m_runs, &RunController::logged, m_log, &LogView::append);
    connect(&m_runs, &RunController::stopRequested, this, &RunningPage::refreshHeader);
    connect(&m_runs, &RunController::finished, this, &RunningPage::runEnded);
    m_log->setLines(m_runs.lines());
}

void RunningPage::activate()
{
    CommandRegistry &commands = shell().commands();
    commands.bind(kWindow, this, [this] {
        m_isWhole = !m_isWhole;
        refreshCharts();
    });
    commands.bind(kPause, this, [this] { m_isPaused = !m_isPaused; });
    commands.bind(kHold, this, [this] {
        RunQueue &queue = m_context.queue();
        queue.setHeld(!queue.isHeld());
    });
    commands.bind(kOpenResult, this, [this] { shell().openFolders({m_runs.experimentPath()}); });
    refresh();
    refreshQueue();
    m_timer.start();
}

void RunningPage::deactivate()
{
    m_timer.stop();
    shell().settings().setWindowState(kSplitterKey, m_view->splitter->saveState());
}

bool RunningPage::isEmpty() const
{
    return m_ui->stack->currentWidget() == m_empty;
}

void RunningPage::resetLayout()
{
    m_view->splitter->setSizes({640, 520});
}

QWidget *RunningPage::filterField() const
{
    return m_logFilter;
}

void RunningPage::refresh()
{
    m_isDirty = false;
    const bool hasRows = m_runs.hasRun() || !m_context.queue().isEmpty();
    m_ui->stack->setCurrentWidget(hasRows ? m_viewPage : static_cast<QWidget *>(m_empty));
    refreshHeader();
    if (!m_runs.hasRun()) {
        return;
    }
    refreshSteps();
    refreshCounters();
    refreshCharts();
    refreshTables();
    refreshSummary();
}

bool RunningPage::isPerformance() const
{
    return goalOf(m_runs.options()) == Goal::Performance;
}

QString RunningPage::title() const
{
    return m_runs.hasRun() ? runTitle(m_runs.options()) : tr("Running");
}

void RunningPage::refreshHeader()
{
    setTitle(title());
    refreshCommands();
    if (!m_runs.hasRun()) {
        setChips({});
        setMeta({});
        setMetaNote({});
        setStatus(tr("Nothing is running."));
        return;
    }
    const bool isStopping = m_runs.isRunning() && m_runs.stopLevel() != core::StopLevel::None;
    const std::optional<core::RunOutcome> &outcome = m_runs.outcome();
    ChipSpec state{tr("Running"), Tone::Accent, u"pulse"_s};
    if (isStopping) {
        state = {tr("Stopping…"), Tone::Warn, u"stop"_s};
    } else if (outcome && outcome->error) {
        state = {tr("Failed"), Tone::Bad, u"circle-x"_s};
    } else if (outcome && outcome->wasInterrupted) {
        state = {tr("Stopped"), Tone::Warn, u"stop"_s};
    } else if (outcome) {
        state = {tr("Complete"), Tone::Ok, u"circle-check"_s};
    }
    setChips({isPerformance() ? ChipSpec{tr("Performance"), Tone::Neutral, u"chart"_s}
                              : ChipSpec{tr("Accuracy"), Tone::Neutral, u"target"_s},
        state});
    const core::RunOptions &options = m_runs.options();
    QStringList facts;
    if (options.modelName) {
        facts << *options.modelName;
    }
    facts << tr("%n tasks", nullptr, static_cast<int>(m_runs.sending().tasks.size()));
    facts << tr("concurrency %1").arg(options.batchSize.value_or(1));
    const std::vector<core::TaskProgress> &tasks = m_runs.sending().tasks;
    facts << tr("transport %1")
                 .arg(tasks.empty() || tasks.front().transport.isEmpty()
                         ? QString(core::transportName(options.transport))
                         : tasks.front().transport);
    facts << dateText(m_runs.startedAt());
    setMeta(facts);
    setMetaNote(m_runs.isRunning()
            ? (isPerformance()
                      ? tr("Stop cancels what is in flight and still writes the report.")
                      : tr("Stop cancels what is in flight and keeps the answers received."))
            : QString());
    const auto queued = static_cast<int>(m_context.queue().runs().size());
    setStatus(!m_runs.isRunning() ? tr("The run has ended.")
            : queued > 0          ? tr("One run in progress, %n queued", nullptr, queued)
                                  : tr("One run in progress"));
    setFacts({ChipSpec{tr("Refresh 10 Hz")},
        ChipSpec{QDir::toNativeSeparators(m_runs.experimentPath())}});
}

void RunningPage::refreshCommands()
{
    CommandRegistry &commands = shell().commands();
    const bool isRunning = m_runs.isRunning();
    const bool hasResult = !isRunning && !m_runs.experimentPath().isEmpty();
    const QString nothing = tr("Nothing is running.");
    commands.setEnabled(u"run.stop"_s, isRunning && m_runs.stopLevel() == core::StopLevel::None,
        isRunning ? tr("The run is stopping.") : nothing);
    commands.setEnabled(u"run.stopNow"_s, isRunning, nothing);
    commands.setEnabled(kOpenResult, hasResult, tr("There is no result yet."));
}

void RunningPage::refreshSteps()
{
    const std::optional<core::RunOutcome> &outcome = m_runs.outcome();
    const bool hasFailed = outcome && outcome->error.has_value();
    StagedRun staged;
    staged.stage = m_runs.snapshot().stage;
    staged.sending = m_runs.sending();
    staged.scoring = m_runs.scoring();
    staged.isScored = goalOf(m_runs.options()) == Goal::Accuracy;
    staged.hasEnded = outcome.has_value();
    staged.hasFailed = hasFailed;
    const RunSteps steps = isPerformance()
        ? stepsOf(m_runs.snapshot(), outcome.has_value(), hasFailed)
        : stepsOf(staged);
    m_view->stepLine->setSteps(steps.steps);
    m_view->stepLine->setProgress(steps.progress);
}

void RunningPage::refreshCounters()
{
    core::ProgressSnapshot snapshot = m_runs.sending();
    snapshot.stage = m_runs.snapshot().stage;
    m_view->counters->setValues(
        countersOf(snapshot, m_runs.elapsedS(), m_runs.outcome().has_value()));
}

void RunningPage::refreshCharts()
{
    for (LiveChart *chart : m_charts) {
        if (chart->isVisible()) {
            chart->refresh(m_runs.history(), m_isWhole);
        }
    }
}

// While answers are scored, and afterwards unless a task that sends did not come through.
bool RunningPage::showsScoring() const
{
    const auto isComplete = [](const core::TaskProgress &task) {
        return task.state == core::TaskState::Finish;
    };
    return !m_runs.scoring().empty()
        && (m_runs.snapshot().stage == core::Stage::Eval
            || std::ranges::all_of(m_runs.sending().tasks, isComplete));
}

void RunningPage::refreshTables()
{
    const core::ProgressSnapshot &snapshot = m_runs.sending();
    const bool isScoring = showsScoring();
    const std::vector<core::TaskProgress> &tasks = isScoring ? m_runs.scoring() : snapshot.tasks;
    const bool isFirst = m_tasksModel->totalCount() != tasks.size();
    m_tasksModel->updateRows(tasks);
    if (isFirst) {
        fitColumns(*m_tasksView);
        // Room for the longest word of the states to come.
        m_tasksView->setColumnWidth(TasksModel::Status, kStateWidth);
    }
    std::vector<core::FailureCount> failures;
    qint64 failed = 0;
    for (const auto &[reason, count] : snapshot.failures) {
        failures.push_back({reason, count});
        failed += count;
    }
    const bool areNew = m_failuresModel->totalCount() != failures.size();
    m_failuresModel->updateRows(std::move(failures));
    if (areNew) {
        fitColumns(*m_failuresView);
    }
    m_failuresCard->setNote(failed == 0 ? tr("none") : core::displayInteger(failed));
    if (auto *card = findChild<Card *>(u"tasksCard"_s)) {
        card->setTitle(isScoring ? tr("Scoring") : tr("Tasks"));
        card->setNote(core::displayInteger(static_cast<qint64>(tasks.size())));
    }
}

void RunningPage::refreshSummary()
{
    const bool hasSummary = m_runs.summary().has_value();
    for (LiveChart *chart : m_charts) {
        chart->setVisible(!hasSummary);
    }
    if (m_summaryCard->isVisibleTo(m_viewPage) == hasSummary) {
        return;
    }
    m_summaryCard->setVisible(hasSummary);
    if (hasSummary) {
        SummaryTable table = tableOf(*m_runs.summary());
        m_summaryCard->setNote(tr("%n rows", nullptr, static_cast<int>(table.rows.size())));
        m_summaryModel->setTable(table.header, std::move(table.rows));
        fitColumns(*m_summaryView);
    }
}

void RunningPage::runEnded()
{
    refresh();
    const core::RunOutcome &outcome = *m_runs.outcome();
    if (outcome.error) {
        messageBar().showMessage(Tone::Bad, describe(*outcome.error),
            {{tr("Edit and run again"), [this] { shell().goTo(u"newrun"_s); }}});
        return;
    }
    const auto showResult = [this] { shell().openFolders({m_runs.experimentPath()}); };
    if (outcome.wasInterrupted || outcome.failedTasks > 0) {
        messageBar().showMessage(Tone::Warn,
            outcome.wasInterrupted ? tr("The run was stopped. What was recorded is written.")
                                   : tr("%n tasks failed.", nullptr, outcome.failedTasks),
            {{tr("Open result"), showResult}});
    } else {
        messageBar().showMessage(
            Tone::Ok, tr("The run is complete."), {{tr("Open result"), showResult}});
    }
}

void RunningPage::retranslate()
{
    m_empty->setText(tr("Nothing is running."));
    m_empty->setHint(tr("Set up a run; its progress appears here."));
    m_empty->findChild<QPushButton *>(u"newRunButton"_s)->setText(tr("New run"));
    for (LiveChart *chart : m_charts) {
        chart->retranslate();
    }
    m_tasksModel->retranslate();
    m_failuresModel->retranslate();
    findChild<Card *>(u"tasksCard"_s)->setTitle(tr("Tasks"));
    m_summaryCard->setTitle(tr("Scores"));
    m_summaryView->setAccessibleName(tr("Scores"));
    m_openButton->setText(tr("Open experiment"));
    m_openButton->setToolTip(tr("Shows scores, cases and configuration."));
    if (m_runs.summary()) {
        const SummaryTable table = tableOf(*m_runs.summary());
        m_summaryModel->setTable(table.header, table.rows);
    }
    m_failuresCard->setTitle(tr("Failures"));
    m_queueCard->setTitle(tr("Next in queue"));
    m_queueList->setAccessibleName(tr("Queued runs"));
    setIconButtonName(*m_queueUp, tr("Begin earlier"));
    setIconButtonName(*m_queueDown, tr("Begin later"));
    setIconButtonName(*m_queueRemove, tr("Take out of the queue"));
    m_logCard->setTitle(tr("Log"));
    m_tasksView->setAccessibleName(tr("Tasks"));
    m_failuresView->setAccessibleName(tr("Failures by reason"));
    setIconButtonName(*m_follow, tr("Follow new lines"));
    m_logFilter->setPlaceholderText(tr("Filter"));
    m_logFilter->setToolTip(tr("Shows only lines that contain this text."));
    m_logFilter->setAccessibleName(tr("Filter the log"));
    m_level->setToolTip(tr("The least important lines that are shown."));
    m_level->setAccessibleName(tr("Level of the log"));
    const int level = m_level->count() > 0 ? m_level->currentIndex() : 1;
    const QSignalBlocker blocker(m_level);
    m_level->clear();
    m_level->addItems({tr("Debug"), tr("Info"), tr("Warning"), tr("Error")});
    m_level->setCurrentIndex(level);
    refresh();
    refreshQueue();
}

} // namespace aisb::gui
