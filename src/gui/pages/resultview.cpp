// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/resultview.h"

#include "core/text/format.h"
#include "gui/charts/loadcharts.h"
#include "gui/charts/timelinechart.h"
#include "gui/delegates/celldelegates.h"
#include "gui/models/failuresmodel.h"
#include "gui/models/requestsmodel.h"
#include "gui/pages/configurationpane.h"
#include "gui/pages/copymenu.h"
#include "gui/pages/distributionspane.h"
#include "gui/pages/healthpane.h"
#include "gui/pages/overviewpane.h"
#include "gui/pages/resultcards.h"
#include "gui/pages/scatterpane.h"
#include "gui/pages/tablespane.h"
#include "gui/pages/viewstack.h"
#include "gui/settings/settings.h"
#include "gui/theme/icons.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/emptystate.h"

#include "ui_resultview.h"

#include <QAction>
#include <QEvent>
#include <QLineEdit>
#include <QMenu>
#include <QTableView>
#include <QtConcurrentRun>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

const QString kTabKey = u"results/tab"_s;

void makeIcon(QToolButton &button, const QString &icon, bool isCheckable)
{
    button.setIcon(themeIcon(icon));
    button.setIconSize({16, 16});
    button.setFixedSize(28, 28);
    button.setCheckable(isCheckable);
    button.setChecked(isCheckable);
    setStyleProperty(button, "framed", !isCheckable);
}

QString rangeText(const Interval &range)
{
    return u"%1 – %2 s"_s.arg(
        core::displayDecimal(range.from, 1), core::displayDecimal(range.to, 1));
}

// "TTFT 0.0 – 22.5 ms"
QString boundText(RequestsModel::Column column, const Interval &range)
{
    const QString text = u"%1 %2 – %3"_s.arg(RequestsModel::columnTitle(column),
        core::displayDecimal(range.from, 1), core::displayDecimal(range.to, 1));
    const QString unit = RequestsModel::columnUnit(column);
    return unit.isEmpty() ? text : text + QChar(QChar::Nbsp) + unit;
}

QString valuesText(const ValueFilter &values)
{
    return boundText(values.x, values.xRange) + u" · "_s + boundText(values.y, values.yRange);
}

} // namespace

ResultView::ResultView(core::MetricsProfile profile, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ResultView>())
    , m_profile(profile)
    , m_views(new ViewStack(this))
    , m_overview(new OverviewPane)
    , m_tables(new TablesPane)
    , m_failuresPane(new QWidget)
    , m_failuresView(new QTableView)
    , m_failuresModel(new FailuresModel(this))
    , m_noFailures(new EmptyState)
    , m_health(new HealthPane)
    , m_distributions(new DistributionsPane)
    , m_scatter(new ScatterPane)
    , m_tokens(new TokensChart)
    , m_rate(new RateChart)
    , m_configuration(new ConfigurationPane)
{
    m_ui->setupUi(this);
    buildPanes();
    connectControls();
    retranslate();
    refreshFilterBar();
}

ResultView::~ResultView()
{
    m_views->undoStack().disconnect(this);
    m_analysisWatcher.waitForFinished();
    m_numbersWatcher.waitForFinished();
}

