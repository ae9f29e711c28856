// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/catalogue.h"
#include "eval/ifeval/ifevaluator.h"

#include <array>

namespace aisb::eval {

using namespace Qt::StringLiterals;

std::span<const EvaluatorEntry> instructionEvaluators()
{
    static constexpr std::array kEntries{
        EvaluatorEntry{"IFEvaluator"_L1, {}, makeIFEvaluator},
    };
    return kEntries;
}

} // namespace aisb::eval
