// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <utility>
#include <vector>

namespace aisb::datasets {

// random.Random(seed) of Python 3 for an integer seed: the Mersenne Twister MT19937, seeded by an
// array of 32-bit words. The same draws as Python on every machine.
class PythonRandom
{
public:
    explicit PythonRandom(quint64 seed);

    // The low bits of the next draw; 1 to 32 bits.
    [[nodiscard]] quint32 bits(int count) { return draw() >> (32 - count); }
    // Uniform in [0, limit), limit from 1 to 2^32 - 1.
    [[nodiscard]] quint32 below(quint32 limit);

    // random.shuffle(). Fewer than 2^32 values.
    template <class T>
    void shuffle(std::vector<T> &values)
    {
        for (std::size_t i = values.size(); i-- > 1;)
            std::swap(values[i], values[below(static_cast<quint32>(i + 1))]);
    }

private:
    [[nodiscard]] quint32 draw();
    void refill();

    static constexpr std::size_t kWords = 624;
    std::array<quint32, kWords> m_state{};
    std::size_t m_next = kWords;
};

} // namespace aisb::datasets