void ResultView::buildPanes()
{
    makeIcon(*m_ui->undoButton, u"undo"_s, false);
    makeIcon(*m_ui->redoButton, u"redo"_s, false);
    makeIcon(*m_ui->fitButton, u"fit"_s, false);
    makeIcon(*m_ui->panelsButton, u"dock"_s, false);
    setStyleProperty(*m_ui->panelsButton, "framed", false);
    auto *panels = new QMenu(m_ui->panelsButton);
    m_overview->fillPanelMenu(*panels);
    panels->addSeparator();
    m_resetLayout = panels->addAction(QString(), m_overview, &OverviewPane::resetLayout);
    m_ui->panelsButton->setMenu(panels);
    m_ui->panelsButton->setPopupMode(QToolButton::InstantPopup);
    makeIcon(*m_ui->crosshairButton, u"crosshair"_s, true);
    makeIcon(*m_ui->linkButton, u"link"_s, true);
    m_ui->rangeChip->setTone(Tone::Accent);
    m_ui->rangeChip->setIconName(u"clock"_s);
    m_ui->rangeChip->setClosable(true);
    m_ui->valuesChip->setTone(Tone::Accent);
    m_ui->valuesChip->setIconName(u"target"_s);
    m_ui->valuesChip->setClosable(true);
    m_ui->tabs->setDrawBase(false);
    m_ui->tabs->setExpanding(false);
    m_ui->tabs->setUsesScrollButtons(false);
    m_ui->windowChip->setTone(Tone::Neutral);
    m_ui->windowChip->setIconName(u"crosshair"_s);
    m_ui->windowChip->setClosable(true);
    for (int i = 0; i < TabCount; ++i) {
        m_ui->tabs->addTab(QString());
    }
    m_failuresView->setModel(m_failuresModel);
    prepareTable(*m_failuresView);
    m_failuresView->setItemDelegateForColumn(
        FailuresModel::Reason, new StateDelegate(m_failuresView));
    enableCopying(*m_failuresView);
    auto *card = new Card;
    card->body()->addWidget(m_failuresView);
    m_noFailures->setIconName(u"circle-check"_s);
    auto *layout = new QVBoxLayout(m_failuresPane);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(card);
    layout->addWidget(m_noFailures);
    for (QWidget *pane : std::initializer_list<QWidget *>{m_overview, m_distributions, m_scatter,
             m_tokens, m_rate, m_tables, m_failuresPane, m_health, m_configuration}) {
        m_ui->panes->addWidget(pane);
    }
}

void ResultView::connectControls()
{
    connect(m_ui->tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_ui->panes->setCurrentIndex(index);
        refreshFilterBar();
    });
    connect(m_ui->groupCombo, &QComboBox::activated, this, &ResultView::setGroup);
    connect(m_ui->undoButton, &QToolButton::clicked, this, &ResultView::undo);
    connect(m_ui->redoButton, &QToolButton::clicked, this, &ResultView::redo);
    connect(m_ui->fitButton, &QToolButton::clicked, this, &ResultView::fit);
    connect(m_ui->rangeChip, &Chip::closeRequested, this, &ResultView::clearRange);
    connect(m_ui->valuesChip, &Chip::closeRequested, this, [this] { setValues({}); });
    connect(m_ui->windowChip, &Chip::closeRequested, this, [this] { setStage({}); });
    connect(m_ui->crosshairButton, &QToolButton::toggled, m_overview->timeline(),
        &TimelineChart::setCrosshairShared);
    connect(m_ui->linkButton, &QToolButton::toggled, m_overview->timeline(),
        &TimelineChart::setZoomLinked);
    connect(m_ui->scopeControl, &SegmentedControl::activated, this, [this](int index) {
        Population next = population();
        next.scope = static_cast<Scope>(index);
        setPopulation(next);
    });
    connect(m_overview, &OverviewPane::rangeSelected, this, &ResultView::select);
    connect(m_overview, &OverviewPane::rangeCleared, this, &ResultView::clearRange);
    for (TimeChart *chart : std::initializer_list<TimeChart *>{m_tokens, m_rate}) {
        connect(chart, &TimeChart::rangeSelected, this, &ResultView::select);
        connect(chart, &TimeChart::rangeCleared, this, &ResultView::clearRange);
    }
    connect(m_scatter, &ScatterPane::requestClicked, m_overview, &OverviewPane::selectRequest);
    connect(m_scatter, &ScatterPane::valuesChosen, this, &ResultView::setValues);
    connect(m_scatter, &ScatterPane::tableAsked, this, [this] { setTab(Overview); });
    connect(
        m_overview, &OverviewPane::requestSelected, m_scatter, &ScatterPane::setSelectedRequest);
    connect(m_overview->timeline(), &TimelineChart::stageDragged, this, &ResultView::dragStage);
    connect(m_overview->timeline(), &TimelineChart::stageChosen, this, &ResultView::setStage);
    connect(m_overview, &OverviewPane::metricChosen, this, [this](core::PerfMetric metric) {
        m_metric = metric;
        scheduleNumbers();
    });
    connect(m_views, &ViewStack::changed, this, [this] {
        for (TimeChart *chart : std::initializer_list<TimeChart *>{m_tokens, m_rate}) {
            chart->setRange(population().range);
        }
        m_overview->setRange(population().range);
        refreshStage();
        refreshFilterBar();
        scheduleNumbers();
    });
    connect(&m_views->undoStack(), &QUndoStack::indexChanged, this, &ResultView::refreshFilterBar);
    connect(&m_analysisWatcher, &QFutureWatcherBase::finished, this, &ResultView::takeAnalysis);
    connect(&m_numbersWatcher, &QFutureWatcherBase::finished, this, &ResultView::takeNumbers);
    connect(m_failuresView, &QTableView::doubleClicked, this, &ResultView::showFailures);
}

