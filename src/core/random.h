// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <random>
#include <utility>
#include <vector>

namespace aisb::core {

// std::mt19937_64 with transforms of our own: the standard library's distributions differ between
// implementations, and a seed has to give the same workload everywhere.
class Random
{
public:
    explicit Random(quint64 seed)
        : m_engine(seed)
    {
    }

    // Uniform in [0, 1), 53 bits.
    [[nodiscard]] double unit();
    // Uniform over all integers in [first, last], without bias.
    [[nodiscard]] qint64 integer(qint64 first, qint64 last);
    // Standard normal (Box-Muller; uses two draws each time).
    [[nodiscard]] double normal();
    // Gamma with the given shape > 0 and scale 1, mean = shape (Marsaglia and Tsang 2000; shapes
    // below 1 by the power of a uniform draw). May underflow to 0 for tiny shapes.
    [[nodiscard]] double gamma(double shape);

    template <class T>
    void shuffle(std::vector<T> &values)
    {
        for (auto left = static_cast<qint64>(values.size()); left > 1; --left) {
            const auto other = static_cast<std::size_t>(integer(0, left - 1));
            std::swap(values[static_cast<std::size_t>(left - 1)], values[other]);
        }
    }

private:
    std::mt19937_64 m_engine;
};

// A seed nobody chose, below 2^53 so that it survives every JSON reader.
[[nodiscard]] quint64 drawSeed();

} // namespace aisb::core
