// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/lengthchart.h"

#include "core/text/format.h"
#include "gui/charts/plotview.h"

#include <numeric>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

// Shares in percent, so that the number of samples does not matter.
Points barsOf(const datasets::LengthHistogram &histogram)
{
    const auto total = static_cast<double>(
        std::accumulate(histogram.counts.begin(), histogram.counts.end(), qint64{0}));
    std::vector<core::Point> points;
    for (std::size_t i = 0; i <= histogram.counts.size(); ++i) {
        const double x = histogram.firstEdge + static_cast<double>(i) * histogram.binWidth;
        const double count =
            i < histogram.counts.size() ? static_cast<double>(histogram.counts[i]) : 0;
        points.push_back({x, total > 0 ? 100 * count / total : 0});
    }
    return makePoints(std::move(points));
}

} // namespace

LengthChart::LengthChart(ColorOf color, QWidget *parent)
    : ChartCard(parent)
    , m_plot(addPlot())
    , m_color(std::move(color))
{
    m_plot->setDragMode(PlotView::DragMode::None);
    m_plot->setMinimumHeight(110);
    setLegendVisible(false);
}

void LengthChart::setHistogram(const QString &title, const datasets::LengthHistogram &histogram)
{
    setTitle(title);
    setNote(histogram.smallest == histogram.largest
            ? tr("always %1").arg(core::displayInteger(histogram.smallest))
            : tr("%1 to %2, on average %3")
                  .arg(core::displayInteger(histogram.smallest),
                      core::displayInteger(histogram.largest),
                      core::displayDecimal(histogram.mean, 1)));
    m_plot->setName(title);
    AxisSpec x;
    x.name = title;
    x.unit = u"token"_s;
    x.startsAtZero = false;
    if (histogram.counts.size() <= 1) {
        const auto value = static_cast<double>(histogram.smallest);
        x.fixed = Interval{std::max(0.0, value - 10), value + 10};
    }
    m_plot->setXAxis(x);
    AxisSpec y;
    y.name = tr("Share");
    y.unit = u"%"_s;
    m_plot->setYAxis(y);
    SeriesSpec bars;
    bars.id = u"share"_s;
    bars.name = tr("Share");
    bars.kind = SeriesKind::Bars;
    bars.color = m_color;
    bars.format = [](double value) { return core::displayPercent(value); };
    m_plot->addSeries(bars);
    m_plot->setPoints(bars.id, barsOf(histogram));
    m_plot->resetZoom();
}

} // namespace aisb::gui
