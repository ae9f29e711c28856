// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/comparison/resampling.h"

#include <algorithm>
#include <cmath>

namespace aisb::core {

double Draws::uniform()
{
    constexpr int kMantissa = 53;
    return (static_cast<double>(m_engine() >> (64 - kMantissa)) + 0.5) * 0x1p-53;
}

double Draws::normal()
{
    // The polar method of Marsaglia; the second number of each pair is left, for the sake of state.
    for (;;) {
        const double x = 2 * uniform() - 1;
        const double y = 2 * uniform() - 1;
        const double radius = x * x + y * y;
        if (radius < 1 && radius > 0)
            return x * std::sqrt(-2 * std::log(radius) / radius);
    }
}

double Draws::gamma(double shape)
{
    // Marsaglia and Tsang 2000.
    const double d = shape - 1.0 / 3;
    const double c = 1 / std::sqrt(9 * d);
    for (;;) {
        const double x = normal();
        const double base = 1 + c * x;
        if (base <= 0)
            continue;
        const double v = base * base * base;
        if (std::log(uniform()) < x * x / 2 + d - d * v + d * std::log(v))
            return d * v;
    }
}

std::size_t Draws::index(std::size_t size)
{
    const auto at = static_cast<std::size_t>(uniform() * static_cast<double>(size));
    return std::min(at, size - 1);
}

Resampling::Resampling(std::vector<double> values)
    : m_ascending(std::move(values))
    , m_average(averageOf(m_ascending))
    , m_units(static_cast<qint64>(m_ascending.size()))
{
    std::ranges::sort(m_ascending);
}

Resampling::Resampling(std::vector<double> values, std::span<const qint32> clusterSizes)
    : m_ascending(values)
    , m_values(std::move(values))
    , m_average(averageOf(m_values))
{
    std::ranges::sort(m_ascending);
    std::size_t begin = 0;
    for (const qint32 size : clusterSizes) {
        if (size <= 0)
            continue;
        const auto members = std::span(m_values).subspan(begin, static_cast<std::size_t>(size));
        m_clusters.push_back({sumOf(members), static_cast<double>(size)});
        begin += static_cast<std::size_t>(size);
    }
    m_units = static_cast<qint64>(m_clusters.size());
}

double Resampling::value(const Statistic &statistic) const
{
    if (m_ascending.empty())
        return 0;
    switch (statistic.kind) {
    case Statistic::Kind::Average:
        return m_average;
    case Statistic::Kind::Min:
        return m_ascending.front();
    case Statistic::Kind::Max:
        return m_ascending.back();
    case Statistic::Kind::Percentile:
        break;
    }
    return percentileOf(m_ascending, statistic.percentile);
}

// Standard error of the average; that of a ratio where clusters have several sizes.
double Resampling::averageError() const
{
    double squares = 0;
    if (m_clusters.empty())
        for (const double value : m_ascending)
            squares += (value - m_average) * (value - m_average);
    for (const Cluster &cluster : m_clusters)
        squares += std::pow(cluster.sum - m_average * cluster.size, 2);
    const auto units = static_cast<double>(m_units);
    const auto values = static_cast<double>(m_ascending.size());
    return units > 1 ? std::sqrt(squares * units / (units - 1)) / values : 0;
}

double Resampling::drawnAverage(Draws &draws) const
{
    const auto units = static_cast<std::size_t>(m_units);
    Cluster total;
    for (std::size_t i = 0; i < units; ++i) {
        const std::size_t at = draws.index(units);
        total.sum += m_clusters.empty() ? m_ascending[at] : m_clusters[at].sum;
        total.size += m_clusters.empty() ? 1 : m_clusters[at].size;
    }
    return total.sum / total.size;
}

double Resampling::drawnPercentile(double percentile, Draws &draws) const
{
    const std::size_t n = m_ascending.size();
    const double h = static_cast<double>(n - 1) * (percentile / 100);
    const double lower = std::floor(h);
    // The (lower + 1)th smallest of n uniform numbers, as a share: Beta(lower + 1, n - lower).
    const double below = draws.gamma(lower + 1);
    const double above = draws.gamma(static_cast<double>(n) - lower);
    const double place = below / (below + above);
    const auto valueAt = [&](double share) {
        const auto at = static_cast<std::size_t>(share * static_cast<double>(n));
        return m_ascending[std::min(at, n - 1)];
    };
    const double remaining = static_cast<double>(n) - 1 - lower;
    const double t = h - lower;
    if (remaining < 1 || t == 0)
        return valueAt(place);
    // The next one is the smallest of the remaining numbers, which lie above it.
    const double next = place + (1 - place) * (1 - std::pow(draws.uniform(), 1 / remaining));
    return valueAt(place) + t * (valueAt(next) - valueAt(place));
}

// Standard error of the share of values at most the percentile, with whole clusters as units.
double Resampling::shareError(double percentile) const
{
    const double limit = percentileOf(m_ascending, percentile);
    const double share = percentile / 100;
    double squares = 0;
    auto value = m_values.begin();
    for (const Cluster &cluster : m_clusters) {
        const auto end = value + static_cast<std::ptrdiff_t>(cluster.size);
        const auto below = static_cast<double>(
            std::count_if(value, end, [limit](double v) { return v <= limit; }));
        squares += std::pow(below - share * cluster.size, 2);
        value = end;
    }
    const auto units = static_cast<double>(m_units);
    return units > 1
        ? std::sqrt(squares * units / (units - 1)) / static_cast<double>(m_values.size())
        : 0;
}

std::vector<double> Resampling::draw(const Statistic &statistic, int count, quint64 seed) const
{
    std::vector<double> drawn;
    if (m_ascending.empty())
        return drawn;
    const bool isAverage = statistic.kind == Statistic::Kind::Average;
    const bool isPercentile = statistic.kind == Statistic::Kind::Percentile;
    const bool isNormal = isAverage && static_cast<std::size_t>(m_units) > kMostDrawn;
    const double error = isNormal             ? averageError()
        : isPercentile && !m_clusters.empty() ? shareError(statistic.percentile)
                                              : 0;
    Draws draws(seed);
    drawn.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        if (isAverage)
            drawn.push_back(isNormal ? m_average + error * draws.normal() : drawnAverage(draws));
        else if (isPercentile && m_clusters.empty())
            drawn.push_back(drawnPercentile(statistic.percentile, draws));
        else if (isPercentile)
            drawn.push_back(percentileOf(m_ascending,
                std::clamp(statistic.percentile + 100 * error * draws.normal(), 0.0, 100.0)));
        else
            drawn.push_back(value(statistic));
    }
    return drawn;
}

