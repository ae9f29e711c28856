// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/catalogue.h"
#include "eval/longtext/leval.h"
#include "eval/longtext/longbench.h"
#include "eval/longtext/rougeevaluators.h"

#include <array>

namespace aisb::eval {

using namespace Qt::StringLiterals;

std::span<const EvaluatorEntry> longTextEvaluators()
{
    static constexpr std::array kEntries{
        EvaluatorEntry{"RougeEvaluator"_L1, {}, makeRougeEvaluator},
        EvaluatorEntry{"JiebaRougeEvaluator"_L1, {}, makeJiebaRougeEvaluator},
        EvaluatorEntry{"LongBenchF1Evaluator"_L1, {}, makeLongBenchF1},
        EvaluatorEntry{"LongBenchRougeEvaluator"_L1, {}, makeLongBenchRouge},
        EvaluatorEntry{"LongBenchClassificationEvaluator"_L1, {}, makeLongBenchClassification},
        EvaluatorEntry{"LongBenchCountEvaluator"_L1, {}, makeLongBenchCount},
        EvaluatorEntry{"LongBenchRetrievalEvaluator"_L1, {}, makeLongBenchRetrieval},
        EvaluatorEntry{"LongBenchCodeSimEvaluator"_L1, {}, makeLongBenchCodeSim},
        EvaluatorEntry{"LEvalEMEvaluator"_L1, {}, makeLevalEM},
        EvaluatorEntry{"CodeUEvaluator"_L1, {}, makeCodeU},
        EvaluatorEntry{"SciFiEvaluator"_L1, {}, makeSciFi},
    };
    return kEntries;
}

// L-Eval and LongBench use those of postprocessors/ alone.
std::span<const PostProcessorEntry> longTextPostProcessors()
{
    return {};
}

} // namespace aisb::eval
