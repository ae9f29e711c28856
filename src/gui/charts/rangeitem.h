// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/plotlayer.h"

namespace aisb::gui {

// The selected range: accent over the plot, edges of 1 px with grips of 8 px. With a y part it is a
// rectangle.
class RangeItem : public PlotLayer
{
    Q_OBJECT
public:
    enum class Part
    {
        None,
        LeftEdge,
        RightEdge,
        Body
    };

    RangeItem();

    void setRange(std::optional<Interval> x, std::optional<Interval> y = {});
    [[nodiscard]] const std::optional<Interval> &range() const { return m_x; }
    [[nodiscard]] const std::optional<Interval> &rangeY() const { return m_y; }
    // What a press at a pixel would take hold of.
    [[nodiscard]] Part partAt(const QPointF &pixel) const;

    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    [[nodiscard]] QRectF pixels() const;

    std::optional<Interval> m_x;
    std::optional<Interval> m_y;
};

} // namespace aisb::gui
