// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <random>
#include <span>

namespace aisb::eval {

// Draws with replacement as numpy's legacy generator makes them: choice(arange(n), size=n) after
// seed(0). The draws of successive calls continue one stream.
class Bootstrap
{
public:
    // The median of the mean over 1,000 resamples of the values; at least one and fewer than 2^32
    // values. Source: spec/accuracy.md 10.1.
    [[nodiscard]] double medianOfMeans(std::span<const double> values);

private:
    std::mt19937 m_generator{0};
};

} // namespace aisb::eval
