// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadseries.h"
#include "gui/charts/timechart.h"

namespace aisb::gui {

// What the charts of load and tokens draw.
struct LoadPoints
{
    Points planned; // null: nothing was planned
    Points sent;
    Points succeeded;
    Points failed;
    Points delays;
    Points inputRate;
    Points outputRate;
    Points inputTotal;
    Points outputTotal;
    Interval time{0, 1};
};
// time: what the axis of time spans. outputRate: token/s in buckets of width. Pure: call it from a
// pool thread.
[[nodiscard]] LoadPoints loadPointsOf(const core::PerfData &data, double origin,
    const Interval &time, std::vector<core::Point> outputRate, double width);

// Requests per second, asked for and achieved, and how far sends lay behind their plan.
class RateChart : public TimeChart
{
    Q_OBJECT
public:
    explicit RateChart(QWidget *parent = nullptr);

    void setPoints(const LoadPoints &points);
    void retranslate();
    [[nodiscard]] PlotView *ratePlot() const { return m_rate; }
    [[nodiscard]] PlotView *delayPlot() const { return m_delay; }

private:
    PlotView *m_rate;
    PlotView *m_delay;
    LoadPoints m_points;
};

// Tokens written and read over time: per second, and all until then.
class TokensChart : public TimeChart
{
    Q_OBJECT
public:
    explicit TokensChart(QWidget *parent = nullptr);

    void setPoints(const LoadPoints &points);
    void retranslate();
    [[nodiscard]] PlotView *outputPlot() const { return m_output; }
    [[nodiscard]] PlotView *inputPlot() const { return m_input; }
    [[nodiscard]] PlotView *totalPlot() const { return m_total; }

private:
    PlotView *m_output;
    PlotView *m_input;
    PlotView *m_total;
    LoadPoints m_points;
};

} // namespace aisb::gui
