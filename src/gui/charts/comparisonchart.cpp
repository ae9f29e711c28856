// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/comparisonchart.h"

#include "core/text/format.h"
#include "gui/charts/plotview.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr double kLogRatio = 8; // greatest over median from which a log axis shows more
constexpr double kLogBelow = 30; // median over the lower end of a log axis

constexpr int kBins = 40;

// Percent of the values at or below a value, by straight lines between the points.
double percentAt(const std::vector<core::Point> &curve, double value)
{
    const auto after = std::ranges::upper_bound(curve, value, {}, &core::Point::x);
    if (after == curve.begin()) {
        return 0;
    }
    const core::Point &from = *std::prev(after);
    if (after == curve.end() || after->x <= from.x) {
        return from.y;
    }
    return from.y + (after->y - from.y) * (value - from.x) / (after->x - from.x);
}

QString medianId(std::size_t experiment)
{
    return u"P50 %1"_s.arg(experiment);
}

LineDash dashOf(std::size_t experiment)
{
    if (experiment < 2) {
        return LineDash::Solid;
    }
    return experiment % 2 == 0 ? LineDash::Dash : LineDash::Dots;
}

} // namespace

double valueAt(const std::vector<core::Point> &curve, double percent)
{
    if (curve.empty()) {
        return 0;
    }
    const auto found = std::ranges::lower_bound(curve, percent, {}, &core::Point::y);
    return found == curve.end() ? curve.back().x : found->x;
}

std::vector<core::Point> histogramOf(
    const std::vector<core::Point> &curve, const std::vector<double> &edges)
{
    std::vector<core::Point> bars;
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
        const double from = i == 0 ? 0 : percentAt(curve, edges[i]);
        bars.push_back({edges[i], percentAt(curve, edges[i + 1]) - from});
    }
    if (!bars.empty()) {
        bars.push_back({edges.back(), bars.back().y});
    }
    return bars;
}

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
    m_plot->setSeriesVisible(medianId(experiment), isVisible);
}

void ComparisonChart::setForm(Form form)
{
    m_form = form;
    retranslate();
    m_plot->resetZoom();
}

bool ComparisonChart::isHistogram() const
{
    return m_form == Form::Histogram && !m_curves.isOverTime;
}

AxisSpec ComparisonChart::valueAxis() const
{
    AxisSpec x;
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
    return x;
}

std::vector<double> ComparisonChart::edges() const
{
    const AxisSpec axis = valueAxis();
    Interval range{std::numeric_limits<double>::max(), 0};
    for (const std::vector<core::Point> &curve : m_curves.points) {
        if (!curve.empty()) {
            range = {std::min(range.from, curve.front().x), std::max(range.to, curve.back().x)};
        }
    }
    if (axis.fixed) {
        range = *axis.fixed;
    }
    std::vector<double> edges;
    if (!(range.to > range.from)) {
        return edges;
    }
    for (int i = 0; i <= kBins; ++i) {
        const double part = static_cast<double>(i) / kBins;
        edges.push_back(axis.isLog ? range.from * std::pow(range.to / range.from, part)
                                   : range.from + range.length() * part);
    }
    return edges;
}

void ComparisonChart::setAxes()
{
    AxisSpec x = m_curves.isOverTime ? AxisSpec{} : valueAxis();
    AxisSpec y;
    if (m_curves.isOverTime) {
        x.name = tr("Time");
        x.unit = u"s"_s;
        y.name = tr("Output throughput");
        y.unit = u"token/s"_s;
    } else {
        y.name = isHistogram() ? tr("Share of requests") : tr("Requests up to here");
        y.unit = u"%"_s;
        y.fixed = isHistogram() ? std::nullopt : std::optional(Interval{0, 100});
    }
    m_plot->setXAxis(x);
    m_plot->setYAxis(y);
}

void ComparisonChart::addAll()
{
    m_plot->clearSeries();
    const std::vector<double> bins = isHistogram() ? edges() : std::vector<double>();
    for (std::size_t i = 0; i < m_curves.points.size(); ++i) {
        SeriesSpec spec;
        spec.id = QString::number(i);
        spec.name = m_curves.names.value(static_cast<qsizetype>(i));
        spec.kind = isHistogram() ? SeriesKind::StepArea : SeriesKind::Line;
        spec.color = experimentColor(static_cast<int>(i));
        spec.dash = dashOf(i);
        spec.format = m_curves.isOverTime ? core::displayRate : core::displayPercent;
        m_plot->addSeries(spec);
        const auto &points = m_curves.points[i];
        m_plot->setPoints(spec.id,
            points.empty()      ? Points()
                : isHistogram() ? makePoints(histogramOf(points, bins))
                                : makePoints(points));
    }
    addMedians();
}

// Of a cumulative curve a dot where it crosses 50 %, of a histogram a line.
void ComparisonChart::addMedians()
{
    std::vector<Marker> markers;
    for (std::size_t i = 0; i < m_curves.points.size() && !m_curves.isOverTime; ++i) {
        const auto &points = m_curves.points[i];
        if (points.empty()) {
            continue;
        }
        const ColorOf color = experimentColor(static_cast<int>(i));
        const double median = valueAt(points, 50);
        if (isHistogram()) {
            markers.push_back({Qt::Vertical, median, {}, color});
            continue;
        }
        SeriesSpec dot;
        dot.id = medianId(i);
        dot.kind = SeriesKind::Dots;
        dot.color = color;
        dot.isInHover = false;
        m_plot->addSeries(dot);
        m_plot->setPoints(dot.id, makePoints({{median, 50}}));
    }
    m_plot->setMarkers(std::move(markers));
}

void ComparisonChart::retranslate()
{
    const QString title = m_curves.isOverTime ? tr("Output throughput") : m_curves.metric;
    setTitle(title);
    setNote(m_curves.isOverTime ? tr("token/s, since the first request")
            : isHistogram()     ? tr("share of requests, %1").arg(m_curves.unit)
                                : tr("cumulative, %1").arg(m_curves.unit));
    m_plot->setName(m_curves.isOverTime ? title
            : isHistogram()             ? tr("%1, histogram").arg(title)
                                        : tr("%1, cumulative").arg(title));
    m_plot->setEmptyText(tr("No raw data is kept."));
    setAxes();
    addAll();
}

} // namespace aisb::gui
