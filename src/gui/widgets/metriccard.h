// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/theme.h"

#include <QAbstractButton>
#include <QString>

namespace aisb::gui {

enum class DeltaDirection
{
    None,
    Up,
    Down
};

// What a metric card says. Texts are ready for display (core/text/format.h).
struct MetricValue
{
    QString label; // "TTFT P99"
    QString number; // "6,552"; "–" when absent
    QString unit; // "ms", "of 2,400"
    DeltaDirection direction = DeltaDirection::None;
    QString delta = {}; // "+11.4 %"
    Tone deltaTone = Tone::Neutral; // Ok better, Bad worse
    QString note = {}; // right end: "run 5,884", "few samples"
    Tone numberTone = Tone::Neutral;
    bool isGuarded = false; // too few samples: the number is grey
    bool operator==(const MetricValue &) const = default;
};

// One number, large; 72 px high. A button: clicked() asks to show the metric. The stripe at the
// left has the series colour.
class MetricCard : public QAbstractButton
{
    Q_OBJECT
public:
    explicit MetricCard(QWidget *parent = nullptr);

    void setValue(const MetricValue &value);
    [[nodiscard]] const MetricValue &value() const { return m_value; }
    // Null: no stripe.
    void setStripe(ColorOf color);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void paintTexts(QPainter &painter, const QRect &area) const;
    int paintDelta(QPainter &painter, const QRect &line) const;

    MetricValue m_value;
    ColorOf m_stripe;
};

// Numbers side by side in one card, divided by lines: the counters of a run.
class CounterStrip : public QWidget
{
    Q_OBJECT
public:
    explicit CounterStrip(QWidget *parent = nullptr);

    void setValues(std::vector<MetricValue> values);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    std::vector<MetricValue> m_values;
};

} // namespace aisb::gui
