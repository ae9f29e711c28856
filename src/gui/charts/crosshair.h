// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/plotlayer.h"

namespace aisb::gui {

// The vertical line at the pointer, with a dot where it meets each line.
class CrosshairItem : public PlotLayer
{
    Q_OBJECT
public:
    struct Dot
    {
        double y = 0;
        QColor color;
    };

    CrosshairItem();

    void setPlace(std::optional<double> x, std::vector<Dot> dots);
    [[nodiscard]] const std::optional<double> &place() const { return m_x; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    std::optional<double> m_x;
    std::vector<Dot> m_dots;
};

} // namespace aisb::gui
