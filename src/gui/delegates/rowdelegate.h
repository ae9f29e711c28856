// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

class QHeaderView;
class QTreeView;
class QTableView;

namespace aisb::gui {

enum class RowHeight
{
    Compact = 22,
    Normal = 24,
    Roomy = 30
};

// Base of all cell delegates: selection and hover fill, the hairline below, fixed row height,
// numberFont for right-aligned cells, group rows sunken and semibold. Subclasses override
// paintCell().
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit RowDelegate(QObject *parent = nullptr, RowHeight height = RowHeight::Normal);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    // content: the cell without its padding. The base draws the display text.
    virtual void paintCell(QPainter &painter, const QStyleOptionViewItem &option,
        const QModelIndex &index, const QRect &content) const;
    // Width a cell wants, without padding. The base measures the display text.
    [[nodiscard]] virtual int contentWidth(
        const QStyleOptionViewItem &option, const QModelIndex &index) const;
    static void paintText(QPainter &painter, const QRect &rect, Qt::Alignment alignment,
        const QString &text, Qt::TextElideMode mode = Qt::ElideRight);

private:
    RowHeight m_height;
};

// Gives a view the look of the design: header of 26 px with units in grey and the sort triangle
// before the name, fixed row height, no grid, no frame, row selection, RowDelegate. Call once after
// the model is set or before.
void prepareTable(QTableView &view, RowHeight height = RowHeight::Normal);
void prepareTree(QTreeView &view, RowHeight height = RowHeight::Normal);
// Widths from the header and a sample of rows; the last column stretches.
void fitColumns(QTableView &view, int sample = 40);
void fitColumns(QTreeView &view, int sample = 40);

} // namespace aisb::gui
