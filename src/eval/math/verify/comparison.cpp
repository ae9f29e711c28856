// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/math/verify/comparison.h"

#include "eval/math/verify/functions.h"
#include "eval/math/verify/matrices.h"
#include "eval/math/verify/region.h"

#include <algorithm>

namespace aisb::eval::verify {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kSteps = 1'000'000; // of one comparison
constexpr qint64 kMaxSize = 20'000; // nodes of a tree
constexpr int kPlaces = 6; // to which decimals are rounded

bool isBoundedPair(const Node &brackets, Budget &budget)
{
    const auto from = realValue(brackets->parts[0], {}, budget);
    const auto to = from ? realValue(brackets->parts[1], {}, budget) : std::nullopt;
    return !to || compareReals(*from, *to) < 0;
}

bool isRelation(const Node &value)
{
    return value->kind == Kind::Relation || value->kind == Kind::Conjunction;
}

bool isEquation(const Node &value)
{
    return value->kind == Kind::Relation && (value->name == u"=" || value->name == u"in");
}

// What can stand for a value: x, f(x), (x, y), AB, but neither 2x nor 5.
bool isNameLike(const Node &value)
{
    switch (value->kind) {
    case Kind::Symbol:
        return value->name != u"pi" && value->name != u"e";
    case Kind::Text:
        return true;
    case Kind::Call:
        return !isKnownFunction(value->name);
    case Kind::Tuple:
    case Kind::Brackets:
    case Kind::Set:
    case Kind::Sum:
    case Kind::Product:
        return std::ranges::all_of(value->parts, isNameLike);
    default:
        return false;
    }
}

bool isAssignment(const Node &value)
{
    return isEquation(value) && (value->name == u"in" || isNameLike(value->parts[0]));
}

bool isCollection(const Node &value)
{
    switch (value->kind) {
    case Kind::Set:
    case Kind::Tuple:
    case Kind::Brackets:
    case Kind::Reals:
    case Kind::Union:
    case Kind::Intersection:
    case Kind::Difference:
        return true;
    default:
        return false;
    }
}

bool isNumberSet(const Node &value)
{
    return isCollection(value) && value->kind != Kind::Tuple;
}

// The letters of a word that was read as a product of symbols; empty for anything else.
QString wordOf(const Node &value)
{
    if (value->kind != Kind::Product)
        return {};
    QString word;
    for (const Node &part : value->parts) {
        if (part->kind != Kind::Symbol || part->name.size() != 1)
            return {};
        word += part->name;
    }
    return word;
}

class Comparison
{
public:
    bool isSame(const Node &a, const Node &b)
    {
        if (isIdentical(a, b))
            return true;
        if (!m_budget.spend(10))
            return false;
        if (isEquation(a) && isEquation(b))
            return isSameEquation(a, b);
        if (isAssignment(a))
            return isSame(a->parts[1], b);
        if (isEquation(
                b)) // whatever stands left: the reference looks only at the prediction's side
            return isSame(a, b->parts[1]);
        if (isRelation(a))
            return isRelation(b) ? isSameRelation(a, b) : isSolution(a, b);
        if (const auto inner = onlyMember(a, b))
            return isSame(inner->first, inner->second);
        if (isCollection(a) || isCollection(b))
            return isCollection(a) && isCollection(b) && isSameCollection(a, b);
        return isSameValue(a, b);
    }

    bool isInterval(const Node &brackets) { return isBoundedPair(brackets, m_budget); }

private:
    // Relations

    bool isSameEquation(const Node &a, const Node &b)
    {
        if (isCollection(a->parts[0]) || isCollection(b->parts[0]))
            return isSame(a->parts[1], b->parts[1]);
        if (isCollection(a->parts[1]) || isCollection(b->parts[1]))
            return isSame(a->parts[0], b->parts[0]) && isSame(a->parts[1], b->parts[1]);
        return isSameUpToSign(a, b);
    }

    bool isSameUpToSign(const Node &a, const Node &b)
    {
        const Node left = difference(a->parts[0], a->parts[1]);
        return isSameScalar(left, difference(b->parts[0], b->parts[1]))
            || isSameScalar(left, difference(b->parts[1], b->parts[0]));
    }

    bool isSameRelation(const Node &a, const Node &b)
    {
        if (a->kind != b->kind)
            return false;
        if (a->kind == Kind::Conjunction)
            return a->parts.size() == b->parts.size() && isSubset(a->parts, b->parts)
                && isSubset(b->parts, a->parts);
        if (a->name != b->name)
            return false;
        if (a->name == u"!=")
            return isSameUpToSign(a, b);
        return isSameScalar(
            difference(a->parts[0], a->parts[1]), difference(b->parts[0], b->parts[1]));
    }

    bool isSolution(const Node &relation, const Node &set)
    {
        const bool isRegion = isNumberSet(set) && set->kind != Kind::Set;
        const auto region = isRegion ? regionOf(set, m_budget) : std::nullopt;
        return region && isDescribedBy(*region, relation, m_budget);
    }

    // Collections

    // {x} against x, either way round.
    static std::optional<std::pair<Node, Node>> onlyMember(const Node &a, const Node &b)
    {
        const auto isSingle = [](const Node &set) {
            return set->kind == Kind::Set && set->parts.size() == 1;
        };
        if (isSingle(a) && !isCollection(b))
            return std::pair{a->parts[0], b};
        if (isSingle(b) && !isCollection(a))
            return std::pair{a, b->parts[0]};
        return {};
    }

