// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

namespace aisb::gui {

enum class StepState
{
    Open,
    Current,
    Done,
    Problem
};

struct Step
{
    QString title;
    QString note; // one-line summary: "5 → 30 req/s", "1,576 of 2,400"
    StepState state = StepState::Open;
    int problems = 0; // shown with StepState::Problem
    bool operator==(const Step &) const = default;
};

// Steps in order. Tiles: 46 px boxes, each can be opened at any time (New run). Line: 36 px, one
// line each with a progress bar below, only for looking (Running).
class StepperBar : public QWidget
{
    Q_OBJECT
public:
    enum class Form
    {
        Tiles,
        Line
    };

    explicit StepperBar(Form form, QWidget *parent = nullptr);

    void setSteps(std::vector<Step> steps);
    [[nodiscard]] const std::vector<Step> &steps() const { return m_steps; }
    // Tiles: the step whose form is shown.
    void setCurrentIndex(int index);
    [[nodiscard]] int currentIndex() const { return m_current; }
    // Line: 0 to 1 of the whole; negative hides the bar.
    void setProgress(double share);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    // By the user: click, arrow keys.
    void stepActivated(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void paintTiles(QPainter &painter) const;
    void paintLine(QPainter &painter) const;
    void paintBadge(QPainter &painter, const QRectF &circle, int index, bool isCurrent) const;
    [[nodiscard]] QRect tileRect(int index) const;
    [[nodiscard]] int indexAt(const QPoint &position) const;
    void describe();

    Form m_form;
    std::vector<Step> m_steps;
    int m_current = -1;
    int m_hovered = -1;
    double m_progress = -1;
};

} // namespace aisb::gui