void ResultView::setExperiment(
    std::shared_ptr<const core::ExperimentResult> experiment, bool isComplete)
{
    m_experiment = std::move(experiment);
    m_isComplete = isComplete;
    m_group =
        std::clamp(m_group, 0, std::max(0, static_cast<int>(m_experiment->groups.size()) - 1));
    fillGroups();
    m_configuration->setConfig(m_experiment->config);
    showGroup();
}

void ResultView::fillGroups()
{
    const QSignalBlocker blocker(m_ui->groupCombo);
    m_ui->groupCombo->clear();
    for (const core::GroupResult &group : m_experiment->groups) {
        m_ui->groupCombo->addItem(group.model + u" / "_s + group.group);
    }
    m_ui->groupCombo->setCurrentIndex(m_group);
    const bool hasChoice = m_experiment->groups.size() > 1;
    m_ui->groupCombo->setVisible(hasChoice);
    m_ui->groupComboLabel->setVisible(hasChoice);
}

void ResultView::setGroup(int group)
{
    if (group == m_group || !m_experiment || group < 0
        || group >= static_cast<int>(m_experiment->groups.size())) {
        return;
    }
    m_group = group;
    m_ui->groupCombo->setCurrentIndex(group);
    m_analysis.reset();
    m_views->reset();
    showGroup();
    Q_EMIT groupChanged();
}

const core::GroupResult *ResultView::currentGroup() const
{
    return m_experiment && m_group < static_cast<int>(m_experiment->groups.size())
        ? &m_experiment->groups[static_cast<std::size_t>(m_group)]
        : nullptr;
}

void ResultView::showGroup()
{
    const core::GroupResult *group = currentGroup();
    const core::ResultTables tables = group ? group->tables : core::ResultTables{};
    m_overview->setCards(cardsOf(tables));
    m_tables->setTables(tables);
    m_health->setHealth(group ? group->health : std::nullopt);
    if (group && group->data) {
        startAnalysis();
        return;
    }
    if (m_isComplete || !group) {
        m_analysis.reset();
        m_overview->setAnalysis(
            m_experiment, m_group, nullptr, group ? group->notes.value(0) : QString());
        m_tables->setAnalysis(nullptr);
        showAnalysis();
    } else {
        m_overview->setLoading(true);
    }
    refreshFilterBar();
}

void ResultView::startAnalysis()
{
    m_overview->setLoading(true);
    if (m_isAnalysing) {
        return;
    }
    m_isAnalysing = true;
    m_analysing = currentGroup()->data;
    m_analysisWatcher.setFuture(QtConcurrent::run(
        [data = m_analysing, profile = m_profile] { return analyse(data, profile); }));
}

void ResultView::takeAnalysis()
{
    m_isAnalysing = false;
    const core::GroupResult *group = currentGroup();
    if (!group || group->data != m_analysing) {
        showGroup();
        return;
    }
    m_analysis = m_analysisWatcher.result();
    m_overview->setAnalysis(m_experiment, m_group, m_analysis);
    m_overview->setRange(population().range);
    refreshStage();
    m_tables->setAnalysis(m_analysis);
    showAnalysis();
    m_failuresModel->setRows(m_analysis->failures);
    m_failuresView->setVisible(!m_analysis->failures.empty());
    m_failuresView->parentWidget()->setVisible(!m_analysis->failures.empty());
    m_noFailures->setVisible(m_analysis->failures.empty());
    fitColumns(*m_failuresView);
    if (!m_analysis->whole) {
        setTab(Failures);
    }
    retranslate();
    refreshFilterBar();
    scheduleNumbers();
}

void ResultView::showAnalysis()
{
    m_distributions->setAnalysis(m_analysis);
    m_scatter->setAnalysis(m_analysis);
    m_tokens->setPoints(m_analysis ? m_analysis->load : LoadPoints{});
    m_rate->setPoints(m_analysis ? m_analysis->load : LoadPoints{});
}