DifferenceIntervals differenceIntervals(
    std::span<const double> first, std::span<const double> second, double confidence)
{
    std::vector<double> differences;
    std::vector<double> percents;
    for (std::size_t i = 0; i < first.size(); ++i) {
        differences.push_back(second[i] - first[i]);
        if (first[i] > 0)
            percents.push_back(100 * (second[i] - first[i]) / first[i]);
    }
    const double tail = 50 * (1 - confidence);
    const auto between = [tail](std::vector<double> &values) {
        std::ranges::sort(values);
        return Interval{percentileOf(values, tail), percentileOf(values, 100 - tail)};
    };
    DifferenceIntervals intervals{between(differences), {}};
    if (percents.size() == differences.size())
        intervals.percent = between(percents);
    return intervals;
}

qint64 neededSamples(const Statistic &statistic)
{
    constexpr double kLeast = 20;
    if (statistic.kind != Statistic::Kind::Percentile)
        return static_cast<qint64>(kLeast);
    const double tail = std::min(statistic.percentile, 100 - statistic.percentile);
    const double beyond = tail < 1 ? 5 : 10;
    constexpr double kMost = 1e9; // P0 and P100 have nothing beyond
    const double needed = tail > 0 ? std::round(100 * beyond / tail) : kMost;
    return static_cast<qint64>(std::clamp(needed, kLeast, kMost));
}

} // namespace aisb::core
