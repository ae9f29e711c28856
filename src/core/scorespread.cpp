// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scorespread.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace aisb::core {

namespace {

constexpr double kNormal95 = 1.959963984540054; // 97.5 % point of the normal distribution

ScoreSpread spreadOf(const RightCounts &counts, const std::function<double(int right)> &scoreOf)
{
    ScoreSpread spread;
    spread.samples = counts.samples();
    spread.isBinary = true;
    const std::span<const qint64> samples = counts.samplesByRight();
    const auto total = static_cast<double>(spread.samples);
    const auto sumOver = [&](const std::function<double(double)> &term) {
        double sum = 0;
        for (std::size_t right = 0; right < samples.size(); ++right)
            if (samples[right] > 0)
                sum += static_cast<double>(samples[right]) * term(scoreOf(static_cast<int>(right)));
        return sum;
    };
    spread.mean = sumOver([&](double score) {
        spread.isBinary = spread.isBinary && (score == 0 || score == 1);
        return score;
    }) / total;
    if (spread.samples < 2)
        return spread;
    const double squares =
        sumOver([&](double score) { return (score - spread.mean) * (score - spread.mean); });
    spread.standardError = std::sqrt(squares / (total - 1) / total);
    return spread;
}

} // namespace

RightCounts::RightCounts(int repeats)
    : m_repeats(repeats)
    , m_samples(static_cast<std::size_t>(repeats) + 1)
{
}

std::optional<RightCounts> RightCounts::of(std::vector<qint64> samplesByRight)
{
    constexpr qint64 most = qint64{1} << 53;
    qint64 left = most;
    for (const qint64 samples : samplesByRight) {
        if (samples < 0 || samples > left)
            return {};
        left -= samples;
    }
    if (samplesByRight.size() < 2 || left == most)
        return {};
    RightCounts counts(static_cast<int>(samplesByRight.size()) - 1);
    counts.m_samples = std::move(samplesByRight);
    return counts;
}

void RightCounts::add(int right)
{
    ++m_samples[static_cast<std::size_t>(right)];
}

qint64 RightCounts::samples() const
{
    return std::accumulate(m_samples.begin(), m_samples.end(), qint64{0});
}

std::optional<Interval> interval95(const ScoreSpread &spread)
{
    if (!spread.standardError)
        return {};
    if (!spread.isBinary) {
        const double reach = kNormal95 * *spread.standardError;
        return Interval{std::max(0.0, spread.mean - reach), std::min(1.0, spread.mean + reach)};
    }
    return wilsonInterval(spread.mean, static_cast<double>(spread.samples), kNormal95);
}

Interval wilsonInterval(double share, double n, double z)
{
    const double z2 = z * z;
    const double centre = (share + z2 / (2 * n)) / (1 + z2 / n);
    const double reach = z / (1 + z2 / n) * std::sqrt(share * (1 - share) / n + z2 / (4 * n * n));
    return {std::max(0.0, centre - reach), std::min(1.0, centre + reach)};
}

ScoreSpread accuracySpread(const RightCounts &counts)
{
    return spreadOf(
        counts, [&](int right) { return static_cast<double>(right) / counts.repeats(); });
}

ScoreSpread passSpread(const RightCounts &counts, int k)
{
    return spreadOf(counts, [&](int right) { return passChance(counts.repeats(), right, k); });
}

ScoreSpread consistentSpread(const RightCounts &counts, int k)
{
    return spreadOf(counts, [&](int right) { return right > k / 2.0 ? 1.0 : 0.0; });
}

double passChance(int n, int c, int k)
{
    if (n - c < k)
        return 1.0;
    double none = 1.0;
    for (int i = n - c + 1; i <= n; ++i)
        none *= 1.0 - static_cast<double>(k) / i;
    return 1.0 - none;
}

} // namespace aisb::core
