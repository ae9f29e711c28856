// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/perfmetrics.h"

#include <span>
#include <vector>

namespace aisb::core {

// As evaluate(), digit by digit, for values too many to copy or to move: five passes, memory that
// does not grow with their number. values hold no NaN.
[[nodiscard]] std::vector<double> evaluateLarge(
    std::span<const Statistic> statistics, std::span<const double> values);

// What populationOf() gives, without a copy where the values lie in the data one after another
// (ITL of a run): each value times scale.
class PopulationView
{
public:
    PopulationView(std::span<const double> values, double scale)
        : m_values(values)
        , m_scale(scale)
    {
    }
    explicit PopulationView(std::vector<double> values)
        : m_owned(std::move(values))
        , m_values(m_owned)
    {
    }
    // Moving a vector keeps its values where they are.
    PopulationView(PopulationView &&) noexcept = default;
    PopulationView &operator=(PopulationView &&) noexcept = default;
    PopulationView(const PopulationView &) = delete;
    PopulationView &operator=(const PopulationView &) = delete;
    ~PopulationView() = default;

    [[nodiscard]] std::span<const double> values() const { return m_values; }
    [[nodiscard]] double scale() const { return m_scale; }

private:
    std::vector<double> m_owned;
    std::span<const double> m_values;
    double m_scale = 1;
};
// Valid as long as data.
[[nodiscard]] PopulationView populationViewOf(
    const PerfData &data, PerfMetric metric, MetricsProfile profile);

} // namespace aisb::core
