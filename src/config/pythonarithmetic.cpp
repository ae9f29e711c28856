// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/pythonarithmetic.h"

#include <algorithm>
#include <cmath>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

std::nullopt_t failed(QString *problem, const QString &text)
{
    *problem = text;
    return std::nullopt;
}

std::nullopt_t tooLarge(QString *problem)
{
    return failed(problem, u"arithmetic with a number beyond 64 bits"_s);
}

bool isInteger(const Value &value)
{
    return value.isInt() || value.isBool();
}

qint64 integerOf(const Value &value)
{
    return value.isBool() ? (value.toBool() ? 1 : 0) : value.toInt();
}

double floatOf(const Value &value)
{
    return value.isBool() ? (value.toBool() ? 1 : 0) : value.toDouble();
}

std::optional<Value> powerOf(qint64 base, qint64 exponent, QString *problem)
{
    if (exponent < 0) {
        if (base == 0)
            return failed(problem, u"a division by zero"_s);
        return Value(std::pow(static_cast<double>(base), static_cast<double>(exponent)));
    }
    if (base >= -1 && base <= 1) // any exponent is small enough
        exponent = base == -1 ? exponent % 2 : std::min<qint64>(exponent, 1);
    if (exponent > 64)
        return tooLarge(problem);
    qint64 made = 1;
    for (qint64 i = 0; i < exponent; ++i)
        if (__builtin_mul_overflow(made, base, &made))
            return tooLarge(problem);
    return Value(made);
}

// Division of Python: towards minus infinity, the remainder has the sign of the divisor.
std::optional<Value> divided(QStringView op, qint64 left, qint64 right, QString *problem)
{
    if (right == 0)
        return failed(problem, u"a division by zero"_s);
    if (right == -1) // the smallest integer has no counterpart
        return op == u"%" ? Value(qint64{0})
                          : pythonArithmetic(u"-", Value(qint64{0}), Value(left), problem);
    const qint64 rest = left % right;
    const bool isOff = rest != 0 && (rest < 0) != (right < 0);
    if (op == u"%")
        return Value(isOff ? rest + right : rest);
    return Value(left / right - (isOff ? 1 : 0));
}

std::optional<Value> ofIntegers(QStringView op, qint64 left, qint64 right, QString *problem)
{
    qint64 made = 0;
    if (op == u"**")
        return powerOf(left, right, problem);
    if (op == u"//" || op == u"%")
        return divided(op, left, right, problem);
    if (op == u"/") {
        if (right == 0)
            return failed(problem, u"a division by zero"_s);
        return Value(static_cast<double>(left) / static_cast<double>(right));
    }
    const bool isBeyond = op == u"+" ? __builtin_add_overflow(left, right, &made)
        : op == u"-"                 ? __builtin_sub_overflow(left, right, &made)
                                     : __builtin_mul_overflow(left, right, &made);
    return isBeyond ? std::optional<Value>(tooLarge(problem)) : Value(made);
}

std::optional<Value> ofFloats(QStringView op, double left, double right, QString *problem)
{
    if (op == u"+")
        return Value(left + right);
    if (op == u"-")
        return Value(left - right);
    if (op == u"*")
        return Value(left * right);
    if (op == u"**") {
        const bool isComplex = left < 0 && std::trunc(right) != right && std::isfinite(right);
        if (isComplex || (left == 0 && right < 0))
            return failed(problem, u"a power that is no real number"_s);
        return Value(std::pow(left, right));
    }
    if (right == 0)
        return failed(problem, u"a division by zero"_s);
    if (op == u"/")
        return Value(left / right);
    double rest = std::fmod(left, right);
    if (rest != 0 && (rest < 0) != (right < 0))
        rest += right;
    if (op == u"%")
        return Value(rest == 0 ? std::copysign(0.0, right) : rest);
    return Value(std::round((left - rest) / right));
}

} // namespace

std::optional<Value> pythonArithmetic(
    QStringView op, const Value &left, const Value &right, QString *problem)
{
    if (isInteger(left) && isInteger(right))
        return ofIntegers(op, integerOf(left), integerOf(right), problem);
    if (left.type() == Value::Type::BigInt || right.type() == Value::Type::BigInt)
        return tooLarge(problem);
    return ofFloats(op, floatOf(left), floatOf(right), problem);
}

bool pythonScalarsEqual(const Value &left, const Value &right)
{
    if (const auto order = pythonOrder(left, right))
        return *order == std::partial_ordering::equivalent;
    return left == right;
}

std::optional<std::partial_ordering> pythonOrder(const Value &left, const Value &right)
{
    if (left.isString() && right.isString()) {
        // By code points: a surrogate pair stands above every other unit.
        const QString a = left.toString();
        const QString b = right.toString();
        const auto [first, second] = std::ranges::mismatch(a, b);
        if (first == a.cend() || second == b.cend())
            return a.size() <=> b.size();
        const bool isFirstPair = first->isSurrogate();
        const bool isSecondPair = second->isSurrogate();
        if (isFirstPair != isSecondPair)
            return isFirstPair ? std::partial_ordering::greater : std::partial_ordering::less;
        return first->unicode() <=> second->unicode();
    }
    if (isInteger(left) && isInteger(right))
        return integerOf(left) <=> integerOf(right);
    const auto isReal = [](const Value &value) { return value.isDouble() || isInteger(value); };
    if (!isReal(left) || !isReal(right))
        return std::nullopt;
    return floatOf(left) <=> floatOf(right);
}

} // namespace aisb::config
