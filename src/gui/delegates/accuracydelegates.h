// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/delegates/rowdelegate.h"

namespace aisb::gui {

// Draws the ScoreCell of models/cells.h.
class ScoreDelegate : public RowDelegate
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

// Draws the VerdictCell of models/cells.h.
class VerdictDelegate : public RowDelegate
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
