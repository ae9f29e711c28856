// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace aisb::core {

// Chance that a standard normal variable is larger than z.
[[nodiscard]] double normalTail(double z);

// The z with normalTail(z) == (1 - confidence) / 2: 1.96 for 0.95. confidence in (0, 1).
[[nodiscard]] double normalReach(double confidence);

} // namespace aisb::core
