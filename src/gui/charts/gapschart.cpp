// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/gapschart.h"

#include "core/text/format.h"

using namespace Qt::StringLiterals;

namespace aisb::gui {

GapsChart::GapsChart(QWidget *parent)
    : PlotView(parent)
{
    setDragMode(DragMode::None);
    setMinimumHeight(80);
    retranslate();
}

void GapsChart::retranslate()
{
    setName(tr("Gap between events"));
    setEmptyText(tr("No event times were kept."));
    AxisSpec x;
    x.name = tr("Event");
    x.format = [](double value) { return core::displayInteger(qRound64(value)); };
    setXAxis(x);
    AxisSpec y;
    y.name = tr("Gap");
    y.unit = u"ms"_s;
    setYAxis(y);
    SeriesSpec bars;
    bars.id = u"gaps"_s;
    bars.name = tr("Gap");
    bars.kind = SeriesKind::Bars;
    bars.color = colorOf(SeriesRole::Decode);
    const Points points = pointsOf(bars.id);
    addSeries(bars);
    setPoints(bars.id, points);
}

void GapsChart::setGaps(std::span<const double> gaps)
{
    std::vector<core::Point> points;
    points.reserve(gaps.size() + 1);
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        points.push_back({static_cast<double>(i) + 1, gaps[i] * 1e3});
    }
    if (!points.empty()) {
        points.push_back({static_cast<double>(gaps.size()) + 1, 0});
    }
    setPoints(u"gaps"_s, points.empty() ? Points() : makePoints(std::move(points)));
    resetZoom();
}

} // namespace aisb::gui
