// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/language/pythonrandom.h"

#include <array>
#include <bit>
#include <cmath>
#include <numbers>

namespace aisb::eval {

namespace {

// The first state for the key {0}: "init by array" of Matsumoto and Nishimura.
class ArraySeed
{
public:
    using result_type = quint32;

    template <class Iterator>
    void generate(Iterator begin, Iterator end) const
    {
        const std::array<quint32, kSize> state = firstState();
        std::copy_n(state.begin(), std::min<std::ptrdiff_t>(kSize, end - begin), begin);
    }

private:
    static constexpr std::size_t kSize = std::mt19937::state_size;

    static std::array<quint32, kSize> firstState()
    {
        std::array<quint32, kSize> state{};
        state[0] = 19650218U;
        for (quint32 i = 1; i < kSize; ++i)
            state[i] = 1812433253U * (state[i - 1] ^ (state[i - 1] >> 30U)) + i;
        std::size_t at = 1;
        const auto advance = [&] {
            if (++at == kSize) {
                state[0] = state[kSize - 1];
                at = 1;
            }
        };
        const auto mixed = [&](quint32 factor) {
            return state[at] ^ ((state[at - 1] ^ (state[at - 1] >> 30U)) * factor);
        };
        for (std::size_t i = 0; i < kSize; ++i, advance())
            state[at] = mixed(1664525U); // the key and its index are 0
        for (std::size_t i = 0; i + 1 < kSize; ++i, advance())
            state[at] = mixed(1566083941U) - static_cast<quint32>(at);
        state[0] = 0x80000000U;
        return state;
    }
};

const std::mt19937 &seededEngine()
{
    static const std::mt19937 engine = [] {
        ArraySeed seed;
        return std::mt19937(seed);
    }();
    return engine;
}

} // namespace

PythonRandom::PythonRandom()
    : m_engine(seededEngine())
{
}

double PythonRandom::real()
{
    const auto high = static_cast<double>(m_engine() >> 5U);
    const auto low = static_cast<double>(m_engine() >> 6U);
    return (high * 67108864.0 + low) / 9007199254740992.0;
}

double PythonRandom::gauss()
{
    if (m_nextGauss) {
        const double value = *m_nextGauss;
        m_nextGauss.reset();
        return value;
    }
    const double angle = real() * 2.0 * std::numbers::pi;
    const double radius = std::sqrt(-2.0 * std::log(1.0 - real()));
    m_nextGauss = std::sin(angle) * radius;
    return std::cos(angle) * radius;
}

quint32 PythonRandom::below(quint32 end)
{
    const int unused = std::countl_zero(end);
    quint32 value = 0;
    do
        value = static_cast<quint32>(m_engine()) >> static_cast<quint32>(unused);
    while (value >= end);
    return value;
}

} // namespace aisb::eval
