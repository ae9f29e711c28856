// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment.h"
#include "core/metrics/perfmetrics.h"

#include <QByteArray>

namespace aisb::report {

// The bytes of <group>.csv: CR LF line ends, header first. Source: spec/perf.md 3.2.
[[nodiscard]] QByteArray metricCsv(const core::PerfSummary &summary);

// The bytes of <group>.json: indent 4, no line end after the last brace. Source: spec/perf.md 3.3.
[[nodiscard]] QByteArray commonJson(const core::PerfSummary &summary);

// The same cells as texts, as reading the two files back gives them: what console and window show.
[[nodiscard]] core::ResultTables resultTables(const core::PerfSummary &summary);

} // namespace aisb::report
