// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/evaluator.h"

namespace aisb::eval {

// BleuEvaluator: corpus BLEU of up to four words, tokens of mteval-v13a, exponential smoothing
// (Papineni et al. 2002; Post 2018, arXiv:1804.08771). Result: score, counts, totals, precisions,
// bp, sys_len, ref_len. A reference is a text or a list of texts.
[[nodiscard]] core::Result<std::shared_ptr<const Evaluator>> makeBleu(
    const core::Json &config, const EvalOptions &options);

// The tokens of a line by the rules of mteval-v13a.
[[nodiscard]] QStringList tokens13a(const QString &line);

} // namespace aisb::eval
