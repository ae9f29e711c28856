// SPDX-License-Identifier: GPL-3.0-or-later
// The expression half of PythonParser.
#include "config/pythonparser.h"

#include <QScopeGuard>

#include <algorithm>
#include <array>

namespace aisb::config {

using namespace Qt::StringLiterals;

bool PythonParser::start(Expression &out, Expression::Kind kind)
{
    if (++m_nodes > m_limits.maxNodes)
        return failed(syntaxError(
            m_token.line, u"the file holds more than %1 values"_s.arg(m_limits.maxNodes)));
    out.kind = kind;
    out.line = m_token.line;
    return true;
}

void PythonParser::wrap(Expression &inner, Expression::Kind kind, int line)
{
    Expression outer;
    outer.kind = kind;
    outer.line = line;
    outer.operands.push_back(std::move(inner));
    inner = std::move(outer);
}

bool PythonParser::deeper(const QString &what)
{
    return ++m_depth <= m_limits.maxDepth || failed(syntaxError(m_token.line, what));
}

bool PythonParser::parseValue(Expression &out)
{
    if (!parseItem(out))
        return false;
    if (!m_token.is(u","))
        return out.kind != Expression::Kind::Spread
            || failed(refuse(out.line, u"unpacking with '*'"_s));
    wrap(out, Expression::Kind::Tuple, out.line);
    bool hasMore = true;
    while (hasMore) {
        if (!takeOperator(u",", hasMore))
            return false;
        if (!hasMore || m_token.kind == Kind::Newline || m_token.is(u"=") || m_token.is(u";")
            || m_token.is(u":"))
            break;
        if (!parseItem(out.operands.emplace_back()))
            return false;
    }
    return true;
}

bool PythonParser::parseExpression(Expression &out)
{
    const auto leave = qScopeGuard([this] { --m_depth; });
    if (!deeper(u"brackets are nested deeper than %1 levels"_s.arg(m_limits.maxDepth)))
        return false;
    if (!parseOr(out))
        return false;
    if (!m_token.isName(u"if"))
        return refuseAfterExpression();
    wrap(out, Expression::Kind::Conditional, out.line);
    Expression condition;
    if (!advance() || !parseOr(condition))
        return false;
    if (!m_token.isName(u"else"))
        return expected(u"'else'"_s);
    out.operands.insert(out.operands.begin(), std::move(condition));
    return advance() && parseExpression(out.operands.emplace_back());
}

// Names the construct when an expression goes on in a way the subset does not have.
bool PythonParser::refuseAfterExpression()
{
    constexpr std::array kOperators = {
        "@"_L1, "&"_L1, "|"_L1, "^"_L1, "<<"_L1, ">>"_L1, "<>"_L1, "->"_L1};
    if (m_token.is(u":="))
        return failed(refuse(m_token.line, u"an assignment inside an expression"_s));
    if (m_token.kind == Kind::Operator
        && std::ranges::any_of(
            kOperators, [this](QLatin1String text) { return m_token.text == text; }))
        return failed(refuse(m_token.line, u"the operator '%1'"_s.arg(m_token.text)));
    if (m_token.isName(u"async"))
        return failed(refuse(m_token.line, u"a comprehension with 'async'"_s));
    return true;
}

bool PythonParser::parseTargets(Expression &out)
{
    const auto leave = qScopeGuard([this] { --m_depth; });
    if (!deeper(u"brackets are nested deeper than %1 levels"_s.arg(m_limits.maxDepth))
        || !parsePostfix(out))
        return false;
    if (!m_token.is(u","))
        return true;
    wrap(out, Expression::Kind::Tuple, out.line);
    bool hasMore = true;
    while (hasMore) {
        if (!takeOperator(u",", hasMore))
            return false;
        if (!hasMore || m_token.isName(u"in"))
            break;
        if (!parsePostfix(out.operands.emplace_back()))
            return false;
    }
    return true;
}

bool PythonParser::parseOr(Expression &out)
{
    if (!parseAnd(out))
        return false;
    if (!m_token.isName(u"or"))
        return true;
    wrap(out, Expression::Kind::Or, out.line);
    while (m_token.isName(u"or"))
        if (!advance() || !parseAnd(out.operands.emplace_back()))
            return false;
    return true;
}

bool PythonParser::parseAnd(Expression &out)
{
    if (!parseNot(out))
        return false;
    if (!m_token.isName(u"and"))
        return true;
    wrap(out, Expression::Kind::And, out.line);
    while (m_token.isName(u"and"))
        if (!advance() || !parseNot(out.operands.emplace_back()))
            return false;
    return true;
}

bool PythonParser::parseNot(Expression &out)
{
    if (!m_token.isName(u"not"))
        return parseComparison(out);
    const auto leave = qScopeGuard([this] { --m_depth; });
    const int line = m_token.line;
    if (!deeper(u"too many times 'not'"_s) || !start(out, Expression::Kind::Literal) || !advance()
        || !parseNot(out))
        return false;
    wrap(out, Expression::Kind::Not, line);
    return true;
}

bool PythonParser::parseComparison(Expression &out)
{
    if (!parseSum(out))
        return false;
    QString text;
    if (!takeComparison(text))
        return false;
    if (text.isEmpty())
        return true;
    wrap(out, Expression::Kind::Compare, out.line);
    while (!text.isEmpty()) {
        out.operators.push_back(text);
        if (!parseSum(out.operands.emplace_back()) || !takeComparison(text))
            return false;
    }
    return true;
}

// Reads "==", "not in" and so on; an empty text when there is none.
bool PythonParser::takeComparison(QString &text)
{
    constexpr std::array kOperators = {"=="_L1, "!="_L1, "<"_L1, ">"_L1, "<="_L1, ">="_L1};
    text.clear();
    if (m_token.kind == Kind::Operator) {
        if (std::ranges::none_of(
                kOperators, [this](QLatin1String known) { return m_token.text == known; }))
            return true;
        text = m_token.text;
        return advance();
    }
    if (m_token.isName(u"in")) {
        text = u"in"_s;
        return advance();
    }
    if (m_token.isName(u"not")) {
        text = u"not in"_s;
        if (!advance())
            return false;
        return m_token.isName(u"in") ? advance() : expected(u"'in'"_s);
    }
    if (!m_token.isName(u"is"))
        return true;
    text = u"is"_s;
    if (!advance())
        return false;
    if (!m_token.isName(u"not"))
        return true;
    text = u"is not"_s;
    return advance();
}

bool PythonParser::parseSum(Expression &out)
{
    if (!parseProduct(out))
        return false;
    if (!m_token.is(u"+") && !m_token.is(u"-"))
        return true;
    wrap(out, Expression::Kind::Chain, out.line);
    while (m_token.is(u"+") || m_token.is(u"-")) {
        out.operators.push_back(m_token.text);
        if (!advance() || !parseProduct(out.operands.emplace_back()))
            return false;
    }
    return true;
}

bool PythonParser::parseProduct(Expression &out)
{
    const auto isProduct = [this] {
        return m_token.is(u"*") || m_token.is(u"/") || m_token.is(u"//") || m_token.is(u"%");
    };
    if (!parseUnary(out))
        return false;
    if (!isProduct())
        return true;
    wrap(out, Expression::Kind::Chain, out.line);
    while (isProduct()) {
        out.operators.push_back(m_token.text);
        if (!advance() || !parseUnary(out.operands.emplace_back()))
            return false;
    }
    return true;
}

bool PythonParser::parseUnary(Expression &out)
{
    const bool isNegative = m_token.is(u"-");
    if (!isNegative && !m_token.is(u"+"))
        return m_token.is(u"~") ? failed(refuse(m_token.line, u"the operator '~'"_s))
                                : parsePower(out);
    const auto leave = qScopeGuard([this] { --m_depth; });
    const int line = m_token.line;
    if (!deeper(u"too many signs"_s) || !start(out, Expression::Kind::Literal) || !advance()
        || !parseUnary(out))
        return false;
    wrap(out, isNegative ? Expression::Kind::Negative : Expression::Kind::Positive, line);
    return true;
}

bool PythonParser::parsePower(Expression &out)
{
    if (!parsePostfix(out))
        return false;
    if (!m_token.is(u"**"))
        return true;
    const auto leave = qScopeGuard([this] { --m_depth; });
    if (!deeper(u"too long a chain of powers"_s))
        return false;
    wrap(out, Expression::Kind::Power, out.line);
    return advance() && parseUnary(out.operands.emplace_back());
}

bool PythonParser::parsePostfix(Expression &out)
{
    if (!parseAtom(out))
        return false;
    const auto leave = qScopeGuard([this, depth = m_depth] { m_depth = depth; });
    while (m_token.is(u"(") || m_token.is(u"[") || m_token.is(u".")) {
        if (!deeper(u"too long a chain of subscripts"_s))
            return false;
        const bool isCall = m_token.is(u"(");
        const bool isSubscript = m_token.is(u"[");
        wrap(out,
            isCall            ? Expression::Kind::Call
                : isSubscript ? Expression::Kind::Subscript
                              : Expression::Kind::Attribute,
            m_token.line);
        if (!advance())
            return false;
        if (isCall && !parseArguments(out))
            return false;
        if (isSubscript && !parseSubscript(out.operands.emplace_back()))
            return false;
        if (!isCall && !isSubscript && !parseName(out.text))
            return false;
    }
    return true;
}

// The index or slice up to and with the bracket.
bool PythonParser::parseSubscript(Expression &out)
{
    if (!m_token.is(u":") && !parseExpression(out))
        return false;
    if (!m_token.is(u":"))
        return expectOperator(u"]");
    wrap(out, Expression::Kind::Slice, m_token.line);
    bool hasMore = true;
    while (hasMore && out.operands.size() < 3) {
        if (!takeOperator(u":", hasMore))
            return false;
        if (hasMore && !m_token.is(u":") && !m_token.is(u"]")) {
            if (!parseExpression(out.operands.emplace_back()))
                return false;
        } else {
            out.operands.emplace_back();
        }
    }
    out.operands.resize(3);
    return expectOperator(u"]");
}

bool PythonParser::parseArguments(Expression &call)
{
    bool hasMore = true;
    while (hasMore && !m_token.is(u")")) {
        if (!parseArgument(call) || !takeOperator(u",", hasMore))
            return false;
    }
    return expectOperator(u")");
}

bool PythonParser::parseArgument(Expression &call)
{
    Expression argument;
    if (m_token.is(u"**")) {
        if (!start(argument, Expression::Kind::Spread) || !advance()
            || !parseExpression(argument.operands.emplace_back()))
            return false;
        call.keywords.emplace_back();
        call.operands.push_back(std::move(argument));
        return true;
    }
    if (!parseItem(argument))
        return false;
    if (m_token.is(u"=")) {
        if (argument.kind != Expression::Kind::Name)
            return expected(u"',' or ')'"_s);
        call.keywords.push_back(argument.text);
        argument = {};
        if (!advance() || !parseExpression(argument))
            return false;
    } else if (!call.keywords.empty()) {
        return failed(
            syntaxError(argument.line, u"a positional argument follows one with a name"_s));
    } else if (m_token.isName(u"for")) {
        wrap(argument, Expression::Kind::ListOf, argument.line);
        if (!parseClauses(argument))
            return false;
    }
    call.operands.push_back(std::move(argument));
    return true;
}

bool PythonParser::parseAtom(Expression &out)
{
    switch (m_token.kind) {
    case Kind::Name:
        return parseNameAtom(out);
    case Kind::Number:
        if (!start(out, Expression::Kind::Literal))
            return false;
        out.value = m_token.number;
        return advance();
    case Kind::String:
    case Kind::FormattedString:
        return parseStrings(out);
    case Kind::Operator:
        if (m_token.is(u"("))
            return parseParenthesis(out);
        if (m_token.is(u"["))
            return parseList(out);
        if (m_token.is(u"{"))
            return parseDict(out);
        if (m_token.is(u"*") || m_token.is(u"**"))
            return failed(refuse(m_token.line, u"unpacking with '%1'"_s.arg(m_token.text)));
        if (m_token.is(u"..."))
            return failed(refuse(m_token.line, u"'...'"_s));
        break;
    default:
        break;
    }
    return expected(u"a value"_s);
}

bool PythonParser::parseNameAtom(Expression &out)
{
    if (m_token.isName(u"lambda") || m_token.isName(u"await") || m_token.isName(u"yield"))
        return failed(refuse(m_token.line, u"'%1'"_s.arg(m_token.text)));
    if (!start(out, Expression::Kind::Literal))
        return false;
    if (m_token.isName(u"True") || m_token.isName(u"False")) {
        out.value = Value(m_token.text == u"True");
        return advance();
    }
    if (m_token.isName(u"None"))
        return advance();
    out.kind = Expression::Kind::Name;
    return parseName(out.text);
}

bool PythonParser::parseStrings(Expression &out)
{
    if (!start(out, Expression::Kind::Text))
        return false;
    while (m_token.kind == Kind::String || m_token.kind == Kind::FormattedString) {
        const bool isGood = m_token.kind == Kind::String
            ? appendLiteral(out, m_token.text, true)
            : appendFormatted(out, m_token.text, m_token.isRaw, 0);
        if (!isGood || !advance())
            return false;
    }
    const bool isPlain = std::ranges::all_of(out.operands,
        [](const Expression &part) { return part.kind == Expression::Kind::Literal; });
    if (!isPlain)
        return true;
    QString text = out.operands.empty() ? QString() : out.operands[0].value.toString();
    out.operands.clear();
    out.kind = Expression::Kind::Literal;
    out.value = Value(std::move(text));
    return true;
}

bool PythonParser::parseItem(Expression &out)
{
    if (!m_token.is(u"*"))
        return parseExpression(out);
    return start(out, Expression::Kind::Spread) && advance()
        && parseExpression(out.operands.emplace_back());
}

bool PythonParser::parseParenthesis(Expression &out)
{
    if (!start(out, Expression::Kind::Tuple) || !advance())
        return false;
    bool hasComma = false;
    bool hasMore = true;
    while (hasMore && !m_token.is(u")")) {
        if (!parseItem(out.operands.emplace_back()))
            return false;
        if (m_token.isName(u"for") && out.operands.size() == 1) {
            out.kind = Expression::Kind::ListOf;
            return parseClauses(out) && expectOperator(u")");
        }
        if (!takeOperator(u",", hasMore))
            return false;
        hasComma = hasComma || hasMore;
    }
    if (out.operands.size() == 1 && !hasComma) {
        if (out.operands[0].kind == Expression::Kind::Spread)
            return failed(refuse(out.line, u"unpacking with '*'"_s));
        Expression inner = std::move(out.operands.front());
        out = std::move(inner);
    }
    return expectOperator(u")");
}

bool PythonParser::parseList(Expression &out)
{
    if (!start(out, Expression::Kind::List) || !advance())
        return false;
    bool hasMore = true;
    while (hasMore && !m_token.is(u"]")) {
        if (!parseItem(out.operands.emplace_back()))
            return false;
        if (m_token.isName(u"for") && out.operands.size() == 1) {
            out.kind = Expression::Kind::ListOf;
            return parseClauses(out) && expectOperator(u"]");
        }
        if (!takeOperator(u",", hasMore))
            return false;
    }
    return expectOperator(u"]");
}

bool PythonParser::parseDict(Expression &out)
{
    if (!start(out, Expression::Kind::Dict) || !advance())
        return false;
    bool hasMore = true;
    while (hasMore && !m_token.is(u"}")) {
        if (!parseDictItem(out))
            return false;
        if (m_token.isName(u"for") && out.operands.size() == 2) {
            out.kind = Expression::Kind::DictOf;
            return parseClauses(out) && expectOperator(u"}");
        }
        if (!takeOperator(u",", hasMore))
            return false;
    }
    return expectOperator(u"}");
}

bool PythonParser::parseDictItem(Expression &dict)
{
    const int line = m_token.line;
    Expression &key = dict.operands.emplace_back();
    if (m_token.is(u"**"))
        return start(key, Expression::Kind::Spread) && advance()
            && parseExpression(key.operands.emplace_back());
    if (!parseItem(key))
        return false;
    if (m_token.is(u",") || m_token.is(u"}") || m_token.isName(u"for"))
        return failed(refuse(line, u"a set"_s));
    return expectOperator(u":") && parseExpression(dict.operands.emplace_back());
}

// "for ... in ... if ..." once or more; the element is there already.
bool PythonParser::parseClauses(Expression &out)
{
    if (out.operands[0].kind == Expression::Kind::Spread)
        return failed(refuse(out.line, u"unpacking in a comprehension"_s));
    const auto leave = qScopeGuard([this] { --m_depth; });
    if (!deeper(u"comprehensions are nested deeper than %1 levels"_s.arg(m_limits.maxDepth)))
        return false;
    while (m_token.isName(u"for")) {
        if (out.clauses.size() >= 8)
            return failed(refuse(m_token.line, u"a comprehension with more than 8 loops"_s));
        Comprehension &clause = out.clauses.emplace_back();
        if (!advance() || !parseTargets(clause.target))
            return false;
        if (!m_token.isName(u"in"))
            return expected(u"'in'"_s);
        if (!advance() || !parseOr(clause.source))
            return false;
        while (m_token.isName(u"if"))
            if (!advance() || !parseOr(clause.conditions.emplace_back()))
                return false;
    }
    return refuseAfterExpression();
}

} // namespace aisb::config
