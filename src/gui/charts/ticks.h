// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/plottypes.h"

namespace aisb::gui {

struct Tick
{
    double value = 0;
    QString label; // may be empty: grid line only
};

// Step of 1, 2 or 5 times a power of ten that gives at most count ticks over the interval.
[[nodiscard]] double niceStep(double length, int count);
// Decimals a multiple of step needs.
[[nodiscard]] int decimalsOf(double step);

// Ticks within the shown interval, ascending. Log axes: 1-2-5 of each decade, decades only when
// there is no room. format empty: grouped numbers with the decimals of the step.
[[nodiscard]] std::vector<Tick> ticksOf(const AxisSpec &axis, const Interval &shown, int count);

// The smallest interval that ends on ticks and covers the data with a little air above. Steps up,
// so that a live axis does not jitter: called with the interval shown now, it is kept while the
// data fill more than half of it.
[[nodiscard]] Interval niceRange(
    const AxisSpec &axis, const Interval &data, std::optional<Interval> current = {});

} // namespace aisb::gui
