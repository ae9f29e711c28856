// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasets/synthesis.h"
#include "gui/charts/chartcard.h"

namespace aisb::gui {

// A length distribution before it is used.
class LengthChart : public ChartCard
{
    Q_OBJECT
public:
    explicit LengthChart(ColorOf color, QWidget *parent = nullptr);

    void setHistogram(const QString &title, const datasets::LengthHistogram &histogram);
    [[nodiscard]] PlotView *plot() const { return m_plot; }

private:
    PlotView *m_plot;
    ColorOf m_color;
};

} // namespace aisb::gui
