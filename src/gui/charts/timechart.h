// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chartcard.h"

#include <optional>

namespace aisb::gui {

class ChartLink;

// Plots below each other over the time of a run, joined: one zoom, one crosshair, one range and the
// band of the stage. Times are seconds relative to the first successful send.
class TimeChart : public ChartCard
{
    Q_OBJECT
public:
    explicit TimeChart(QWidget *parent = nullptr);

    // Emit nothing.
    void setRange(std::optional<Interval> range);
    void setStage(std::optional<Interval> stage);
    void resetZoom();

Q_SIGNALS:
    void rangeSelected(const aisb::gui::Interval &range, bool isFinal);
    void rangeCleared();

protected:
    // Adds a plot of the chart; only the lowest one has labels of time.
    PlotView *addTimePlot(int stretch = 1);
    void setTime(const Interval &time);

private:
    ChartLink *m_link;
};

} // namespace aisb::gui
