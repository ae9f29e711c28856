// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/math/verify/expression.h"

namespace aisb::eval::verify {

// Whether two answers mean the same. Not symmetric where the reference is not: a set as prediction
// equals a pair in any order, a relation as prediction equals the interval it describes, but not
// the other way round. Takes at most about two seconds however large the answers are: what would
// take longer counts as different. Thread-safe. Source: spec/accuracy.md 10.5.
[[nodiscard]] bool isSameAnswer(const Node &prediction, const Node &reference);

// Whether two ends in brackets are an interval: not when the first is known not to be below the
// second.
[[nodiscard]] bool isInterval(const Node &brackets);

} // namespace aisb::eval::verify
