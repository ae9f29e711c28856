// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/timechart.h"

#include "core/text/format.h"
#include "gui/charts/chartlink.h"
#include "gui/charts/plotview.h"

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kMinimumHeight = 72;

} // namespace

TimeChart::TimeChart(QWidget *parent)
    : ChartCard(parent)
    , m_link(new ChartLink(this))
{
    m_link->setHeadline([](double x) {
        return HoverRow{tr("Time"), core::displayDecimal(x, 1) + QChar(QChar::Nbsp) + u's', {}};
    });
    connect(m_link, &ChartLink::rangeSelected, this, &TimeChart::rangeSelected);
    connect(m_link, &ChartLink::rangeCleared, this, &TimeChart::rangeCleared);
}

PlotView *TimeChart::addTimePlot(int stretch)
{
    if (!plots().empty()) {
        plots().back()->setXLabelsVisible(false);
    }
    PlotView *plot = addPlot(stretch);
    plot->setMinimumHeight(kMinimumHeight);
    m_link->add(plot);
    return plot;
}

void TimeChart::setTime(const Interval &time)
{
    AxisSpec axis;
    axis.name = tr("Time");
    axis.unit = u"s"_s;
    axis.fixed = time;
    for (PlotView *plot : plots()) {
        plot->setXAxis(axis);
    }
}

void TimeChart::setRange(std::optional<Interval> range)
{
    m_link->setRange(range);
}

void TimeChart::setStage(std::optional<Interval> stage)
{
    m_link->setStableBand(stage);
}

void TimeChart::resetZoom()
{
    for (PlotView *plot : plots()) {
        plot->resetZoom();
    }
}

} // namespace aisb::gui
