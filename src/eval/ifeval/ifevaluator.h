// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/evaluator.h"

namespace aisb::eval {

// Whether each instruction of a prompt is followed: by the response itself (strict), or by it
// without its first or last line or its stars (loose). The reference is a line of the data set: an
// object with "instruction_id_list" and "kwargs", a list of argument objects. No arguments.
// Source: spec/accuracy.md 10 and 12.23.
[[nodiscard]] core::Result<std::shared_ptr<const Evaluator>> makeIFEvaluator(
    const core::Json &config, const EvalOptions &options);

} // namespace aisb::eval
