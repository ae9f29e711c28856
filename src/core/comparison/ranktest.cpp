// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/comparison/ranktest.h"

#include "core/comparison/normal.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace aisb::core {

namespace {

constexpr double kMostExactPairs = 400;

struct Ranks
{
    double u = 0;
    double ties = 0; // sum of t^3 - t over groups of t equal values
};

// End of the run of values equal to the one at begin.
std::size_t endOfRun(std::span<const double> ascending, std::size_t begin, double value)
{
    while (begin < ascending.size() && ascending[begin] == value)
        ++begin;
    return begin;
}

Ranks rank(std::span<const double> first, std::span<const double> second)
{
    Ranks ranks;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < first.size() || j < second.size()) {
        const double value =
            j == second.size() || (i < first.size() && first[i] < second[j]) ? first[i] : second[j];
        const std::size_t iEnd = endOfRun(first, i, value);
        const std::size_t jEnd = endOfRun(second, j, value);
        const auto equalFirst = static_cast<double>(iEnd - i);
        const auto equalSecond = static_cast<double>(jEnd - j);
        ranks.u += equalSecond * (static_cast<double>(i) + equalFirst / 2);
        const double equal = equalFirst + equalSecond;
        ranks.ties += equal * equal * equal - equal;
        i = iEnd;
        j = jEnd;
    }
    return ranks;
}

// Orders of n + m values by their u: the coefficients of the Gaussian binomial, exact in a double
// up to kMostExactPairs.
std::vector<double> ordersByU(std::size_t n, std::size_t m)
{
    std::vector<double> orders(n * m + 1);
    orders[0] = 1;
    for (std::size_t i = 1; i <= n; ++i) {
        for (std::size_t u = orders.size(); u-- > m + i;)
            orders[u] -= orders[u - m - i];
        for (std::size_t u = i; u < orders.size(); ++u)
            orders[u] += orders[u - i];
    }
    return orders;
}

double exactP(double u, std::size_t n, std::size_t m)
{
    const std::vector<double> orders = ordersByU(n, m);
    const auto pairs = static_cast<double>(n * m);
    const auto least = static_cast<std::size_t>(std::max(u, pairs - u));
    double all = 0;
    double asFar = 0;
    for (std::size_t i = 0; i < orders.size(); ++i) {
        all += orders[i];
        asFar += i >= least ? orders[i] : 0;
    }
    return std::min(1.0, 2 * asFar / all);
}

double normalP(const Ranks &ranks, double n, double m)
{
    const double total = n + m;
    const double variance =
        n * m / 12 * (total + 1 - (total > 1 ? ranks.ties / (total * (total - 1)) : 0));
    if (!(variance > 0))
        return 1;
    const double distance = std::abs(ranks.u - n * m / 2) - 0.5;
    return std::min(1.0, 2 * normalTail(distance / std::sqrt(variance)));
}

} // namespace

std::optional<RankTest> mannWhitneySorted(
    std::span<const double> first, std::span<const double> second)
{
    if (first.empty() || second.empty())
        return {};
    const auto n = static_cast<double>(first.size());
    const auto m = static_cast<double>(second.size());
    const Ranks ranks = rank(first, second);
    RankTest test;
    test.u = ranks.u;
    test.superiority = ranks.u / (n * m);
    test.isExact = ranks.ties == 0 && n * m <= kMostExactPairs;
    test.p = test.isExact ? exactP(ranks.u, first.size(), second.size()) : normalP(ranks, n, m);
    return test;
}

std::optional<RankTest> mannWhitney(std::span<const double> first, std::span<const double> second)
{
    std::vector<double> a(first.begin(), first.end());
    std::vector<double> b(second.begin(), second.end());
    std::ranges::sort(a);
    std::ranges::sort(b);
    return mannWhitneySorted(a, b);
}

} // namespace aisb::core
