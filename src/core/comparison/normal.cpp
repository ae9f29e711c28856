// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/comparison/normal.h"

#include <cmath>
#include <numbers>

namespace aisb::core {

double normalTail(double z)
{
    return std::erfc(z / std::numbers::sqrt2) / 2;
}

double normalReach(double confidence)
{
    constexpr int kHalvings = 200; // far below the last digit
    const double tail = (1 - confidence) / 2;
    double low = 0;
    double high = 40;
    for (int i = 0; i < kHalvings; ++i) {
        const double middle = (low + high) / 2;
        (normalTail(middle) > tail ? low : high) = middle;
    }
    return (low + high) / 2;
}

} // namespace aisb::core
