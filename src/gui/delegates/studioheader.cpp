// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/delegates/studioheader.h"

#include "gui/models/cells.h"
#include "gui/theme/fonts.h"
#include "gui/theme/icons.h"
#include "gui/theme/thememanager.h"

#include <QPainter>

namespace aisb::gui {

namespace {

constexpr int kPadding = 8;
constexpr int kHeight = 26;
constexpr int kTriangle = 12;
constexpr int kIcon = 14;

struct Title
{
    QString name;
    QString unit;
    QString icon;
};

Title titleOf(const QAbstractItemModel *model, int section)
{
    if (!model) {
        return {};
    }
    const auto text = [model, section](int role) {
        return model->headerData(section, Qt::Horizontal, role).toString();
    };
    const bool isIconOnly = model->headerData(section, Qt::Horizontal, IconOnlyRole).toBool();
    return {isIconOnly ? QString() : text(Qt::DisplayRole), text(UnitRole), text(CellDataRole)};
}

int widthOf(const Title &title)
{
    const int name =
        QFontMetrics(textFont(TextSize::Table, QFont::DemiBold)).horizontalAdvance(title.name);
    const int unit = title.unit.isEmpty()
        ? 0
        : QFontMetrics(textFont(TextSize::Table)).horizontalAdvance(title.unit) + 4;
    // One pixel more than measured: the painter's metrics round differently.
    return name + unit + (title.icon.isEmpty() ? 0 : kIcon) + 1;
}

void paintTriangle(QPainter &painter, const QPointF &center, bool isUp, const QColor &color)
{
    const double sign = isUp ? 1 : -1;
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF{{center + QPointF(-4, 2.5 * sign),
        center + QPointF(4, 2.5 * sign), center + QPointF(0, -2.5 * sign)}});
}

} // namespace

StudioHeader::StudioHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setMinimumSectionSize(28);
    setTextElideMode(Qt::ElideRight);
    connect(
        &ThemeManager::instance(), &ThemeManager::changed, this, [this] { viewport()->update(); });
}

int StudioHeader::titleWidth(int section) const
{
    return widthOf(titleOf(model(), section)) + 2 * kPadding + kTriangle;
}

QSize StudioHeader::sectionSizeFromContents(int section) const
{
    return {titleWidth(section),
        std::max(kHeight, QFontMetrics(textFont(TextSize::Table)).height() + 8)};
}

void StudioHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const Theme &theme = currentTheme();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(rect, theme.color(Token::Sunken));
    painter->fillRect(
        QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color(Token::Border));
    const Title title = titleOf(model(), section);
    const auto alignment = Qt::Alignment(
        model() ? model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).toInt() : 0);
    const bool isSorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    const QRect area = rect.adjusted(kPadding, 0, -kPadding, -1);
    const int width = std::min(widthOf(title), area.width());
    const int marker = isSorted ? kTriangle : 0;
    int x = area.left();
    if (alignment.testFlag(Qt::AlignRight)) {
        x = std::max(area.left(), area.right() + 1 - width - marker);
    } else if (alignment.testFlag(Qt::AlignHCenter)) {
        x = area.left() + (area.width() - width - marker) / 2;
    }
    if (isSorted) {
        paintTriangle(*painter, QPointF(x + 4.5, area.center().y() + 0.5),
            sortIndicatorOrder() == Qt::AscendingOrder, theme.color(Token::Text));
        x += marker;
    }
    if (!title.icon.isEmpty()) {
        paintIcon(*painter, QRectF(x, area.center().y() - kIcon / 2.0 + 0.5, kIcon, kIcon),
            title.icon, theme.color(Token::Text2));
        x += kIcon;
    }
    painter->setFont(textFont(TextSize::Table, QFont::DemiBold));
    painter->setPen(theme.color(Token::Text2));
    const QString name =
        painter->fontMetrics().elidedText(title.name, Qt::ElideRight, area.right() + 1 - x);
    painter->drawText(QRect(x, area.top(), area.right() - x + 1, area.height()),
        Qt::AlignLeft | Qt::AlignVCenter, name);
    x += painter->fontMetrics().horizontalAdvance(name) + 4;
    painter->setFont(textFont(TextSize::Table));
    painter->setPen(theme.color(Token::Text3));
    painter->drawText(QRect(x, area.top(), area.right() - x + 1, area.height()),
        Qt::AlignLeft | Qt::AlignVCenter,
        painter->fontMetrics().elidedText(title.unit, Qt::ElideRight, area.right() + 1 - x));
    painter->restore();
}

} // namespace aisb::gui
