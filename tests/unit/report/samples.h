// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment.h"
#include "core/metrics/perfmetrics.h"

namespace aisb::report {

// The three successes and the failure of spec/perf.md 15.
[[nodiscard]] core::PerfData workedExample();

// A closed loop of that many streaming requests on that many slots, times drawn from a fixed seed;
// every failEvery-th request fails (0 = none).
[[nodiscard]] core::PerfData syntheticRun(qint64 requests, int slots, int failEvery = 0);

// The tables of data under a name, as a run hands them over.
[[nodiscard]] core::GroupResult groupOf(core::PerfData data);

[[nodiscard]] QByteArray testFile(const QString &name);

} // namespace aisb::report
