// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/overviewpane.h"

#include "core/text/format.h"
#include "gui/charts/plotview.h"
#include "gui/delegates/celldelegates.h"
#include "gui/models/requestsmodel.h"
#include "gui/models/summarymodel.h"
#include "gui/pages/copymenu.h"
#include "gui/pages/headermenu.h"
#include "gui/pages/requestdetail.h"
#include "gui/settings/settings.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/card.h"
#include "gui/widgets/carddock.h"

#include "ui_overviewpane.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QTableView>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kLayoutVersion = 1; // of the docks
const QString kRequestColumnsKey = u"results/requestColumns"_s;
const QString kDocksKey = u"results/docks"_s;

} // namespace

OverviewPane::OverviewPane(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::OverviewPane>())
    , m_timeline(new TimelineChart)
    , m_requestsCard(new Card)
    , m_filter(new QLineEdit)
    , m_requestsView(new QTableView)
    , m_requestsModel(new RequestsModel(this))
    , m_summaryCard(new Card)
    , m_summaryView(new QTableView)
    , m_summaryModel(new SummaryModel(this))
    , m_distribution(new DistributionChart)
    , m_detail(new RequestDetail)
{
    m_ui->setupUi(this);
    buildRequests();
    buildSummary();
    buildDocks();
    addKeys();
    connect(m_timeline, &TimelineChart::rangeSelected, this, &OverviewPane::rangeSelected);
    connect(m_timeline, &TimelineChart::rangeCleared, this, &OverviewPane::rangeCleared);
    connect(m_timeline, &TimelineChart::requestClicked, this, &OverviewPane::selectRequest);
    connect(m_detail, &RequestDetail::stepRequested, this, &OverviewPane::stepRequest);
    retranslate();
}

OverviewPane::~OverviewPane()
{
    m_requestsModel->disconnect(this);
    m_requestsView->selectionModel()->disconnect(this);
    m_summaryView->selectionModel()->disconnect(this);
}

void OverviewPane::buildRequests()
{
    m_requestsView->setModel(m_requestsModel);
    m_requestsView->setSortingEnabled(true);
    m_requestsView->setSelectionMode(QAbstractItemView::ExtendedSelection);
    prepareTable(*m_requestsView);
    m_requestsView->setItemDelegateForColumn(
        RequestsModel::Outcome, new StateDelegate(m_requestsView));
    m_requestsView->setItemDelegateForColumn(
        RequestsModel::Phases, new PhasesDelegate(m_requestsView));
    m_requestsView->horizontalHeader()->setSortIndicator(RequestsModel::SentAt, Qt::AscendingOrder);
    enableCopying(*m_requestsView);
    enableHeaderMenu(*m_requestsView, [this] {
        m_columns.clear();
        for (int column = 0; column < RequestsModel::ColumnCount; ++column) {
            if (!m_requestsView->isColumnHidden(column)) {
                m_columns << QString::number(column);
            }
        }
    });
    showColumns();
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(264);
    m_requestsCard->addHeaderWidget(m_filter);
    auto *copy = makeButton({}, u"copy"_s);
    copy->setObjectName(u"copyRequestsButton"_s);
    setStyleProperty(*copy, "small", true);
    setStyleProperty(*copy, "hasMenu", true);
    m_requestsCard->addHeaderWidget(copy);
    m_requestsCard->body()->addWidget(m_requestsView);
    connect(m_filter, &QLineEdit::textChanged, this, &OverviewPane::applyFilter);
    connect(m_requestsView->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &OverviewPane::showCurrentRow);
    connect(m_requestsModel, &QAbstractItemModel::layoutChanged, this, &OverviewPane::refreshCount);
    connect(m_requestsModel, &QAbstractItemModel::modelReset, this, &OverviewPane::refreshCount);
}

