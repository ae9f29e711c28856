// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/plotgeometry.h"
#include "gui/theme/theme.h"

#include <QColor>
#include <QImage>

#include <memory>
#include <optional>
#include <vector>

namespace aisb::gui {

// One request in the plane of two metrics.
struct ScatterPoint
{
    double x = 0;
    double y = 0;
    float hue = -1; // 0 to 1 between the two colours; negative: the plain colour
    qint32 request = 0; // index into PerfData::requests
};
using ScatterPoints = std::shared_ptr<const std::vector<ScatterPoint>>;

struct ScatterColors
{
    QColor plain;
    QColor low; // hue 0
    QColor high; // hue 1
};
[[nodiscard]] ScatterColors scatterColors(const Theme &theme);

// Above this many points within the axes a density is drawn instead of dots.
inline constexpr std::size_t kDensityAbove = 5000;

// The plot area as an image of geometry.ratio, transparent where nothing lies. Dots; with more than
// kDensityAbove of them cells of 2 pixels, the denser the more opaque, in the mean hue of what lies
// in them. Pure.
[[nodiscard]] QImage renderScatter(const std::vector<ScatterPoint> &points,
    const PlotGeometry &geometry, const ScatterColors &colors);

// The point nearest to a pixel, at most reach pixels away.
[[nodiscard]] std::optional<ScatterPoint> nearestPoint(const std::vector<ScatterPoint> &points,
    const PlotGeometry &geometry, const QPointF &pixel, double reach);

} // namespace aisb::gui
