// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <random>

namespace aisb::eval {

// The numbers of Python's random.Random after seed(0): Mersenne twister MT19937 seeded by array,
// two draws for a double, gauss() by the method of Box and Muller.
class PythonRandom
{
public:
    PythonRandom();

    // From 0 to below 1.
    [[nodiscard]] double real();
    // Normally distributed around 0 with deviation 1.
    [[nodiscard]] double gauss();
    // From 0 to below end; end is at least 1.
    [[nodiscard]] quint32 below(quint32 end);

private:
    std::mt19937 m_engine;
    std::optional<double> m_nextGauss;
};

} // namespace aisb::eval