void OverviewPane::buildSummary()
{
    m_summaryView->setModel(m_summaryModel);
    prepareTable(*m_summaryView);
    enableCopying(*m_summaryView);
    m_summaryCard->body()->addWidget(m_summaryView);
    connect(m_summaryView->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &index) {
            const std::optional<core::PerfMetric> metric = m_summaryModel->metricAt(index.row());
            if (metric) {
                Q_EMIT metricChosen(*metric);
            }
        });
}

void OverviewPane::buildDocks()
{
    QMainWindow &panels = *m_ui->panels;
    panels.setWindowFlags(Qt::Widget);
    m_requestsDock = new CardDock(u"requestsDock"_s, m_requestsCard, &panels);
    m_summaryDock = new CardDock(u"metricsDock"_s, m_summaryCard, &panels);
    m_distributionDock = new CardDock(u"distributionDock"_s, m_distribution, &panels);
    m_detailDock = new CardDock(u"requestDock"_s, m_detail, &panels);
    panels.setDockOptions(QMainWindow::AllowNestedDocks | QMainWindow::AllowTabbedDocks);
    panels.setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    panels.setCentralWidget(m_timeline);
    resetLayout();
}

void OverviewPane::fillPanelMenu(QMenu &menu) const
{
    for (const CardDock *dock : std::initializer_list<const CardDock *>{
             m_requestsDock, m_summaryDock, m_distributionDock, m_detailDock}) {
        menu.addAction(dock->toggleViewAction());
    }
}

// Single letters, as no text has the focus there.
void OverviewPane::addKeys()
{
    const auto add = [this](const QKeySequence &key, auto function) {
        auto *action = new QAction(m_requestsView);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, function);
        m_requestsView->addAction(action);
    };
    add(QKeySequence(Qt::Key_N), &OverviewPane::stepFailure);
    add(QKeySequence(Qt::Key_Z), &OverviewPane::showInTimeline);
    for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
        add(QKeySequence(key), [this] {
            m_detailDock->show();
            m_detail->setFocus();
        });
    }
}

// Starts anew from the top behind the last one.
void OverviewPane::stepFailure()
{
    const int rows = m_requestsModel->rowCount();
    for (int step = 1; step <= rows; ++step) {
        const int row = (m_requestsView->currentIndex().row() + step) % rows;
        if (!m_requestsModel->rowAt(row).isSuccess) {
            m_requestsView->selectRow(row);
            m_requestsView->scrollTo(m_requestsModel->index(row, 0));
            return;
        }
    }
}

// The chosen request in the middle, with as much again to either side.
void OverviewPane::showInTimeline()
{
    const QModelIndex current = m_requestsView->currentIndex();
    if (!current.isValid()) {
        return;
    }
    const RequestRow &row = m_requestsModel->rowAt(current.row());
    if (row.hasTimes) {
        const double length = std::max(row.e2elMs, 100.0) / 1e3;
        m_timeline->lanesPlot()->setXRange({row.sentAt - length, row.sentAt + 2 * length});
    }
}

void OverviewPane::setCards(const std::vector<ResultCard> &cards)
{
    while (m_cards.size() < cards.size()) {
        auto *card = new MetricCard(this);
        m_cards.push_back(card);
        m_ui->cards->addWidget(card);
    }
    for (std::size_t i = 0; i < cards.size(); ++i) {
        MetricCard *card = m_cards[i];
        card->setValue(cards[i].value);
        card->setStripe(cards[i].stripe);
        card->disconnect(this);
        if (const std::optional<core::PerfMetric> metric = cards[i].metric) {
            connect(card, &MetricCard::clicked, this,
                [this, metric = *metric] { Q_EMIT metricChosen(metric); });
        }
    }
}

std::vector<MetricValue> OverviewPane::numbers() const
{
    std::vector<MetricValue> values;
    for (const MetricCard *card : m_cards) {
        values.push_back(card->value());
    }
    return values;
}

void OverviewPane::setLoading(bool isLoading)
{
    for (Card *card :
        std::initializer_list<Card *>{m_timeline, m_requestsCard, m_summaryCard, m_distribution}) {
        card->setBusy(isLoading);
    }
    const QString text = isLoading ? tr("Reading the requests…") : QString();
    for (PlotView *plot : m_timeline->plots()) {
        plot->setEmptyText(text);
    }
}

