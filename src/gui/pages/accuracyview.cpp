// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/accuracyview.h"

#include "core/text/format.h"
#include "gui/charts/plotview.h"
#include "gui/delegates/accuracydelegates.h"
#include "gui/pages/accuracycharts.h"
#include "gui/pages/casedetail.h"
#include "gui/pages/configurationpane.h"
#include "gui/pages/copymenu.h"
#include "gui/settings/settings.h"
#include "gui/theme/icons.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/emptystate.h"

#include "ui_accuracyview.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kOpenUpTo = 12; // members of a group that are shown at once
// Most a column takes of the summary, with one model and with several.
constexpr int kNameWidth = 220;
constexpr int kNameWidthOfMany = 132;
constexpr int kMetricWidth = 150;
constexpr int kMetricWidthOfMany = 78;
constexpr int kScoreWidth = 112;
const QString kColumnsKey = u"accuracy/columns"_s;
const QString kLeftKey = u"accuracy/left"_s;

bool hasFiles(const run::AccuracyPairFiles &files)
{
    return !files.predictions.isEmpty() || !files.failed.isEmpty() || !files.result.isEmpty();
}

} // namespace

AccuracyView::AccuracyView(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::AccuracyView>())
    , m_columns(new QSplitter(Qt::Horizontal))
    , m_left(new QSplitter(Qt::Vertical))
    , m_summaryCard(new Card)
    , m_summaryView(new QTreeView)
    , m_scores(new ScoresModel(this))
    , m_scoreDelegate(new ScoreDelegate(m_summaryView))
    , m_copyButton(makeIconButton(u"copy"_s, {}))
    , m_columnsButton(makeIconButton(u"columns"_s, {}))
    , m_points(new ScoreChart(ScoreForm::Intervals))
    , m_lengths(new ShapeChart(ShapeKind::Lengths))
    , m_cases(new CasesPane)
    , m_detail(new CaseDetail)
    , m_charts(new AccuracyCharts)
    , m_configuration(new ConfigurationPane)
    , m_nothing(new EmptyState)
{
    m_ui->setupUi(this);
    m_ui->tabs->setDrawBase(false);
    m_ui->tabs->setExpanding(false);
    m_ui->tabs->setUsesScrollButtons(false);
    for (int i = 0; i < 3; ++i) {
        m_ui->tabs->addTab({});
    }
    buildOverview();
    for (QWidget *pane :
        std::initializer_list<QWidget *>{m_columns, m_charts, m_configuration, m_nothing}) {
        m_ui->panes->addWidget(pane);
    }
    m_nothing->setIconName(u"target"_s);
    connectAll();
    resetLayout();
    retranslate();
}

AccuracyView::~AccuracyView()
{
    m_summaryView->selectionModel()->disconnect(this);
    m_cases->disconnect(this);
    m_shapesWatcher.waitForFinished();
}

void AccuracyView::buildOverview()
{
    buildSummary();
    m_left->addWidget(m_summaryCard);
    m_left->addWidget(m_points);
    m_left->addWidget(m_lengths);
    m_columns->addWidget(m_left);
    m_columns->addWidget(m_cases);
    m_columns->addWidget(m_detail);
    m_columns->setStretchFactor(0, 2);
    m_columns->setStretchFactor(1, 1);
    m_columns->setStretchFactor(2, 3);
    for (QSplitter *splitter : {m_left, m_columns}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(8);
    }
}

void AccuracyView::buildSummary()
{
    m_summaryView->setModel(m_scores);
    prepareTree(*m_summaryView);
    m_summaryView->setMinimumHeight(84);
    m_summaryCard->body()->addWidget(m_summaryView);
    for (QToolButton *button : {m_copyButton, m_columnsButton}) {
        button->setPopupMode(QToolButton::InstantPopup);
        m_summaryCard->addHeaderWidget(button);
    }
    auto *copy = new QAction(m_summaryView);
    copy->setObjectName(u"copySummaryAction"_s);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, [this] {
        if (m_experiment) {
            copyTable(ScoresModel::tableOf(m_experiment->summary), CopyForm::Tsv);
        }
    });
    m_summaryView->addAction(copy);
    m_summaryView->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_summaryView, &QWidget::customContextMenuRequested, this, [this](const QPoint &place) {
        if (m_copyButton->menu()) {
            m_copyButton->menu()->popup(m_summaryView->viewport()->mapToGlobal(place));
        }
    });
}

