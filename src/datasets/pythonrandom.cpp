// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/pythonrandom.h"

#include <algorithm>
#include <bit>

namespace aisb::datasets {

PythonRandom::PythonRandom(quint64 seed)
{
    m_state[0] = 19650218;
    for (std::size_t i = 1; i < kWords; ++i)
        m_state[i] =
            1812433253U * (m_state[i - 1] ^ (m_state[i - 1] >> 30)) + static_cast<quint32>(i);

    const std::array<quint32, 2> key{static_cast<quint32>(seed), static_cast<quint32>(seed >> 32)};
    const std::size_t keyWords = key[1] == 0 ? 1 : 2;
    std::size_t i = 1;
    const auto advance = [this, &i] {
        if (++i >= kWords) {
            m_state[0] = m_state[kWords - 1];
            i = 1;
        }
    };
    const auto mixed = [this, &i](quint32 factor) {
        return m_state[i] ^ ((m_state[i - 1] ^ (m_state[i - 1] >> 30)) * factor);
    };
    for (std::size_t step = 0; step < kWords; ++step) {
        const std::size_t word = step % keyWords;
        m_state[i] = mixed(1664525U) + key[word] + static_cast<quint32>(word);
        advance();
    }
    for (std::size_t step = 1; step < kWords; ++step) {
        m_state[i] = mixed(1566083941U) - static_cast<quint32>(i);
        advance();
    }
    m_state[0] = 0x80000000U;
}

void PythonRandom::refill()
{
    constexpr std::size_t kMiddle = 397;
    for (std::size_t i = 0; i < kWords; ++i) {
        const quint32 joined =
            (m_state[i] & 0x80000000U) | (m_state[(i + 1) % kWords] & 0x7fffffffU);
        m_state[i] = m_state[(i + kMiddle) % kWords] ^ (joined >> 1)
            ^ ((joined & 1U) != 0 ? 0x9908b0dfU : 0U);
    }
    m_next = 0;
}

quint32 PythonRandom::draw()
{
    if (m_next >= kWords)
        refill();
    quint32 word = m_state[m_next++];
    word ^= word >> 11;
    word ^= (word << 7) & 0x9d2c5680U;
    word ^= (word << 15) & 0xefc60000U;
    return word ^ (word >> 18);
}

quint32 PythonRandom::below(quint32 limit)
{
    const auto count = static_cast<int>(std::bit_width(limit));
    quint32 drawn = bits(count);
    while (drawn >= limit)
        drawn = bits(count);
    return drawn;
}

} // namespace aisb::datasets
