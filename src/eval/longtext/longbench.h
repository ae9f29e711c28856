// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/evaluator.h"

namespace aisb::eval {

// The evaluators of LongBench; each gives "score", the sum of the values of all answers over the
// number of rows, times 100. The reference of a row is its list of answers. Argument "language":
// "en" (default) or "zh"; the latter needs the segmenter's dictionary for F1 and ROUGE, else
// DsetDependency002. Source: spec/accuracy.md 12.29.

using MadeEvaluator = core::Result<std::shared_ptr<const Evaluator>>;

[[nodiscard]] MadeEvaluator makeLongBenchF1(const core::Json &config, const EvalOptions &options);
// options.isReference: summaries too long for the reference's recursion score 0.
[[nodiscard]] MadeEvaluator makeLongBenchRouge(
    const core::Json &config, const EvalOptions &options);
// The reference of a row is {"answers": [...], "all_classes": [...]}.
[[nodiscard]] MadeEvaluator makeLongBenchClassification(
    const core::Json &config, const EvalOptions &options);
[[nodiscard]] MadeEvaluator makeLongBenchCount(
    const core::Json &config, const EvalOptions &options);
[[nodiscard]] MadeEvaluator makeLongBenchRetrieval(
    const core::Json &config, const EvalOptions &options);
[[nodiscard]] MadeEvaluator makeLongBenchCodeSim(
    const core::Json &config, const EvalOptions &options);

} // namespace aisb::eval
