// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment.h"
#include "core/health.h"
#include "core/metrics/perfmetrics.h"
#include "core/progress.h"
#include "gui/models/cells.h"

#include <QString>

namespace aisb::gui {

// Words of the design's glossary in the language of the window. Source: design/desktop.md 6.
[[nodiscard]] StateCell stateCell(core::ExperimentState state);
[[nodiscard]] StateCell stateCell(core::TaskState state);
// Of a measurement as a whole: "Measurement valid".
[[nodiscard]] StateCell healthCell(core::HealthVerdict verdict);
// Of one check: "Good", "Reservation", "Bad".
[[nodiscard]] StateCell checkCell(core::HealthVerdict verdict);
// "Performance", "Accuracy" by the name of a mode; empty name: unknown.
[[nodiscard]] QString kindWord(const QString &mode);
[[nodiscard]] bool isPerformanceMode(const QString &mode);
// "AISBench 2 folder" and so on.
[[nodiscard]] QString generationWord(core::Generation generation);

// "ms", "token/s", "token", "req/s", "".
[[nodiscard]] QString unitText(core::Unit unit);
// Row label: "TTFT", "Output tokens".
[[nodiscard]] QString metricLabel(core::PerfMetric metric);
// What it is, for tooltips and help.
[[nodiscard]] QString metricDefinition(core::PerfMetric metric);
// Digits only, with as many decimals as the design gives that metric.
[[nodiscard]] QString metricNumber(core::PerfMetric metric, double value);
[[nodiscard]] SeriesRole metricRole(core::PerfMetric metric);

// One sentence for a person: headline of the code, then what exactly.
[[nodiscard]] QString describe(const core::Error &error);

// Local date and time, "24 Nov 2026 10:15", in the language of the window.
[[nodiscard]] QString dateText(const QDateTime &time);

} // namespace aisb::gui
