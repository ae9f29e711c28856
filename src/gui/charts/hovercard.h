// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/plottypes.h"

#include <QWidget>

namespace aisb::gui {

// The values at the pointer. A child of the window that lets the mouse through: plots are often
// lower than the card, so it must reach beyond them. At most six rows; 14 px from the pointer,
// flips at the window's edges.
class HoverCard : public QWidget
{
    Q_OBJECT
public:
    static constexpr int kMaxRows = 6;

    explicit HoverCard(QWidget *window);

    // headline may be empty. globalPosition is the pointer.
    void showAt(const QPoint &globalPosition, const HoverRow &headline, std::vector<HoverRow> rows);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int rowHeight() const;

    HoverRow m_headline;
    std::vector<HoverRow> m_rows;
};

} // namespace aisb::gui
