// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/scatter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace aisb::gui {

namespace {

constexpr double kDot = 2.25; // radius in logical pixels
constexpr double kCell = 2; // side in logical pixels
constexpr double kFaintest = 0.25; // opacity of a cell with one request

bool isShown(const ScatterPoint &point, const PlotGeometry &geometry)
{
    return geometry.x.shown().contains(point.x) && geometry.y.shown().contains(point.y);
}

// From the upper left corner of the plot area, in logical pixels.
QPointF placeOf(const ScatterPoint &point, const PlotGeometry &geometry)
{
    return {geometry.x.share(point.x) * geometry.area.width(),
        (1 - geometry.y.share(point.y)) * geometry.area.height()};
}

QColor hueColor(float hue, const ScatterColors &colors)
{
    return hue < 0 ? colors.plain : blended(colors.high, colors.low, static_cast<double>(hue));
}

void paintDots(QPainter &painter, const std::vector<ScatterPoint> &points,
    const PlotGeometry &geometry, const ScatterColors &colors)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (const ScatterPoint &point : points) {
        if (isShown(point, geometry)) {
            QColor color = hueColor(point.hue, colors);
            color.setAlphaF(0.7F);
            painter.setBrush(color);
            painter.drawEllipse(placeOf(point, geometry), kDot, kDot);
        }
    }
}

struct Cell
{
    qint32 count = 0;
    float hues = 0;
    qint32 withHue = 0;
};

void paintDensity(QPainter &painter, const std::vector<ScatterPoint> &points,
    const PlotGeometry &geometry, const ScatterColors &colors)
{
    const int columns = static_cast<int>(std::ceil(geometry.area.width() / kCell)) + 1;
    const int rows = static_cast<int>(std::ceil(geometry.area.height() / kCell)) + 1;
    std::vector<Cell> cells(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    qint32 most = 1;
    for (const ScatterPoint &point : points) {
        if (!isShown(point, geometry)) {
            continue;
        }
        const QPointF place = placeOf(point, geometry) / kCell;
        const auto column =
            static_cast<std::size_t>(std::clamp<int>(static_cast<int>(place.x()), 0, columns - 1));
        const auto row =
            static_cast<std::size_t>(std::clamp<int>(static_cast<int>(place.y()), 0, rows - 1));
        Cell &cell = cells[row * static_cast<std::size_t>(columns) + column];
        most = std::max(most, ++cell.count);
        cell.hues += point.hue < 0 ? 0 : point.hue;
        cell.withHue += point.hue < 0 ? 0 : 1;
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Cell &cell = cells[i];
        if (cell.count == 0) {
            continue;
        }
        const float mean = cell.withHue > 0 ? cell.hues / static_cast<float>(cell.withHue) : -1.0F;
        QColor color = hueColor(mean, colors);
        const double weight = std::log1p(cell.count - 1) / std::max(std::log1p(most - 1), 1e-9);
        color.setAlphaF(static_cast<float>(kFaintest + (1 - kFaintest) * std::min(weight, 1.0)));
        const std::size_t row = i / static_cast<std::size_t>(columns);
        const std::size_t column = i % static_cast<std::size_t>(columns);
        painter.fillRect(QRectF(static_cast<double>(column) * kCell,
                             static_cast<double>(row) * kCell, kCell, kCell),
            color);
    }
}

} // namespace

ScatterColors scatterColors(const Theme &theme)
{
    return {theme.series(SeriesRole::Decode), theme.series(SeriesRole::Decode),
        theme.series(SeriesRole::Ttft)};
}

QImage renderScatter(const std::vector<ScatterPoint> &points, const PlotGeometry &geometry,
    const ScatterColors &colors)
{
    const QSize size = (geometry.area.size() * geometry.ratio).toSize();
    if (size.isEmpty()) {
        return {};
    }
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    image.setDevicePixelRatio(geometry.ratio);
    QPainter painter(&image);
    const auto shown = static_cast<std::size_t>(std::ranges::count_if(
        points, [&](const ScatterPoint &point) { return isShown(point, geometry); }));
    if (shown > kDensityAbove) {
        paintDensity(painter, points, geometry, colors);
    } else {
        paintDots(painter, points, geometry, colors);
    }
    return image;
}

std::optional<ScatterPoint> nearestPoint(const std::vector<ScatterPoint> &points,
    const PlotGeometry &geometry, const QPointF &pixel, double reach)
{
    std::optional<ScatterPoint> nearest;
    double least = reach * reach;
    for (const ScatterPoint &point : points) {
        const QPointF off = QPointF(geometry.xToPixel(point.x), geometry.yToPixel(point.y)) - pixel;
        const double distance = QPointF::dotProduct(off, off);
        if (distance <= least) {
            least = distance;
            nearest = point;
        }
    }
    return nearest;
}

} // namespace aisb::gui
