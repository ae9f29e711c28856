// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/hovercard.h"

#include "gui/theme/fonts.h"
#include "gui/theme/thememanager.h"

#include <QPainter>

namespace aisb::gui {

namespace {

constexpr int kPadding = 9;
constexpr int kSwatch = 8;
constexpr int kOffset = 14;
constexpr int kColumnGap = 18;

} // namespace

HoverCard::HoverCard(QWidget *window)
    : QWidget(window)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void HoverCard::showAt(
    const QPoint &globalPosition, const HoverRow &headline, std::vector<HoverRow> rows)
{
    m_headline = headline;
    if (rows.size() > kMaxRows) {
        rows.resize(kMaxRows);
    }
    m_rows = std::move(rows);
    if (m_rows.empty() && m_headline.name.isEmpty()) {
        hide();
        return;
    }
    resize(sizeHint());
    const QRect window = parentWidget()->rect();
    const QPoint pointer = parentWidget()->mapFromGlobal(globalPosition);
    QPoint place = pointer + QPoint(kOffset, kOffset);
    if (place.x() + width() > window.right() - 4) {
        place.setX(pointer.x() - kOffset - width());
    }
    if (place.y() + height() > window.bottom() - 4) {
        place.setY(pointer.y() - kOffset - height());
    }
    move(std::max(4, place.x()), std::max(4, place.y()));
    raise();
    show();
    update();
}

int HoverCard::rowHeight() const
{
    return QFontMetrics(textFont(TextSize::Table)).height() + 2;
}

QSize HoverCard::sizeHint() const
{
    const QFontMetrics names(textFont(TextSize::Table));
    const QFontMetrics values(numberFont(TextSize::Table, QFont::DemiBold));
    int width = names.horizontalAdvance(m_headline.name) + kColumnGap
        + values.horizontalAdvance(m_headline.value);
    for (const HoverRow &row : m_rows) {
        width = std::max(width,
            kSwatch + 8 + names.horizontalAdvance(row.name) + kColumnGap
                + values.horizontalAdvance(row.value));
    }
    const int rows = static_cast<int>(m_rows.size()) + (m_headline.name.isEmpty() ? 0 : 1);
    return {width + 2 * kPadding, rows * rowHeight() + 2 * kPadding - 4};
}

void HoverCard::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(Token::Control), 1));
    painter.setBrush(theme.color(Token::ToolTip));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    const QFont names = textFont(TextSize::Table);
    const QFont values = numberFont(TextSize::Table, QFont::DemiBold);
    int y = kPadding - 2;
    const auto paintRow = [&](const HoverRow &row, int left, Token nameColor) {
        const QRect line(left, y, width() - kPadding - left, rowHeight());
        painter.setFont(names);
        painter.setPen(theme.color(nameColor));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, row.name);
        painter.setFont(values);
        painter.setPen(theme.color(Token::Text));
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, row.value);
        y += rowHeight();
    };
    if (!m_headline.name.isEmpty()) {
        paintRow(m_headline, kPadding, Token::Text2);
    }
    for (const HoverRow &row : m_rows) {
        if (row.color) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(row.color(theme));
            painter.drawRoundedRect(
                QRectF(kPadding, y + (rowHeight() - kSwatch) / 2.0, kSwatch, kSwatch), 2, 2);
        }
        paintRow(row, kPadding + kSwatch + 8, Token::Text);
    }
}

} // namespace aisb::gui
