// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/inflightchart.h"

#include "core/rateseries.h"
#include "core/text/format.h"
#include "gui/charts/plotview.h"

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr qint64 kRoundsShown = 10; // of a run whose end is not known

} // namespace

InFlightChart::InFlightChart(QWidget *parent)
    : ChartCard(parent)
    , m_plot(addPlot())
{
    m_plot->setDragMode(PlotView::DragMode::None);
    m_plot->setMinimumHeight(150);
}

void InFlightChart::setPlan(std::optional<qint64> requests, qint64 concurrency)
{
    setTitle(tr("Load preview"));
    setNote(requests ? tr("%1 requests").arg(core::displayInteger(*requests))
                     : tr("every row of the data"));
    m_plot->setName(tr("Load preview"));
    AxisSpec x;
    x.name = tr("Requests finished");
    m_plot->setXAxis(x);
    AxisSpec y;
    y.name = tr("In flight");
    m_plot->setYAxis(y);
    m_plot->addSeries({.id = u"inFlight"_s,
        .name = tr("In flight"),
        .kind = SeriesKind::Area,
        .color = colorOf(SeriesRole::Concurrency)});
    std::vector<core::Point> points =
        core::plateauOf(requests.value_or(kRoundsShown * concurrency), concurrency);
    if (!requests) {
        points.pop_back(); // it does not end here
    }
    m_plot->setPoints(u"inFlight"_s, makePoints(points));
    m_plot->resetZoom();
}

} // namespace aisb::gui
