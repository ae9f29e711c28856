// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/distributionchart.h"

#include "core/metrics/statistic.h"
#include "core/text/format.h"
#include "gui/charts/plotview.h"
#include "gui/pages/words.h"

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

std::vector<core::Point> sharesOf(std::span<const double> values, double lo, double width, int bins)
{
    std::vector<double> counts(static_cast<std::size_t>(bins), 0);
    for (const double value : values) {
        const int bin = static_cast<int>((value - lo) / width);
        counts[static_cast<std::size_t>(std::clamp(bin, 0, bins - 1))] += 1;
    }
    std::vector<core::Point> points;
    for (int i = 0; i <= bins; ++i) {
        const double share = i < bins && !values.empty()
            ? 100 * counts[static_cast<std::size_t>(i)] / static_cast<double>(values.size())
            : 0;
        points.push_back({lo + i * width, share});
    }
    return points;
}

} // namespace

std::optional<DistributionShape> distributionShape(const Distribution &distribution)
{
    const std::vector<double> &all =
        distribution.whole.empty() ? distribution.values : distribution.whole;
    if (distribution.values.empty()) {
        return std::nullopt;
    }
    const core::Histogram bins = core::histogramOf(all);
    const int count = std::min<int>(60, static_cast<int>(bins.counts.size()));
    const double width = std::max(1e-9, (bins.hi - bins.lo) / count);
    DistributionShape shape;
    shape.bars = sharesOf(distribution.values, bins.lo, width, count);
    if (!distribution.whole.empty()) {
        shape.outline = sharesOf(distribution.whole, bins.lo, width, count);
    }
    std::vector<double> sorted = distribution.values;
    std::ranges::sort(sorted);
    shape.median = core::percentileOf(sorted, 50);
    shape.p99 = core::percentileOf(sorted, 99);
    return shape;
}

DistributionChart::DistributionChart(QWidget *parent)
    : ChartCard(parent)
    , m_plot(addPlot())
{
    m_plot->setDragMode(PlotView::DragMode::None);
    m_plot->setMinimumHeight(96);
    retranslate();
}

void DistributionChart::setShape(
    core::PerfMetric metric, const std::optional<DistributionShape> &shape)
{
    m_metric = metric;
    m_shape = shape;
    retranslate();
    m_plot->resetZoom();
}

void DistributionChart::retranslate()
{
    const QString unit = unitText(core::infoOf(m_metric).unit);
    const core::PerfMetric metric = m_metric;
    setTitle(tr("%1 distribution").arg(metricLabel(m_metric)));
    setNote(unit);
    m_plot->setName(tr("%1 distribution").arg(metricLabel(m_metric)));
    m_plot->setEmptyText(tr("Nothing to show"));
    AxisSpec x;
    x.name = metricLabel(m_metric);
    x.unit = unit;
    x.startsAtZero = false;
    m_plot->setXAxis(x);
    AxisSpec y;
    y.name = tr("Share");
    y.unit = u"%"_s;
    m_plot->setYAxis(y);
    m_plot->clearSeries();
    SeriesSpec bars;
    bars.id = u"bars"_s;
    bars.name = m_shape && !m_shape->outline.empty() ? tr("Selection") : QString();
    bars.kind = SeriesKind::Bars;
    bars.color = colorOf(metricRole(m_metric));
    bars.format = [](double value) { return core::displayPercent(value); };
    m_plot->addSeries(bars);
    m_plot->setPoints(bars.id, m_shape ? makePoints(m_shape->bars) : Points());
    std::vector<Marker> markers;
    if (m_shape && !m_shape->outline.empty()) {
        SeriesSpec outline = bars;
        outline.id = u"whole"_s;
        outline.name = tr("Whole run");
        outline.kind = SeriesKind::Steps;
        outline.color = colorOf(SeriesRole::Concurrency);
        m_plot->addSeries(outline);
        m_plot->setPoints(outline.id, makePoints(m_shape->outline));
    }
    if (m_shape) {
        markers.push_back({Qt::Vertical, m_shape->median,
            u"P50 "_s + metricNumber(metric, m_shape->median), colorOf(Token::Text2), true});
        if (m_shape->p99 > m_shape->median) {
            markers.push_back({Qt::Vertical, m_shape->p99,
                u"P99 "_s + metricNumber(metric, m_shape->p99), colorOf(Token::Text2), true});
        }
    }
    m_plot->setMarkers(std::move(markers));
}

} // namespace aisb::gui
