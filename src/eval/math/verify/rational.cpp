// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/math/verify/rational.h"

#include <algorithm>

namespace aisb::eval::verify {

namespace mp = boost::multiprecision;

namespace {

constexpr qint64 kSmall = 1'000'000;
constexpr qsizetype kMaxDigits = 4000;

bool isDigits(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

qint64 bitsOf(const Integer &value)
{
    return value == 0 ? 1 : static_cast<qint64>(mp::msb(mp::abs(value))) + 1;
}

} // namespace

Integer numeratorOf(const Rational &value)
{
    return mp::numerator(value);
}

Integer denominatorOf(const Rational &value)
{
    return mp::denominator(value);
}

bool isWhole(const Rational &value)
{
    return mp::denominator(value) == 1;
}

qint64 bitsOf(const Rational &value)
{
    return bitsOf(numeratorOf(value)) + bitsOf(denominatorOf(value));
}

Rational absolute(const Rational &value)
{
    return value < 0 ? -value : value;
}

std::optional<qint64> smallInteger(const Rational &value)
{
    if (!isWhole(value) || absolute(value) > kSmall)
        return {};
    return static_cast<qint64>(numeratorOf(value));
}

Integer floorOf(const Rational &value)
{
    const Integer numerator = numeratorOf(value);
    const Integer denominator = denominatorOf(value);
    const Integer quotient = numerator / denominator; // towards zero
    return numerator < 0 && quotient * denominator != numerator ? Integer(quotient - 1) : quotient;
}

std::optional<Rational> power(const Rational &base, qint64 exponent)
{
    if (base == 0 && exponent < 0)
        return {};
    if (base == 0 || absolute(base) == 1)
        return exponent == 0 ? Rational(1) : (exponent % 2 == 0 ? base * base : base);
    const qint64 size = std::abs(exponent);
    if (size > kMaxBits || bitsOf(base) * size > kMaxBits)
        return {};
    const auto times = static_cast<unsigned>(size);
    const Rational result(
        Integer(mp::pow(numeratorOf(base), times)), Integer(mp::pow(denominatorOf(base), times)));
    return exponent < 0 ? Rational(1) / result : result;
}

std::optional<Rational> readDecimal(QStringView text)
{
    const qsizetype mark = text.indexOf(u'E');
    const QStringView mantissa = mark < 0 ? text : text.first(mark);
    const qsizetype point = mantissa.indexOf(u'.');
    const QString digits = mantissa.toString().remove(u'.');
    if (digits.isEmpty() || digits.size() > kMaxDigits || !isDigits(digits)
        || mantissa.count(u'.') > 1)
        return {};
    bool isNumber = true;
    qint64 exponent = mark < 0 ? 0 : text.sliced(mark + 1).toLongLong(&isNumber);
    if (!isNumber || std::abs(exponent) > kMaxDigits)
        return {};
    exponent -= point < 0 ? 0 : mantissa.size() - point - 1;
    const auto scale = power(Rational(10), exponent);
    // A leading zero would make the number an octal one.
    const qsizetype zeros =
        std::ranges::find_if(digits, [](QChar c) { return c != u'0'; }) - digits.begin();
    const QString significant = digits.sliced(std::min(zeros, digits.size() - 1));
    return scale ? std::optional(Rational(Integer(significant.toStdString())) * *scale)
                 : std::nullopt;
}

Integer roundedTo(const Rational &value, int places)
{
    const Rational scaled =
        value * Rational(Integer(mp::pow(Integer(10), static_cast<unsigned>(places))));
    const Integer below = floorOf(scaled);
    const Rational rest = scaled - Rational(below);
    const Rational half(1, 2);
    const bool isUp = rest > half || (rest == half && below % 2 != 0);
    return isUp ? Integer(below + 1) : below;
}

QString toText(const Rational &value)
{
    return QString::fromStdString(value.str());
}

} // namespace aisb::eval::verify
