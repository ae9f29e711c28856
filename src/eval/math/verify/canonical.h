// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/math/verify/budget.h"
#include "eval/math/verify/expression.h"

#include <optional>

namespace aisb::eval::verify {

enum class Answer
{
    Same,
    Different,
    Unknown
};

// Compares two values as quotients of polynomials with rational coefficients in symbols, roots,
// powers and function values. Same is always right; Different is said only where nothing but
// symbols and roots of primes occurs, between which there are no hidden relations. Unknown too when
// a form would become too large or the budget is spent.
[[nodiscard]] Answer compareForms(const Node &a, const Node &b, Budget &budget);

// The exact value of an expression that is a rational number; absent for others.
[[nodiscard]] std::optional<Rational> rationalValue(const Node &value, Budget &budget);

} // namespace aisb::eval::verify
