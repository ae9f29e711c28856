// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/math/verify/canonical.h"

#include <QMap>
#include <QSet>

#include <boost/multiprecision/cpp_bin_float.hpp>

#include <optional>

namespace aisb::eval::verify {

// Numbers of 80 digits: for what has no exact form.
using Real = boost::multiprecision::number<boost::multiprecision::cpp_bin_float<80>,
    boost::multiprecision::et_off>;
using Point = QMap<QString, Real>; // values of symbols

// Compares two values at several points with real values of the symbols, in complex numbers.
// Unknown when too few points give a value or the budget is spent. Equal to 40 digits at all points
// counts as Same.
[[nodiscard]] Answer compareValues(const Node &a, const Node &b, Budget &budget);

// The real value at a point, infinite ones included; absent where there is none.
[[nodiscard]] std::optional<Real> realValue(const Node &value, const Point &point, Budget &budget);

// -1, 0 or 1 as a is below, equal to or above b.
[[nodiscard]] int compareReals(const Real &a, const Real &b);

// The names without a value of their own.
[[nodiscard]] QSet<QString> symbolsOf(const Node &value);

} // namespace aisb::eval::verify
