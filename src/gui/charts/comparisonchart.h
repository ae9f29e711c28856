// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series.h"
#include "gui/charts/chartcard.h"

#include <vector>

namespace aisb::gui {

// Curves of experiments A to H over each other: a cumulative distribution or a rate over time.
// Colours are those of the experiments; from C on dashes tell them apart, too.
class ComparisonChart : public ChartCard
{
    Q_OBJECT
public:
    explicit ComparisonChart(QWidget *parent = nullptr);

    struct Curves
    {
        bool isOverTime = false; // token/s over s; else % over the values
        QString metric; // "TTFT"
        QString unit; // of the values: "ms"
        std::vector<std::vector<core::Point>> points; // by experiment; empty = it has none
        QStringList names; // letters
    };
    void setCurves(Curves curves);
    [[nodiscard]] bool hasCurves() const;
    // Whether the curve of an experiment is drawn.
    void setExperimentVisible(std::size_t experiment, bool isVisible);
    void retranslate();
    [[nodiscard]] PlotView *plot() const { return m_plot; }

private:
    void setAxes();
    void addAll();

    PlotView *m_plot;
    Curves m_curves;
};

} // namespace aisb::gui
