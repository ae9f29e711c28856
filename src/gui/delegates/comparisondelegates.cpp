// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/delegates/comparisondelegates.h"

#include "gui/models/comparisonmodel.h"
#include "gui/theme/thememanager.h"

#include <QPainter>

#include <algorithm>

namespace aisb::gui {

namespace {

constexpr int kWidth = 130;
constexpr double kWhisker = 4;
constexpr double kDot = 3;

} // namespace

void IntervalDelegate::paintCell(QPainter &painter, const QStyleOptionViewItem &option,
    const QModelIndex &index, const QRect &content) const
{
    if (!index.data(CellDataRole).canConvert<IntervalCell>()) {
        RowDelegate::paintCell(painter, option, index, content);
        return;
    }
    const auto cell = index.data(CellDataRole).value<IntervalCell>();
    const Theme &theme = currentTheme();
    const QRectF area(content);
    const double middle = area.center().x();
    const double y = area.center().y() + 0.5;
    painter.setPen(QPen(theme.color(Token::Control), 1));
    painter.drawLine(QPointF(middle, area.top() + 3), QPointF(middle, area.bottom() - 2));
    const auto place = [&](double percent) {
        return middle + std::clamp(percent / cell.scale, -1.0, 1.0) * (area.width() / 2 - kDot);
    };
    const QColor color = theme.toneText(cell.tone);
    painter.setPen(QPen(color, 1.5));
    const double low = place(cell.low);
    const double high = place(cell.high);
    painter.drawLine(QPointF(low, y), QPointF(high, y));
    if (high - low > 2 * kDot) {
        if (cell.low >= -cell.scale) {
            painter.drawLine(QPointF(low, y - kWhisker), QPointF(low, y + kWhisker));
        }
        if (cell.high <= cell.scale) {
            painter.drawLine(QPointF(high, y - kWhisker), QPointF(high, y + kWhisker));
        }
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QPointF(place(cell.value), y), kDot, kDot);
}

int IntervalDelegate::contentWidth(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return kWidth;
}

} // namespace aisb::gui
