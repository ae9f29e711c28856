// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/math/verify/numeric.h"

#include <optional>
#include <vector>

namespace aisb::eval::verify {

// A part of the real line: all numbers between two ends; a point is closed with equal ends.
struct Segment
{
    Real from;
    Real to;
    bool isLeftOpen = false;
    bool isRightOpen = false;
    Node fromNode = {}; // as written
    Node toNode = {};
};

// Separate segments in ascending order, as few as possible.
using Region = std::vector<Segment>;

// The numbers a set consists of; absent for sets of something else, with symbols, or when the
// budget is spent.
[[nodiscard]] std::optional<Region> regionOf(const Node &set, Budget &budget);

// Whether exactly the numbers of the region fulfil a relation (or all relations of a conjunction)
// in one symbol. Tried at the ends, close to them, and at many points between: a relation that
// differs only between all of these counts as fulfilled.
[[nodiscard]] bool isDescribedBy(const Region &region, const Node &relation, Budget &budget);

} // namespace aisb::eval::verify
