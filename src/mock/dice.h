// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace aisb::mock {

// A small random generator (SplitMix64): one per request, so that request n behaves the same in
// every run of a seed whatever else is in flight.
class Dice
{
public:
    explicit Dice(quint64 seed = 0, quint64 stream = 0)
        : m_state(seed * 0x9E3779B97F4A7C15U + stream * 0xD1B54A32D192ED03U + 0x632BE59BD9B4E019U)
    {
    }

    quint64 next()
    {
        m_state += 0x9E3779B97F4A7C15U;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }
    // Uniform in [0, 1).
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    // Uniform in [first, last]; the bias of the simple method is far below what a test could see.
    qint64 integer(qint64 first, qint64 last)
    {
        const auto width = static_cast<double>(last - first + 1);
        return qMin(last, first + static_cast<qint64>(unit() * width));
    }

private:
    quint64 m_state;
};

} // namespace aisb::mock
