// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/math/verify/parserrules.h"

namespace aisb::eval::verify {

using namespace Qt::StringLiterals;

namespace {

bool isPositiveWhole(const Node &value)
{
    return isWholeNumber(value) && value->number > 0;
}

} // namespace

Parser::Joint Parser::jointHere() const
{
    if (isSign(u'*') || isCommand("cdot"_L1) || isCommand("times"_L1) || isCommand("ast"_L1))
        return Joint::Times;
    if (isSign(u'/') || isCommand("div"_L1) || (isSign(u':') && m_depth == 0))
        return Joint::Over;
    if (isCommand("bmod"_L1) || isCommand("mod"_L1))
        return Joint::Modulo;
    return Joint::None;
}

Node Parser::parseProduct()
{
    Node value = parseNeighbours();
    while (value) {
        const Joint joint = jointHere();
        if (joint == Joint::None)
            return value;
        ++m_at;
        bool isNegative = false;
        while (isSign(u'+') || isSign(u'-'))
            isNegative ^= take() == u"-";
        Node right = parseNeighbours();
        if (!right)
            return {};
        if (isNegative)
            right = negative(right);
        value = checked(combined(value, right, joint));
    }
    return {};
}

Node Parser::combined(const Node &left, const Node &right, Joint joint)
{
    if (joint == Joint::Over)
        return quotient(left, right);
    if (joint == Joint::Modulo)
        return node(Kind::Call, {left, right}, u"mod"_s);
    std::vector<Node> factors{left};
    if (left->kind == Kind::Product)
        factors = left->parts;
    factors.push_back(right);
    return product(std::move(factors));
}

bool Parser::startsFactor() const
{
    const Token &token = peek();
    switch (token.kind) {
    case TokenKind::Number:
    case TokenKind::Letter:
    case TokenKind::Text:
        return true;
    case TokenKind::Sign:
        return token.text == u"(" || token.text == u"[" || token.text == u"{"
            || (token.text == u"|" && m_bars == 0);
    case TokenKind::Command:
        return startsValue(token.text);
    case TokenKind::End:
        break;
    }
    return false;
}

Node Parser::parseNeighbours()
{
    const Node first = parsePostfix();
    if (!first)
        return {};
    std::vector<Node> factors{first};
    bool hasUnit = false;
    while (startsFactor()) {
        if (peek().kind == TokenKind::Text) {
            hasUnit = true;
            skipUnit();
            continue;
        }
        if (hasUnit)
            return fail(Failure::Unsupported);
        if (peek().kind == TokenKind::Number && isNumber(factors.back()))
            return missing(); // "1 000"
        const bool isMixed = factors.size() == 1 && isPositiveWhole(first)
            && peek().kind == TokenKind::Command && isFraction(peek().text);
        const Node factor = parsePostfix();
        if (!factor)
            return {};
        if (isMixed && isNumber(factor) && factor->number > 0 && factor->number < 1)
            factors.back() = number(first->number + factor->number);
        else
            factors.push_back(factor);
    }
    return product(std::move(factors));
}

void Parser::skipUnit()
{
    ++m_at;
    if (!isSign(u'^'))
        return;
    ++m_at;
    if (takeSign(u'{')) {
        while (!isAtEnd() && !isSign(u'}'))
            ++m_at;
    }
    if (!isAtEnd())
        ++m_at;
}

Node Parser::parsePostfix()
{
    Node value = deeper([this] { return parseValue(); });
    while (value) {
        if (takeSign(u'!'))
            value = checked(node(Kind::Call, {value}, u"factorial"_s));
        else if (takeSign(u'%') || takeCommand("%"_L1))
            value = percentage(value);
        else if (takeCommand("degree"_L1) || takeSign(u'\'') || takeSign(u'"'))
            continue;
        else if (takeSign(u'^'))
            value = raised(value);
        else
            return value;
    }
    return {};
}

Node Parser::percentage(const Node &value)
{
    if (isNumber(value))
        return number(value->number / 100, value->isDecimal);
    return product({value, number(Rational(1, 100))});
}

Node Parser::raised(const Node &base)
{
    if (takeDegree())
        return base;
    const Node exponent = deeper([this] { return parseScript(); });
    if (!exponent)
        return {};
    if (base->kind == Kind::Symbol && isNumber(exponent) && exponent->number == -1) {
        std::vector<Node> arguments = takeArguments(); // the inverse of a function
        if (!arguments.empty())
            return node(Kind::Call, std::move(arguments), base->name + u"^-1"_s);
    }
    return checked(node(Kind::Power, {base, exponent}));
}

bool Parser::takeDegree()
{
    if (takeCommand("circ"_L1) || takeCommand("prime"_L1))
        return true;
    const bool isBraced =
        isSign(u'{') && isSign(u'}', 2) && (isCommand("circ"_L1, 1) || isCommand("prime"_L1, 1));
    m_at += isBraced ? 3 : 0;
    return isBraced;
}

Node Parser::parseScript()
{
    if (isSign(u'{'))
        return parseGroup();
    const bool isNegative = takeSign(u'-');
    const Node value = deeper([this] { return parseValue(); });
    return value && isNegative ? negative(value) : value;
}

Node Parser::parseGroup()
{
    if (!takeSign(u'{'))
        return missing();
    const Node value = deeper([this] { return inBrackets([this] { return parseList(); }); });
    return value && takeSign(u'}') ? value : missing();
}

} // namespace aisb::eval::verify
