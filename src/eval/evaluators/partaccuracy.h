// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/evaluator.h"

namespace aisb::eval {

// AccContaminationEvaluator: the accuracy of the clean rows, of those whose input and of those
// whose input and label the model may have seen, by the row's is_clean. A part without rows has no
// metric.
[[nodiscard]] core::Result<std::shared_ptr<const Evaluator>> makeContaminationAccuracy(
    const core::Json &config, const EvalOptions &options);

// LongBenchv2Evaluator: the accuracy of all rows, then by the row's difficulty and length.
[[nodiscard]] core::Result<std::shared_ptr<const Evaluator>> makeLongBenchV2(
    const core::Json &config, const EvalOptions &options);

} // namespace aisb::eval
