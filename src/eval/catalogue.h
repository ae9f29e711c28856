// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/evaluator.h"
#include "eval/postprocessor.h"

#include <QLatin1String>

#include <span>

namespace aisb::eval {

// One evaluator class. module is the component of the dotted name before it that tells two classes
// of one name apart ("math_evaluator"); empty when the name is unique. A dotted name whose module
// is none of theirs ("aime2024.MATHEvaluator" imports it from elsewhere) means the first of them.
struct EvaluatorEntry
{
    QLatin1String name;
    QLatin1String module;
    core::Result<std::shared_ptr<const Evaluator>> (*make)(
        const core::Json &config, const EvalOptions &options);
};

// One post-processor. alias is the registered name, empty when there is none.
struct PostProcessorEntry
{
    QLatin1String name;
    QLatin1String alias;
    core::Result<PostProcessor> (*make)(const core::Json &config);
};

// The rows each folder contributes; makeEvaluator() and makePostProcessor() search them all.
[[nodiscard]] std::span<const EvaluatorEntry> basicEvaluators(); // evaluators/
[[nodiscard]] std::span<const EvaluatorEntry> mathEvaluators(); // math/
[[nodiscard]] std::span<const EvaluatorEntry>
longTextEvaluators(); // longtext/: ROUGE, LongBench, L-Eval
[[nodiscard]] std::span<const EvaluatorEntry> instructionEvaluators(); // ifeval/
[[nodiscard]] std::span<const PostProcessorEntry> basicPostProcessors(); // postprocessors/
[[nodiscard]] std::span<const PostProcessorEntry> mathPostProcessors(); // math/
[[nodiscard]] std::span<const PostProcessorEntry> longTextPostProcessors(); // longtext/

} // namespace aisb::eval
