// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/math/mathrules.h"

#include "core/text/pythontext.h"
#include "eval/evaluators/rules.h"
#include "eval/math/equivalence.h"
#include "eval/math/finalanswer.h"
#include "eval/math/verify/mathverify.h"

namespace aisb::eval {

using core::Json;

namespace {

core::Result<Judgement> usual(const Json &prediction, const Json &answer, bool isRight)
{
    return Judgement{isRight, usualDetail(prediction, answer, isRight)};
}

} // namespace

core::Result<Judgement> judgeMathV1(const Sample &sample, const EvalOptions &)
{
    return usual(sample.prediction, sample.reference,
        isSameMath(sample.prediction, sample.reference, MathVersion::V1));
}

core::Result<Judgement> judgeMathV2(const Sample &sample, const EvalOptions &)
{
    return usual(sample.prediction, sample.reference,
        isSameMath(sample.prediction, sample.reference, MathVersion::V2));
}

core::Result<Judgement> judgeVerified(const Sample &sample, const EvalOptions &options)
{
    const auto fallback = options.isReference ? verify::Fallback::Texts : verify::Fallback::Rules;
    const verify::Verification verdict =
        verify::verified(answerText(sample.prediction), answerText(sample.reference), fallback);
    if (!verdict.hasAnswer && options.isReference)
        return Judgement{};
    return usual(Json(verdict.prediction), Json(verdict.answer), verdict.isRight);
}

core::Result<Judgement> judgeDapo(const Sample &sample, const EvalOptions &)
{
    const Json answer = normalizedDapoAnswer(answerText(sample.reference));
    return usual(sample.prediction, answer, core::pythonEquals(sample.prediction, answer));
}

core::Result<Judgement> judgeCloze(const Sample &sample, const EvalOptions &)
{
    const Json answer = clozeAnswer(answerText(sample.prediction));
    return usual(answer, sample.reference, isSameCloze(answer, sample.reference));
}

} // namespace aisb::eval
