// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rateschedule.h"
#include "core/result.h"

#include <QByteArray>

#include <vector>

namespace aisb::report {

struct ReadSchedule
{
    core::RatePlan plan; // target rate with 2 decimals, as the title says it
    std::vector<double> offsets; // seconds after the start at which each send was due
};

// The schedule a figure shows, as rateFigureJson() or the reference writes it: the charts over time
// tell the order of the sends, the interval chart their distances. Where sends without an interval
// (below 1 us) stood is not shown: they come before the next timing anomaly. Errors (SummFile001):
// no JSON, a trace that is missing or no list of numbers, or a figure whose anomalies were thinned
// out, which no longer shows every send. Source: spec/perf.md 3.9.
[[nodiscard]] core::Result<ReadSchedule> readRateFigure(const QByteArray &json);

} // namespace aisb::report