void OverviewPane::setAnalysis(std::shared_ptr<const core::ExperimentResult> experiment, int group,
    std::shared_ptr<const GroupAnalysis> analysis, const QString &reason)
{
    m_analysis = analysis;
    setLoading(false);
    m_timeline->setSeries(analysis ? analysis->timeline : TimelineSeries{});
    const QString why =
        reason.isEmpty() ? tr("No request times were kept in this folder.") : reason;
    for (PlotView *plot : m_timeline->plots()) {
        plot->setEmptyText({});
    }
    if (!analysis || !analysis->whole) {
        m_timeline->lanesPlot()->setEmptyText(analysis ? tr("No successful request") : why);
    }
    m_requestsModel->setRequests(analysis ? analysis->requests : RequestRows{});
    m_requestsView->sortByColumn(RequestsModel::SentAt, Qt::AscendingOrder);
    showColumns();
    fitColumns(*m_requestsView);
    m_requestsView->setColumnWidth(RequestsModel::Phases, 60); // stretches
    m_detail->setGroup(std::move(experiment), group, std::move(analysis));
    applyFilter();
}

void OverviewPane::showColumns()
{
    using Column = RequestsModel::Column;
    for (int column = 0; column < RequestsModel::ColumnCount; ++column) {
        const bool isExtra = column > RequestsModel::Output && column < RequestsModel::Phases;
        const bool isTelling = (column == RequestsModel::Delay || column == RequestsModel::Turn)
            && m_requestsModel->hasAny(static_cast<Column>(column));
        const bool isShown = m_columns.isEmpty() ? !isExtra || isTelling
                                                 : m_columns.contains(QString::number(column));
        m_requestsView->setColumnHidden(column, !isShown);
    }
}

void OverviewPane::setNumbers(
    const PopulationNumbers &numbers, const Population &population, const QString &name)
{
    m_population = population;
    m_populationName = name;
    m_summaryModel->setSummary(numbers.summary);
    fitColumns(*m_summaryView);
    m_distribution->setShape(numbers.metric, numbers.distribution);
    applyFilter();
    retranslate();
}

void OverviewPane::setRange(std::optional<Interval> range)
{
    m_timeline->setRange(range);
}

void OverviewPane::setRequestFilter(const QString &text)
{
    m_filter->setText(text);
}

void OverviewPane::applyFilter()
{
    QStringList wrong;
    RequestsModel::Filter words = RequestsModel::filterOf(m_filter->text(), &wrong);
    setStyleProperty(*m_filter, "invalid", !wrong.isEmpty());
    m_filter->setToolTip(wrong.isEmpty()
            ? tr("ttft>2000, e2el<500, in:500..1000, status:failed, words of the error; -word "
                 "excludes.")
            : tr("Not understood and ignored: %1").arg(wrong.join(u' ')));
    if (!m_analysis || m_population.isWholeRun()) {
        m_requestsModel->setFilter(words);
        return;
    }
    m_requestsModel->setFilter(
        [words, analysis = m_analysis, population = m_population](const RequestRow &row) {
            return isMember(*analysis, population, row) && (!words || words(row));
        });
}

void OverviewPane::refreshCount()
{
    const int shown = m_requestsModel->rowCount();
    const auto total = static_cast<qint64>(m_requestsModel->totalCount());
    m_requestsCard->setNote(shown == total
            ? core::displayInteger(total)
            : tr("%1 of %2").arg(core::displayInteger(shown), core::displayInteger(total)));
}

void OverviewPane::selectRequest(qint32 request)
{
    m_detail->setRequest(request);
    m_timeline->setSelectedRequest(request);
    Q_EMIT requestSelected(request);
    const int row = request < 0 ? -1 : m_requestsModel->shownRow(static_cast<std::size_t>(request));
    if (row >= 0 && m_requestsView->currentIndex().row() != row) {
        m_requestsView->selectRow(row);
        m_requestsView->scrollTo(
            m_requestsModel->index(row, 0), QAbstractItemView::PositionAtCenter);
    }
}

