// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace aisb::gui {

// Column titles: name semibold, unit (UnitRole) regular and grey after it, sort triangle before it;
// 26 px.
class StudioHeader : public QHeaderView
{
    Q_OBJECT
public:
    explicit StudioHeader(QWidget *parent = nullptr);

    // Width the title of a column needs.
    [[nodiscard]] int titleWidth(int section) const;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    [[nodiscard]] QSize sectionSizeFromContents(int section) const override;
};

} // namespace aisb::gui
