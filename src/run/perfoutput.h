// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runplan.h"
#include "run/taskoutput.h"
#include "store/layoutpaths.h"

namespace aisb::run {

// Details files and time points of a performance run. Nothing is resumed. Source: spec/perf.md 3.
[[nodiscard]] std::shared_ptr<const TaskOutput> makePerfOutput(
    const TaskPlan &task, const store::LayoutPaths &paths);

} // namespace aisb::run
