// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/math/verify/budget.h"
#include "eval/math/verify/rational.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace aisb::eval::verify {

// A product of powers of generators, numbered by whoever makes them: sorted by number, no exponent
// 0. Exponents are rational, so that roots are powers too.
using Monomial = std::vector<std::pair<int, Rational>>;

// A sum of monomials with rational coefficients, none of them 0. Equal sums are equal values.
using Polynomial = std::map<Monomial, Rational>;

constexpr std::size_t kMaxTerms = 2000;

[[nodiscard]] Polynomial constantPolynomial(const Rational &value);
[[nodiscard]] Monomial multiplied(const Monomial &a, const Monomial &b);
[[nodiscard]] std::optional<Rational> constantOf(const Polynomial &value); // when it is one
[[nodiscard]] Polynomial scaled(const Polynomial &value, const Rational &factor);
void addTerm(Polynomial &sum, const Monomial &monomial, const Rational &coefficient);

// Absent when the result would have too many terms or too long coefficients, or the budget is
// spent.
[[nodiscard]] std::optional<Polynomial> added(
    const Polynomial &a, const Polynomial &b, Budget &budget);

// The positive factor that makes all coefficients integers without a common divisor.
[[nodiscard]] Rational contentOf(const Polynomial &value);

} // namespace aisb::eval::verify
