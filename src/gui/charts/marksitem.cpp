// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/plotseries.h"

#include <QPainter>

#include <cmath>

namespace aisb::gui {

namespace {

constexpr std::size_t kImageAbove = 1000;
constexpr double kDot = 2.5;

} // namespace

MarksItem::MarksItem(SeriesSpec spec)
    : PlotLayer(Marks)
    , m_spec(std::move(spec))
{
}

void MarksItem::setPoints(Points points)
{
    m_points = std::move(points);
    m_image = {};
    update();
}

void MarksItem::geometryChanged()
{
    m_image = {};
    update();
}

void MarksItem::themeChanged()
{
    m_image = {};
    update();
}

void MarksItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    Q_UNUSED(option)
    Q_UNUSED(widget)
    if (!m_points || m_points->empty()) {
        return;
    }
    painter->setClipRect(geometry().area);
    if (m_spec.kind == SeriesKind::Bars) {
        paintBars(*painter);
    } else {
        paintDots(*painter);
    }
}

void MarksItem::paintBars(QPainter &painter) const
{
    const QColor color = m_spec.color ? m_spec.color(theme()) : theme().color(Token::Accent);
    const std::vector<core::Point> &points = *m_points;
    const double bottom =
        geometry().yToPixel(geometry().y.isLog() ? geometry().y.shown().from
                                                 : std::max(0.0, geometry().y.shown().from));
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        if (!(points[i].y > 0) || points[i + 1].x < geometry().x.shown().from
            || points[i].x > geometry().x.shown().to) {
            continue;
        }
        const double left = geometry().xToPixel(points[i].x);
        const double right = geometry().xToPixel(points[i + 1].x);
        const double gap = right - left > 4 ? 1 : 0;
        const double top = geometry().yToPixel(points[i].y);
        // A count of one must not vanish beside a count of thousands.
        painter.fillRect(QRectF(left, std::min(top, bottom - 1), std::max(1.0, right - left - gap),
                             std::max(1.0, bottom - top)),
            color);
    }
}

void MarksItem::paintDots(QPainter &painter)
{
    QColor color = m_spec.color ? m_spec.color(theme()) : theme().color(Token::Accent);
    if (m_points->size() > kImageAbove) {
        if (m_image.isNull()) {
            m_image = dotsImage(color);
        }
        painter.drawImage(geometry().area, m_image);
        return;
    }
    color.setAlphaF(0.8F);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    for (const core::Point &point : *m_points) {
        painter.drawEllipse(
            QPointF(geometry().xToPixel(point.x), geometry().yToPixel(point.y)), kDot, kDot);
    }
}

// A square of about 3 px per dot; overlap shows by opacity.
QImage MarksItem::dotsImage(const QColor &color) const
{
    const QSize size = (geometry().area.size() * geometry().ratio).toSize();
    if (size.isEmpty()) {
        return {};
    }
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    QColor ink = color;
    ink.setAlphaF(0.45F);
    const double side = std::max(2.0, 3 * geometry().ratio);
    for (const core::Point &point : *m_points) {
        const double x = geometry().x.share(point.x) * size.width();
        const double y = (1 - geometry().y.share(point.y)) * size.height();
        if (x > -side && x < size.width() + side && y > -side && y < size.height() + side) {
            painter.fillRect(
                QRectF(std::round(x - side / 2), std::round(y - side / 2), side, side), ink);
        }
    }
    return image;
}

} // namespace aisb::gui
