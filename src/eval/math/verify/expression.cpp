// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/math/verify/expression.h"

#include <algorithm>

namespace aisb::eval::verify {

namespace {

constexpr qint64 kMaxCompared = 100'000; // nodes

Node finished(Expression expression)
{
    for (const Node &part : expression.parts) {
        expression.depth = std::max(expression.depth, part->depth + 1);
        expression.size += part->size;
    }
    return std::make_shared<const Expression>(std::move(expression));
}

} // namespace

Node number(const Rational &value, bool isDecimal)
{
    return finished({.kind = Kind::Number, .number = value, .isDecimal = isDecimal});
}

Node symbol(const QString &name)
{
    return finished({.kind = Kind::Symbol, .name = name});
}

Node node(Kind kind, std::vector<Node> parts, const QString &name)
{
    return finished({.kind = kind, .name = name, .parts = std::move(parts)});
}

Node brackets(const Node &from, const Node &to, bool isLeftOpen, bool isRightOpen)
{
    return finished({.kind = Kind::Brackets,
        .parts = {from, to},
        .isLeftOpen = isLeftOpen,
        .isRightOpen = isRightOpen});
}

Node matrix(std::vector<Node> cells, int columns)
{
    return finished({.kind = Kind::Matrix, .parts = std::move(cells), .columns = columns});
}

Node sum(std::vector<Node> parts)
{
    return parts.size() == 1 ? parts.front() : node(Kind::Sum, std::move(parts));
}

Node product(std::vector<Node> parts)
{
    return parts.size() == 1 ? parts.front() : node(Kind::Product, std::move(parts));
}

Node negative(const Node &value)
{
    if (isNumber(value))
        return number(-value->number, value->isDecimal);
    return product({number(-1), value});
}

Node difference(const Node &left, const Node &right)
{
    return sum({left, negative(right)});
}

Node quotient(const Node &numerator, const Node &denominator)
{
    if (isWholeNumber(numerator) && isWholeNumber(denominator) && denominator->number != 0)
        return number(numerator->number / denominator->number);
    return product({numerator, node(Kind::Power, {denominator, number(-1)})});
}

bool isNumber(const Node &value)
{
    return value->kind == Kind::Number;
}

bool isWholeNumber(const Node &value)
{
    return isNumber(value) && !value->isDecimal && isWhole(value->number);
}

bool isIdentical(const Node &a, const Node &b)
{
    if (a == b)
        return true;
    if (a->size > kMaxCompared)
        return false;
    return a->kind == b->kind && a->size == b->size && a->name == b->name && a->number == b->number
        && a->columns == b->columns && a->isLeftOpen == b->isLeftOpen
        && a->isRightOpen == b->isRightOpen && std::ranges::equal(a->parts, b->parts, isIdentical);
}

} // namespace aisb::eval::verify
