// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/statistic.h"
#include "core/scorespread.h"

#include <QtGlobal>

#include <random>
#include <span>
#include <vector>

namespace aisb::core {

// Random numbers that are the same on every machine for the same seed.
class Draws
{
public:
    explicit Draws(quint64 seed)
        : m_engine(seed)
    {
    }

    [[nodiscard]] double uniform(); // (0, 1)
    [[nodiscard]] double normal();
    [[nodiscard]] double gamma(double shape); // shape >= 1
    [[nodiscard]] std::size_t index(std::size_t size); // 0 to size - 1

private:
    std::mt19937_64 m_engine;
};

// A sample whose statistics can be drawn as if it had been measured again: the bootstrap of Efron
// (1979). Holds the values sorted once for any number of statistics. Immutable.
class Resampling
{
public:
    Resampling() = default;
    // Independent values.
    explicit Resampling(std::vector<double> values);
    // clusterSizes: how many of the values in a row belong together and depend on each other (the
    // gaps of one request); whole clusters are drawn. Sizes sum up to the number of values.
    Resampling(std::vector<double> values, std::span<const qint32> clusterSizes);

    [[nodiscard]] const std::vector<double> &ascending() const { return m_ascending; }
    // Of independent units: clusters, else values.
    [[nodiscard]] qint64 units() const { return m_units; }
    [[nodiscard]] double value(const Statistic &statistic) const;

    // The statistic of count samples drawn with replacement. Percentiles of independent values cost
    // no more for a large sample than for a small one: the place of an order statistic is drawn
    // from its Beta distribution, which is what resampling gives. Means of more than kMostDrawn
    // units, and percentiles of clusters (Woodruff 1952), are drawn from the normal distribution
    // with the sample's standard error. Min and Max are the value itself: the bootstrap says
    // nothing of them. Empty without values.
    [[nodiscard]] std::vector<double> draw(
        const Statistic &statistic, int count, quint64 seed) const;

    static constexpr std::size_t kMostDrawn = 4096;

private:
    struct Cluster
    {
        double sum = 0;
        double size = 0;
    };

    [[nodiscard]] double averageError() const;
    [[nodiscard]] double drawnAverage(Draws &draws) const;
    [[nodiscard]] double drawnPercentile(double percentile, Draws &draws) const;
    [[nodiscard]] double shareError(double percentile) const;

    std::vector<double> m_ascending;
    std::vector<double> m_values; // in the order given; kept for clusters only
    std::vector<Cluster> m_clusters; // empty: every value is one of its own
    double m_average = 0;
    qint64 m_units = 0;
};

// Where the difference of two resampled statistics lies.
struct DifferenceIntervals
{
    Interval difference; // second - first
    std::optional<Interval> percent; // of first; absent where a draw of first is not positive
};
// Draws of both sides, equally many and not empty; confidence in (0, 1).
[[nodiscard]] DifferenceIntervals differenceIntervals(
    std::span<const double> first, std::span<const double> second, double confidence);

// Units a statistic needs before its interval means anything: ten beyond a percentile on its
// shorter side (P99: 1,000), five beyond P99 (P99.9: 5,000), 20 at least. Source:
// design/desktop.md 4.6.
[[nodiscard]] qint64 neededSamples(const Statistic &statistic);

} // namespace aisb::core
