// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/perfdata.h"
#include "core/series.h"

#include <vector>

namespace aisb::core {

// Requests per second over time, in equal buckets; x is the middle of a bucket, relative to origin.
struct LoadSeries
{
    std::vector<Point> planned; // empty: nothing was planned
    std::vector<Point> sent;
    std::vector<Point> succeeded; // by the time they ended
    std::vector<Point> failed; // likewise, as far as the time is known
    // Milliseconds from plan to send of each planned request, by the time of its send.
    std::vector<Point> delays;
};
// origin: clock of the data at relative 0. width > 0 is of one bucket in seconds; requests of
// unknown time are left out. Pure.
[[nodiscard]] LoadSeries loadSeriesOf(const PerfData &data, double origin, double width);

// Tokens over time of the successful requests. An input counts when it has been read: at the first
// token, of an answer that is no stream at its end.
struct TokenSeries
{
    std::vector<Point> inputRate; // per second, in buckets of width
    std::vector<Point> outputRate;
    std::vector<Point> inputTotal; // up to the end of each bucket
    std::vector<Point> outputTotal;
};
// outputRate: outputThroughput() of the same data and width, from the earliest start on. Pure.
[[nodiscard]] TokenSeries tokenSeriesOf(
    const PerfData &data, std::vector<Point> outputRate, double width);

} // namespace aisb::core
