// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/evaluator.h"

namespace aisb::eval {

// MccEvaluator: Matthews' correlation of predicted and true labels, times 100; any number of
// classes, 0 where it is undefined. Labels are compared by their text.
[[nodiscard]] core::Result<std::shared_ptr<const Evaluator>> makeCorrelation(
    const core::Json &config, const EvalOptions &options);

// SquadEvaluator: the mean token F1 of the predictions' first lines, times 100, key "f1". The
// reference fails here; this is what it means to do.
[[nodiscard]] core::Result<std::shared_ptr<const Evaluator>> makeTokenF1(
    const core::Json &config, const EvalOptions &options);

} // namespace aisb::eval
