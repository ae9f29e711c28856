// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/runoptions.h"
#include "run/environment.h"
#include "run/openaccuracy.h"

#include <QString>

namespace aisb::gui {

// What can be done again in the folder of an accuracy run. Source: spec/workflow.md 4.6.
enum class Rerun
{
    RetryFailed, // send what has no answer: infer --reuse
    Rescore, // score the answers again, with details: eval --reuse
    RebuildReport // make the summary again: viz --reuse
};

// Why it cannot be done, a sentence for people; empty when it can. Pure.
[[nodiscard]] QString whyNoRerun(
    Rerun what, const run::AccuracyExperiment &experiment, const run::Environment &environment);

// The options that do it. Their CONFIG file is written into folder, named after the experiment:
// models, data sets and summarizer as the newest dump of the experiment has them, keys left out so
// that the environment's is used. Blocking. Errors: TmanCfg001 (no dump, or it cannot be read),
// UtilsFile004 (cannot be written).
[[nodiscard]] core::Result<core::RunOptions> makeRerun(
    Rerun what, const run::AccuracyExperiment &experiment, const QString &folder);

} // namespace aisb::gui