void AccuracyView::connectAll()
{
    connect(m_ui->tabs, &QTabBar::currentChanged, this, &AccuracyView::refreshEmptiness);
    connect(m_summaryView->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &AccuracyView::showCurrentRow);
    connect(m_points, &ScoreChart::bandClicked, this, &AccuracyView::showDataset);
    connect(m_charts, &AccuracyCharts::datasetClicked, this, &AccuracyView::showDataset);
    connect(m_cases, &CasesPane::casesLoaded, this, &AccuracyView::takeCases);
    connect(m_cases, &CasesPane::currentChanged, this, &AccuracyView::showCase);
    connect(m_cases, &CasesPane::rescoreRequested, this, &AccuracyView::rescoreRequested);
    connect(m_cases, &CasesPane::copyRequested, m_detail, &CaseDetail::copyCase);
    connect(m_detail, &CaseDetail::stepRequested, m_cases, &CasesPane::step);
    connect(&m_shapesWatcher, &QFutureWatcherBase::finished, this, &AccuracyView::takeShapes);
}

void AccuracyView::setExperiment(Experiment experiment)
{
    const QString before = m_cases->dataset();
    m_experiment = std::move(experiment);
    const auto summary =
        std::shared_ptr<const core::AccuracySummary>(m_experiment, &m_experiment->summary);
    m_scores->setSummary(summary);
    for (int row = 0; row < m_scores->rowCount(); ++row) {
        const QModelIndex index = m_scores->index(row, 0);
        m_summaryView->setExpanded(index, m_scores->rowCount(index) <= kOpenUpTo);
    }
    fitSummary();
    fillColumnsMenu();
    retranslate();
    ScoreSeries top = topScores(*summary);
    for (int model = 0; model < m_scores->models(); ++model) {
        top.labels << modelLetter(model);
    }
    m_points->setVisible(top.bands.size() > 1 || top.models.size() > 1); // one needs no picture
    m_points->setSeries(tr("Scores"), top);
    m_charts->setSummary(summary);
    m_configuration->setConfig(m_experiment->config);
    m_cases->forget();
    refreshEmptiness();
    const QString first =
        m_experiment->datasets.contains(before) ? before : m_experiment->datasets.value(0);
    QString withFiles;
    for (const run::AccuracyPairFiles &files : m_experiment->files) {
        withFiles = withFiles.isEmpty() && hasFiles(files) ? files.dataset : withFiles;
    }
    const QString shown = modelsOf(first).empty() && !withFiles.isEmpty() ? withFiles : first;
    const QSignalBlocker blocker(m_summaryView->selectionModel());
    m_summaryView->setCurrentIndex(m_scores->indexOfDataset(shown));
    m_cases->setDataset(shown, modelsOf(shown));
    m_lengths->setLoading(true);
    m_charts->setLoading(true);
}

std::vector<CaseModel> AccuracyView::modelsOf(const QString &dataset) const
{
    std::vector<CaseModel> models;
    const core::AccuracySummary &summary = m_experiment->summary;
    for (std::size_t i = 0; i < m_experiment->files.size() && i < summary.pairs.size(); ++i) {
        const run::AccuracyPairFiles &files = m_experiment->files[i];
        if (files.dataset == dataset && hasFiles(files)) {
            models.push_back({files.model, static_cast<int>(summary.pairs[i].column), files});
        }
    }
    return models;
}

void AccuracyView::showDataset(const QString &dataset)
{
    const QModelIndex index = m_scores->indexOfDataset(dataset);
    if (index.isValid()) {
        m_summaryView->setCurrentIndex(index);
        m_summaryView->scrollTo(index);
    }
}

void AccuracyView::goToCase(const QString &dataset, qint64 id)
{
    setTab(Overview);
    showDataset(dataset);
    m_cases->goToCase(id);
}

