// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/runningpage.h"

#include "core/text/format.h"
#include "gui/bindings/phrasetext.h"
#include "gui/bindings/rungoal.h"
#include "gui/charts/livechart.h"
#include "gui/delegates/rowdelegate.h"
#include "gui/frame/commandregistry.h"
#include "gui/frame/messagebar.h"
#include "gui/frame/shell.h"
#include "gui/models/experimentlibrary.h"
#include "gui/models/texttablemodel.h"
#include "gui/pages/copymenu.h"
#include "gui/pages/livehealth.h"
#include "gui/pages/logview.h"
#include "gui/pages/pages.h"
#include "gui/pages/runcontroller.h"
#include "gui/pages/runpanels.h"
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
#include "run/hostmemory.h"

#include "ui_runningpage.h"
#include "ui_runview.h"

#include <QAction>
#include <QDir>
#include <QGridLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kRefreshMs = 100;
constexpr int kCostMs = 2'000;
const QString kWindow = u"running.wholeRun"_s;
const QString kPause = u"running.pauseScreen"_s;
const QString kHold = u"run.holdQueue"_s;
const QString kOpenResult = u"running.openResult"_s;
const QString kPanelsKey = u"page/running/panels"_s; // of what View > Reset layout forgets

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
    , m_panels(new RunPanels(context.queue()))
    , m_panelsButton(makeIconButton(u"dock"_s, QString()))
{
    auto *content = new QWidget(this);
    m_ui->setupUi(content);
    body()->addWidget(content);
    m_view->setupUi(m_viewPage);
    m_ui->stack->addWidget(m_empty);
    m_ui->stack->addWidget(m_viewPage);
    buildProgress();
    auto *middle = new QWidget;
    auto *layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    buildCharts(*middle);
    buildSummary(*middle);
    m_panels->setCentralWidget(middle);
    buildPanels();
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

void RunningPage::buildCharts(QWidget &middle)
{
    auto *grid = new QGridLayout;
    grid->setSpacing(8);
    int index = 0;
    for (LiveChartSpec &spec : liveChartSpecs()) {
        auto *chart = new LiveChart(std::move(spec));
        m_charts.push_back(chart);
        grid->addWidget(chart, index / 3, index % 3);
        ++index;
    }
    for (int column = 0; column < 3; ++column) {
        grid->setColumnStretch(column, 1);
    }
    static_cast<QVBoxLayout *>(middle.layout())->addLayout(grid, 1);
}

// Takes the place of the charts when an accuracy run has its scores.
void RunningPage::buildSummary(QWidget &middle)
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
    static_cast<QVBoxLayout *>(middle.layout())->addWidget(m_summaryCard, 1);
    connect(m_openButton, &QPushButton::clicked, this,
        [this] { shell().openFolders({m_runs.experimentPath()}); });
}

void RunningPage::buildPanels()
{
    m_view->layout1->addWidget(m_panels, 1);
    auto *menu = new QMenu(m_panelsButton);
    m_panels->fillPanelMenu(*menu);
    menu->addSeparator();
    m_resetAction = menu->addAction(QString(), m_panels, &RunPanels::resetLayout);
    m_panelsButton->setObjectName(u"panelsButton"_s);
    m_panelsButton->setMenu(menu);
    m_panelsButton->setPopupMode(QToolButton::InstantPopup);
    addHeaderWidget(m_panelsButton);
    m_panels->restoreState(shell().settings().windowState(kPanelsKey), RunPanels::kStateVersion);
    connect(&m_context.queue(), &RunQueue::changed, this, &RunningPage::refreshQueue);
}

void RunningPage::refreshQueue()
{
    const RunQueue &queue = m_context.queue();
    m_panels->refreshQueue();
    CommandRegistry &commands = shell().commands();
    if (QAction *hold = commands.action(kHold)) {
        hold->setChecked(queue.isHeld());
    }
    commands.setEnabled(kHold, !queue.isEmpty() || queue.isHeld(), tr("No run is queued."));
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
        kWindow, [] { return tr("Charts over the whole run"); }, {}, {QKeySequence(Qt::Key_W)},
        MenuPlace::View, true);
    add(
        kPause, [] { return tr("Pause the screen"); }, u"pause"_s, {QKeySequence(Qt::Key_P)},
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
        log()->setLines({});
        messageBar().dismiss();
        m_isDirty = true;
        if (isActive()) {
            refresh();
        }
    });
    connect(&m_runs, &RunController::progressed, this, [this] { m_isDirty = true; });
    connect(&m_runs, &RunController::summarized, this, &RunningPage::refreshSummary);
    connect(&m_runs, &RunController::logged, log(), &LogView::append);
    connect(&m_runs, &RunController::stopRequested, this, &RunningPage::refreshHeader);
    connect(&m_runs, &RunController::finished, this, &RunningPage::runEnded);
    connect(&m_context.library(), &ExperimentLibrary::changed, this, [this] { m_isDirty = true; });
    log()->setLines(m_runs.lines());
}

