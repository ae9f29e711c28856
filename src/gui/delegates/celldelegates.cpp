// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/delegates/celldelegates.h"

#include "gui/models/cells.h"
#include "gui/theme/fonts.h"
#include "gui/theme/icons.h"
#include "gui/theme/thememanager.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kIcon = 14;
constexpr int kStar = 12;
constexpr int kSparkWidth = 74;
constexpr int kBarWidth = 64;
constexpr int kPhasesWidth = 100;

template <class Cell>
std::optional<Cell> cellOf(const QModelIndex &index)
{
    const QVariant value = index.data(CellDataRole);
    if (value.metaType() != QMetaType::fromType<Cell>()) {
        return std::nullopt;
    }
    return value.value<Cell>();
}

int textWidth(const QString &text, QFont::Weight weight = QFont::Normal)
{
    return QFontMetrics(textFont(TextSize::Table, weight)).horizontalAdvance(text);
}

int progressWidth(const ProgressCell &cell)
{
    return kBarWidth + (cell.text.isEmpty() ? 0 : textWidth(cell.text) + 8);
}

void paintProgress(QPainter &painter, const QRect &content, const ProgressCell &cell)
{
    const Theme &theme = currentTheme();
    const int textPart = cell.text.isEmpty() ? 0 : textWidth(cell.text) + 8;
    QRectF bar(content.left(), 0, std::clamp(content.width() - textPart, 20, kBarWidth * 2), 6);
    if (cell.text.isEmpty()) {
        bar.setWidth(std::min(content.width(), kSparkWidth));
    }
    bar.moveTop(content.center().y() - 2.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::Border));
    painter.drawRoundedRect(bar, 2, 2);
    QRectF done = bar;
    done.setWidth(bar.width() * std::clamp(cell.share, 0.0, 1.0));
    painter.setBrush(
        cell.isRunning ? theme.color(Token::AccentFill) : theme.series(SeriesRole::Success));
    painter.drawRoundedRect(done, 2, 2);
    painter.setPen(theme.color(Token::Text));
    painter.setFont(numberFont(TextSize::Table));
    painter.drawText(QRectF(bar.right() + 8, content.top(), textPart, content.height()),
        Qt::AlignLeft | Qt::AlignVCenter, cell.text);
}

void paintSpark(QPainter &painter, const QRect &content, const SparkCell &cell)
{
    if (cell.values.size() < 2) {
        return;
    }
    const float top = std::max(*std::ranges::max_element(cell.values), 1e-9F);
    const QRectF area(content.left(), content.top() + 4, std::min(content.width(), kSparkWidth),
        content.height() - 8);
    QPolygonF line;
    for (std::size_t i = 0; i < cell.values.size(); ++i) {
        const double x = static_cast<double>(i) / static_cast<double>(cell.values.size() - 1);
        const double y = std::clamp(static_cast<double>(cell.values[i] / top), 0.0, 1.0);
        line.append({area.left() + x * area.width(), area.bottom() - y * area.height()});
    }
    const QColor color = currentTheme().series(cell.color);
    QColor fill = color;
    fill.setAlphaF(0.16F);
    QPolygonF shape = line;
    shape.append(area.bottomRight());
    shape.append(area.bottomLeft());
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(shape);
    painter.setPen(QPen(color, 1.25));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
}

} // namespace

void StateDelegate::paintCell(QPainter &painter, const QStyleOptionViewItem &option,
    const QModelIndex &index, const QRect &content) const
{
    const auto cell = cellOf<StateCell>(index);
    if (!cell) {
        RowDelegate::paintCell(painter, option, index, content);
        return;
    }
    const QColor color = currentTheme().toneText(cell->tone);
    const double left = cell->text.isEmpty() ? content.center().x() - kIcon / 2.0 : content.left();
    paintIcon(painter, QRectF(left, content.center().y() - kIcon / 2.0 + 0.5, kIcon, kIcon),
        cell->icon, color);
    painter.setFont(textFont(TextSize::Table));
    painter.setPen(color);
    paintText(painter, content.adjusted(cell->icon.isEmpty() ? 0 : kIcon + 6, 0, 0, 0),
        Qt::AlignLeft | Qt::AlignVCenter, cell->text);
}

int StateDelegate::contentWidth(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto cell = cellOf<StateCell>(index);
    return cell ? kIcon + (cell->text.isEmpty() ? 0 : 8 + textWidth(cell->text))
                : RowDelegate::contentWidth(option, index);
}

void SparklineDelegate::paintCell(QPainter &painter, const QStyleOptionViewItem &option,
    const QModelIndex &index, const QRect &content) const
{
    if (const auto spark = cellOf<SparkCell>(index)) {
        paintSpark(painter, content, *spark);
    } else if (const auto progress = cellOf<ProgressCell>(index)) {
        paintProgress(painter, content, *progress);
    } else {
        RowDelegate::paintCell(painter, option, index, content);
    }
}

int SparklineDelegate::contentWidth(
    const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (const auto progress = cellOf<ProgressCell>(index)) {
        return std::max(kSparkWidth, progressWidth(*progress));
    }
    return std::max(kSparkWidth, RowDelegate::contentWidth(option, index));
}

