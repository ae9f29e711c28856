// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/statistic.h"

#include "core/metrics/largepopulation.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>
#include <optional>

namespace aisb::core {

using namespace Qt::StringLiterals;

namespace {

constexpr int kReferenceMaximum = 8;
constexpr std::size_t kSumBlock = 8192;

std::optional<Statistic> named(const QString &text)
{
    if (text == "Average"_L1)
        return Statistic{Statistic::Kind::Average, 0, text};
    if (text == "Min"_L1)
        return Statistic{Statistic::Kind::Min, 0, text};
    if (text == "Max"_L1)
        return Statistic{Statistic::Kind::Max, 0, text};
    if (text == "Median"_L1)
        return Statistic{Statistic::Kind::Percentile, 50, text};
    return std::nullopt;
}

std::optional<Statistic> percentile(const QString &text, StatisticRules rules)
{
    static const QRegularExpression kReference(u"^P(0*[1-9]\\d?)$"_s);
    static const QRegularExpression kOurs(u"^P(\\d{1,3}(?:\\.\\d{1,9})?)$"_s);
    const auto match = (rules == StatisticRules::Reference ? kReference : kOurs).match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const double value = match.captured(1).toDouble();
    if (value > 100)
        return std::nullopt;
    return Statistic{Statistic::Kind::Percentile, value, text};
}

// Pairwise over at most kSumBlock values: spec/perf.md 6.4.
double blockSum(std::span<const double> values)
{
    constexpr std::size_t kLanes = 8;
    constexpr std::size_t kLeaf = 128;
    const std::size_t n = values.size();
    if (n < kLanes)
        return std::accumulate(values.begin(), values.end(), 0.0);
    if (n > kLeaf) {
        const std::size_t half = n / 2 - (n / 2) % kLanes;
        return blockSum(values.first(half)) + blockSum(values.subspan(half));
    }
    std::array<double, kLanes> lanes;
    std::copy_n(values.begin(), kLanes, lanes.begin());
    std::size_t i = kLanes;
    for (; i + kLanes <= n; i += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            lanes[lane] += values[i + lane];
    double sum = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]))
        + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
    for (; i < n; ++i)
        sum += values[i];
    return sum;
}

// Places the statistics read of ascending values, ascending.
std::vector<std::size_t> placesOf(std::span<const Statistic> statistics, std::size_t n)
{
    std::vector<std::size_t> places;
    for (const Statistic &statistic : statistics) {
        if (statistic.kind == Statistic::Kind::Average)
            continue;
        const double share = statistic.kind == Statistic::Kind::Min ? 0
            : statistic.kind == Statistic::Kind::Max                ? 1
                                                                    : statistic.percentile / 100;
        const auto place = static_cast<std::size_t>(std::floor(static_cast<double>(n - 1) * share));
        places.push_back(place);
        places.push_back(std::min(place + 1, n - 1));
    }
    std::ranges::sort(places);
    places.erase(std::ranges::unique(places).begin(), places.end());
    return places;
}

// Puts into each of the places the value it has in ascending order, without sorting the rest:
// linear in the number of values. first: place of the first of them.
void select(std::span<double> values, std::span<const std::size_t> places, std::size_t first = 0)
{
    if (places.empty())
        return;
    const std::size_t middle = places.size() / 2;
    const std::size_t at = places[middle] - first;
    std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(at));
    select(values.first(at), places.first(middle), first);
    select(values.subspan(at + 1), places.subspan(middle + 1), first + at + 1);
}

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

double between(double lower, double upper, double t)
{
    const double distance = upper - lower;
    return t < 0.5 ? lower + distance * t : upper - distance * (1 - t);
}

} // namespace

std::vector<Statistic> defaultStatistics()
{
    return parseStatistics({}, StatisticRules::Ours).statistics;
}

