// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/random.h"
#include "core/result.h"
#include "core/runspec.h"
#include "core/text/json.h"

#include <QString>

#include <span>
#include <vector>

namespace aisb::datasets {

// How lengths are distributed. Source: spec/perf.md 10.1.
struct LengthSpec
{
    enum class Method
    {
        Uniform,
        Gaussian,
        Zipf
    };
    Method method = Method::Uniform;
    qint64 minValue = 1;
    qint64 maxValue = 1;
    double mean = 0; // Gaussian
    double variance = 0; // Gaussian
    double alpha = 2; // Zipf
};

inline constexpr qint64 kMaxLength = 1 << 20; // 2^20, for MinValue and MaxValue
inline constexpr qint64 kMaxRequestCount = 1 << 20; // for RequestCount

// Reads {"Method": ..., "Params": {...}} (method in any letter case, exactly the keys of the
// method). Every mistake is appended to issues below path ("config.StringConfig.Input"); the result
// is only meaningful when none was.
[[nodiscard]] LengthSpec lengthSpecFromJson(
    const core::Json &json, const QString &path, std::vector<core::Issue> &issues);
[[nodiscard]] core::Json toJson(const LengthSpec &spec);

// Draws lengths. Uniform: inclusive integers (FIX-25). Gaussian: clipped, then truncated. Zipf:
// clipped. The same values for the same generator state on every platform.
class LengthSampler
{
public:
    explicit LengthSampler(const LengthSpec &spec);
    [[nodiscard]] qint64 sample(core::Random &random) const;

private:
    LengthSpec m_spec;
    double m_deviation = 0;
    double m_zipfBound = 0; // 2^(alpha - 1)
};

// "A A A": n letters, single blanks between.
[[nodiscard]] QString syntheticPrompt(qint64 n);

// Histogram of count samples, for drawing a distribution before it is used.
struct LengthHistogram
{
    double firstEdge = 0; // bin k covers [firstEdge + k * binWidth, firstEdge + (k + 1) * binWidth)
    double binWidth = 1;
    std::vector<qint64> counts;
    qint64 smallest = 0;
    qint64 largest = 0;
    double mean = 0;
};
[[nodiscard]] std::vector<qint64> sampleLengths(const LengthSpec &spec, qint64 count, quint64 seed);
[[nodiscard]] LengthHistogram histogramOf(std::span<const qint64> values, int maxBins = 40);
[[nodiscard]] LengthHistogram previewLengths(
    const LengthSpec &spec, qint64 count = 10'000, quint64 seed = 1, int maxBins = 40);

} // namespace aisb::datasets
