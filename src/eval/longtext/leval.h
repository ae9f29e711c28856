// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/evaluator.h"

#include <QString>
#include <QStringView>

namespace aisb::eval {

// The evaluators of L-Eval that are its own; each gives "accuracy", the share of right answers
// times 100. Source: spec/accuracy.md 10, 12.31.

// Right if the reference, cleaned or not, is part of the cleaned prediction.
[[nodiscard]] bool isLevalMatch(const QString &prediction, const QString &reference);
// Right if the output a prediction states is the one the code has.
[[nodiscard]] bool isCodeOutput(const QString &prediction, const QString &reference);
// Right if the prediction, before any "[fact: ...]", says true or false as the reference does.
[[nodiscard]] bool isSameJudgement(const QString &prediction, const QString &reference);

[[nodiscard]] core::Result<std::shared_ptr<const Evaluator>> makeLevalEM(
    const core::Json &config, const EvalOptions &options);
[[nodiscard]] core::Result<std::shared_ptr<const Evaluator>> makeCodeU(
    const core::Json &config, const EvalOptions &options);
[[nodiscard]] core::Result<std::shared_ptr<const Evaluator>> makeSciFi(
    const core::Json &config, const EvalOptions &options);

} // namespace aisb::eval
