// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/math/verify/expression.h"

#include <QString>

namespace aisb::eval::verify {

// An expression as people write it in a program, close to what SymPy prints: "x**2 + 2*x",
// "Interval.open(1, 2)", "{1, 2}". For details, not for comparing.
[[nodiscard]] QString textOf(const Node &value);

} // namespace aisb::eval::verify
