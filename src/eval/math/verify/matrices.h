// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/math/verify/expression.h"

#include <optional>

namespace aisb::eval::verify {

struct Cells
{
    std::vector<Node> cells; // row by row
    int columns = 0;
};

// The cells of a matrix, or of sums and products with matrices; absent for anything else, for sizes
// that do not fit, and beyond 1000 cells.
[[nodiscard]] std::optional<Cells> matrixOf(const Node &value);

} // namespace aisb::eval::verify
