// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/evaluators/ruleevaluator.h"

namespace aisb::eval {

// How the evaluators of mathematics judge an answer. Source: spec/accuracy.md 10, 10.4-10.6.

[[nodiscard]] core::Result<Judgement> judgeMathV1(const Sample &sample, const EvalOptions &options);
[[nodiscard]] core::Result<Judgement> judgeMathV2(const Sample &sample, const EvalOptions &options);
// As mathematics (10.5). A row without an answer in its reference is wrong; with isReference
// it has no detail either.
[[nodiscard]] core::Result<Judgement> judgeVerified(
    const Sample &sample, const EvalOptions &options);
[[nodiscard]] core::Result<Judgement> judgeDapo(const Sample &sample, const EvalOptions &options);
[[nodiscard]] core::Result<Judgement> judgeCloze(const Sample &sample, const EvalOptions &options);

} // namespace aisb::eval
