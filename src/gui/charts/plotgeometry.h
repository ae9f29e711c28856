// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/plottypes.h"

#include <QRectF>

namespace aisb::gui {

// One axis in plot space: value -> scaled (log10 on a log axis) -> share 0..1 of the shown range.
class AxisScale
{
public:
    AxisScale() = default;
    AxisScale(bool isLog, Interval shown);

    [[nodiscard]] bool isLog() const { return m_isLog; }
    [[nodiscard]] const Interval &shown() const { return m_shown; }
    // On a log axis values at or below 0 become the lower end.
    [[nodiscard]] double scaled(double value) const;
    [[nodiscard]] double unscaled(double scaled) const;
    [[nodiscard]] double share(double value) const;
    [[nodiscard]] double valueAt(double share) const;

private:
    bool m_isLog = false;
    Interval m_shown{0, 1};
    Interval m_scaled{0, 1};
};

// Where the plot area of a view is and what it shows; a value handed to everything that paints into
// it.
struct PlotGeometry
{
    QRectF area; // scene coordinates = logical pixels of the view
    AxisScale x;
    AxisScale y;
    qreal ratio = 1; // device pixels per logical pixel

    [[nodiscard]] double xToPixel(double value) const
    {
        return area.left() + x.share(value) * area.width();
    }
    [[nodiscard]] double yToPixel(double value) const
    {
        return area.bottom() - y.share(value) * area.height();
    }
    [[nodiscard]] double pixelToX(double pixel) const
    {
        return x.valueAt((pixel - area.left()) / std::max(1.0, area.width()));
    }
    [[nodiscard]] double pixelToY(double pixel) const
    {
        return y.valueAt((area.bottom() - pixel) / std::max(1.0, area.height()));
    }
};

} // namespace aisb::gui
