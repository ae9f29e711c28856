// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/arguments.h"
#include "eval/catalogue.h"
#include "eval/evaluators/rules.h"
#include "eval/math/answers.h"
#include "eval/math/mathrules.h"
#include "eval/postprocessors/textstep.h"

#include <array>

namespace aisb::eval {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

constexpr Rule kMathV1{"accuracy"_L1, PercentOrder::HundredFirst, true, judgeMathV1};
constexpr Rule kMathV2{"accuracy"_L1, PercentOrder::HundredFirst, true, judgeMathV2};
constexpr Rule kVerified{"accuracy"_L1, PercentOrder::HundredFirst, true, judgeVerified};
constexpr Rule kDapo{"accuracy"_L1, PercentOrder::HundredFirst, true, judgeDapo};
constexpr Rule kDapoBox{"accuracy"_L1, PercentOrder::HundredFirst, true, judgeEquality};
constexpr Rule kCloze{"score"_L1, PercentOrder::ShareFirst, true, judgeCloze};

// {"version": "v1" or "v2"}, v1 when absent.
core::Result<std::shared_ptr<const Evaluator>> makeMath(
    const Json &config, const EvalOptions &options)
{
    if (const auto known = checkArguments(config, {"version"_L1}); !known)
        return core::fail(known.error());
    const auto version = textArgument(config, "version"_L1, u"v1"_s);
    if (!version)
        return core::fail(version.error());
    if (*version != u"v1" && *version != u"v2")
        return core::fail(core::ErrorCode::DsetCfg001,
            u"MATHEvaluator: version: \"%1\": expected v1 or v2"_s.arg(version->left(100)));
    return std::make_shared<const RuleEvaluator>(*version == u"v1" ? kMathV1 : kMathV2, options);
}

constexpr std::array kEvaluators = {
    EvaluatorEntry{"MATHEvaluator"_L1, "math"_L1, makeMath},
    EvaluatorEntry{"MATHEvaluator"_L1, "math_evaluator"_L1, makeRuleEvaluator<kVerified>},
    EvaluatorEntry{"DAPOMathEvaluator"_L1, {}, makeRuleEvaluator<kDapo>},
    EvaluatorEntry{"DAPOMathEvaluatorV2"_L1, {}, makeRuleEvaluator<kDapoBox>},
    EvaluatorEntry{"AGIEvalEvaluator"_L1, {}, makeRuleEvaluator<kCloze>},
};

// The maker of a function of the text alone.
template <auto function>
core::Result<PostProcessor> plain(const Json &config)
{
    if (const auto known = checkArguments(config, {}); !known)
        return core::fail(known.error());
    return onText([](const QString &text) { return function(text); });
}

constexpr std::array kPostProcessors = {
    PostProcessorEntry{"math_postprocess_v2"_L1, {}, plain<boxedOrFinalAnswer>},
    PostProcessorEntry{"math_postprocess"_L1, {}, plain<finalAnswerSentence>},
    PostProcessorEntry{"math_judement_preprocess"_L1, {}, plain<judgementLine>},
    PostProcessorEntry{"dapo_math_postprocess"_L1, {}, plain<dapoAnswer>},
    PostProcessorEntry{"dapo_math_postprocess_v2"_L1, {}, plain<dapoBox>},
};

} // namespace

std::span<const EvaluatorEntry> mathEvaluators()
{
    return kEvaluators;
}

std::span<const PostProcessorEntry> mathPostProcessors()
{
    return kPostProcessors;
}

} // namespace aisb::eval
