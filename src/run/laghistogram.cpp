// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/laghistogram.h"

#include <algorithm>
#include <cmath>

namespace aisb::run {

namespace {

constexpr double kSmallestMs = 1e-3;
constexpr double kGrowth = 1.05; // from one class to the next

} // namespace

void LagHistogram::add(double lagMs)
{
    const double place = std::log(std::max(lagMs, kSmallestMs) / kSmallestMs) / std::log(kGrowth);
    ++m_counts[std::min(static_cast<std::size_t>(std::ceil(place)), kClasses - 1)];
    ++m_total;
}

double LagHistogram::percentile(double percent) const
{
    if (m_total == 0)
        return -1;
    const auto wanted = static_cast<double>(m_total) * percent / 100;
    qint64 seen = 0;
    std::size_t place = 0;
    for (; place + 1 < kClasses; ++place) {
        seen += m_counts[place];
        if (static_cast<double>(seen) >= wanted)
            break;
    }
    return kSmallestMs * std::pow(kGrowth, static_cast<double>(place));
}

} // namespace aisb::run
