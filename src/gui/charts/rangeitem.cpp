// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/rangeitem.h"

#include <QPainter>

#include <cmath>

namespace aisb::gui {

namespace {

constexpr double kReach = 5; // pixels beside an edge that still take hold of it
constexpr double kGrip = 8;

double crisp(double pixel)
{
    return std::floor(pixel) + 0.5;
}

} // namespace

RangeItem::RangeItem()
    : PlotLayer(Selection)
{
    setOverhang({kGrip, 1, kGrip, 1});
}

void RangeItem::setRange(std::optional<Interval> x, std::optional<Interval> y)
{
    m_x = x;
    m_y = x ? y : std::nullopt;
    update();
}

QRectF RangeItem::pixels() const
{
    const QRectF &area = geometry().area;
    QRectF rect(QPointF(geometry().xToPixel(m_x->from), area.top()),
        QPointF(geometry().xToPixel(m_x->to), area.bottom()));
    if (m_y) {
        rect.setTop(geometry().yToPixel(m_y->to));
        rect.setBottom(geometry().yToPixel(m_y->from));
    }
    return rect;
}

RangeItem::Part RangeItem::partAt(const QPointF &pixel) const
{
    if (!m_x || !geometry().area.adjusted(-kReach, 0, kReach, 0).contains(pixel)) {
        return Part::None;
    }
    const QRectF rect = pixels();
    if (pixel.y() < rect.top() || pixel.y() > rect.bottom()) {
        return Part::None;
    }
    // In a narrow range the nearer edge wins.
    const double left = std::abs(pixel.x() - rect.left());
    const double right = std::abs(pixel.x() - rect.right());
    if (std::min(left, right) <= kReach) {
        return left < right ? Part::LeftEdge : Part::RightEdge;
    }
    return pixel.x() > rect.left() && pixel.x() < rect.right() ? Part::Body : Part::None;
}

void RangeItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    Q_UNUSED(option)
    Q_UNUSED(widget)
    if (!m_x) {
        return;
    }
    const QRectF rect = pixels();
    const QRectF shown = rect.intersected(geometry().area);
    if (shown.width() <= 0 && !geometry().area.contains(rect.topLeft())) {
        return;
    }
    const QColor accent = theme().color(Token::Accent);
    QColor fill = accent;
    fill.setAlphaF(theme().isDark() ? 0.20F : 0.13F);
    painter->fillRect(shown, fill);
    for (const double x : {rect.left(), rect.right()}) {
        if (x < geometry().area.left() - 0.5 || x > geometry().area.right() + 0.5) {
            continue;
        }
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(QPen(accent, 1));
        painter->drawLine(QPointF(crisp(x), shown.top()), QPointF(crisp(x), shown.bottom()));
        painter->setRenderHint(QPainter::Antialiasing);
        const double height = std::min(20.0, shown.height() / 2);
        const QRectF grip(x - kGrip / 2, shown.center().y() - height / 2, kGrip, height);
        painter->setBrush(theme().color(Token::Surface));
        painter->drawRoundedRect(grip.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
        painter->drawLine(QPointF(x, grip.top() + 5), QPointF(x, grip.bottom() - 5));
    }
    if (m_y) {
        painter->setPen(QPen(accent, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(shown);
    }
}

} // namespace aisb::gui
