// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/delegates/rowdelegate.h"

namespace aisb::gui {

// Draws the IntervalCell of models/comparisonmodel.h: a line at 0, whiskers, a dot; an arrow where
// the interval leaves the scale.
class IntervalDelegate : public RowDelegate
{
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

protected:
    void paintCell(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
        const QRect &content) const override;
    [[nodiscard]] int contentWidth(
        const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace aisb::gui
