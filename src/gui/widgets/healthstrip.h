// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/theme.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace aisb::gui {

// One fact of a strip. Texts are ready for display.
struct StripItem
{
    Tone tone = Tone::Ok; // its icon
    QString label; // "Loop lag P99"
    QString value; // "0.38 ms"
    QString toolTip = {}; // what it means
    bool operator==(const StripItem &) const = default;
};

// A coloured band with a verdict in words and the facts it rests on, in as many lines as they need.
// It grows with its texts, but shrinks only with another width, so that numbers that change do not
// move what is below.
class HealthStrip : public QWidget
{
    Q_OBJECT
public:
    explicit HealthStrip(QWidget *parent = nullptr);

    void setContent(Tone tone, const QString &verdict, std::vector<StripItem> items);
    [[nodiscard]] Tone tone() const { return m_tone; }
    [[nodiscard]] QString verdict() const { return m_verdict; }
    [[nodiscard]] const std::vector<StripItem> &items() const { return m_items; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Place
    {
        QRect rect;
        const StripItem *item; // null: the verdict
    };
    // Where everything goes in that width; elided is what does not fit into one line.
    [[nodiscard]] std::vector<Place> arrange(int width) const;
    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] int linesIn(int width) const;

    Tone m_tone = Tone::Neutral;
    QString m_verdict;
    std::vector<StripItem> m_items;
    int m_lines = 1; // most lines needed at this width so far
};

} // namespace aisb::gui
