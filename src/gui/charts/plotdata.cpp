// SPDX-License-Identifier: GPL-3.0-or-later
// The data side of a plot: series, reduction to what a screen shows, values under the pointer,
// table.
#include "core/text/format.h"
#include "gui/charts/axesitem.h"
#include "gui/charts/plotinput.h"
#include "gui/charts/plotreduction.h"
#include "gui/charts/plotseries.h"
#include "gui/charts/plotview.h"
#include "gui/charts/ticks.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

// Below this many points the reduction costs less than the way to a worker and back.
constexpr std::size_t kInPlace = 8000;

struct Source
{
    QString id;
    Points points;
};

ReducedSeries reduceAll(const std::vector<Source> &sources, const Interval &shown, int pixels)
{
    ReducedSeries reduced;
    for (const Source &source : sources) {
        reduced.push_back(source.points ? reducePoints(*source.points, shown, pixels)
                                        : std::vector<core::Point>());
    }
    return reduced;
}

void include(std::optional<Interval> &range, double value)
{
    if (std::isfinite(value)) {
        range = range ? Interval{std::min(range->from, value), std::max(range->to, value)}
                      : Interval{value, value};
    }
}

} // namespace

PlotSeries *PlotView::seriesOf(const QString &id) const
{
    const auto at = std::ranges::find_if(
        m_series, [&id](const auto &series) { return series->spec().id == id; });
    return at == m_series.end() ? nullptr : at->get();
}

void PlotView::addSeries(const SeriesSpec &spec)
{
    auto series = std::make_unique<PlotSeries>(spec, *chart(), *m_chartX, *m_chartY);
    series->applyTheme(*m_theme);
    if (series->marks()) {
        takeLayer(series->marks());
    }
    const auto at = std::ranges::find_if(
        m_series, [&spec](const auto &old) { return old->spec().id == spec.id; });
    if (at == m_series.end()) {
        m_series.push_back(std::move(series));
    } else {
        series->setPoints((*at)->points());
        series->setVisible((*at)->isVisible());
        *at = std::move(series);
    }
    scheduleReduction();
    Q_EMIT legendChanged();
}

void PlotView::removeSeries(const QString &id)
{
    std::erase_if(m_series, [&id](const auto &series) { return series->spec().id == id; });
    refreshRanges();
    refreshEmptiness();
    Q_EMIT legendChanged();
}

void PlotView::clearSeries()
{
    m_series.clear();
    refreshRanges();
    refreshEmptiness();
    Q_EMIT legendChanged();
}

void PlotView::setPoints(const QString &id, Points points)
{
    if (PlotSeries *series = seriesOf(id)) {
        series->setPoints(std::move(points));
        refreshRanges();
        refreshEmptiness();
    }
}

void PlotView::setSeriesVisible(const QString &id, bool isVisible)
{
    PlotSeries *series = seriesOf(id);
    if (series && series->isVisible() != isVisible) {
        series->setVisible(isVisible);
        refreshRanges();
        Q_EMIT legendChanged();
    }
}

bool PlotView::isSeriesVisible(const QString &id) const
{
    const PlotSeries *series = seriesOf(id);
    return series && series->isVisible();
}

std::vector<SeriesSpec> PlotView::seriesSpecs() const
{
    std::vector<SeriesSpec> specs;
    for (const auto &series : m_series) {
        specs.push_back(series->spec());
    }
    return specs;
}

Points PlotView::pointsOf(const QString &id) const
{
    const PlotSeries *series = seriesOf(id);
    return series ? series->points() : Points();
}

std::vector<LegendEntry> PlotView::legend() const
{
    std::vector<LegendEntry> entries;
    for (const auto &series : m_series) {
        const SeriesSpec &spec = series->spec();
        if (spec.name.isEmpty() || !spec.isInLegend) {
            continue;
        }
        const bool isBox = spec.kind == SeriesKind::Bars || spec.kind == SeriesKind::Area
            || spec.kind == SeriesKind::StepArea || spec.kind == SeriesKind::Dots;
        entries.push_back({spec.name, isBox ? LegendEntry::Shape::Box : LegendEntry::Shape::Line,
            spec.color ? spec.color : colorOf(Token::Accent), spec.dash, spec.id});
    }
    return entries;
}

Interval PlotView::dataRange(Qt::Orientation orientation) const
{
    const bool isX = orientation == Qt::Horizontal;
    const bool isLog = isX ? m_xAxis.isLog : m_yAxis.isLog;
    std::optional<Interval> range;
    for (const auto &series : m_series) {
        if (!series->points() || !series->isVisible()) {
            continue;
        }
        for (const core::Point &point : *series->points()) {
            const double value = isX ? point.x : point.y;
            if (!isLog || value > 0) {
                include(range, value);
            }
        }
    }
    return range.value_or(isLog ? Interval{1, 10} : Interval{0, 1});
}

// Reduction

void PlotView::scheduleReduction()
{
    m_reduceTimer.start();
}

