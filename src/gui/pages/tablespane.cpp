// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/tablespane.h"

#include "gui/bindings/optiontexts.h"
#include "gui/delegates/rowdelegate.h"
#include "gui/models/texttablemodel.h"
#include "gui/pages/copymenu.h"
#include "gui/pages/words.h"
#include "gui/widgets/buttons.h"
#include "report/table.h"

#include "ui_tablespane.h"

#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QTableView>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kScrollBar = 12;
constexpr int kCommonWidth = 520; // name and value stay together

QStringList hintsOf(const core::ResultTables &tables)
{
    QStringList hints;
    for (const QStringList &row : tables.metricRows) {
        QString hint;
        for (const core::PerfMetricInfo &info : core::perfMetricCatalogue()) {
            if (row.value(0) == info.id) {
                hint = metricDefinition(info.metric);
            }
        }
        hints << hint;
    }
    return hints;
}

QTableView *addView(Card &card, TextTableModel *model)
{
    auto *view = new QTableView(&card);
    view->setModel(model);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    prepareTable(*view);
    enableCopying(*view);
    card.body()->addWidget(view);
    return view;
}

} // namespace

TablesPane::TablesPane(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::TablesPane>())
    , m_metricModel(new TextTableModel(this))
    , m_commonModel(new TextTableModel(this))
{
    m_ui->setupUi(this);
    m_metricView = addView(*m_ui->metricCard, m_metricModel);
    m_commonView = addView(*m_ui->commonCard, m_commonModel);
    m_ui->commonCard->setFixedWidth(kCommonWidth);
    connect(m_ui->applyButton, &QPushButton::clicked, this, &TablesPane::recalculate);
    connect(m_ui->statsEdit, &QLineEdit::returnPressed, this, &TablesPane::recalculate);
    connect(m_ui->resetButton, &QPushButton::clicked, this, [this] { setStatistics({}); });
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (!m_isBusy) { // overtaken by the tables of the file
            return;
        }
        m_isBusy = false;
        m_ui->metricCard->setBusy(false);
        const core::Result<core::ResultTables> tables = m_watcher.result();
        m_problem = tables ? QString() : describe(tables.error());
        showTables(tables ? *tables : core::ResultTables{});
    });
    retranslate();
}

TablesPane::~TablesPane()
{
    m_watcher.waitForFinished();
}

void TablesPane::setTables(const core::ResultTables &tables)
{
    m_original = tables;
    recalculate();
}

void TablesPane::setAnalysis(std::shared_ptr<const GroupAnalysis> analysis)
{
    m_analysis = std::move(analysis);
    recalculate();
}

void TablesPane::setPopulation(const Population &population, const QString &name)
{
    m_populationName = name;
    if (m_population != population) {
        m_population = population;
        recalculate();
    }
    refreshNote();
}

void TablesPane::setStatistics(const QString &list)
{
    m_ui->statsEdit->setText(list);
    recalculate();
}

void TablesPane::recalculate()
{
    const QString list = m_ui->statsEdit->text().trimmed();
    const bool isAsInFile = list.isEmpty() && m_population.isWholeRun();
    const bool canCalculate = m_analysis != nullptr;
    m_ui->statsEdit->setEnabled(canCalculate);
    m_ui->applyButton->setEnabled(canCalculate);
    m_ui->resetButton->setEnabled(canCalculate && !list.isEmpty());
    m_problem.clear();
    if (isAsInFile || !canCalculate) {
        m_isBusy = false;
        m_ui->metricCard->setBusy(false);
        showTables(m_original);
        return;
    }
    QStringList names = list.split(u',', Qt::SkipEmptyParts);
    for (QString &name : names) {
        name = name.trimmed();
    }
    const core::StatisticList statistics = core::parseStatistics(names, core::StatisticRules::Ours);
    if (!statistics.warnings.empty()) {
        m_problem = statistics.warnings.front();
    }
    m_isBusy = true;
    m_ui->metricCard->setBusy(true);
    m_watcher.setFuture(QtConcurrent::run(
        [analysis = m_analysis, population = m_population, list = statistics.statistics] {
            return tablesOf(*analysis, population, list);
        }));
}

void TablesPane::showTables(const core::ResultTables &tables)
{
    m_shown = tables;
    const report::Table metric = report::metricTable(tables);
    m_metricModel->setTable(metric.header, metric.rows);
    m_metricModel->setHints(hintsOf(tables));
    const report::Table common = report::commonTable(tables);
    m_commonModel->setTable(common.header, common.rows);
    fitColumns(*m_metricView);
    fitColumns(*m_commonView);
    fitHeight();
    refreshNote();
    Q_EMIT tablesChanged();
}

// The metric table is as high as its rows; the other one gets the rest.
void TablesPane::fitHeight()
{
    constexpr int kMaxRows = 12;
    const int rows = std::clamp(m_metricModel->rowCount(), 1, kMaxRows);
    m_metricView->setFixedHeight(m_metricView->horizontalHeader()->sizeHint().height()
        + rows * m_metricView->verticalHeader()->defaultSectionSize() + kScrollBar);
}

void TablesPane::refreshNote()
{
    const bool isError = !m_problem.isEmpty();
    m_ui->statsEditNote->setKind(isError ? u"error"_s : u"hint"_s);
    if (isError) {
        m_ui->statsEditNote->setText(m_problem);
    } else if (!m_analysis) {
        m_ui->statsEditNote->setText(
            tr("Other statistics need the recorded requests, which this folder does not have."));
    } else if (m_population.isWholeRun() && m_ui->statsEdit->text().trimmed().isEmpty()) {
        m_ui->statsEditNote->setText(tr("As written in the result files."));
    } else {
        m_ui->statsEditNote->setText(
            tr("Recalculated from the recorded requests: %1.").arg(m_populationName));
    }
}

void TablesPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
    }
}

void TablesPane::retranslate()
{
    applyOptionTexts(*this);
    m_ui->metricCard->setTitle(tr("Metrics"));
    m_ui->metricCard->setNote(tr("per request"));
    m_ui->commonCard->setTitle(tr("Common metrics"));
    m_ui->commonCard->setNote(tr("end to end"));
    m_metricView->setAccessibleName(tr("Metrics"));
    m_commonView->setAccessibleName(tr("Common metrics"));
    m_ui->resetButton->setToolTip(tr("Shows the statistics the result files have."));
    m_ui->applyButton->setToolTip(tr("Calculates the table with these statistics."));
    m_ui->copyButton->setToolTip(tr("Copies both tables."));
    setStyleProperty(*m_ui->copyButton, "hasMenu", true);
    delete m_ui->copyButton->menu();
    auto *menu = new QMenu(m_ui->copyButton);
    for (const auto &[title, isMetric] :
        {std::pair{tr("Metrics"), true}, std::pair{tr("Common metrics"), false}}) {
        QMenu *sub = makeCopyMenu(
            [this, isMetric = isMetric] {
                return isMetric ? report::metricTable(m_shown) : report::commonTable(m_shown);
            },
            menu);
        sub->setTitle(title);
        menu->addMenu(sub);
    }
    m_ui->copyButton->setMenu(menu);
    refreshNote();
}

} // namespace aisb::gui
