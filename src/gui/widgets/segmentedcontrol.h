// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>

#include <vector>

namespace aisb::gui {

// One choice of few, side by side: "Whole run | Stable stage | Selection". Arrow keys move the
// choice.
class SegmentedControl : public QWidget
{
    Q_OBJECT
    Q_PROPERTY(int currentIndex READ currentIndex WRITE setCurrentIndex NOTIFY currentIndexChanged)
public:
    explicit SegmentedControl(QWidget *parent = nullptr);

    // Keeps the current index when it still exists.
    void setItems(const QStringList &texts);
    [[nodiscard]] int count() const { return static_cast<int>(m_segments.size()); }
    [[nodiscard]] int currentIndex() const { return m_current; }
    void setCurrentIndex(int index);
    // A disabled segment says why in its tooltip.
    void setItemEnabled(int index, bool isEnabled, const QString &reason = {});

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void currentIndexChanged(int index);
    // By the user only.
    void activated(int index);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Segment
    {
        QString text;
        bool isEnabled = true;
        QString reason;
    };
    [[nodiscard]] QRect rectOf(int index) const;
    [[nodiscard]] int indexAt(const QPoint &position) const;
    [[nodiscard]] int widthOf(const Segment &segment) const;
    void choose(int index);
    void step(int direction);

    std::vector<Segment> m_segments;
    int m_current = -1;
    int m_hovered = -1;
};

} // namespace aisb::gui
