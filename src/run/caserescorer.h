// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/evaluator.h"
#include "run/casebrowser.h"

namespace aisb::run {

// Scores single cases of a folder again with the evaluator and post-processors of its
// configuration, for runs that kept no details. References are the "gold" of the records: cases
// whose reference is falsy, and evaluators that need the row of the data set, fail case by case. An
// evaluator without a flag for right or wrong is asked for its metrics over that one case: 0 or 100
// of accuracy, score or exact_match is wrong or right. Errors: DsetCfg001 (the configuration is not
// in the folder or has no evaluator), UtilsMatch001 (unknown classes).
[[nodiscard]] core::Result<Rescorer> makeRescorer(
    const AccuracyPairFiles &files, const eval::EvalOptions &options = {});

} // namespace aisb::run
