// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/crosshair.h"

#include <QPainter>

#include <cmath>

namespace aisb::gui {

CrosshairItem::CrosshairItem()
    : PlotLayer(Crosshair)
{
    setOverhang({5, 5, 5, 5});
}

void CrosshairItem::setPlace(std::optional<double> x, std::vector<Dot> dots)
{
    m_x = x;
    m_dots = std::move(dots);
    update();
}

void CrosshairItem::paint(
    QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    Q_UNUSED(option)
    Q_UNUSED(widget)
    const QRectF &area = geometry().area;
    if (!m_x) {
        return;
    }
    const double x = geometry().xToPixel(*m_x);
    if (x < area.left() - 0.5 || x > area.right() + 0.5) {
        return;
    }
    QPen pen(theme().color(Token::Text2), 1);
    pen.setCosmetic(true);
    pen.setDashPattern({3, 3});
    painter->setPen(pen);
    const double line = std::floor(x) + 0.5;
    painter->drawLine(QPointF(line, area.top()), QPointF(line, area.bottom()));
    painter->setRenderHint(QPainter::Antialiasing);
    for (const Dot &dot : m_dots) {
        const double y = geometry().yToPixel(dot.y);
        if (std::isfinite(y) && y >= area.top() - 1 && y <= area.bottom() + 1) {
            painter->setPen(QPen(theme().color(Token::Surface), 1.5));
            painter->setBrush(dot.color);
            painter->drawEllipse(QPointF(line, y), 4, 4);
        }
    }
}

} // namespace aisb::gui
