// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/math/verify/expression.h"

#include <QStringView>

namespace aisb::eval::verify {

// Whether operators without braces ("\frac12", "\sqrt2") are understood or refused.
enum class Operators
{
    Repaired,
    Strict
};

enum class Failure
{
    None,
    Malformed, // broken: "5.", "3 +", "\frac12" where that is refused
    Unsupported // perhaps right, but not known here
};

struct Parsed
{
    Node tree; // null unless failure is None
    Failure failure = Failure::None;
};

// A formula in LaTeX or plain writing as a tree: numbers, symbols, functions, sets, intervals,
// tuples, matrices, relations, text. Units behind a value are dropped, "a \pm b" is a set of two.
// Bounded: kMaxFormula characters, nesting of kMaxDepth and a tree of kMaxTreeDepth, work linear in
// the length.
[[nodiscard]] Parsed parseFormula(QStringView formula, Operators operators);

constexpr int kMaxTreeDepth = 200;
constexpr int kMaxDepth = 120; // levels of the text; two for a pair of brackets

} // namespace aisb::eval::verify
