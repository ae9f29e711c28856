// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace aisb::gui {

// The small drawings at the top of the three cards of the first start.
class FirstStartArt : public QWidget
{
    Q_OBJECT
public:
    enum class Picture
    {
        Lanes,
        Flow,
        Tree
    };

    explicit FirstStartArt(Picture picture, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override { return {300, 124}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintLanes(QPainter &painter) const;
    void paintFlow(QPainter &painter) const;
    void paintTree(QPainter &painter) const;

    Picture m_picture;
};

} // namespace aisb::gui