void RunningPage::activate()
{
    CommandRegistry &commands = shell().commands();
    commands.bind(kWindow, this, [this] {
        m_isWhole = !m_isWhole;
        refreshCharts();
    });
    commands.bind(kPause, this, [this] {
        m_isPaused = !m_isPaused;
        refresh();
    });
    commands.bind(kHold, this, [this] {
        RunQueue &queue = m_context.queue();
        queue.setHeld(!queue.isHeld());
    });
    commands.bind(kOpenResult, this, [this] { shell().openFolders({m_runs.experimentPath()}); });
    refresh();
    refreshQueue();
    m_costPercent = -1;
    m_usedCpuS = run::threadCpuSeconds();
    m_costTimer.start();
    m_timer.start();
}

void RunningPage::deactivate()
{
    m_timer.stop();
    shell().settings().setWindowState(kPanelsKey, m_panels->saveState(RunPanels::kStateVersion));
}

bool RunningPage::isEmpty() const
{
    return m_ui->stack->currentWidget() == m_empty;
}

void RunningPage::resetLayout()
{
    m_panels->resetLayout();
}

QWidget *RunningPage::filterField() const
{
    return m_panels->logFilter();
}

TasksModel *RunningPage::tasks() const
{
    return m_panels->tasks();
}

LogView *RunningPage::log() const
{
    return m_panels->log();
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
    refreshHealth();
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
    QList<ChipSpec> chips{isPerformance() ? ChipSpec{tr("Performance"), Tone::Neutral, u"chart"_s}
                                          : ChipSpec{tr("Accuracy"), Tone::Neutral, u"target"_s},
        state};
    if (m_isPaused) {
        chips << ChipSpec{
            tr("Screen paused"), Tone::Warn, u"pause"_s, tr("The run goes on. P shows it again.")};
    }
    setChips(chips);
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
                         : phraseText(tasks.front().transport));
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
    refreshFacts();
}

// The cost of the window is the processor time of its thread over the last seconds: it also leads
// the run, which is little.
void RunningPage::refreshFacts()
{
    if (m_costTimer.isValid() && m_costTimer.elapsed() >= kCostMs) {
        const double used = run::threadCpuSeconds();
        m_costPercent = (used - m_usedCpuS) * 1e5 / static_cast<double>(m_costTimer.restart());
        m_usedCpuS = used;
    }
    QList<ChipSpec> facts;
    if (m_costPercent >= 0 && m_runs.isRunning()) {
        facts << ChipSpec{tr("Window cost %1 of one core").arg(core::displayPercent(m_costPercent)),
            Tone::Neutral, {},
            tr("Processor time of the window's thread while this page is shown.")};
    }
    facts << ChipSpec{tr("Refresh 10 Hz")}
          << ChipSpec{QDir::toNativeSeparators(m_runs.experimentPath())};
    setFacts(facts);
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

// Of the client, so only where times are measured.
void RunningPage::refreshHealth()
{
    m_view->health->setVisible(isPerformance());
    const core::ProgressSnapshot &snapshot = m_runs.sending();
    StripContent content = waitingStrip();
    const run::ExperimentEntry *entry =
        m_runs.isRunning() ? nullptr : m_context.library().find(m_runs.experimentPath());
    const auto task = static_cast<std::size_t>(std::max(0, snapshot.currentTask));
    if (entry && entry->health) {
        content = finalStrip(*entry->health);
    } else if (!m_runs.health().isEmpty() && task < snapshot.tasks.size()) {
        content = stripOf(m_runs.health(), snapshot.tasks[task], snapshot.live);
    }
    m_view->health->setContent(content.tone, content.verdict, std::move(content.items));
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
    m_panels->setTasks(tasks, isScoring);
    m_panels->setFailures(snapshot.failures);
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
    m_panels->retranslate();
    setIconButtonName(*m_panelsButton, tr("Panels"));
    m_resetAction->setText(tr("Reset layout"));
    m_summaryCard->setTitle(tr("Scores"));
    m_summaryView->setAccessibleName(tr("Scores"));
    m_openButton->setText(tr("Open experiment"));
    m_openButton->setToolTip(tr("Shows scores, cases and configuration."));
    if (m_runs.summary()) {
        const SummaryTable table = tableOf(*m_runs.summary());
        m_summaryModel->setTable(table.header, table.rows);
    }
    refresh();
    refreshQueue();
}

} // namespace aisb::gui
