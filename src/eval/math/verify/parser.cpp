// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/math/verify/parser.h"

#include "eval/math/verify/parserrules.h"

#include <array>

namespace aisb::eval::verify {

using namespace Qt::StringLiterals;

struct Operator
{
    QLatin1String token;
    QLatin1String name; // of the relation, with a swap where it turns round
    bool isSwapped = false;
};

namespace {

constexpr std::array kRelations = {
    Operator{"="_L1, "="_L1},
    Operator{"equiv"_L1, "="_L1},
    Operator{"in"_L1, "in"_L1},
    Operator{"<"_L1, "<"_L1},
    Operator{"lt"_L1, "<"_L1},
    Operator{">"_L1, "<"_L1, true},
    Operator{"gt"_L1, "<"_L1, true},
    Operator{"le"_L1, "<="_L1},
    Operator{"leq"_L1, "<="_L1},
    Operator{"leqslant"_L1, "<="_L1},
    Operator{"ge"_L1, "<="_L1, true},
    Operator{"geq"_L1, "<="_L1, true},
    Operator{"geqslant"_L1, "<="_L1, true},
    Operator{"ne"_L1, "!="_L1},
    Operator{"neq"_L1, "!="_L1},
    Operator{"approx"_L1, "~"_L1},
};

bool isSetLike(const Node &value)
{
    switch (value->kind) {
    case Kind::Set:
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

bool isUnknown(const Node &value)
{
    return value->kind == Kind::Symbol && value->name != u"pi" && value->name != u"e";
}

} // namespace

Parsed Parser::parse()
{
    const Node tree = parseList();
    if (tree && !isAtEnd())
        fail(peek().kind == TokenKind::Command ? Failure::Unsupported : Failure::Malformed);
    return m_failure == Failure::None ? Parsed{tree, Failure::None} : Parsed{{}, m_failure};
}

bool Parser::takeSign(QChar c)
{
    if (!isSign(c))
        return false;
    ++m_at;
    return true;
}

bool Parser::takeCommand(QLatin1String name)
{
    if (!isCommand(name))
        return false;
    ++m_at;
    return true;
}

Node Parser::fail(Failure failure)
{
    if (m_failure == Failure::None)
        m_failure = failure;
    return {};
}

Node Parser::parseList()
{
    const std::vector<Node> items = parseItems();
    if (items.empty())
        return missing();
    if (items.size() == 1)
        return items.front();
    const bool isFirstOnly = items.front()->kind == Kind::Relation && items.front()->name == u"="
        && std::none_of(items.begin() + 1, items.end(), [](const Node &item) {
               return item->kind == Kind::Relation || item->kind == Kind::Conjunction;
           });
    if (!isFirstOnly)
        return node(Kind::Set, items);
    std::vector<Node> values = items;
    values.front() = items.front()->parts[1];
    return node(
        Kind::Relation, {items.front()->parts[0], node(Kind::Set, std::move(values))}, u"="_s);
}

std::vector<Node> Parser::parseItems()
{
    std::vector<Node> items;
    do {
        const Node item = parseRelation();
        if (!item)
            return {};
        items.push_back(item);
    } while (takeSeparator());
    return items;
}

bool Parser::takeSeparator()
{
    if (!isSeparator())
        return false;
    m_lastSeparator = peek().text;
    ++m_at;
    return true;
}

const Operator *Parser::relationHere() const
{
    if (peek().kind != TokenKind::Command && peek().kind != TokenKind::Sign)
        return nullptr;
    const auto found = std::ranges::find_if(
        kRelations, [this](const Operator &one) { return peek().text == one.token; });
    return found == kRelations.end() ? nullptr : &*found;
}

Node Parser::parseRelation()
{
    const Node first = parseSet();
    if (!first)
        return {};
    std::vector<Node> sides{first};
    std::vector<const Operator *> operators;
    while (const Operator *relation = relationHere()) {
        ++m_at;
        const Node side = parseSet();
        if (!side)
            return {};
        if (relation->name == "~"_L1 && (sides.size() != 1 || !isUnknown(first)))
            continue; // what a value is near to tells nothing new
        sides.push_back(side);
        operators.push_back(relation);
    }
    return joined(sides, operators);
}

Node Parser::joined(const std::vector<Node> &sides, const std::vector<const Operator *> &operators)
{
    if (operators.empty())
        return sides.front();
    const auto isEquality = [](const Operator *one) {
        return one->name == "="_L1 || one->name == "~"_L1;
    };
    if (operators.size() > 1 && std::ranges::all_of(operators, isEquality))
        return sides.back();
    std::vector<Node> relations;
    for (std::size_t i = 0; i < operators.size(); ++i) {
        const bool isSwapped = operators[i]->isSwapped;
        const QString name = isEquality(operators[i]) ? u"="_s : QString(operators[i]->name);
        relations.push_back(node(
            Kind::Relation, {sides[isSwapped ? i + 1 : i], sides[isSwapped ? i : i + 1]}, name));
    }
    return relations.size() == 1 ? relations.front() : node(Kind::Conjunction, relations);
}

Node Parser::parseSet()
{
    Node left = parseSum();
    while (left) {
        Kind kind = Kind::Union;
        if (isCommand("cap"_L1))
            kind = Kind::Intersection;
        else if (isCommand("setminus"_L1))
            kind = Kind::Difference;
        else if (!isCommand("cup"_L1))
            return left;
        ++m_at;
        const Node right = parseSum();
        if (!right)
            return {};
        if (!isSetLike(left) || !isSetLike(right))
            return fail(Failure::Unsupported);
        left = checked(node(kind, {left, right}));
    }
    return {};
}

Node Parser::checked(const Node &value)
{
    return value->depth > kMaxTreeDepth ? fail(Failure::Unsupported) : value;
}

Node Parser::parseSum()
{
    std::vector<Node> terms;
    while (terms.empty() || isSign(u'+') || isSign(u'-')) {
        const Node term = parseSignedTerm();
        if (!term)
            return {};
        terms.push_back(term);
    }
    if (isCommand("pm"_L1) || isCommand("mp"_L1))
        return parseTwoValues(sum(std::move(terms)));
    return sum(std::move(terms));
}

Node Parser::parseTwoValues(const Node &middle)
{
    ++m_at;
    const Node distance = m_depth == 0 ? parseProduct() : Node();
    if (!distance || isSign(u'+') || isSign(u'-') || isCommand("pm"_L1))
        return fail(Failure::Unsupported);
    return node(Kind::Set, {sum({middle, distance}), difference(middle, distance)});
}

Node Parser::parseSignedTerm()
{
    bool isNegative = false;
    while (isSign(u'+') || isSign(u'-'))
        isNegative ^= take() == u"-";
    if (isCommand("pm"_L1) || isCommand("mp"_L1))
        return fail(Failure::Unsupported);
    const Node term = parseProduct();
    return term && isNegative ? negative(term) : term;
}

Parsed parseFormula(QStringView formula, Operators operators)
{
    auto tokens = tokensOf(formula);
    if (!tokens)
        return {{}, Failure::Unsupported};
    return Parser(*std::move(tokens), operators).parse();
}

} // namespace aisb::eval::verify
