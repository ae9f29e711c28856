// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/comparisonchart.h"

#include "core/text/format.h"
#include "gui/charts/plotview.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr double kLogRatio = 8; // greatest over median from which a log axis shows more
constexpr double kLogBelow = 30; // median over the lower end of a log axis

// Value where an ascending cumulative curve reaches percent.
double valueAt(const std::vector<core::Point> &curve, double percent)
{
    const auto found = std::ranges::lower_bound(curve, percent, {}, &core::Point::y);
    return found == curve.end() ? curve.back().x : found->x;
}

LineDash dashOf(std::size_t experiment)
{
    if (experiment < 2) {
        return LineDash::Solid;
    }
    return experiment % 2 == 0 ? LineDash::Dash : LineDash::Dots;
}

} // namespace

ComparisonChart::ComparisonChart(QWidget *parent)
    : ChartCard(parent)
    , m_plot(addPlot())
{
    m_plot->setDragMode(PlotView::DragMode::None);
    m_plot->setMinimumHeight(92);
    retranslate();
}

void ComparisonChart::setCurves(Curves curves)
{
    m_curves = std::move(curves);
    retranslate();
    m_plot->resetZoom();
}

bool ComparisonChart::hasCurves() const
{
    return std::ranges::any_of(m_curves.points, [](const auto &points) { return !points.empty(); });
}

void ComparisonChart::setExperimentVisible(std::size_t experiment, bool isVisible)
{
    m_plot->setSeriesVisible(QString::number(experiment), isVisible);
}

void ComparisonChart::setAxes()
{
    AxisSpec x;
    AxisSpec y;
    if (m_curves.isOverTime) {
        x.name = tr("Time");
        x.unit = u"s"_s;
        y.name = tr("Output throughput");
        y.unit = u"token/s"_s;
    } else {
        x.name = m_curves.metric;
        x.unit = m_curves.unit;
        x.startsAtZero = false;
        double median = 0;
        double greatest = 0;
        for (const std::vector<core::Point> &curve : m_curves.points) {
            if (!curve.empty()) {
                median = std::max(median, valueAt(curve, 50));
                greatest = std::max(greatest, curve.back().x);
            }
        }
        x.isLog = median > 0 && greatest / median > kLogRatio;
        if (x.isLog) { // not the decades below the bulk
            x.fixed = Interval{median / kLogBelow, greatest};
        }
        y.name = tr("Requests up to here");
        y.unit = u"%"_s;
        y.fixed = Interval{0, 100};
    }
    m_plot->setXAxis(x);
    m_plot->setYAxis(y);
}

void ComparisonChart::addAll()
{
    m_plot->clearSeries();
    for (std::size_t i = 0; i < m_curves.points.size(); ++i) {
        SeriesSpec spec;
        spec.id = QString::number(i);
        spec.name = m_curves.names.value(static_cast<qsizetype>(i));
        spec.kind = SeriesKind::Line;
        spec.color = experimentColor(static_cast<int>(i));
        spec.dash = dashOf(i);
        spec.format = m_curves.isOverTime ? core::displayRate : core::displayPercent;
        m_plot->addSeries(spec);
        const auto &points = m_curves.points[i];
        m_plot->setPoints(spec.id, points.empty() ? Points() : makePoints(points));
    }
}

void ComparisonChart::retranslate()
{
    const QString title = m_curves.isOverTime ? tr("Output throughput") : m_curves.metric;
    setTitle(title);
    setNote(m_curves.isOverTime ? tr("token/s, since the first request")
                                : tr("cumulative, %1").arg(m_curves.unit));
    m_plot->setName(m_curves.isOverTime ? title : tr("%1, cumulative").arg(title));
    m_plot->setEmptyText(tr("No raw data is kept."));
    setAxes();
    addAll();
}

} // namespace aisb::gui
