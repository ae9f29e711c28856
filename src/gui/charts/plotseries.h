// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/plotlayer.h"

#include <QAreaSeries>
#include <QChart>
#include <QImage>
#include <QLineSeries>
#include <QPointer>
#include <QValueAxis>

#include <vector>

namespace aisb::gui {

// Bars and dots: an item each per point would cost milliseconds, so they are painted; many dots as
// a cached image.
class MarksItem : public PlotLayer
{
    Q_OBJECT
public:
    explicit MarksItem(SeriesSpec spec);

    void setPoints(Points points);
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

protected:
    void geometryChanged() override;
    void themeChanged() override;

private:
    void paintBars(QPainter &painter) const;
    void paintDots(QPainter &painter);
    [[nodiscard]] QImage dotsImage(const QColor &color) const;

    SeriesSpec m_spec;
    Points m_points;
    QImage m_image;
};

// One series of a plot: its full points and the Qt Charts series (one per unbroken run) or the item
// that draws it.
class PlotSeries
{
public:
    PlotSeries(SeriesSpec spec, QChart &chart, QValueAxis &x, QValueAxis &y);
    ~PlotSeries();
    Q_DISABLE_COPY_MOVE(PlotSeries)

    [[nodiscard]] const SeriesSpec &spec() const { return m_spec; }
    [[nodiscard]] const Points &points() const { return m_points; }
    [[nodiscard]] std::size_t count() const { return m_points ? m_points->size() : 0; }
    [[nodiscard]] bool isVisible() const { return m_isVisible; }
    [[nodiscard]] bool isMarks() const { return m_marks != nullptr; }
    [[nodiscard]] MarksItem *marks() const { return m_marks; }

    void setPoints(Points points);
    void setVisible(bool isVisible);
    void applyTheme(const Theme &theme);
    // Draws already reduced points: NaN separates runs.
    void draw(const std::vector<core::Point> &reduced, const AxisScale &x, const AxisScale &y);

    // The value the series has at x; nothing outside its points, in a gap, or for dots.
    [[nodiscard]] std::optional<double> valueAt(double x) const;
    // The nearest x of a point before or after.
    [[nodiscard]] std::optional<double> neighbour(double x, int direction) const;

private:
    struct Run
    {
        QLineSeries *line = nullptr;
        QLineSeries *upper = nullptr;
        QLineSeries *lower = nullptr;
        QAreaSeries *area = nullptr;
    };
    [[nodiscard]] bool isArea() const;
    [[nodiscard]] bool isStepped() const;
    Run makeRun();
    void removeRun(Run &run);
    void styleRun(Run &run) const;

    SeriesSpec m_spec;
    QChart &m_chart;
    QValueAxis &m_x;
    QValueAxis &m_y;
    Points m_points;
    std::vector<Run> m_runs;
    QPointer<MarksItem> m_marks;
    QColor m_color;
    bool m_isVisible = true;
};

// At most two points per pixel, runs of a broken line kept apart by a NaN point. Pure; for a
// worker.
[[nodiscard]] std::vector<core::Point> reducePoints(
    const std::vector<core::Point> &points, const Interval &shown, int pixels);

// Pen of a series: 1.5 px and the dash of its meaning.
[[nodiscard]] QPen seriesPen(const QColor &color, LineDash dash);

} // namespace aisb::gui
