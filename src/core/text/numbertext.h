// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace aisb::core {

// Numbers as the result files write them, always in the C locale. Source: spec/perf.md 6.3 and 6.4.

// The decimal with four fraction digits nearest to the exact binary value, ties to even. Not
// finite: unchanged.
[[nodiscard]] double round4(double value);
// Multiply by 10^4, round to the nearest integer with ties to even, divide by 10^4: the rule of the
// common metrics.
[[nodiscard]] double round4Scaled(double value);
// Three decimals by the rule of round4 (rate charts).
[[nodiscard]] double round3(double value);

// Shortest digits that read back as the same value; positional for exponents -4 to 15 with at least
// one fraction digit
// ("410.0"), else "1e+16". NaN is "nan", infinity "inf" or "-inf".
[[nodiscard]] QByteArray floatText(double value);

} // namespace aisb::core
