// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/numbertext.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace aisb::core {

namespace {

double roundDecimals(double value, int decimals)
{
    if (!std::isfinite(value))
        return value;
    // Fixed notation of the largest double needs 309 digits; to_chars rounds the exact binary
    // value, ties to even.
    std::array<char, 400> buffer;
    const auto written = std::to_chars(
        buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals);
    double rounded = value;
    std::from_chars(buffer.data(), written.ptr, rounded);
    return rounded;
}

} // namespace

double round4(double value)
{
    return roundDecimals(value, 4);
}

double round3(double value)
{
    return roundDecimals(value, 3);
}

double round4Scaled(double value)
{
    if (!std::isfinite(value))
        return value;
    return std::nearbyint(value * 1e4) / 1e4;
}

QByteArray floatText(double value)
{
    if (std::isnan(value))
        return "nan";
    if (std::isinf(value))
        return value > 0 ? "inf" : "-inf";
    if (value == 0)
        return std::signbit(value) ? "-0.0" : "0.0";

    std::array<char, 64> buffer;
    // The shortest digits of a value in this range are in it as well, so it alone decides.
    const double size = std::abs(value);
    if (size < 1e-4 || size >= 1e16) {
        const auto scientific = std::to_chars(
            buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific);
        return {buffer.data(), scientific.ptr - buffer.data()};
    }

    const auto positional = std::to_chars(
        buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
    QByteArray result(buffer.data(), positional.ptr - buffer.data());
    if (!result.contains('.'))
        result += ".0";
    return result;
}

} // namespace aisb::core
