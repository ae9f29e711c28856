// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/plotseries.h"

#include <algorithm>
#include <cmath>

namespace aisb::gui {

namespace {

constexpr double kLineWidth = 1.5;
constexpr float kFill = 0.16F;

bool isGap(const core::Point &point)
{
    return !std::isfinite(point.x) || !std::isfinite(point.y);
}

// The unbroken parts of a line.
std::vector<std::span<const core::Point>> runsOf(std::span<const core::Point> points)
{
    std::vector<std::span<const core::Point>> runs;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= points.size(); ++i) {
        if (i == points.size() || isGap(points[i])) {
            if (i > begin) {
                runs.push_back(points.subspan(begin, i - begin));
            }
            begin = i + 1;
        }
    }
    return runs;
}

QList<QPointF> scaledPoints(
    std::span<const core::Point> points, bool isStepped, const AxisScale &x, const AxisScale &y)
{
    QList<QPointF> result;
    result.reserve(static_cast<qsizetype>(points.size()) * (isStepped ? 2 : 1));
    const double bottom = y.scaled(y.shown().from);
    for (const core::Point &point : points) {
        const double top = y.isLog() && point.y <= 0 ? bottom : y.scaled(point.y);
        const QPointF place(x.scaled(point.x), top);
        if (isStepped && !result.isEmpty()) {
            result.append({place.x(), result.last().y()});
        }
        result.append(place);
    }
    return result;
}

} // namespace

QPen seriesPen(const QColor &color, LineDash dash)
{
    QPen pen(color, kLineWidth, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    const auto pattern = [&pen](double on, double off) {
        pen.setDashPattern({on / kLineWidth, off / kLineWidth});
    };
    switch (dash) {
    case LineDash::Solid:
        break;
    case LineDash::Dash:
        pattern(5, 3);
        break;
    case LineDash::Dots:
        pattern(2, 2);
        break;
    case LineDash::Planned:
        pattern(4, 3);
        break;
    }
    return pen;
}

std::vector<core::Point> reducePoints(
    const std::vector<core::Point> &points, const Interval &shown, int pixels)
{
    std::vector<core::Point> reduced;
    for (const std::span<const core::Point> run : runsOf(points)) {
        if (run.back().x < shown.from || run.front().x > shown.to) {
            continue;
        }
        if (!reduced.empty()) {
            reduced.push_back({run.front().x, std::nan("")});
        }
        const std::vector<core::Point> part =
            core::downsampleMinMax(run, shown.from, shown.to, pixels);
        reduced.insert(reduced.end(), part.begin(), part.end());
    }
    return reduced;
}

PlotSeries::PlotSeries(SeriesSpec spec, QChart &chart, QValueAxis &x, QValueAxis &y)
    : m_spec(std::move(spec))
    , m_chart(chart)
    , m_x(x)
    , m_y(y)
{
    if (m_spec.kind == SeriesKind::Bars || m_spec.kind == SeriesKind::Dots) {
        m_marks = new MarksItem(m_spec);
    }
}

PlotSeries::~PlotSeries()
{
    for (Run &run : m_runs) {
        removeRun(run);
    }
    delete m_marks.data();
}

bool PlotSeries::isArea() const
{
    return m_spec.kind == SeriesKind::Area || m_spec.kind == SeriesKind::StepArea;
}

bool PlotSeries::isStepped() const
{
    return m_spec.kind == SeriesKind::Steps || m_spec.kind == SeriesKind::StepArea;
}

void PlotSeries::setPoints(Points points)
{
    m_points = std::move(points);
    if (m_marks) {
        m_marks->setPoints(m_points);
    }
}

void PlotSeries::setVisible(bool isVisible)
{
    m_isVisible = isVisible;
    for (Run &run : m_runs) {
        run.line->setVisible(isVisible);
        if (run.area) {
            run.area->setVisible(isVisible);
        }
    }
    if (m_marks) {
        m_marks->setVisible(isVisible);
    }
}

PlotSeries::Run PlotSeries::makeRun()
{
    Run run;
    if (isArea()) {
        run.upper = new QLineSeries;
        run.lower = new QLineSeries;
        run.area = new QAreaSeries(run.upper, run.lower);
        run.upper->setParent(run.area);
        run.lower->setParent(run.area);
        m_chart.addSeries(run.area);
        run.area->attachAxis(&m_x);
        run.area->attachAxis(&m_y);
    }
    run.line = new QLineSeries;
    m_chart.addSeries(run.line);
    run.line->attachAxis(&m_x);
    run.line->attachAxis(&m_y);
    styleRun(run);
    return run;
}

void PlotSeries::removeRun(Run &run)
{
    m_chart.removeSeries(run.line);
    delete run.line;
    if (run.area) {
        m_chart.removeSeries(run.area);
        delete run.area;
    }
}

void PlotSeries::styleRun(Run &run) const
{
    run.line->setPen(seriesPen(m_color, m_spec.dash));
    run.line->setVisible(m_isVisible);
    if (run.area) {
        QColor fill = m_color;
        fill.setAlphaF(kFill);
        run.area->setPen(Qt::NoPen);
        run.area->setBrush(fill);
        run.area->setVisible(m_isVisible);
    }
}

void PlotSeries::applyTheme(const Theme &theme)
{
    m_color = m_spec.color ? m_spec.color(theme) : theme.color(Token::Accent);
    for (Run &run : m_runs) {
        styleRun(run);
    }
    if (m_marks) {
        m_marks->setTheme(theme);
    }
}

void PlotSeries::draw(
    const std::vector<core::Point> &reduced, const AxisScale &x, const AxisScale &y)
{
    const auto runs = runsOf(reduced);
    while (m_runs.size() > runs.size()) {
        removeRun(m_runs.back());
        m_runs.pop_back();
    }
    while (m_runs.size() < runs.size()) {
        m_runs.push_back(makeRun());
    }
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const QList<QPointF> points = scaledPoints(runs[i], isStepped(), x, y);
        m_runs[i].line->replace(points);
        if (m_runs[i].area) {
            const double base =
                y.isLog() ? y.scaled(y.shown().from) : std::max(0.0, y.shown().from);
            m_runs[i].upper->replace(points);
            m_runs[i].lower->replace({{points.first().x(), base}, {points.last().x(), base}});
        }
    }
}