StatisticList parseStatistics(const QStringList &texts, StatisticRules rules)
{
    StatisticList list;
    QStringList wanted = texts;
    if (wanted.isEmpty())
        wanted = {u"Average"_s, u"Min"_s, u"Max"_s, u"Median"_s, u"P75"_s, u"P90"_s, u"P99"_s};
    if (rules == StatisticRules::Reference && wanted.size() > kReferenceMaximum) {
        list.warnings.push_back(
            u"The list of statistics has %1 entries; only the first %2 are used"_s
                .arg(wanted.size())
                .arg(kReferenceMaximum));
        wanted = wanted.first(kReferenceMaximum);
    }
    for (const QString &text : wanted) {
        const std::optional<Statistic> statistic =
            named(text) ? named(text) : percentile(text, rules);
        if (!statistic) {
            list.warnings.push_back(
                u"The statistic \"%1\" is unknown and left out; known are Average, Min, Max, Median and percentiles such as %2"_s
                    .arg(text,
                        rules == StatisticRules::Reference ? u"P90 (P1 to P99)"_s
                                                           : u"P90 or P99.9"_s));
            continue;
        }
        if (std::ranges::find(list.statistics, text, &Statistic::text) == list.statistics.end())
            list.statistics.push_back(*statistic);
    }
    if (list.statistics.empty())
        list.statistics.push_back({Statistic::Kind::Average, 0, u"Average"_s});
    return list;
}

double sumOf(std::span<const double> values)
{
    double sum = 0;
    for (std::size_t begin = 0; begin < values.size(); begin += kSumBlock)
        sum += blockSum(values.subspan(begin, std::min(kSumBlock, values.size() - begin)));
    return sum;
}

double averageOf(std::span<const double> values)
{
    return values.empty() ? 0 : sumOf(values) / static_cast<double>(values.size());
}

double percentileOf(std::span<const double> ascending, double percentile)
{
    if (ascending.empty())
        return 0;
    const double h = static_cast<double>(ascending.size() - 1) * (percentile / 100);
    const double k = std::floor(h);
    const auto index = static_cast<std::size_t>(k);
    if (index + 1 >= ascending.size())
        return ascending.back();
    return between(ascending[index], ascending[index + 1], h - k);
}

std::vector<double> evaluateLarge(
    std::span<const Statistic> statistics, std::span<const double> values)
{
    constexpr std::size_t few = 100'000;
    const std::size_t n = values.size();
    if (n < few)
        return evaluate(statistics, {values.begin(), values.end()});
    const std::vector<std::size_t> places = placesOf(statistics, n);
    const std::vector<double> found = PlaceFinder(values, places).found();
    const auto at = [&](std::size_t place) {
        const auto index = std::ranges::lower_bound(places, place) - places.begin();
        return found[static_cast<std::size_t>(index)];
    };
    std::vector<double> results;
    results.reserve(statistics.size());
    for (const Statistic &statistic : statistics) {
        if (statistic.kind == Statistic::Kind::Average) {
            results.push_back(averageOf(values));
        } else if (statistic.kind != Statistic::Kind::Percentile) {
            results.push_back(at(statistic.kind == Statistic::Kind::Min ? 0 : n - 1));
        } else {
            const double h = static_cast<double>(n - 1) * (statistic.percentile / 100);
            const auto place = static_cast<std::size_t>(std::floor(h));
            results.push_back(
                place + 1 >= n ? at(n - 1) : between(at(place), at(place + 1), h - std::floor(h)));
        }
    }
    return results;
}

std::vector<double> evaluate(std::span<const Statistic> statistics, std::vector<double> values)
{
    const double average = averageOf(values); // in record order, before they move
    if (!values.empty())
        select(values, placesOf(statistics, values.size()));
    std::vector<double> results;
    results.reserve(statistics.size());
    for (const Statistic &statistic : statistics) {
        switch (statistic.kind) {
        case Statistic::Kind::Average:
            results.push_back(average);
            break;
        case Statistic::Kind::Min:
            results.push_back(values.empty() ? 0 : values.front());
            break;
        case Statistic::Kind::Max:
            results.push_back(values.empty() ? 0 : values.back());
            break;
        case Statistic::Kind::Percentile:
            results.push_back(percentileOf(values, statistic.percentile));
            break;
        }
    }
    return results;
}

} // namespace aisb::core
