// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rateseries.h"
#include "core/result.h"
#include "core/text/json.h"

#include <QByteArray>
#include <QString>

namespace aisb::report {

// Most points of one line of a page; above it the page says what was reduced.
inline constexpr int kRateMaxPoints = 20'000;

// <group>_rps_distribution_plot.html and, with figure.actual, ..._with_actual_rps.html: one
// self-contained page with rate over time, both histograms and what every item means, in both
// languages. heading: model and group. Error UtilsFile004 when the template is damaged. Source:
// spec/perf.md 3.9, decisions D8.
[[nodiscard]] core::Result<QByteArray> ratePage(
    const core::RateFigure &figure, const QString &heading);

// <group>_rps_distribution_plot.json: the same as a Plotly figure, without a template. Layout v3
// only. Source: spec/perf.md 3.9.
[[nodiscard]] QByteArray rateFigureJson(const core::RateFigure &figure);

// "Request Per Second(RPS) Distribution Analysis | Target Rate: 30.00 | Linear Ramp-up: 5.0→30.0",
// or that only actual rates are shown.
[[nodiscard]] QString rateTitle(const core::RatePlan &plan);

// The table logged about a schedule, with its headline. Source: spec/perf.md 9.4.
[[nodiscard]] QString scheduleSummaryText(
    const core::RatePlan &plan, const core::ScheduleReview &review);

} // namespace aisb::report
