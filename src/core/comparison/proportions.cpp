// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/comparison/proportions.h"

#include "core/comparison/normal.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace aisb::core {

namespace {

constexpr qint64 kMostExact = 10'000;

// Chance of at most k heads in n throws of a fair coin.
double fairCoin(qint64 k, qint64 n)
{
    const auto logFactorial = [](qint64 i) { return std::lgamma(static_cast<double>(i) + 1); };
    double sum = 0;
    for (qint64 i = 0; i <= k; ++i)
        sum += std::exp(logFactorial(n) - logFactorial(i) - logFactorial(n - i)
            - static_cast<double>(n) * std::numbers::ln2);
    return sum;
}

} // namespace

Interval unpairedDifference(const Proportion &first, const Proportion &second, double confidence)
{
    const double z = normalReach(confidence);
    const auto wilson = [z](const Proportion &proportion) {
        return wilsonInterval(proportion.share(), static_cast<double>(proportion.of), z);
    };
    const Interval a = wilson(first);
    const Interval b = wilson(second);
    const double difference = second.share() - first.share();
    return {difference - std::hypot(second.share() - b.low, a.high - first.share()),
        difference + std::hypot(b.high - second.share(), first.share() - a.low)};
}

double mcNemarP(const PairedOutcomes &outcomes)
{
    const qint64 changed = outcomes.lost + outcomes.won;
    if (changed == 0)
        return 1;
    if (changed < kMostExact)
        return std::min(1.0, 2 * fairCoin(std::min(outcomes.lost, outcomes.won), changed));
    const double distance =
        std::max(0.0, std::abs(static_cast<double>(outcomes.won - outcomes.lost)) - 1);
    return std::min(1.0, 2 * normalTail(distance / std::sqrt(static_cast<double>(changed))));
}

Interval pairedDifference(const PairedOutcomes &outcomes, double confidence)
{
    const auto n = static_cast<double>(outcomes.cases() + 2);
    const double won = static_cast<double>(outcomes.won + 1) / n;
    const double lost = static_cast<double>(outcomes.lost + 1) / n;
    const double difference = won - lost;
    const double error = std::sqrt((won + lost - difference * difference) / n);
    const double reach = normalReach(confidence) * error;
    return {std::max(-1.0, difference - reach), std::min(1.0, difference + reach)};
}

} // namespace aisb::core
