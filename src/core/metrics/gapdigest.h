// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/statistic.h"
#include "core/perfdata.h"

#include <span>
#include <vector>

namespace aisb::core {

// From here on gaps of a source are not taken into memory for numbers about them.
inline constexpr qint64 kLargePopulation = 1'000'000;

// What one pass over the gaps of many requests leaves of them: enough for their average, for their
// distribution, and to find any of their percentiles by one more pass. Takes memory for the
// distinct values to a part in 8192, not for the gaps. Immutable.
class GapDigest
{
public:
    using Members = std::span<const PerfRequest *const>;

    // members: requests of data in record order; data has a gapSource. Blocking: reads the source.
    GapDigest(const PerfData &data, Members members);

    [[nodiscard]] qint64 count() const { return m_count; }
    // Requests with a gap that is not 0. Source: spec/perf.md 6.1.
    [[nodiscard]] qint64 requestsWithGaps() const { return m_requestsWithGaps; }
    // evaluate() of the gaps in seconds, to the digit. data and members: those it was made of.
    // Blocking: reads the source once more.
    [[nodiscard]] std::vector<double> evaluate(
        std::span<const Statistic> statistics, const PerfData &data, Members members) const;

    // The gaps as a histogram: a value in seconds, within a part in 8192 of those counted as it;
    // ascending.
    [[nodiscard]] std::span<const double> values() const { return m_values; }
    [[nodiscard]] std::span<const qint64> counts() const { return m_counts; }

private:
    [[nodiscard]] std::vector<double> valuesAt(
        std::span<const std::size_t> places, const PerfData &data, Members members) const;

    std::vector<quint32> m_cells; // of values(), see the source
    std::vector<double> m_values;
    std::vector<qint64> m_counts;
    qint64 m_count = 0;
    qint64 m_requestsWithGaps = 0;
    double m_average = 0;
};

// Gaps of all members together.
[[nodiscard]] qint64 gapCountOf(GapDigest::Members members);

} // namespace aisb::core
