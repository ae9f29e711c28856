// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/evaluators/ruleevaluator.h"

namespace aisb::eval {

// How single evaluators judge an answer. Source: spec/accuracy.md 10, 12.19, 12.20.

[[nodiscard]] core::Result<Judgement> judgeText(const Sample &sample, const EvalOptions &options);
[[nodiscard]] core::Result<Judgement> judgeEquality(
    const Sample &sample, const EvalOptions &options); // with the usual detail
[[nodiscard]] core::Result<Judgement> judgeWithPrompt(
    const Sample &sample, const EvalOptions &options); // AccwithDetailsEvaluator
[[nodiscard]] core::Result<Judgement> judgeNearest(
    const Sample &sample, const EvalOptions &options); // EDAccEvaluator
[[nodiscard]] core::Result<Judgement> judgeGsm8k(const Sample &sample, const EvalOptions &options);
[[nodiscard]] core::Result<Judgement> judgeBbh(const Sample &sample, const EvalOptions &options);
[[nodiscard]] core::Result<Judgement> judgeDrop(const Sample &sample, const EvalOptions &options);
[[nodiscard]] core::Result<Judgement> judgeTriviaQa(
    const Sample &sample, const EvalOptions &options);
[[nodiscard]] core::Result<Judgement> judgeLambada(
    const Sample &sample, const EvalOptions &options);
[[nodiscard]] core::Result<Judgement> judgeMmluPro(
    const Sample &sample, const EvalOptions &options);
[[nodiscard]] core::Result<Judgement> judgeMgsm(const Sample &sample, const EvalOptions &options);

// Whether one of two answers contains the other once both are normalised; an empty one matches only
// an empty one.
[[nodiscard]] bool isFuzzyMatch(QStringView a, QStringView b);

// An answer as text: null is empty, what is no text its str().
[[nodiscard]] QString answerText(const core::Json &value);

} // namespace aisb::eval
