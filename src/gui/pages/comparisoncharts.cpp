// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/comparisoncharts.h"

#include "gui/widgets/segmentedcontrol.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace aisb::gui {

namespace {

constexpr int kCharts = 5;
constexpr int kGap = 8;

} // namespace

ComparisonCharts::ComparisonCharts(QWidget *parent)
    : QWidget(parent)
    , m_forms(new SegmentedControl)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    auto *line = new QHBoxLayout;
    line->addWidget(m_forms);
    line->addStretch(1);
    layout->addLayout(line);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *list = new QWidget;
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    for (int i = 0; i < kCharts; ++i) {
        m_charts.push_back(new ComparisonChart);
        column->addWidget(m_charts.back(), 1);
    }
    scroll->setWidget(list);
    layout->addWidget(scroll, 1);
    connect(m_forms, &SegmentedControl::activated, this, [this](int index) {
        setForm(index == 1 ? ComparisonChart::Form::Histogram : ComparisonChart::Form::Cumulative);
        Q_EMIT formChosen(m_form);
    });
    retranslate();
    setForm(m_form);
}

void ComparisonCharts::setView(const ComparisonView &view)
{
    QStringList letters;
    for (std::size_t i = 0; i < view.comparison->experiments.size(); ++i) {
        letters << core::ComparedExperiment::letter(i);
    }
    for (std::size_t i = 0; i < m_charts.size(); ++i) {
        ComparisonChart::Curves curves;
        curves.names = letters;
        if (i + 1 == m_charts.size()) {
            curves.isOverTime = true;
            curves.points = view.throughput;
        } else if (i < view.cumulative.size()) {
            curves.metric = view.cumulative[i].metric;
            curves.unit = view.cumulative[i].unit;
            curves.points = view.cumulative[i].curves;
        }
        m_charts[i]->setCurves(std::move(curves));
        m_charts[i]->setVisible(m_charts[i]->hasCurves());
    }
}

void ComparisonCharts::setExperimentVisible(std::size_t experiment, bool isVisible)
{
    for (ComparisonChart *chart : m_charts) {
        chart->setExperimentVisible(experiment, isVisible);
    }
}

void ComparisonCharts::setForm(ComparisonChart::Form form)
{
    m_form = form;
    m_forms->setCurrentIndex(form == ComparisonChart::Form::Histogram ? 1 : 0);
    for (ComparisonChart *chart : m_charts) {
        chart->setForm(form);
    }
}

void ComparisonCharts::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void ComparisonCharts::retranslate()
{
    m_forms->setItems({tr("Cumulative"), tr("Histogram")});
    m_forms->setAccessibleName(tr("Form of the latency charts"));
    for (ComparisonChart *chart : m_charts) {
        chart->retranslate();
    }
}

} // namespace aisb::gui