void ProgressDelegate::paintCell(QPainter &painter, const QStyleOptionViewItem &option,
    const QModelIndex &index, const QRect &content) const
{
    if (const auto progress = cellOf<ProgressCell>(index)) {
        paintProgress(painter, content, *progress);
    } else {
        RowDelegate::paintCell(painter, option, index, content);
    }
}

int ProgressDelegate::contentWidth(
    const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto progress = cellOf<ProgressCell>(index);
    return progress ? progressWidth(*progress) : RowDelegate::contentWidth(option, index);
}

void PhasesDelegate::paintCell(QPainter &painter, const QStyleOptionViewItem &option,
    const QModelIndex &index, const QRect &content) const
{
    const auto cell = cellOf<PhasesCell>(index);
    if (!cell) {
        RowDelegate::paintCell(painter, option, index, content);
        return;
    }
    const Theme &theme = currentTheme();
    const double width = std::min(content.width(), kPhasesWidth);
    const double perSecond = cell->scale > 0 ? width / cell->scale : 0;
    QRectF bar(content.left(), content.center().y() - 2.5, 0, 6);
    const double waiting = std::min(width, cell->waiting * perSecond);
    const double decode = std::min(width - waiting, cell->decode * perSecond);
    if (cell->isFailed) {
        bar.setWidth(std::max(5.0, waiting + decode));
        painter.fillRect(bar, theme.series(SeriesRole::Failure));
        return;
    }
    bar.setWidth(waiting);
    painter.fillRect(bar, theme.series(SeriesRole::Ttft));
    bar.moveLeft(bar.right());
    bar.setWidth(decode);
    painter.fillRect(
        bar, blended(theme.series(SeriesRole::Decode), theme.color(Token::Surface), 0.8));
}

int PhasesDelegate::contentWidth(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return cellOf<PhasesCell>(index) ? kPhasesWidth : RowDelegate::contentWidth(option, index);
}

void TitleDelegate::paintCell(QPainter &painter, const QStyleOptionViewItem &option,
    const QModelIndex &index, const QRect &content) const
{
    const auto cell = cellOf<TitleCell>(index);
    if (!cell) {
        RowDelegate::paintCell(painter, option, index, content);
        return;
    }
    const Theme &theme = currentTheme();
    int x = content.left();
    if (!cell->icon.isEmpty()) {
        paintIcon(painter, QRectF(x, content.center().y() - kIcon / 2.0 + 0.5, kIcon, kIcon),
            cell->icon, theme.color(Token::Text2));
        x += kIcon + 7;
    }
    painter.setFont(textFont(TextSize::Table, QFont::DemiBold));
    painter.setPen(theme.color(Token::Text));
    const QString title =
        painter.fontMetrics().elidedText(cell->title, Qt::ElideRight, content.right() + 1 - x);
    paintText(painter, QRect(x, content.top(), content.right() + 1 - x, content.height()),
        Qt::AlignLeft | Qt::AlignVCenter, title);
    x += painter.fontMetrics().horizontalAdvance(title) + 10;
    if (cell->isStarred && x + kStar <= content.right()) {
        paintIcon(painter, QRectF(x - 3, content.center().y() - kStar / 2.0 + 0.5, kStar, kStar),
            u"star"_s, theme.color(Token::Accent));
        x += kStar + 4;
    }
    painter.setFont(textFont(TextSize::Caption));
    for (const QString &tag : cell->tags) {
        const int width = painter.fontMetrics().horizontalAdvance(tag) + 12;
        if (x + width > content.right()) {
            break;
        }
        const QRectF chip(x + 0.5, content.center().y() - 8.5, width, 18);
        painter.setPen(theme.color(Token::Border));
        painter.setBrush(theme.color(Token::Surface));
        painter.drawRoundedRect(chip, 4, 4);
        painter.setPen(theme.color(Token::Text2));
        painter.drawText(chip, Qt::AlignCenter, tag);
        x += width + 5;
    }
}

int TitleDelegate::contentWidth(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto cell = cellOf<TitleCell>(index);
    if (!cell) {
        return RowDelegate::contentWidth(option, index);
    }
    int width = textWidth(cell->title, QFont::DemiBold) + (cell->icon.isEmpty() ? 0 : kIcon + 7)
        + (cell->isStarred ? kStar + 4 : 0);
    for (const QString &tag : cell->tags) {
        width += QFontMetrics(textFont(TextSize::Caption)).horizontalAdvance(tag) + 18;
    }
    return width + 4;
}

void DeltaDelegate::paintCell(QPainter &painter, const QStyleOptionViewItem &option,
    const QModelIndex &index, const QRect &content) const
{
    const auto cell = cellOf<DeltaCell>(index);
    if (!cell) {
        RowDelegate::paintCell(painter, option, index, content);
        return;
    }
    const QColor color = currentTheme().toneText(cell->tone);
    painter.setFont(numberFont(TextSize::Table));
    painter.setPen(color);
    paintText(painter, content, Qt::AlignRight | Qt::AlignVCenter, cell->text);
    if (cell->change != 0) {
        const double sign = cell->change > 0 ? 1 : -1;
        const QPointF center(
            content.right() - painter.fontMetrics().horizontalAdvance(cell->text) - 7,
            content.center().y() + 0.5);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPolygon(QPolygonF{{center + QPointF(-3.5, 2.5 * sign),
            center + QPointF(3.5, 2.5 * sign), center + QPointF(0, -2.5 * sign)}});
    }
}

} // namespace aisb::gui