std::optional<double> PlotSeries::valueAt(double x) const
{
    if (!m_points || m_points->empty() || m_spec.kind == SeriesKind::Dots) {
        return std::nullopt;
    }
    const std::vector<core::Point> &points = *m_points;
    if (x < points.front().x || x > points.back().x) {
        return std::nullopt;
    }
    const auto after = std::ranges::upper_bound(points, x, {}, &core::Point::x);
    const core::Point &left = after == points.begin() ? *after : *std::prev(after);
    if (isGap(left)) {
        return std::nullopt;
    }
    if (after == points.end() || isStepped() || m_spec.kind == SeriesKind::Bars) {
        return left.y;
    }
    if (isGap(*after)) {
        return left.x == x ? std::optional(left.y) : std::nullopt;
    }
    const double share = after->x > left.x ? (x - left.x) / (after->x - left.x) : 0;
    return left.y + share * (after->y - left.y);
}

std::optional<double> PlotSeries::neighbour(double x, int direction) const
{
    if (!m_points || m_points->empty()) {
        return std::nullopt;
    }
    const std::vector<core::Point> &points = *m_points;
    if (direction > 0) {
        const auto after = std::ranges::upper_bound(points, x, {}, &core::Point::x);
        return after == points.end() ? std::nullopt : std::optional(after->x);
    }
    const auto at = std::ranges::lower_bound(points, x, {}, &core::Point::x);
    return at == points.begin() ? std::nullopt : std::optional(std::prev(at)->x);
}

} // namespace aisb::gui
