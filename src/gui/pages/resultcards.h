// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment.h"
#include "gui/pages/analysis.h"
#include "gui/widgets/metriccard.h"

#include <vector>

namespace aisb::gui {

// One card of the overview, and which metric a click shows.
struct ResultCard
{
    MetricValue value;
    ColorOf stripe;
    std::optional<core::PerfMetric> metric = {};
};

// Cards of a population; whole, when given, is compared with (differences below 2 % stay grey).
[[nodiscard]] std::vector<ResultCard> cardsOf(
    const PopulationNumbers &numbers, const core::PerfSummary *whole);
// The same from the result tables alone, before or without raw data.
[[nodiscard]] std::vector<ResultCard> cardsOf(const core::ResultTables &tables);

// "5884.1 ms" as number; negative when the cell is absent or no number.
[[nodiscard]] double numberOfCell(const QString &cell);

} // namespace aisb::gui
