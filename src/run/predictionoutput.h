// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runplan.h"
#include "run/taskoutput.h"
#include "store/predictions.h"

namespace aisb::run {

// Predictions of an accuracy run, one file a data set. What the folder has already is not sent
// again; what failed is. Source: spec/accuracy.md 3.
[[nodiscard]] std::shared_ptr<const TaskOutput> makePredictionOutput(
    const TaskPlan &task, const store::AccuracyPaths &paths);

} // namespace aisb::run
