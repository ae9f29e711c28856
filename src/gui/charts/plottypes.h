// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series.h"
#include "gui/theme/theme.h"

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace aisb::gui {

// A part of an axis, from <= to, in the unit of the axis.
struct Interval
{
    double from = 0;
    double to = 0;

    [[nodiscard]] double length() const { return to - from; }
    [[nodiscard]] bool contains(double value) const { return value >= from && value <= to; }
    [[nodiscard]] Interval united(const Interval &other) const
    {
        return {std::min(from, other.from), std::max(to, other.to)};
    }
    bool operator==(const Interval &) const = default;
};

using Points = std::shared_ptr<const std::vector<core::Point>>;
[[nodiscard]] inline Points makePoints(std::vector<core::Point> points)
{
    return std::make_shared<const std::vector<core::Point>>(std::move(points));
}

// An axis of a plot. Ticks are 1-2-5; a log axis labels 1-2-5 of each decade and says "log axis"
// beside the title.
struct AxisSpec
{
    QString name; // "Time", "TTFT": header of the table and the CSV, accessible description
    QString unit; // "s", "ms", "token/s"; x: after the last tick
    bool isLog = false;
    bool startsAtZero = true; // y: lower end is 0 (linear axes only)
    std::optional<Interval> fixed = {}; // the full range; else what the data need
    // Text of a tick or of a value in the hover card; default: grouped, as many decimals as the
    // step needs.
    std::function<QString(double)> format = {};
    // y: things instead of amounts, from top to bottom. names[i] is written at namedPlace(); set
    // fixed to {0, number of names}.
    QStringList names = {};
};
// The middle of the band of names[index] on an axis of count names.
[[nodiscard]] inline double namedPlace(std::size_t index, std::size_t count)
{
    return static_cast<double>(count - index) - 0.5;
}

enum class SeriesKind
{
    Line,
    Area, // line with a fill of 16 % down to 0
    Steps, // holds the value until the next point
    StepArea, // Steps with a fill
    Bars, // n + 1 points are n bars: bar i from x[i] to x[i + 1], height y[i]; a gap is a height of
          // 0
    Dots,
};
enum class LineDash
{
    Solid,
    Dash,
    Dots,
    Planned
}; // P99, P90, P50; planned or asked rates

struct SeriesSpec
{
    QString id; // unique in the plot
    QString name; // legend, hover card, table and CSV header; empty: not in the legend
    SeriesKind kind = SeriesKind::Line;
    ColorOf color;
    LineDash dash = LineDash::Solid;
    bool isInHover = true;
    bool isInLegend = true;
    // Text in the hover card; default: the format of the y axis.
    std::function<QString(double)> format = {};
};

// A straight line across the plot with a label: a limit, a percentile, the last send.
struct Marker
{
    Qt::Orientation orientation = Qt::Vertical;
    double value = 0;
    QString label;
    ColorOf color = {}; // default: Token::Text2
    bool isStrong = false; // label semibold
};

struct HoverRow
{
    QString name;
    QString value;
    ColorOf color = {}; // null: no swatch
};

struct LegendEntry
{
    enum class Shape
    {
        Box,
        Line,
        Cross
    };
    QString name;
    Shape shape = Shape::Box;
    ColorOf color;
    LineDash dash = LineDash::Solid;
    QString seriesId = {}; // set: a click hides and shows this series
};

// What a plot shows as a table: the same series, full precision.
struct PlotTable
{
    QStringList header; // with units
    std::vector<std::vector<std::optional<double>>> rows;
    QStringList names = {}; // of the rows: a first column of texts, titled by namesHeader
    QString namesHeader = {};
};

} // namespace aisb::gui

Q_DECLARE_METATYPE(aisb::gui::Interval)
