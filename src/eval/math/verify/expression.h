// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/math/verify/rational.h"

#include <memory>
#include <vector>

namespace aisb::eval::verify {

struct Expression;
using Node = std::shared_ptr<const Expression>; // immutable, shared; null only where that is said

enum class Kind
{
    Number, // number; isDecimal when it was written with a point or as a percentage
    Symbol, // name
    Text, // name; words of a \text{}
    Infinity,
    Sum, // parts
    Product, // parts
    Power, // parts: base, exponent
    Call, // name and parts: a known function ("sin") or an unknown one ("f")
    Matrix, // parts row by row, columns
    Set, // parts in the order in which they were written
    Tuple, // parts
    Brackets, // parts: two; an interval, or a tuple when the first is not below the second
    Reals,
    Union, // parts
    Intersection, // parts
    Difference, // parts: two sets
    Relation, // name: "=", "<", "<=", "!=" or "in"; parts: left, right
    Conjunction // parts: relations
};

struct Expression
{
    Kind kind = Kind::Number;
    QString name = {};
    Rational number = 0;
    bool isDecimal = false;
    std::vector<Node> parts = {};
    int columns = 0;
    bool isLeftOpen = false;
    bool isRightOpen = false;
    int depth = 0; // of the tree below
    qint64 size = 1; // of the tree, shared parts counted each time
};

// Makers; what can be told at once is: -1 of a product with one number, 3/4 of two integers.
[[nodiscard]] Node number(const Rational &value, bool isDecimal = false);
[[nodiscard]] Node symbol(const QString &name);
[[nodiscard]] Node node(Kind kind, std::vector<Node> parts, const QString &name = {});
[[nodiscard]] Node brackets(const Node &from, const Node &to, bool isLeftOpen, bool isRightOpen);
[[nodiscard]] Node matrix(std::vector<Node> cells, int columns);
[[nodiscard]] Node sum(std::vector<Node> parts);
[[nodiscard]] Node product(std::vector<Node> parts);
[[nodiscard]] Node negative(const Node &value);
[[nodiscard]] Node difference(const Node &left, const Node &right);
[[nodiscard]] Node quotient(const Node &numerator, const Node &denominator);

[[nodiscard]] bool isNumber(const Node &value);
[[nodiscard]] bool isWholeNumber(const Node &value); // written without a point

// Whether two trees are built alike; false for trees of more than 100,000 nodes.
[[nodiscard]] bool isIdentical(const Node &a, const Node &b);

} // namespace aisb::eval::verify
