// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/comparison/scorecomparison.h"

#include "core/comparison/normal.h"
#include "core/comparison/proportions.h"
#include "core/metrics/statistic.h"

#include <algorithm>
#include <cmath>

namespace aisb::core {

namespace {

constexpr double kPairedShare = 0.95;
constexpr qint64 kLeastCases = 20;

struct Pair
{
    qint64 id;
    double before;
    double after;
};

std::vector<Pair> pairsOf(const JudgedCases &before, const JudgedCases &after)
{
    std::vector<Pair> pairs;
    auto other = after.begin();
    for (const JudgedCase &one : before) {
        while (other != after.end() && other->id < one.id)
            ++other;
        if (other != after.end() && other->id == one.id)
            pairs.push_back({one.id, one.right, other->right});
    }
    return pairs;
}

bool isFlag(double share)
{
    return share == 0 || share == 1;
}

void comparePaired(
    Change &change, const std::vector<Pair> &pairs, double scale, const ComparisonOptions &options)
{
    const auto isBinary = std::ranges::all_of(
        pairs, [](const Pair &pair) { return isFlag(pair.before) && isFlag(pair.after); });
    if (!isBinary) {
        std::vector<double> differences;
        for (const Pair &pair : pairs)
            differences.push_back(pair.after - pair.before);
        const double mean = averageOf(differences);
        for (double &difference : differences)
            difference = (difference - mean) * (difference - mean);
        const auto n = static_cast<double>(differences.size());
        const double error = std::sqrt(sumOf(differences) / std::max(1.0, n - 1) / n);
        const double reach = normalReach(options.confidence) * error;
        change.interval = Interval{scale * (mean - reach), scale * (mean + reach)};
        if (error > 0)
            change.p = std::min(1.0, 2 * normalTail(std::abs(mean) / error));
        return;
    }
    PairedOutcomes outcomes;
    for (const Pair &pair : pairs) {
        if (pair.before == 1)
            ++(pair.after == 1 ? outcomes.bothRight : outcomes.lost);
        else
            ++(pair.after == 1 ? outcomes.won : outcomes.bothWrong);
    }
    const Interval interval = pairedDifference(outcomes, options.confidence);
    change.interval = Interval{scale * interval.low, scale * interval.high};
    change.p = mcNemarP(outcomes);
}

std::optional<Proportion> proportionOf(const JudgedCases *cases)
{
    if (cases == nullptr || cases->empty())
        return {};
    Proportion proportion{0, static_cast<qint64>(cases->size())};
    for (const JudgedCase &one : *cases) {
        if (!isFlag(one.right))
            return {};
        proportion.hits += one.right == 1 ? 1 : 0;
    }
    return proportion;
}

void compareUnpaired(Change &change, const ScoreSide &before, const ScoreSide &after, double scale,
    const ComparisonOptions &options)
{
    const auto first = proportionOf(before.cases);
    const auto second = proportionOf(after.cases);
    if (first && second) {
        const Interval interval = unpairedDifference(*first, *second, options.confidence);
        change.interval = Interval{scale * interval.low, scale * interval.high};
    } else if (before.standardError && after.standardError) {
        const double error = std::hypot(*before.standardError, *after.standardError);
        const double reach = normalReach(options.confidence) * error;
        change.interval = Interval{change.difference - reach, change.difference + reach};
        if (error > 0)
            change.p = std::min(1.0, 2 * normalTail(std::abs(change.difference) / error));
    }
}

} // namespace

FlippedCases flippedCases(const JudgedCases &before, const JudgedCases &after)
{
    FlippedCases flipped;
    const std::vector<Pair> pairs = pairsOf(before, after);
    flipped.common = static_cast<qint64>(pairs.size());
    const auto add = [&](bool isLost) {
        for (const Pair &pair : pairs)
            if (pair.before != pair.after && (pair.after < pair.before) == isLost)
                flipped.cases.push_back({pair.id, pair.before, pair.after});
    };
    add(true);
    add(false);
    return flipped;
}

std::optional<Change> compareScores(
    const ScoreSide &before, const ScoreSide &after, double scale, const ComparisonOptions &options)
{
    if (!before.value || !after.value)
        return {};
    Change change;
    change.difference = *after.value - *before.value;
    if (*before.value != 0)
        change.percent = 100 * change.difference / *before.value;
    std::vector<Pair> pairs;
    std::size_t larger = 0;
    if (before.cases != nullptr && after.cases != nullptr) {
        pairs = pairsOf(*before.cases, *after.cases);
        larger = std::max(before.cases->size(), after.cases->size());
    }
    const auto paired = static_cast<double>(pairs.size());
    const bool isPaired = larger > 0 && paired >= kPairedShare * static_cast<double>(larger);
    if (isPaired)
        comparePaired(change, pairs, scale, options);
    else
        compareUnpaired(change, before, after, scale, options);
    if (change.interval && *before.value > 0)
        change.percentInterval = Interval{100 * change.interval->low / *before.value,
            100 * change.interval->high / *before.value};
    change.verdict = verdictOf(change, Direction::HigherIsBetter, options);
    const bool isClear = change.verdict == Verdict::Better || change.verdict == Verdict::Worse;
    if (isClear && change.p && *change.p >= 1 - options.confidence)
        change.verdict = Verdict::NoClearDifference;
    if (isPaired && static_cast<qint64>(pairs.size()) < kLeastCases)
        change.verdict = Verdict::TooFewSamples;
    return change;
}

} // namespace aisb::core