void PlotView::reduceNow()
{
    m_reduceTimer.stop();
    if (m_reduction->watcher.isRunning()) {
        m_reduction->isStale = true;
        return;
    }
    std::vector<Source> sources;
    std::size_t total = 0;
    m_reduction->ids.clear();
    for (const auto &series : m_series) {
        if (!series->isMarks()) {
            sources.push_back({series->spec().id, series->points()});
            m_reduction->ids.append(series->spec().id);
            total += series->count();
        }
    }
    const int pixels = qCeil(m_geometry.area.width() * m_geometry.ratio);
    const Interval shown = xRange();
    if (total <= kInPlace) {
        const ReducedSeries reduced = reduceAll(sources, shown, pixels);
        for (std::size_t i = 0; i < reduced.size(); ++i) {
            seriesOf(sources[i].id)->draw(reduced[i], m_geometry.x, m_geometry.y);
        }
        m_reduction->ids.clear();
        return;
    }
    m_reduction->watcher.setFuture(QtConcurrent::run([sources = std::move(sources), shown, pixels] {
        return reduceAll(sources, shown, pixels);
    }));
}

void PlotView::drawReduced()
{
    if (m_reduction->ids.isEmpty() || m_reduction->watcher.future().resultCount() == 0) {
        return;
    }
    const ReducedSeries reduced = m_reduction->watcher.result();
    for (std::size_t i = 0; i < reduced.size(); ++i) {
        // The series may be gone by now.
        if (PlotSeries *series = seriesOf(m_reduction->ids[static_cast<qsizetype>(i)])) {
            series->draw(reduced[i], m_geometry.x, m_geometry.y);
        }
    }
    if (std::exchange(m_reduction->isStale, false)) {
        reduceNow();
    }
}

void PlotView::finishPending()
{
    m_reduction->watcher.waitForFinished();
    if (m_reduceTimer.isActive() || std::exchange(m_reduction->isStale, false)) {
        reduceNow();
        m_reduction->watcher.waitForFinished();
    }
    drawReduced();
}

void PlotView::refreshEmptiness()
{
    const bool isEmpty =
        std::ranges::all_of(m_series, [](const auto &series) { return series->count() == 0; });
    m_axes->setEmpty(isEmpty);
}

QString PlotView::reductionNote() const
{
    std::size_t total = 0;
    for (const auto &series : m_series) {
        total += series->isMarks() ? 0 : series->count();
    }
    if (total <= 2 * static_cast<std::size_t>(m_geometry.area.width())) {
        return {};
    }
    return tr("drawn as min and max per pixel of %1 points")
        .arg(core::displayInteger(static_cast<qint64>(total)));
}

// Values

QString PlotView::formatted(const PlotSeries &series, double value) const
{
    const SeriesSpec &spec = series.spec();
    if (spec.format) {
        return spec.format(value);
    }
    return m_yAxis.format ? m_yAxis.format(value) : core::displayRate(value);
}

QString PlotView::xText(double x) const
{
    const double step = niceStep(xRange().length() / std::max(1.0, m_geometry.area.width()), 1);
    return core::displayDecimal(x, std::min(decimalsOf(step), 3));
}

std::vector<HoverRow> PlotView::hoverRows(double x, double y) const
{
    if (m_hoverProvider) {
        return m_hoverProvider(x, y);
    }
    std::vector<HoverRow> rows;
    for (const auto &series : m_series) {
        const SeriesSpec &spec = series->spec();
        if (!series->isVisible() || !spec.isInHover) {
            continue;
        }
        if (const auto value = series->valueAt(x)) {
            rows.push_back({spec.name.isEmpty() ? m_yAxis.name : spec.name,
                formatted(*series, *value), spec.color});
        }
    }
    return rows;
}

PlotTable PlotView::table() const
{
    if (m_tableProvider) {
        return m_tableProvider();
    }
    const auto withUnit = [](const QString &name, const QString &unit) {
        return unit.isEmpty() ? name : name + u" ("_s + unit + u')';
    };
    PlotTable table;
    table.header.append(withUnit(m_xAxis.name, m_xAxis.unit));
    std::vector<double> places;
    for (const auto &series : m_series) {
        table.header.append(withUnit(
            series->spec().name.isEmpty() ? m_yAxis.name : series->spec().name, m_yAxis.unit));
        for (std::size_t i = 0; i < series->count(); ++i) {
            places.push_back((*series->points())[i].x);
        }
    }
    std::ranges::sort(places);
    places.erase(std::ranges::unique(places).begin(), places.end());
    const std::size_t columns = m_series.size() + 1;
    table.rows.assign(places.size(), std::vector<std::optional<double>>(columns));
    for (std::size_t row = 0; row < places.size(); ++row) {
        table.rows[row][0] = places[row];
    }
    for (std::size_t column = 1; column < columns; ++column) {
        const PlotSeries &series = *m_series[column - 1];
        for (std::size_t i = 0; i < series.count(); ++i) {
            const core::Point &point = (*series.points())[i];
            const auto at = std::ranges::lower_bound(places, point.x);
            if (std::isfinite(point.y)) {
                table.rows[static_cast<std::size_t>(at - places.begin())][column] = point.y;
            }
        }
    }
    return table;
}

} // namespace aisb::gui