void OverviewPane::showCurrentRow()
{
    const QModelIndex current = m_requestsView->currentIndex();
    if (current.isValid()) {
        selectRequest(m_requestsModel->rowAt(current.row()).index);
    }
}

void OverviewPane::stepRequest(int direction)
{
    const int row = m_requestsView->currentIndex().row() + direction;
    if (row >= 0 && row < m_requestsModel->rowCount()) {
        m_requestsView->selectRow(row);
    }
}

void OverviewPane::saveLayout(Settings &settings) const
{
    settings.setValue(kRequestColumnsKey, m_columns);
    settings.setWindowState(kDocksKey, m_ui->panels->saveState(kLayoutVersion));
}

void OverviewPane::restoreLayout(const Settings &settings)
{
    m_columns = settings.value(kRequestColumnsKey).toStringList();
    showColumns();
    m_hasLayout = m_ui->panels->restoreState(settings.windowState(kDocksKey), kLayoutVersion);
}

void OverviewPane::resetLayout()
{
    m_columns.clear();
    showColumns();
    QMainWindow &panels = *m_ui->panels;
    panels.addDockWidget(Qt::BottomDockWidgetArea, m_requestsDock);
    for (CardDock *dock :
        std::initializer_list<CardDock *>{m_summaryDock, m_distributionDock, m_detailDock}) {
        panels.addDockWidget(Qt::RightDockWidgetArea, dock);
        dock->setFloating(false);
        dock->show();
    }
    m_requestsDock->setFloating(false);
    m_requestsDock->show();
    // Five statistics fit beside the longest metric name, and all eight metrics.
    panels.resizeDocks({m_requestsDock, m_summaryDock, m_distributionDock, m_detailDock},
        {250, 285, 115, 210}, Qt::Vertical);
    panels.resizeDocks({m_summaryDock}, {452}, Qt::Horizontal);
}

void OverviewPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // Sizes of docks hold only once there is a size to divide.
    if (!std::exchange(m_hasLayout, true)) {
        const QStringList columns = m_columns;
        resetLayout();
        m_columns = columns;
        showColumns();
    }
}

void OverviewPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_timeline->retranslate();
        m_distribution->retranslate();
        m_requestsModel->retranslate();
        m_summaryModel->retranslate();
        applyFilter();
        retranslate();
    }
}

void OverviewPane::retranslate()
{
    m_requestsDock->setWindowTitle(tr("Requests"));
    m_summaryDock->setWindowTitle(tr("Metrics"));
    m_distributionDock->setWindowTitle(tr("Distribution"));
    m_detailDock->setWindowTitle(tr("Request"));
    m_requestsView->setAccessibleDescription(
        tr("N: next failure. Enter: details. Z: show it in the timeline."));
    m_requestsCard->setTitle(tr("Requests"));
    m_filter->setPlaceholderText(tr("Filter rows: ttft>2000, status:failed"));
    m_filter->setAccessibleName(tr("Filter requests"));
    m_requestsView->setAccessibleName(tr("Requests"));
    m_summaryView->setAccessibleName(tr("Metrics"));
    m_summaryCard->setTitle(m_population.isWholeRun() ? tr("Whole run")
            : m_population.scope == Scope::Stable && !m_population.values
            ? (m_population.window ? tr("Custom window") : tr("Stable stage"))
            : tr("Selection"));
    m_summaryCard->setNote(m_population.isWholeRun() ? tr("all requests") : m_populationName);
    if (auto *copy = findChild<QPushButton *>(u"copyRequestsButton"_s)) {
        copy->setText(tr("Copy as"));
        copy->setToolTip(tr("Copies the rows that are shown, or those selected."));
        delete copy->menu();
        copy->setMenu(makeCopyMenu([this] { return tableOfView(*m_requestsView); }, copy));
    }
    refreshCount();
    applyFilter();
}

} // namespace aisb::gui
