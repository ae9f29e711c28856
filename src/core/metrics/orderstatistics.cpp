// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/orderstatistics.h"

#include <algorithm>
#include <cmath>

namespace aisb::core {

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

double between(double lower, double upper, double t)
{
    const double distance = upper - lower;
    return t < 0.5 ? lower + distance * t : upper - distance * (1 - t);
}

std::vector<double> statisticsOf(std::span<const Statistic> statistics, const OrderedValues &values)
{
    const auto at = [&](std::size_t place) {
        const auto index = std::ranges::lower_bound(values.places, place) - values.places.begin();
        return values.found[static_cast<std::size_t>(index)];
    };
    const std::size_t n = values.n;
    std::vector<double> results;
    results.reserve(statistics.size());
    for (const Statistic &statistic : statistics) {
        if (n == 0) {
            results.push_back(0);
        } else if (statistic.kind == Statistic::Kind::Average) {
            results.push_back(values.average);
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

} // namespace aisb::core
