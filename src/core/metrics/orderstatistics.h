// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/statistic.h"

#include <cstddef>
#include <span>
#include <vector>

namespace aisb::core {

// The places in the ascending order of n values, n > 0, that statistics read; ascending, each once.
[[nodiscard]] std::vector<std::size_t> placesOf(
    std::span<const Statistic> statistics, std::size_t n);

// A value of the way from lower to upper, t in [0, 1): the interpolation of spec/perf.md 6.4.
[[nodiscard]] double between(double lower, double upper, double t);

// What is known of n values, enough for statistics of them.
struct OrderedValues
{
    std::size_t n = 0;
    double average = 0;
    std::span<const std::size_t> places; // of placesOf()
    std::span<const double> found; // the value at each of them
};
// evaluate() of the values, to the digit.
[[nodiscard]] std::vector<double> statisticsOf(
    std::span<const Statistic> statistics, const OrderedValues &values);

} // namespace aisb::core
