// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series.h"
#include "gui/charts/chartcard.h"
#include "gui/charts/lanes.h"

#include <memory>
#include <optional>

class QMenu;

namespace aisb::gui {

class ChartLink;
class LanesItem;
class PlotView;

// Everything the three charts draw; times in seconds relative to the first successful send.
struct TimelineSeries
{
    std::shared_ptr<const LanesData> lanes;
    Points inFlight;
    Points throughput;
    double bucket = 1; // seconds of each point of throughput
    std::optional<Interval> stable; // the stable stage, filled in by the owner
    std::optional<Interval> steady; // the steady state found, filled in by the owner
    double begin = 0;
    double end = 1;
    bool isStream = true;
};
// Pure: call it from a pool thread. All but throughput, which is that of buckets of bucket seconds.
[[nodiscard]] TimelineSeries timelineSeriesOf(
    const core::PerfData &data, const core::Timeline &timeline);
// Seconds of a bucket: about 200 of a run, of a width people read easily.
[[nodiscard]] double throughputBucket(const core::Timeline &timeline);

// Request timeline, requests in flight and output throughput over one time axis.
class TimelineChart : public ChartCard
{
    Q_OBJECT
public:
    explicit TimelineChart(QWidget *parent = nullptr);

    void setSeries(const TimelineSeries &series);
    // The chosen range; emits nothing.
    void setRange(std::optional<Interval> range);
    // The stable stage, or what stands in its place; nothing: no band.
    void setStage(std::optional<Interval> stage, bool isCustom);
    // A request index as in core::TimelineSpan, -1 = none.
    void setSelectedRequest(qint32 request);
    void setZoomLinked(bool isLinked);
    void setCrosshairShared(bool isShared);
    void resetZoom();
    void retranslate();

    [[nodiscard]] PlotView *lanesPlot() const { return m_lanesPlot; }
    [[nodiscard]] PlotView *inFlightPlot() const { return m_inFlightPlot; }
    [[nodiscard]] PlotView *throughputPlot() const { return m_throughputPlot; }
    [[nodiscard]] LanesItem *lanesItem() const { return m_lanes; }

Q_SIGNALS:
    void requestClicked(qint32 request);
    void rangeSelected(const aisb::gui::Interval &range, bool isFinal);
    void rangeCleared();
    // An edge of the stage was dragged.
    void stageDragged(const aisb::gui::Interval &stage, bool isFinal);
    // Chosen in a menu; nothing: back to the stable stage.
    void stageChosen(std::optional<aisb::gui::Interval> stage);

private:
    void applyAxes();
    void refreshLegend();
    void fillMenu(QMenu &menu);
    [[nodiscard]] std::vector<HoverRow> lanesRows(double x) const;

    PlotView *m_lanesPlot;
    PlotView *m_inFlightPlot;
    PlotView *m_throughputPlot;
    LanesItem *m_lanes;
    ChartLink *m_link;
    TimelineSeries m_series;
    std::optional<Interval> m_stage;
    bool m_isCustomStage = false;
};

} // namespace aisb::gui
