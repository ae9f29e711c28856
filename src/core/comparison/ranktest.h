// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

namespace aisb::core {

// Whether values of one population tend to be larger than those of another, whatever their shape:
// the two-sided rank test of Mann and Whitney (1947).
struct RankTest
{
    double u = 0; // pairs in which the second value is the larger one; a tie counts half
    double superiority = 0.5; // u over all pairs: chance that a value of second is the larger one
    double p = 1; // chance of so unequal ranks when both are of one distribution
    bool isExact = false; // p is counted out, not taken from the normal distribution
};

// p is exact for small samples without ties (at most 400 pairs), else from the normal distribution
// with corrections for ties and continuity. Nothing when a side is empty. Pure.
[[nodiscard]] std::optional<RankTest> mannWhitney(
    std::span<const double> first, std::span<const double> second);

// As mannWhitney for values that are ascending already: linear time.
[[nodiscard]] std::optional<RankTest> mannWhitneySorted(
    std::span<const double> first, std::span<const double> second);

} // namespace aisb::core