void ResultView::select(const Interval &range, bool isFinal)
{
    Population next = population();
    next.scope = Scope::Selection;
    next.range = range;
    if (isFinal) {
        setPopulation(next);
        return;
    }
    m_dragged = next;
    refreshFilterBar();
    scheduleNumbers();
}

void ResultView::clearRange()
{
    Population next = population();
    next.scope = Scope::Whole;
    next.range.reset();
    setPopulation(next);
}

void ResultView::setValues(const std::optional<ValueFilter> &values)
{
    Population next = population();
    next.values = values;
    setPopulation(next);
}

void ResultView::dragStage(const Interval &stage, bool isFinal)
{
    if (isFinal) {
        setStage(stage);
        return;
    }
    m_dragged = population();
    m_dragged->scope = Scope::Stable;
    m_dragged->window = stage;
    refreshFilterBar();
    scheduleNumbers();
}

void ResultView::setStage(std::optional<Interval> stage)
{
    const bool isThere = stage || (m_analysis && m_analysis->stable);
    // A drag taken back ends where the stable stage is.
    const bool isOriginal = stage && m_analysis && stage == stageOf(*m_analysis, {});
    Population next = population();
    next.scope = isThere ? Scope::Stable : Scope::Whole;
    next.window = isOriginal ? std::nullopt : stage;
    setPopulation(next);
    refreshStage();
}

void ResultView::refreshStage()
{
    const std::optional<Interval> stage =
        m_analysis ? stageOf(*m_analysis, population()) : std::nullopt;
    m_overview->timeline()->setStage(stage, population().window.has_value());
    m_tokens->setStage(stage);
    m_rate->setStage(stage);
}

void ResultView::setPopulation(const Population &population)
{
    m_dragged.reset();
    const bool areValuesNew = population.values != this->population().values;
    const QString name = areValuesNew ? population.values
            ? tr("Select %1").arg(valuesText(*population.values))
            : tr("Show all values")
        : population.scope == Scope::Selection && population.range
        ? tr("Select %1").arg(rangeText(*population.range))
        : population.scope == Scope::Stable && population.window
        ? tr("Window %1").arg(rangeText(*population.window))
        : population.scope == Scope::Stable ? tr("Show the stable stage")
                                            : tr("Show the whole run");
    if (population == this->population()) {
        scheduleNumbers(); // what was dragged is taken back
    }
    m_views->setPopulation(population, name);
}

const Population &ResultView::shownPopulation() const
{
    return m_dragged ? *m_dragged : population();
}

const Population &ResultView::population() const
{
    return m_views->population();
}

QString ResultView::populationName() const
{
    const Population &shown = population();
    const QString name = shown.scope == Scope::Selection && shown.range
        ? tr("sent %1").arg(rangeText(*shown.range))
        : shown.scope == Scope::Stable && shown.window
        ? tr("window %1").arg(rangeText(*shown.window))
        : shown.scope == Scope::Stable ? tr("stable stage")
                                       : tr("whole run");
    return shown.values ? name + u", "_s + valuesText(*shown.values) : name;
}

void ResultView::scheduleNumbers()
{
    if (!m_analysis) {
        return;
    }
    if (m_isComputing) {
        m_areNumbersStale = true;
        return;
    }
    startNumbers();
}

void ResultView::startNumbers()
{
    m_areNumbersStale = false;
    m_isComputing = true;
    m_computed = shownPopulation();
    m_numbersWatcher.setFuture(
        QtConcurrent::run([analysis = m_analysis, population = m_computed, metric = m_metric] {
            return numbersOf(*analysis, population, metric);
        }));
}

void ResultView::takeNumbers()
{
    m_isComputing = false;
    if (m_areNumbersStale || !m_analysis) {
        scheduleNumbers();
        return;
    }
    const PopulationNumbers numbers = m_numbersWatcher.result();
    const bool isWhole = m_computed.isWholeRun();
    m_overview->setCards(
        cardsOf(numbers, isWhole || !m_analysis->whole ? nullptr : &*m_analysis->whole));
    m_overview->setNumbers(numbers, m_computed, populationName());
    m_tables->setPopulation(population(), populationName());
    m_distributions->setPopulation(m_computed);
    m_scatter->setPopulation(m_computed);
    m_ui->countLabel->setText(isWhole
            ? tr("%1 requests").arg(core::displayInteger(numbers.requests))
            : tr("%1 of %2 requests")
                  .arg(core::displayInteger(numbers.requests),
                      core::displayInteger(
                          static_cast<qint64>(m_analysis->data->requests.size()))));
    announceNumbers(numbers);
    Q_EMIT numbersChanged();
}

