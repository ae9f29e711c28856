// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/distributionspane.h"

#include "gui/charts/plotview.h"
#include "gui/widgets/segmentedcontrol.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QtConcurrentRun>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kColumns = 3;
constexpr int kMinimumHeight = 140;
constexpr std::array kMetrics = {core::PerfMetric::Ttft, core::PerfMetric::Tpot,
    core::PerfMetric::Itl, core::PerfMetric::E2el, core::PerfMetric::InputTokens,
    core::PerfMetric::OutputTokens};

} // namespace

DistributionsPane::DistributionsPane(QWidget *parent)
    : QWidget(parent)
    , m_form(new SegmentedControl)
    , m_logCheck(new QCheckBox)
{
    m_logCheck->setChecked(true);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(12);
    bar->addWidget(m_form);
    bar->addWidget(m_logCheck);
    bar->addStretch();
    auto *grid = new QGridLayout;
    grid->setSpacing(8);
    for (const core::PerfMetric metric : kMetrics) {
        auto *chart = new DistributionChart;
        chart->setShape(metric, std::nullopt);
        chart->plot()->setMinimumHeight(kMinimumHeight);
        const int index = static_cast<int>(m_charts.size());
        grid->addWidget(chart, index / kColumns, index % kColumns);
        m_charts.push_back(chart);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(bar);
    layout->addLayout(grid, 1);
    connect(m_form, &SegmentedControl::currentIndexChanged, this, [this](int index) {
        for (DistributionChart *chart : m_charts) {
            chart->setForm(static_cast<DistributionForm>(std::max(0, index)));
        }
    });
    connect(m_logCheck, &QCheckBox::toggled, this, &DistributionsPane::refresh);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &DistributionsPane::take);
    retranslate();
    m_form->setCurrentIndex(0);
}

DistributionsPane::~DistributionsPane()
{
    m_watcher.disconnect();
    m_watcher.waitForFinished();
}

void DistributionsPane::setAnalysis(std::shared_ptr<const GroupAnalysis> analysis)
{
    m_analysis = std::move(analysis);
    refresh();
}

void DistributionsPane::setPopulation(const Population &population)
{
    if (m_population != population) {
        m_population = population;
        refresh();
    }
}

void DistributionsPane::refresh()
{
    if (!isVisible() || m_isBusy) {
        m_isStale = true;
        return;
    }
    m_isStale = false;
    if (!m_analysis) {
        for (std::size_t i = 0; i < m_charts.size(); ++i) {
            m_charts[i]->setShape(kMetrics.at(i), std::nullopt);
        }
        return;
    }
    m_isBusy = true;
    for (DistributionChart *chart : m_charts) {
        chart->setBusy(true);
    }
    m_watcher.setFuture(QtConcurrent::run(
        [analysis = m_analysis, population = m_population, mayBeLog = m_logCheck->isChecked()] {
            return shapesOf(*analysis, population, kMetrics, mayBeLog);
        }));
}

void DistributionsPane::take()
{
    m_isBusy = false;
    for (DistributionChart *chart : m_charts) {
        chart->setBusy(false);
    }
    if (m_isStale) {
        refresh();
        return;
    }
    const Shapes shapes = m_watcher.result();
    for (std::size_t i = 0; i < m_charts.size(); ++i) {
        m_charts[i]->setShape(kMetrics.at(i), shapes[i]);
    }
}

void DistributionsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale) {
        refresh();
    }
}

void DistributionsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        for (DistributionChart *chart : m_charts) {
            chart->retranslate();
        }
    }
}

void DistributionsPane::retranslate()
{
    m_form->setItems({tr("Histogram"), tr("Cumulative")});
    m_form->setAccessibleName(tr("Form of the charts"));
    m_form->setToolTip(tr("How many requests have a value, or have at most that value."));
    m_logCheck->setText(tr("Log axis where the tail is long"));
    m_logCheck->setToolTip(tr("Where the largest value is more than 8 times the median."));
}

} // namespace aisb::gui
