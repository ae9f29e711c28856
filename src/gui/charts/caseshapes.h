// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series.h"
#include "run/casebrowser.h"

#include <span>
#include <vector>

namespace aisb::gui {

// Plain points about the cases of one data set, one list of points a model. Pure: for a pool
// thread.

// n + 1 points are n bars: shares of the cases in percent by length of the answer, the same bins
// for all models. Failed cases have no answer and do not count.
[[nodiscard]] std::vector<std::vector<core::Point>> lengthShares(
    std::span<const std::vector<run::CaseRow>> models);

// Share of right answers in percent, by length: steps over bins with about equally many cases, at
// most ten. Empty where there are no verdicts.
[[nodiscard]] std::vector<std::vector<core::Point>> rightByLength(
    std::span<const std::vector<run::CaseRow>> models);

// pass@k in percent over k from 1 to the number of repeats, 1,000 at most. Empty with one repeat,
// without verdicts, or where the numbers of repeats differ.
[[nodiscard]] std::vector<std::vector<core::Point>> passCurves(
    std::span<const std::vector<run::CaseRow>> models);

// All of them.
struct CaseShapes
{
    std::vector<std::vector<core::Point>> lengths;
    std::vector<std::vector<core::Point>> right;
    std::vector<std::vector<core::Point>> pass;
};
[[nodiscard]] CaseShapes caseShapes(std::span<const std::vector<run::CaseRow>> models);

} // namespace aisb::gui
