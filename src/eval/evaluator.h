// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/text/json.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace aisb::eval {

// What an evaluator sees of one prediction.
struct Sample
{
    core::Json prediction; // after all post-processors: text, null, number or list
    core::Json reference; // the output column after the data set's post-processor
    core::Json row; // the test row, an object
    core::Json originPrompt; // what was sent, as the prediction record has it
};

// What it makes of it.
struct Verdict
{
    std::optional<bool> isCorrect; // the flag of a right answer; absent: this evaluator gives none
    std::vector<double> values; // what metrics() needs; the meaning is the evaluator's
    core::Json
        detail; // object with the keys of the reference's details in their order; null = none
};

// Scores the predictions of one data set: one by one, then all together. Immutable; score() is
// called from several threads at once.
class Evaluator
{
public:
    virtual ~Evaluator() = default;

    // Whether there is a detail for each prediction; decides the shape of the result (4.2, 4.4).
    [[nodiscard]] virtual bool hasDetails() const = 0;
    // Errors (IcleData002, IcleUnk001, DsetData002, DsetMtrc001/003) end the evaluation of the data
    // set: data the evaluator cannot handle, not a wrong answer.
    [[nodiscard]] virtual core::Result<Verdict> score(const Sample &sample) const = 0;
    // The metrics over the verdicts of one replica in row order, as an object in the key order of
    // the reference. Verdicts come without their details. At least one.
    [[nodiscard]] virtual core::Json metrics(std::span<const Verdict> verdicts) const = 0;
};

// Right or wrong of one prediction: the flag, else what the evaluator's accuracy, score or
// exact_match over this verdict alone says when it is 0 or 100. Nothing when it lies between.
[[nodiscard]] std::optional<bool> isRight(const Evaluator &evaluator, const Verdict &verdict);

// How the compatibility switch changes scores (spec/accuracy.md 18, recommendation C).
struct EvalOptions
{
    bool isReference = false; // reproduce the reference's defects
};

// The evaluator of eval_cfg.evaluator {"type": dotted name, arguments...}; found by the last
// component of the name (and, where two share it, the module before it). Errors: UtilsMatch001
// (unknown; names similar ones), DsetCfg001 (arguments). Source: spec/accuracy.md 10.
[[nodiscard]] core::Result<std::shared_ptr<const Evaluator>> makeEvaluator(
    const core::Json &config, const EvalOptions &options = {});

// Names of all evaluators, for messages and forms.
[[nodiscard]] QStringList evaluatorNames();

} // namespace aisb::eval