void AccuracyView::showCurrentRow()
{
    const QString dataset = m_scores->datasetAt(m_summaryView->currentIndex());
    if (dataset.isEmpty()) {
        const QModelIndex index = m_summaryView->currentIndex().siblingAtColumn(0);
        m_charts->setGroup(index.data(CopyRole).toString());
        return;
    }
    if (dataset != m_cases->dataset()) {
        m_cases->setDataset(dataset, modelsOf(dataset));
        m_lengths->setLoading(true);
        m_charts->setLoading(true);
    }
}

void AccuracyView::takeCases()
{
    const bool areTwo = m_cases->modelOf(0) && m_cases->modelOf(1);
    std::array<CaseDetail::Model, kCaseSlots> models;
    for (std::size_t slot = 0; slot < kCaseSlots; ++slot) {
        if (const CaseModel *model = m_cases->modelOf(slot)) {
            models[slot] = {areTwo ? modelLetter(model->column) : QString(), model->name,
                modelColor(model->column, m_scores->models()), true};
        }
    }
    m_detail->setModels(m_cases->browsers(), models, m_cases->dataset());
    showCase();
    computeShapes();
    if (!m_cases->cases().warnings.isEmpty()) {
        Q_EMIT warningsFound(m_cases->cases().warnings);
    }
    Q_EMIT statusChanged(
        tr("↑ ↓ cases, N next wrong one, T thinking, W wraps lines, Ctrl+C copies the case."));
}

void AccuracyView::showCase()
{
    const CaseListRow *row = m_cases->current();
    m_detail->setCase(row ? std::optional(*row) : std::nullopt,
        row ? tr("%1 of %2")
                  .arg(core::displayInteger(m_cases->place()),
                      core::displayInteger(m_cases->listed()))
            : QString());
}

void AccuracyView::computeShapes()
{
    if (m_isComputing) {
        m_areShapesStale = true;
        return;
    }
    m_areShapesStale = false;
    m_isComputing = true;
    m_shapesWatcher.setFuture(QtConcurrent::run([browsers = m_cases->browsers()] {
        std::vector<std::vector<run::CaseRow>> models;
        for (const auto &browser : browsers) {
            if (browser) {
                models.push_back(browser->rows());
            }
        }
        return caseShapes(models);
    }));
}

void AccuracyView::takeShapes()
{
    m_isComputing = false;
    if (m_areShapesStale) {
        computeShapes();
        return;
    }
    QStringList names;
    QStringList letters;
    std::vector<int> colors;
    for (std::size_t slot = 0; slot < kCaseSlots; ++slot) {
        if (m_cases->browsers()[slot] && m_cases->modelOf(slot)) {
            names << m_cases->modelOf(slot)->name;
            letters << modelLetter(m_cases->modelOf(slot)->column);
            colors.push_back(modelColor(m_cases->modelOf(slot)->column, m_scores->models()));
        }
    }
    const CaseShapes shapes = m_shapesWatcher.result();
    if (shapes.lengths.size() != colors.size()) { // the cases have changed since
        return;
    }
    m_lengths->setShapes(shapes.lengths, letters, colors, m_cases->dataset());
    m_charts->setShapes(shapes, names, colors, m_cases->dataset());
}

void AccuracyView::refreshEmptiness()
{
    const int tab = m_ui->tabs->currentIndex();
    const bool isEmpty = m_experiment && m_scores->rowCount() == 0;
    if (isEmpty && tab != Configuration) {
        m_ui->panes->setCurrentWidget(m_nothing);
    } else {
        m_ui->panes->setCurrentIndex(tab);
    }
    const bool isRunning = m_experiment && m_experiment->state == core::ExperimentState::Running;
    m_nothing->setText(isRunning ? tr("The run has not written answers yet.")
                                 : tr("This experiment has neither answers nor scores."));
    m_nothing->setHint(isRunning ? tr("Refresh (F5) shows what is there by now.")
                                 : tr("The log of the run says what went wrong."));
}

void AccuracyView::setTab(Tab tab)
{
    m_ui->tabs->setCurrentIndex(tab);
}

