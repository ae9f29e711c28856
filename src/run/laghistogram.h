// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>

namespace aisb::run {

// How often a delay was how long, over any length of time in 3 kB: a percentile of it is at most
// 5 % above the true one. A value type.
class LagHistogram
{
public:
    // Milliseconds; below 1 us they count as 1 us, above five minutes as five minutes.
    void add(double lagMs);
    // Milliseconds, the upper end of the class the percentile falls into; negative without samples.
    [[nodiscard]] double percentile(double percent) const;

private:
    static constexpr std::size_t kClasses = 402;
    std::array<qint64, kClasses> m_counts{};
    qint64 m_total = 0;
};

} // namespace aisb::run
