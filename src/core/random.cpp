// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/random.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace aisb::core {

double Random::unit()
{
    return static_cast<double>(m_engine() >> 11) * 0x1.0p-53;
}

qint64 Random::integer(qint64 first, qint64 last)
{
    const quint64 width = static_cast<quint64>(last) - static_cast<quint64>(first) + 1;
    if (width == 0)
        return static_cast<qint64>(m_engine());
    // Draws above the largest multiple of width would favour small values; they are drawn again.
    constexpr quint64 kMost = std::numeric_limits<quint64>::max();
    const quint64 excess = (kMost % width + 1) % width;
    quint64 drawn = m_engine();
    while (drawn > kMost - excess)
        drawn = m_engine();
    return static_cast<qint64>(static_cast<quint64>(first) + drawn % width);
}

double Random::normal()
{
    const double radius = std::sqrt(-2 * std::log(1 - unit()));
    return radius * std::cos(2 * std::numbers::pi * unit());
}

double Random::gamma(double shape)
{
    if (shape < 1) {
        const double boost = std::pow(1 - unit(), 1 / shape);
        return gamma(shape + 1) * boost;
    }
    const double d = shape - 1.0 / 3;
    const double c = 1 / std::sqrt(9 * d);
    while (true) {
        const double x = normal();
        const double root = 1 + c * x;
        if (root <= 0)
            continue;
        const double v = root * root * root;
        if (std::log(1 - unit()) < 0.5 * x * x + d * (1 - v + std::log(v)))
            return d * v;
    }
}

quint64 drawSeed()
{
    std::random_device device;
    const quint64 high = device();
    return ((high << 32) | device()) >> 11;
}

} // namespace aisb::core