    bool isSameCollection(const Node &a, const Node &b)
    {
        if (a->kind == Kind::Set && b->kind == Kind::Set)
            return isSubset(a->parts, b->parts) && isSubset(b->parts, a->parts);
        if (a->kind == Kind::Brackets && b->kind == Kind::Brackets)
            return isSameBrackets(a, b);
        if (const auto members = sequenceOf(a), others = sequenceOf(b); members && others) {
            if (a->kind == Kind::Set)
                return members->size() == others->size() && isSubset(*members, *others)
                    && isSubset(*others, *members);
            return isSameSequence(*members, *others);
        }
        return isNumberSet(a) && isNumberSet(b) && isSameRegion(a, b);
    }

    bool isSameBrackets(const Node &a, const Node &b)
    {
        const bool isPair = !isInterval(a) && !isInterval(b);
        return (isPair || (a->isLeftOpen == b->isLeftOpen && a->isRightOpen == b->isRightOpen))
            && isSameSequence(a->parts, b->parts);
    }

    // The members of a set without repetitions, of a tuple or of an open interval as a pair.
    std::optional<std::vector<Node>> sequenceOf(const Node &value)
    {
        if (value->kind == Kind::Set)
            return withoutRepetitions(value->parts);
        const bool isPair = value->kind == Kind::Brackets
            && ((value->isLeftOpen && value->isRightOpen) || !isInterval(value));
        if (value->kind == Kind::Tuple || isPair)
            return value->parts;
        return {};
    }

    std::vector<Node> withoutRepetitions(const std::vector<Node> &parts)
    {
        std::vector<Node> members;
        for (const Node &part : parts)
            if (!isMember(part, members))
                members.push_back(part);
        return members;
    }

    bool isMember(const Node &value, const std::vector<Node> &members)
    {
        return std::ranges::any_of(
            members, [&](const Node &member) { return isSame(value, member); });
    }

    bool isSubset(const std::vector<Node> &values, const std::vector<Node> &members)
    {
        return std::ranges::all_of(
            values, [&](const Node &value) { return isMember(value, members); });
    }

    bool isSameSequence(const std::vector<Node> &a, const std::vector<Node> &b)
    {
        return std::ranges::equal(
            a, b, [this](const Node &left, const Node &right) { return isSame(left, right); });
    }

    bool isSameRegion(const Node &a, const Node &b)
    {
        const auto left = regionOf(a, m_budget);
        const auto right = left ? regionOf(b, m_budget) : std::nullopt;
        if (!right)
            return a->kind == b->kind && a->kind == Kind::Union
                && isSameSequence(a->parts, b->parts);
        return std::ranges::equal(*left, *right, [this](const Segment &x, const Segment &y) {
            return x.isLeftOpen == y.isLeftOpen && x.isRightOpen == y.isRightOpen
                && isSameEnd(x.from, x.fromNode, y.from, y.fromNode)
                && isSameEnd(x.to, x.toNode, y.to, y.toNode);
        });
    }

    bool isSameEnd(const Real &a, const Node &aNode, const Real &b, const Node &bNode)
    {
        return compareReals(a, b) == 0 || (aNode && bNode && isSame(aNode, bNode));
    }

    // Values

    bool isSameValue(const Node &a, const Node &b)
    {
        if (a->kind == Kind::Text || b->kind == Kind::Text)
            return isSameText(a, b);
        const auto left = matrixOf(a);
        const auto right = matrixOf(b);
        if (left || right)
            return left && right && left->columns == right->columns
                && isSameSequence(left->cells, right->cells);
        return isSameNumber(a, b) || isSameScalar(a, b);
    }

    // Texts are equal letter by letter; a bare word may differ in case.
    static bool isSameText(const Node &a, const Node &b)
    {
        if (a->kind == Kind::Text && b->kind == Kind::Text)
            return a->name == b->name;
        const Node &text = a->kind == Kind::Text ? a : b;
        const Node &other = a->kind == Kind::Text ? b : a;
        if (other->kind == Kind::Symbol)
            return other->name == text->name;
        return wordOf(other).compare(text->name, Qt::CaseInsensitive) == 0;
    }

    // Two numbers of which one was written as a decimal.
    bool isSameNumber(const Node &a, const Node &b)
    {
        const auto isDecimal = [](const Node &value) {
            return isNumber(value) && value->isDecimal;
        };
        if (!isDecimal(a) && !isDecimal(b))
            return false;
        const auto left = rationalValue(a, m_budget);
        const auto right = left ? rationalValue(b, m_budget) : std::nullopt;
        return right && roundedTo(*left, kPlaces) == roundedTo(*right, kPlaces);
    }

    bool isSameScalar(const Node &a, const Node &b)
    {
        if (isIdentical(a, b))
            return true;
        const Answer forms = compareForms(a, b, m_budget);
        if (forms != Answer::Unknown)
            return forms == Answer::Same;
        return compareValues(a, b, m_budget) == Answer::Same;
    }

    Budget m_budget{kSteps};
};

} // namespace

bool isSameAnswer(const Node &prediction, const Node &reference)
{
    if (prediction->size > kMaxSize || reference->size > kMaxSize)
        return false;
    return Comparison().isSame(prediction, reference);
}

bool isInterval(const Node &brackets)
{
    return Comparison().isInterval(brackets);
}

} // namespace aisb::eval::verify
