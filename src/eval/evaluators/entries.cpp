// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/catalogue.h"
#include "eval/evaluators/bleu.h"
#include "eval/evaluators/correlation.h"
#include "eval/evaluators/optionsimilarity.h"
#include "eval/evaluators/partaccuracy.h"
#include "eval/evaluators/rules.h"

#include <array>

namespace aisb::eval {

using namespace Qt::StringLiterals;

namespace {

constexpr Rule kAcc{"accuracy"_L1, PercentOrder::ShareFirst, false, judgeText};
constexpr Rule kAccWithDetails{"accuracy"_L1, PercentOrder::ShareFirst, true, judgeWithPrompt};
constexpr Rule kEditDistance{"accuracy"_L1, PercentOrder::ShareFirst, false, judgeNearest};
constexpr Rule kGsm8k{"accuracy"_L1, PercentOrder::HundredFirst, true, judgeGsm8k};
constexpr Rule kGpqa{"accuracy"_L1, PercentOrder::HundredFirst, true, judgeEquality};
constexpr Rule kMultipleChoice{"score"_L1, PercentOrder::ShareFirst, true, judgeEquality};
constexpr Rule kBbh{"score"_L1, PercentOrder::ShareFirst, true, judgeBbh};
constexpr Rule kDrop{"accuracy"_L1, PercentOrder::HundredFirst, true, judgeDrop};
constexpr Rule kTriviaQa{"score"_L1, PercentOrder::ShareFirst, true, judgeTriviaQa};
constexpr Rule kLambada{"accuracy"_L1, PercentOrder::HundredFirst, false, judgeLambada};
constexpr Rule kMmluPro{"accuracy"_L1, PercentOrder::HundredFirst, true, judgeMmluPro};
constexpr Rule kMgsm{"accuracy"_L1, PercentOrder::ShareFirst, true, judgeMgsm};

constexpr std::array kEntries = {
    EvaluatorEntry{"AccEvaluator"_L1, {}, makeRuleEvaluator<kAcc>},
    EvaluatorEntry{"AccwithDetailsEvaluator"_L1, {}, makeRuleEvaluator<kAccWithDetails>},
    EvaluatorEntry{"AccContaminationEvaluator"_L1, {}, makeContaminationAccuracy},
    EvaluatorEntry{"EDAccEvaluator"_L1, {}, makeRuleEvaluator<kEditDistance>},
    EvaluatorEntry{"MccEvaluator"_L1, {}, makeCorrelation},
    EvaluatorEntry{"SquadEvaluator"_L1, {}, makeTokenF1},
    EvaluatorEntry{"BleuEvaluator"_L1, {}, makeBleu},
    EvaluatorEntry{"Gsm8kEvaluator"_L1, {}, makeRuleEvaluator<kGsm8k>},
    EvaluatorEntry{"GPQAEvaluator"_L1, {}, makeRuleEvaluator<kGpqa>},
    EvaluatorEntry{"BBHEvaluator"_L1, {}, makeRuleEvaluator<kBbh>},
    EvaluatorEntry{"BBHEvaluator_mcq"_L1, {}, makeRuleEvaluator<kMultipleChoice>},
    EvaluatorEntry{"AGIEvalEvaluator_mcq"_L1, {}, makeRuleEvaluator<kMultipleChoice>},
    EvaluatorEntry{"DropOpenAIEvaluator"_L1, {}, makeRuleEvaluator<kDrop>},
    EvaluatorEntry{"TriviaQAEvaluator"_L1, {}, makeRuleEvaluator<kTriviaQa>},
    EvaluatorEntry{"LambadaEvaluator"_L1, {}, makeRuleEvaluator<kLambada>},
    EvaluatorEntry{"MMLUProBaseEvaluator"_L1, {}, makeRuleEvaluator<kMmluPro>},
    EvaluatorEntry{"MGSM_Evaluator"_L1, {}, makeRuleEvaluator<kMgsm>},
    EvaluatorEntry{"OptionSimAccEvaluator"_L1, {}, OptionSimilarity::make},
    EvaluatorEntry{"LongBenchv2Evaluator"_L1, {}, makeLongBenchV2},
};

} // namespace

std::span<const EvaluatorEntry> basicEvaluators()
{
    return kEntries;
}

} // namespace aisb::eval
