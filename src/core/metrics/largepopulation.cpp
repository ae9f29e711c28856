// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/largepopulation.h"

#include "core/metrics/orderstatistics.h"

#include <algorithm>
#include <bit>

namespace aisb::core {

namespace {

// Ascending as the values are.
quint64 keyOf(double value)
{
    const auto bits = std::bit_cast<quint64>(value);
    constexpr quint64 kSign = quint64{1} << 63U;
    return (bits & kSign) != 0 ? ~bits : bits | kSign;
}

double valueOfKey(quint64 key)
{
    constexpr quint64 kSign = quint64{1} << 63U;
    return std::bit_cast<double>((key & kSign) != 0 ? key & ~kSign : ~key);
}

// Finds the values at places of the ascending order by 16 bits of their keys at a time: counts how
// many values lie in each interval a wanted one may lie in, then looks closer.
class PlaceFinder
{
public:
    PlaceFinder(std::span<const double> values, std::span<const std::size_t> places)
        : m_values(values)
    {
        for (const std::size_t place : places)
            m_wanted.push_back({0, place});
        for (unsigned level = 0; level < kLevels; ++level)
            narrow(level);
    }
    // In the order of the places.
    [[nodiscard]] std::vector<double> found() const
    {
        std::vector<double> found;
        for (const Wanted &wanted : m_wanted)
            found.push_back(valueOfKey(wanted.prefix));
        return found;
    }

private:
    static constexpr unsigned kLevels = 4;
    static constexpr unsigned kBits = 16;
    static constexpr std::size_t kIntervals = std::size_t{1} << kBits;

    struct Wanted
    {
        quint64 prefix; // upper bits of its key, as far as they are known
        std::size_t rank; // among the values with that prefix
    };

    void narrow(unsigned level)
    {
        std::vector<quint64> prefixes;
        for (const Wanted &wanted : m_wanted)
            if (prefixes.empty() || prefixes.back() != wanted.prefix)
                prefixes.push_back(wanted.prefix);
        const Counts counts = countsOf(level, prefixes);
        for (Wanted &wanted : m_wanted) {
            const auto at = std::ranges::lower_bound(prefixes, wanted.prefix) - prefixes.begin();
            const std::vector<std::size_t> &mine = counts[static_cast<std::size_t>(at)];
            std::size_t interval = 0;
            while (wanted.rank >= mine[interval])
                wanted.rank -= mine[interval++];
            wanted.prefix = (wanted.prefix << kBits) | interval;
        }
    }

    using Counts = std::vector<std::vector<std::size_t>>; // of each prefix, by interval

    [[nodiscard]] Counts countsOf(unsigned level, std::span<const quint64> prefixes)
    {
        Counts counts(prefixes.size(), std::vector<std::size_t>(kIntervals, 0));
        const unsigned shift = 64 - kBits * (level + 1);
        if (level == 0) {
            countAll(counts.front(), shift);
            return counts;
        }
        // By their first bits most values are out, and few prefixes are left to compare with.
        std::vector<quint32> firstOf(kIntervals, 0);
        for (std::size_t i = prefixes.size(); i-- > 0;)
            firstOf[prefixes[i] >> (kBits * (level - 1))] = static_cast<quint32>(i + 1);
        const bool collects = level == 2;
        std::vector<double> near;
        for (const double value : m_values) {
            const quint64 key = keyOf(value);
            std::size_t at = firstOf[key >> (64 - kBits)];
            if (at == 0)
                continue;
            const quint64 prefix = key >> (shift + kBits);
            while (at < prefixes.size() && prefixes[at - 1] < prefix)
                ++at;
            if (prefixes[at - 1] != prefix)
                continue;
            ++counts[at - 1][(key >> shift) & (kIntervals - 1)];
            if (collects && near.size() <= kFew)
                near.push_back(value);
        }
        if (collects && near.size() <= kFew) { // the last pass needs only these
            m_near = std::move(near);
            m_values = m_near;
        }
        return counts;
    }

    // Neighbours are often alike: two tables, so that an addition need not wait for the one before.
    void countAll(std::vector<std::size_t> &counts, unsigned shift) const
    {
        std::vector<std::size_t> odd(kIntervals, 0);
        std::size_t i = 0;
        for (; i + 1 < m_values.size(); i += 2) {
            ++counts[keyOf(m_values[i]) >> shift];
            ++odd[keyOf(m_values[i + 1]) >> shift];
        }
        if (i < m_values.size())
            ++counts[keyOf(m_values[i]) >> shift];
        for (std::size_t k = 0; k < kIntervals; ++k)
            counts[k] += odd[k];
    }

    static constexpr std::size_t kFew = 4'000'000;

    std::span<const double> m_values;
    std::vector<Wanted> m_wanted; // ascending
    std::vector<double> m_near; // values with a prefix of a wanted one
};

} // namespace

std::vector<double> evaluateLarge(
    std::span<const Statistic> statistics, std::span<const double> values)
{
    constexpr std::size_t few = 100'000;
    const std::size_t n = values.size();
    if (n < few)
        return evaluate(statistics, {values.begin(), values.end()});
    const std::vector<std::size_t> places = placesOf(statistics, n);
    const std::vector<double> found = PlaceFinder(values, places).found();
    return statisticsOf(statistics, {n, averageOf(values), places, found});
}

} // namespace aisb::core