void AccuracyView::fitSummary()
{
    for (int column = 0; column < m_scores->columnCount(); ++column) {
        const bool isScore = column >= ScoresModel::FirstModel
            && column < ScoresModel::FirstModel + m_scores->models();
        m_summaryView->setItemDelegateForColumn(column, isScore ? m_scoreDelegate : nullptr);
    }
    fitColumns(*m_summaryView);
    QHeaderView *header = m_summaryView->header();
    const int indentation = m_summaryView->indentation() * 2;
    const bool areMany = m_scores->models() > 1;
    header->resizeSection(ScoresModel::Name,
        std::min(areMany ? kNameWidthOfMany : kNameWidth,
            header->sectionSize(ScoresModel::Name) + indentation));
    header->resizeSection(ScoresModel::Metric,
        std::min(
            areMany ? kMetricWidthOfMany : kMetricWidth, header->sectionSize(ScoresModel::Metric)));
    for (int model = 0; model < m_scores->models(); ++model) {
        const int column = ScoresModel::FirstModel + model;
        header->resizeSection(column, std::min(kScoreWidth, header->sectionSize(column)));
    }
    for (const ScoresModel::LastColumn column : {ScoresModel::Version, ScoresModel::Mode}) {
        m_summaryView->setColumnHidden(m_scores->columnOf(column), true);
    }
}

void AccuracyView::fillColumnsMenu()
{
    delete m_columnsButton->menu();
    auto *menu = new QMenu(m_columnsButton);
    for (int column = 1; column < m_scores->columnCount(); ++column) {
        QAction *action = menu->addAction(
            m_scores->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!m_summaryView->isColumnHidden(column));
        connect(action, &QAction::toggled, this,
            [this, column](bool isShown) { m_summaryView->setColumnHidden(column, !isShown); });
    }
    m_columnsButton->setMenu(menu);
}

QWidget *AccuracyView::filterField() const
{
    return m_ui->tabs->currentIndex() == Configuration ? m_configuration->filterField()
                                                       : m_cases->searchEdit();
}

bool AccuracyView::isBusy() const
{
    return m_cases->isBusy() || m_detail->isBusy() || m_isComputing;
}

void AccuracyView::saveLayout(Settings &settings) const
{
    settings.setWindowState(kColumnsKey, m_columns->saveState());
    settings.setWindowState(kLeftKey, m_left->saveState());
    m_detail->saveLayout(settings);
}

void AccuracyView::restoreLayout(const Settings &settings)
{
    m_columns->restoreState(settings.windowState(kColumnsKey));
    m_left->restoreState(settings.windowState(kLeftKey));
    m_detail->restoreLayout(settings);
}

void AccuracyView::resetLayout()
{
    m_columns->setSizes({438, 300, 474});
    m_left->setSizes({300, 260, 150});
    m_detail->resetLayout();
}

void AccuracyView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_scores->retranslate();
        m_points->retranslate();
        m_lengths->retranslate();
        retranslate();
        fillColumnsMenu();
        refreshEmptiness();
    }
}

void AccuracyView::retranslate()
{
    m_ui->tabs->setAccessibleName(tr("Views of the result"));
    m_ui->tabs->setTabText(Overview, tr("Overview and cases"));
    m_ui->tabs->setTabText(Charts, tr("Charts"));
    m_ui->tabs->setTabText(Configuration, tr("Configuration"));
    m_summaryCard->setTitle(tr("Summary"));
    m_summaryCard->setNote(m_scores->models() == 2
            ? tr("score ± standard error, bold: clearly better")
            : tr("score ± standard error"));
    m_summaryView->setAccessibleName(tr("Summary"));
    m_points->setTitle(tr("Scores"));
    m_points->setNote(tr("point: score, line: 95 % interval"));
    setIconButtonName(*m_copyButton, tr("Copy the summary"));
    setIconButtonName(*m_columnsButton, tr("Columns"));
    delete m_copyButton->menu();
    m_copyButton->setMenu(makeCopyMenu(
        [this] {
            return m_experiment ? ScoresModel::tableOf(m_experiment->summary) : report::Table{};
        },
        m_copyButton));
    if (auto *copy = m_summaryView->findChild<QAction *>(u"copySummaryAction"_s)) {
        copy->setText(tr("Copy the summary"));
    }
}

} // namespace aisb::gui
