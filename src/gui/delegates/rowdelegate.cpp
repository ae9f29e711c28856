// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/delegates/rowdelegate.h"

#include "gui/delegates/studioheader.h"
#include "gui/models/cells.h"
#include "gui/theme/fonts.h"
#include "gui/theme/thememanager.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QTableView>
#include <QTreeView>

namespace aisb::gui {

namespace {

constexpr int kPadding = 8;

int heightOf(RowHeight height)
{
    const int text = QFontMetrics(textFont(TextSize::Table)).height();
    return std::max(static_cast<int>(height), text + (height == RowHeight::Compact ? 2 : 6));
}

QFont cellFont(const QModelIndex &index)
{
    const QVariant given = index.data(Qt::FontRole);
    const QFont::Weight weight = index.data(GroupRole).toBool()
        ? QFont::DemiBold
        : (given.isValid() ? QFont::Weight(given.value<QFont>().weight()) : QFont::Normal);
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    return alignment.testFlag(Qt::AlignRight) ? numberFont(TextSize::Table, weight)
                                              : textFont(TextSize::Table, weight);
}

QColor cellColor(const QModelIndex &index)
{
    const QVariant given = index.data(Qt::ForegroundRole);
    if (given.canConvert<QBrush>()) {
        return given.value<QBrush>().color();
    }
    return currentTheme().color(index.data(GroupRole).toBool() ? Token::Text2 : Token::Text);
}

void prepareView(QAbstractItemView &view)
{
    view.setFrameShape(QFrame::NoFrame);
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setEditTriggers(QAbstractItemView::NoEditTriggers);
    view.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setTextElideMode(Qt::ElideRight);
    view.setMouseTracking(true);
    QObject::connect(&ThemeManager::instance(), &ThemeManager::changed, view.viewport(),
        qOverload<>(&QWidget::update));
}

template <class View>
int sampledWidth(const View &view, int column, int sample)
{
    const QAbstractItemModel *model = view.model();
    const QModelIndex root = view.rootIndex();
    QStyleOptionViewItem option;
    option.initFrom(&view);
    int width = 0;
    const auto measure = [&](const QModelIndex &index) {
        if (!index.data(GroupRole).toBool()) {
            width =
                std::max(width, view.itemDelegateForIndex(index)->sizeHint(option, index).width());
        }
    };
    const int rows = std::min(sample, model->rowCount(root));
    for (int row = 0; row < rows; ++row) {
        const QModelIndex index = model->index(row, column, root);
        measure(index);
        const QModelIndex first = index.siblingAtColumn(0);
        for (int child = 0; child < std::min(sample, model->rowCount(first)); ++child) {
            measure(model->index(child, column, first));
        }
    }
    return width;
}

template <class View>
void fit(View &view, QHeaderView &header, int sample)
{
    if (!view.model()) {
        return;
    }
    const int columns = view.model()->columnCount(view.rootIndex());
    const auto *studio = qobject_cast<const StudioHeader *>(&header);
    for (int column = 0; column < columns; ++column) {
        const int title = studio ? studio->titleWidth(column) : header.sectionSizeHint(column);
        header.resizeSection(column, std::max(title, sampledWidth(view, column, sample)));
    }
}

} // namespace

RowDelegate::RowDelegate(QObject *parent, RowHeight height)
    : QStyledItemDelegate(parent)
    , m_height(height)
{
}

void RowDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = currentTheme();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isGroup = index.data(GroupRole).toBool();
    const QVariant given = index.data(Qt::BackgroundRole);
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(option.rect, theme.color(Token::Selection));
    } else if (given.canConvert<QBrush>()) {
        painter->fillRect(option.rect, given.value<QBrush>());
    } else if (isGroup) {
        painter->fillRect(option.rect, theme.color(Token::Sunken));
    }
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
        theme.color(isGroup ? Token::Border : Token::Grid));
    painter->setFont(cellFont(index));
    painter->setPen(cellColor(index));
    paintCell(*painter, option, index, option.rect.adjusted(kPadding, 0, -kPadding, -1));
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {contentWidth(option, index) + 2 * kPadding, heightOf(m_height)};
}

void RowDelegate::paintCell(QPainter &painter, const QStyleOptionViewItem &option,
    const QModelIndex &index, const QRect &content) const
{
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    const QString unit = index.data(UnitRole).toString();
    const QString text = displayText(index.data(Qt::DisplayRole), option.locale);
    paintText(painter, content, alignment | Qt::AlignVCenter, text, option.textElideMode);
    if (!unit.isEmpty() && !alignment.testFlag(Qt::AlignRight)) {
        const int used = painter.fontMetrics().horizontalAdvance(text) + 4;
        painter.setFont(textFont(TextSize::Table));
        painter.setPen(currentTheme().color(Token::Text3));
        paintText(painter, content.adjusted(used, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, unit);
    }
}

int RowDelegate::contentWidth(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString unit = index.data(UnitRole).toString();
    const QFontMetrics metrics(cellFont(index));
    return metrics.horizontalAdvance(displayText(index.data(Qt::DisplayRole), option.locale)) + 2
        + (unit.isEmpty() ? 0 : metrics.horizontalAdvance(unit) + 4);
}

void RowDelegate::paintText(QPainter &painter, const QRect &rect, Qt::Alignment alignment,
    const QString &text, Qt::TextElideMode mode)
{
    painter.drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(text, mode, rect.width()));
}

void prepareTable(QTableView &view, RowHeight height)
{
    prepareView(view);
    view.setHorizontalHeader(new StudioHeader(&view));
    view.setShowGrid(false);
    view.setWordWrap(false);
    view.verticalHeader()->hide();
    view.verticalHeader()->setMinimumSectionSize(16);
    view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view.verticalHeader()->setDefaultSectionSize(heightOf(height));
    view.horizontalHeader()->setStretchLastSection(true);
    view.setItemDelegate(new RowDelegate(&view, height));
    view.setTabKeyNavigation(false);
}

void prepareTree(QTreeView &view, RowHeight height)
{
    prepareView(view);
    view.setHeader(new StudioHeader(&view));
    view.setUniformRowHeights(true);
    view.setAllColumnsShowFocus(true);
    view.setIndentation(16);
    view.header()->setStretchLastSection(true);
    view.setItemDelegate(new RowDelegate(&view, height));
}

void fitColumns(QTableView &view, int sample)
{
    fit(view, *view.horizontalHeader(), sample);
}

void fitColumns(QTreeView &view, int sample)
{
    fit(view, *view.header(), sample);
}

} // namespace aisb::gui