void ResultView::announceNumbers(const PopulationNumbers &numbers)
{
    const QString count = core::displayInteger(numbers.requests);
    const Scope scope = m_computed.values ? Scope::Selection : m_computed.scope;
    switch (scope) {
    case Scope::Whole:
        Q_EMIT statusChanged(tr("Drag over the timeline to look at a part of the run."));
        return;
    case Scope::Selection:
        Q_EMIT statusChanged(
            tr("%1 requests in the selection. Tables, charts and export follow it.").arg(count));
        return;
    case Scope::Stable:
        break;
    }
    const std::optional<Interval> stage = stageOf(*m_analysis, m_computed);
    const QString text =
        tr("%1 requests sent in %2.").arg(count, stage ? rangeText(*stage) : u"–"_s);
    Q_EMIT statusChanged(isThroughputDoubtful(*m_analysis) ? text + u' '
                + tr("The longest request takes more than a third of the run: the throughput of "
                     "the stage is overestimated.")
                                                           : text);
}

void ResultView::refreshFilterBar()
{
    const std::optional<Interval> range = shownPopulation().range;
    m_ui->rangeChip->setVisible(range.has_value());
    if (range) {
        m_ui->rangeChip->setText(tr("Sent %1").arg(rangeText(*range)));
        m_ui->rangeChip->setNote(core::displayDecimal(range->length(), 1) + u" s"_s);
    }
    const std::optional<ValueFilter> values = shownPopulation().values;
    if (values) {
        m_ui->valuesChip->setText(valuesText(*values));
    }
    const std::optional<Interval> window = shownPopulation().window;
    if (window) {
        m_ui->windowChip->setText(tr("Window %1").arg(rangeText(*window)));
        m_ui->windowChip->setNote(core::displayDecimal(window->length(), 1) + u" s"_s);
    }
    refreshScope();
    QUndoStack &steps = m_views->undoStack();
    m_ui->undoButton->setEnabled(steps.canUndo());
    m_ui->redoButton->setEnabled(steps.canRedo());
    m_ui->undoButton->setToolTip(
        steps.canUndo() ? tr("Undo: %1").arg(steps.undoText()) : tr("Nothing to undo"));
    m_ui->redoButton->setToolTip(
        steps.canRedo() ? tr("Redo: %1").arg(steps.redoText()) : tr("Nothing to redo"));
    m_ui->fitButton->setEnabled(m_analysis != nullptr);
    const int tab = m_ui->tabs->currentIndex();
    const bool hasPopulation = tab < Failures;
    for (QWidget *widget : std::initializer_list<QWidget *>{
             m_ui->undoButton, m_ui->redoButton, m_ui->countLabel, m_ui->scopeControl}) {
        widget->setVisible(hasPopulation);
    }
    m_ui->rangeChip->setVisible(range.has_value() && hasPopulation);
    m_ui->valuesChip->setVisible(values.has_value() && hasPopulation);
    m_ui->windowChip->setVisible(window.has_value() && hasPopulation);
    for (QWidget *widget : std::initializer_list<QWidget *>{
             m_ui->panelsButton, m_ui->fitButton, m_ui->crosshairButton, m_ui->linkButton}) {
        widget->setVisible(tab == Overview);
    }
    m_ui->fitButton->setVisible(tab == Overview || tab == Tokens || tab == Rate);
}

void ResultView::refreshScope()
{
    const Population &shown = shownPopulation();
    m_ui->scopeControl->setItems({tr("Whole run"),
        shown.window ? tr("Custom window") : tr("Stable stage"), tr("Selection")});
    m_ui->scopeControl->setCurrentIndex(static_cast<int>(shown.scope));
    const bool hasStage = m_analysis && (m_analysis->stable || shown.window);
    m_ui->scopeControl->setItemEnabled(1, hasStage,
        m_analysis ? tr("There is no stable stage: %1").arg(m_analysis->stableReason)
                   : tr("Needs the recorded requests."));
    m_ui->scopeControl->setItemEnabled(
        2, shown.range.has_value(), tr("Drag over the timeline to select a range."));
    m_ui->scopeControl->setEnabled(m_analysis != nullptr);
}

