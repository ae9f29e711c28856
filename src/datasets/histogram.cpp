// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/synthesis.h"

namespace aisb::datasets {

LengthHistogram histogramOf(std::span<const qint64> values, int maxBins)
{
    LengthHistogram histogram;
    if (values.empty() || maxBins < 1)
        return histogram;
    const auto [smallest, largest] = std::minmax_element(values.begin(), values.end());
    histogram.smallest = *smallest;
    histogram.largest = *largest;
    const qint64 span = *largest - *smallest + 1;
    const qint64 width = (span + maxBins - 1) / maxBins;
    histogram.firstEdge = static_cast<double>(*smallest);
    histogram.binWidth = static_cast<double>(width);
    histogram.counts.resize(static_cast<std::size_t>((span + width - 1) / width));
    double sum = 0;
    for (const qint64 value : values) {
        ++histogram.counts[static_cast<std::size_t>((value - *smallest) / width)];
        sum += static_cast<double>(value);
    }
    histogram.mean = sum / static_cast<double>(values.size());
    return histogram;
}

LengthHistogram previewLengths(const LengthSpec &spec, qint64 count, quint64 seed, int maxBins)
{
    return histogramOf(sampleLengths(spec, count, seed), maxBins);
}

} // namespace aisb::datasets
