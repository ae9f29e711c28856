// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <boost/multiprecision/cpp_int.hpp>

#include <optional>

namespace aisb::eval::verify {

// Exact numbers. A number that would take more than kMaxBits is not computed.
using Integer = boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>,
    boost::multiprecision::et_off>;
using Rational = boost::multiprecision::number<
    boost::multiprecision::rational_adaptor<boost::multiprecision::cpp_int_backend<>>,
    boost::multiprecision::et_off>;

constexpr qint64 kMaxBits = 1 << 15;

[[nodiscard]] Integer numeratorOf(const Rational &value);
[[nodiscard]] Integer denominatorOf(const Rational &value); // positive
[[nodiscard]] bool isWhole(const Rational &value);
[[nodiscard]] qint64 bitsOf(const Rational &value); // of numerator and denominator together
[[nodiscard]] Rational absolute(const Rational &value);
// The value as a machine integer; absent for fractions and numbers beyond a million.
[[nodiscard]] std::optional<qint64> smallInteger(const Rational &value);
[[nodiscard]] Integer floorOf(const Rational &value);

// base to the power of exponent; absent when the result is undefined or too long.
[[nodiscard]] std::optional<Rational> power(const Rational &base, qint64 exponent);

// digits, "." digits, an optional "E" with an exponent; absent when that is not all or the number
// is too long.
[[nodiscard]] std::optional<Rational> readDecimal(QStringView text);

// value * 10^places as the nearest integer, halves to the even one.
[[nodiscard]] Integer roundedTo(const Rational &value, int places);

[[nodiscard]] QString toText(const Rational &value); // 3, -1/2

} // namespace aisb::eval::verify