void ResultView::showFailures()
{
    setTab(Overview);
    m_overview->setRequestFilter(u"status:failed"_s);
}

void ResultView::setTab(Tab tab)
{
    m_ui->tabs->setCurrentIndex(tab);
}

void ResultView::undo()
{
    m_views->undoStack().undo();
}

void ResultView::redo()
{
    m_views->undoStack().redo();
}

void ResultView::fit()
{
    m_overview->timeline()->resetZoom();
    m_tokens->resetZoom();
    m_rate->resetZoom();
}

QWidget *ResultView::filterField() const
{
    return m_ui->tabs->currentIndex() == Configuration ? m_configuration->filterField()
                                                       : m_overview->filterEdit();
}

bool ResultView::isBusy() const
{
    return m_isAnalysing || m_isComputing || m_tables->isBusy() || m_distributions->isBusy()
        || m_scatter->isBusy();
}

void ResultView::saveLayout(Settings &settings) const
{
    settings.setValue(kTabKey, m_ui->tabs->currentIndex());
    m_overview->saveLayout(settings);
}

void ResultView::restoreLayout(const Settings &settings)
{
    m_ui->tabs->setCurrentIndex(std::clamp(settings.value(kTabKey, 0).toInt(), 0, TabCount - 1));
    m_overview->restoreLayout(settings);
}

void ResultView::resetLayout()
{
    m_overview->resetLayout();
}

void ResultView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        m_failuresModel->retranslate();
        m_tokens->retranslate();
        m_rate->retranslate();
        retranslate();
        refreshFilterBar();
        scheduleNumbers();
    }
}

void ResultView::retranslate()
{
    const qint64 failed = m_analysis
        ? std::accumulate(m_analysis->failures.begin(), m_analysis->failures.end(), qint64{0},
              [](qint64 sum, const core::FailureCount &each) { return sum + each.count; })
        : 0;
    m_ui->tabs->setTabText(Overview, tr("Overview"));
    m_ui->tabs->setTabText(Distributions, tr("Distributions"));
    m_ui->tabs->setTabText(Scatter, tr("Scatter"));
    m_ui->tabs->setTabText(Tokens, tr("Tokens"));
    m_ui->tabs->setTabText(Rate, tr("Rate"));
    m_ui->tabs->setTabText(Tables, tr("Tables"));
    m_ui->tabs->setTabText(Failures,
        failed > 0 ? tr("Failures %1").arg(core::displayInteger(failed)) : tr("Failures"));
    m_ui->tabs->setTabText(Health, tr("Health"));
    m_ui->tabs->setTabText(Configuration, tr("Configuration"));
    refreshScope();
    m_resetLayout->setText(tr("Reset layout"));
    m_noFailures->setText(m_analysis ? tr("No request failed.")
                                     : tr("The recorded requests are needed to list failures."));
    m_failuresView->setAccessibleName(tr("Failures by reason"));
    m_ui->rangeChip->setToolTip(tr("All numbers are of the requests sent in this range."));
    m_ui->rangeChip->setAccessibleName(tr("Selected range"));
    m_ui->valuesChip->setToolTip(
        tr("All numbers are of the requests in this rectangle of the scatter chart."));
    m_ui->valuesChip->setAccessibleName(tr("Selected values"));
    m_ui->windowChip->setToolTip(
        tr("Takes the place of the stable stage. Close it to go back to the stable stage."));
    m_ui->windowChip->setAccessibleName(tr("Custom window"));
    const std::array names = {std::pair{m_ui->undoButton, tr("Undo")},
        std::pair{m_ui->redoButton, tr("Redo")},
        std::pair{m_ui->fitButton, tr("Show the whole time")},
        std::pair{m_ui->panelsButton, tr("Panels")},
        std::pair{m_ui->crosshairButton, tr("Crosshair on all charts")},
        std::pair{m_ui->linkButton, tr("Zoom all charts together")}};
    for (const auto &[button, name] : names) {
        setIconButtonName(*button, name);
    }
}

} // namespace aisb::gui
