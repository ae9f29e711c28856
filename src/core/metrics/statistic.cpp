// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/statistic.h"

#include "core/metrics/orderstatistics.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
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

void RunningSum::add(std::span<const double> values)
{
    while (!values.empty()) {
        const std::size_t taken = std::min(values.size(), kSumBlock - m_block.size());
        m_block.insert(
            m_block.end(), values.begin(), values.begin() + static_cast<std::ptrdiff_t>(taken));
        values = values.subspan(taken);
        if (m_block.size() == kSumBlock) {
            m_full += blockSum(m_block);
            m_block.clear();
        }
    }
}

double RunningSum::value() const
{
    return m_block.empty() ? m_full : m_full + blockSum(m_block);
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
