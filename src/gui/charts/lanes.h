// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series.h"
#include "gui/charts/plotgeometry.h"

#include <QColor>
#include <QImage>

#include <vector>

namespace aisb::gui {

// A failed request on the timeline; seconds relative to core::Timeline::origin. end < start:
// unknown.
struct LaneFailure
{
    qint32 request = 0;
    qint32 lane = 0;
    double start = 0;
    double end = -1;
};

struct LanesData
{
    std::vector<core::TimelineSpan> spans; // ascending start
    std::vector<LaneFailure> failures;
    qint32 lanes = 0;
};

enum class LaneOrder
{
    Slot, // the lowest free lane: as many lanes as were in flight at once
    Request, // the reference's form: lanes of core::Timeline as they are
};

// Spans of the timeline and failures of data on common lanes.
[[nodiscard]] LanesData lanesOf(
    const core::Timeline &timeline, const core::PerfData &data, LaneOrder order);

struct LaneColors
{
    QColor waiting;
    QColor decode;
    QColor failure;
    QColor failureEdge; // around the cross
};
[[nodiscard]] LaneColors laneColors(const Theme &theme);

// The plot area of geometry as an image of geometry.ratio, transparent where nothing happens. Lanes
// of less than a pixel: each pixel shows the phase most of its requests are in. Failures are drawn
// last. Pure.
[[nodiscard]] QImage renderLanes(
    const LanesData &lanes, const PlotGeometry &geometry, const LaneColors &colors);

} // namespace aisb::gui
