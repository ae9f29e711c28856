// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>
#include <span>
#include <vector>

namespace aisb::core {

// How often each sample of a data set was answered right; enough for the mean and the standard
// error of accuracy, avg@n, pass@k and cons@k without the samples themselves.
class RightCounts
{
public:
    RightCounts() = default;
    explicit RightCounts(int repeats);
    // samplesByRight: see below; at least two entries, none negative, all together at most 2^53.
    [[nodiscard]] static std::optional<RightCounts> of(std::vector<qint64> samplesByRight);

    // right: how many of the sample's repeats were right, 0 to repeats.
    void add(int right);

    [[nodiscard]] int repeats() const { return m_repeats; }
    [[nodiscard]] qint64 samples() const;
    [[nodiscard]] bool isEmpty() const { return samples() == 0; }
    // Samples of which exactly that many repeats were right.
    [[nodiscard]] std::span<const qint64> samplesByRight() const { return m_samples; }

    bool operator==(const RightCounts &) const = default;

private:
    int m_repeats = 0;
    std::vector<qint64> m_samples; // by number of right repeats; repeats + 1 entries
};

// A mean over samples and how far it may be off. A value of 1 is "all right".
struct ScoreSpread
{
    double mean = 0;
    // Sample standard deviation of the samples' own scores over sqrt(samples): repeats of one
    // sample are one cluster and do not count as more samples. Absent for a single sample.
    std::optional<double> standardError;
    qint64 samples = 0;
    bool isBinary = false; // every sample's score is 0 or 1

    bool operator==(const ScoreSpread &) const = default;
};

// From and to of the 95 % interval, within 0 and 1: Wilson's for scores of 0 and 1, else the mean
// and 1.96 standard errors to both sides. Absent without a standard error.
struct Interval
{
    double low = 0;
    double high = 0;

    bool operator==(const Interval &) const = default;
};
[[nodiscard]] std::optional<Interval> interval95(const ScoreSpread &spread);

// Wilson's interval of a share of n samples that is z standard errors wide on both sides.
[[nodiscard]] Interval wilsonInterval(double share, double n, double z);

// Spread of the share of right repeats (accuracy, avg@n). Counts must not be empty.
[[nodiscard]] ScoreSpread accuracySpread(const RightCounts &counts);
// Of pass@k: whether one of k answers drawn from the repeats is right. k from 1 to repeats.
[[nodiscard]] ScoreSpread passSpread(const RightCounts &counts, int k);
// Of cons@k: whether more than k/2 repeats are right.
[[nodiscard]] ScoreSpread consistentSpread(const RightCounts &counts, int k);

// Chance that at least one of k answers drawn from n, c of them right, is right: the unbiased
// estimator of Chen et al. 2021 (arXiv:2107.03374).
[[nodiscard]] double passChance(int n, int c, int k);

} // namespace aisb::core
