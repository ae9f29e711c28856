// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/perfdata.h"
#include "core/text/json.h"

#include <QByteArray>

namespace aisb::report {

// The numbers a plot page draws, reduced to a bounded size (kPlotMax... of plotpage.h). Internal to
// report.
struct PlotData
{
    bool isStream = true;
    bool isMultiTurn = false;
    qint64 requests = 0; // successful ones with times
    qint64 kept = 0; // of them drawn
    qint64 steps = 0; // points of the concurrency chart before reduction
    qint64 keptSteps = 0;
    qint64 failed = 0;
    qint64 lanes = 0;
    double maxTime = 0; // seconds
    double bucketWidth = 1; // seconds of one throughput value

    // What plot.js reads: times as multiples of "tick" seconds, columns of little-endian 32-bit
    // numbers in base64.
    core::Json json;
};

// Times that are not finite, before the run or before their predecessor are moved to the nearest
// possible value.
[[nodiscard]] PlotData plotDataOf(const core::PerfData &data);

} // namespace aisb::report
