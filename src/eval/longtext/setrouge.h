// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/evaluator.h"

#include <QStringView>

#include <optional>

namespace aisb::eval {

// ROUGE over sets instead of multisets, as the Python packages "rouge" and "rouge_chinese" define
// it. Texts are words separated by blanks. F-measures from 0 to 1. Source: spec/accuracy.md 10.2.

// rouge-l of "rouge": sentences end at ".", the longest common subsequences of all pairs of them
// are united. Absent where the package raises an error: an empty text, and for
// options.isReference a pair of sentences its recursion cannot follow.
[[nodiscard]] std::optional<double> sentenceRougeL(
    QStringView prediction, QStringView reference, const EvalOptions &options);

struct SetRougeScores
{
    double rouge1 = 0;
    double rouge2 = 0;
    double rougeL = 0;
};

// The scores of "rouge_chinese" for texts without marks that end sentences. A text without words
// scores 0.
[[nodiscard]] SetRougeScores setRougeScores(QStringView prediction, QStringView reference);

} // namespace aisb::eval
