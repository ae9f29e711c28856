// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/delegates/accuracydelegates.h"

#include "gui/models/cells.h"
#include "gui/theme/fonts.h"
#include "gui/theme/icons.h"
#include "gui/theme/thememanager.h"

#include <QPainter>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kIcon = 14;
constexpr int kIconGap = 6;
const QString kPlusMinus = u" ± "_s;

template <class Cell>
std::optional<Cell> cellOf(const QModelIndex &index)
{
    const QVariant value = index.data(CellDataRole);
    if (value.metaType() != QMetaType::fromType<Cell>()) {
        return std::nullopt;
    }
    return value.value<Cell>();
}

int numberWidth(const QString &text, QFont::Weight weight = QFont::Normal)
{
    return QFontMetrics(numberFont(TextSize::Table, weight)).horizontalAdvance(text);
}

// Room for " ± 12.34": errors begin at the same place in every row.
int errorWidth(const ScoreCell &cell)
{
    return std::max(numberWidth(kPlusMinus + u"0.00"_s), numberWidth(kPlusMinus + cell.error));
}

// Bold says "clearly better", also in the row of a group.
QFont::Weight weightOf(const ScoreCell &cell)
{
    return cell.isStrong ? QFont::DemiBold : QFont::Normal;
}

} // namespace

void ScoreDelegate::paintCell(QPainter &painter, const QStyleOptionViewItem &option,
    const QModelIndex &index, const QRect &content) const
{
    const auto cell = cellOf<ScoreCell>(index);
    if (!cell) {
        RowDelegate::paintCell(painter, option, index, content);
        return;
    }
    const Theme &theme = currentTheme();
    if (cell->tone != Tone::Neutral) {
        painter.setFont(textFont(TextSize::Table));
        painter.setPen(theme.toneText(cell->tone));
        paintText(painter, content, Qt::AlignRight | Qt::AlignVCenter, cell->score);
        return;
    }
    const int error = errorWidth(*cell);
    const QRect scoreRect = content.adjusted(0, 0, -error, 0);
    painter.setFont(numberFont(TextSize::Table, weightOf(*cell)));
    painter.setPen(theme.color(Token::Text));
    paintText(painter, scoreRect, Qt::AlignRight | Qt::AlignVCenter, cell->score);
    if (!cell->error.isEmpty()) {
        painter.setFont(numberFont(TextSize::Table));
        painter.setPen(theme.color(Token::Text3));
        paintText(painter, QRect(scoreRect.right() + 1, content.top(), error + 2, content.height()),
            Qt::AlignLeft | Qt::AlignVCenter, kPlusMinus + cell->error);
    }
}

int ScoreDelegate::contentWidth(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto cell = cellOf<ScoreCell>(index);
    if (!cell) {
        return RowDelegate::contentWidth(option, index);
    }
    return numberWidth(cell->score, QFont::DemiBold) + errorWidth(*cell) + 4;
}

void VerdictDelegate::paintCell(QPainter &painter, const QStyleOptionViewItem &option,
    const QModelIndex &index, const QRect &content) const
{
    const auto cell = cellOf<VerdictCell>(index);
    if (!cell) {
        RowDelegate::paintCell(painter, option, index, content);
        return;
    }
    const Theme &theme = currentTheme();
    int x = content.left();
    if (!cell->icon.isEmpty()) {
        paintIcon(painter, QRectF(x, content.center().y() - kIcon / 2.0 + 0.5, kIcon, kIcon),
            cell->icon, theme.toneText(cell->tone));
        x += kIcon + kIconGap;
    }
    painter.setFont(cell->isWord ? textFont(TextSize::Table) : numberFont(TextSize::Table));
    painter.setPen(theme.color(cell->isWord ? Token::Text3 : Token::Text));
    paintText(painter, QRect(x, content.top(), content.right() + 1 - x, content.height()),
        Qt::AlignLeft | Qt::AlignVCenter, cell->text, option.textElideMode);
}

int VerdictDelegate::contentWidth(
    const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto cell = cellOf<VerdictCell>(index);
    return cell ? kIcon + kIconGap + numberWidth(cell->text) + 2
                : RowDelegate::contentWidth(option, index);
}

} // namespace aisb::gui
