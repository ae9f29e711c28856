// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/share/reporttable.h"

#include "gui/theme/fonts.h"
#include "gui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <numeric>

namespace aisb::gui {

namespace {

constexpr double kPadding = 5; // left and right of a cell
constexpr double kWidestCell = 260;
constexpr double kSmallest = 0.62; // of the letters
constexpr std::size_t kSampledRows = 500; // for widths

QFont cellFont(double scale)
{
    QFont font = numberFont(TextSize::Table);
    font.setPointSizeF(font.pointSizeF() * scale);
    return font;
}

// Of the widest cell, without its padding.
double widthOf(const report::Table &table, qsizetype column, const QFont &font)
{
    const QFontMetricsF metrics(font);
    QFont bold = font;
    bold.setWeight(QFont::DemiBold);
    double width = QFontMetricsF(bold).horizontalAdvance(table.header.value(column));
    for (std::size_t row = 0; row < std::min(table.rows.size(), kSampledRows); ++row) {
        width = std::max(width, metrics.horizontalAdvance(report::cellAt(table.rows[row], column)));
    }
    return std::min(width, kWidestCell);
}

} // namespace

std::vector<ReportTable> ReportTable::split(const report::Table &table, double width)
{
    const auto shared = std::make_shared<const report::Table>(table);
    std::vector<Column> columns;
    for (qsizetype i = 0; i < table.header.size(); ++i) {
        columns.push_back({i, widthOf(table, i, cellFont(1)), report::isNumericColumn(table, i)});
    }
    const double letters = std::accumulate(columns.begin(), columns.end(), 1.0,
        [](double sum, const Column &column) { return sum + column.width; });
    const double padding = 2 * kPadding * static_cast<double>(columns.size());
    const double scale = std::clamp((width - padding) / letters, kSmallest, 1.0);
    ReportTable empty;
    empty.m_table = shared;
    empty.m_font = cellFont(scale);
    empty.m_rowHeight = QFontMetricsF(empty.m_font).height() + 6;
    empty.m_width = width;
    std::vector<ReportTable> parts{empty};
    double used = 0;
    for (Column column : columns) {
        column.width = column.width * scale + 2 * kPadding;
        const bool isFull = used + column.width > width + 0.5;
        if (isFull && parts.back().m_columns.size() > 1) {
            parts.push_back(empty);
            parts.back().m_columns.push_back(parts.front().m_columns.front());
            used = parts.back().m_columns.front().width;
        }
        parts.back().m_columns.push_back(column);
        used += column.width;
    }
    return parts;
}

std::size_t ReportTable::rowCount() const
{
    return m_table->rows.size();
}

void ReportTable::paintCells(
    QPainter &painter, const QPointF &origin, const QStringList &cells) const
{
    const QFontMetricsF metrics(painter.font());
    double x = origin.x();
    for (const Column &column : m_columns) {
        const QRectF cell =
            QRectF(x, origin.y(), column.width, m_rowHeight).adjusted(kPadding, 0, -kPadding, 0);
        const int alignment = static_cast<int>(Qt::AlignVCenter)
            | static_cast<int>(Qt::TextSingleLine)
            | static_cast<int>(column.isNumeric ? Qt::AlignRight : Qt::AlignLeft);
        const QString text = metrics.elidedText(
            report::cellAt(cells, column.source), Qt::ElideRight, cell.width() + 1);
        painter.drawText(cell, alignment, text);
        x += column.width;
    }
    painter.setPen(QPen(Theme::light().color(Token::Grid), 1));
    const double below = origin.y() + m_rowHeight - 0.5;
    painter.drawLine(QPointF(origin.x(), below), QPointF(origin.x() + m_width, below));
}

void ReportTable::paintHeader(QPainter &painter, const QPointF &origin) const
{
    painter.fillRect(
        QRectF(origin, QSizeF(m_width, m_rowHeight)), Theme::light().color(Token::Sunken));
    QFont bold = m_font;
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(Theme::light().color(Token::Text2));
    paintCells(painter, origin, m_table->header);
}

void ReportTable::paintRow(QPainter &painter, const QPointF &origin, std::size_t row) const
{
    painter.setFont(m_font);
    painter.setPen(Theme::light().color(Token::Text));
    paintCells(painter, origin, m_table->rows[row]);
}

} // namespace aisb::gui
