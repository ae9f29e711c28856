// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/evaluator.h"

namespace aisb::eval {

// English ROUGE: rouge1, rouge2, rougeL, rougeLsum. Source: spec/accuracy.md 10.1.
[[nodiscard]] core::Result<std::shared_ptr<const Evaluator>> makeRougeEvaluator(
    const core::Json &config, const EvalOptions &options);

// Chinese ROUGE over segmented words: rouge1, rouge2, rougeL. Source: spec/accuracy.md 10, 10.2.
// Error DsetDependency002 without the segmenter's dictionary.
[[nodiscard]] core::Result<std::shared_ptr<const Evaluator>> makeJiebaRougeEvaluator(
    const core::Json &config, const EvalOptions &options);

} // namespace aisb::eval
