// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/longtext/bootstrap.h"

#include <QtGlobal>

#include <algorithm>
#include <bit>
#include <vector>

namespace aisb::eval {

namespace {

constexpr std::size_t kResamples = 1000; // an even number: the median lies between two

// Uniform in [0, last]: the lowest bits that can hold it, drawn anew until they are in range.
quint32 drawUpTo(quint32 last, std::mt19937 &generator)
{
    if (last == 0)
        return 0;
    const quint32 mask = ~quint32{0} >> std::countl_zero(last);
    quint32 drawn = 0;
    do {
        drawn = static_cast<quint32>(generator()) & mask;
    } while (drawn > last);
    return drawn;
}

} // namespace

double Bootstrap::medianOfMeans(std::span<const double> values)
{
    const auto last = static_cast<quint32>(values.size() - 1);
    std::vector<double> means(kResamples);
    for (double &mean : means) {
        double sum = 0;
        for (std::size_t i = 0; i < values.size(); ++i)
            sum += values[drawUpTo(last, m_generator)];
        mean = sum / static_cast<double>(values.size());
    }
    std::ranges::sort(means);
    const double lower = means[kResamples / 2 - 1];
    const double upper = means[kResamples / 2];
    return upper - (upper - lower) * 0.5;
}

} // namespace aisb::eval
