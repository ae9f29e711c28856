// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/math/verify/parserrules.h"

#include "eval/math/verify/functions.h"

#include <array>

namespace aisb::eval::verify {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kFractions = {"frac"_L1, "dfrac"_L1, "tfrac"_L1, "cfrac"_L1};
constexpr std::array kBinomials = {"binom"_L1, "dbinom"_L1, "tbinom"_L1};
constexpr std::array kAccents = {"overline"_L1, "bar"_L1, "vec"_L1, "hat"_L1, "tilde"_L1, "dot"_L1,
    "ddot"_L1, "widehat"_L1, "overrightarrow"_L1, "mathcal"_L1, "underline"_L1};
constexpr std::array kGreek = {"alpha"_L1, "beta"_L1, "gamma"_L1, "delta"_L1, "epsilon"_L1,
    "varepsilon"_L1, "zeta"_L1, "eta"_L1, "theta"_L1, "vartheta"_L1, "iota"_L1, "kappa"_L1,
    "lambda"_L1, "mu"_L1, "nu"_L1, "xi"_L1, "pi"_L1, "rho"_L1, "sigma"_L1, "tau"_L1, "upsilon"_L1,
    "phi"_L1, "varphi"_L1, "chi"_L1, "psi"_L1, "omega"_L1, "Gamma"_L1, "Delta"_L1, "Theta"_L1,
    "Lambda"_L1, "Xi"_L1, "Pi"_L1, "Sigma"_L1, "Phi"_L1, "Psi"_L1, "Omega"_L1, "angle"_L1,
    "triangle"_L1, "varnothing"_L1, "ell"_L1, "hbar"_L1};
constexpr std::array kMatrices = {
    "matrix"_L1, "pmatrix"_L1, "bmatrix"_L1, "Bmatrix"_L1, "array"_L1, "smallmatrix"_L1};

template <class List>
bool isOneOf(const List &list, QStringView name)
{
    return std::ranges::any_of(list, [name](QLatin1String one) { return name == one; });
}

bool isNamed(const Node &value, QStringView name)
{
    return value->kind == Kind::Symbol && value->name == name;
}

// d/dx
bool isDerivative(const Node &numerator, const Node &denominator)
{
    return isNamed(numerator, u"d") && denominator->kind == Kind::Product
        && denominator->parts.size() == 2 && isNamed(denominator->parts[0], u"d");
}

} // namespace

bool Parser::startsValue(const QString &command)
{
    return isOneOf(kGreek, command) || isFraction(command) || isOneOf(kBinomials, command)
        || isOneOf(kAccents, command) || isKnownFunction(command) || command == u"sqrt"
        || command == u"infty" || command == u"lfloor" || command == u"lceil" || command == u"lvert"
        || command == u"begin" || command == u"mathbb" || command == u"boxed" || command == u"fbox";
}

Node Parser::parseCommand()
{
    const QString name = take();
    if (isOneOf(kGreek, name))
        return parseName(name);
    if (isFraction(name))
        return parseFraction();
    if (isOneOf(kBinomials, name))
        return parseBinomial();
    if (isOneOf(kAccents, name))
        return parseAccent(name);
    if (isKnownFunction(name))
        return parseFunction(name);
    return parseOtherCommand(name);
}

Node Parser::parseOtherCommand(const QString &name)
{
    if (name == u"sqrt")
        return parseRoot();
    if (name == u"infty")
        return node(Kind::Infinity, {});
    if (name == u"emptyset")
        return node(Kind::Set, {});
    if (name == u"{")
        return deeper([this] { return inBrackets([this] { return parseBracedSet(); }); });
    if (name == u"lvert")
        return parseAbsolute({}, "rvert"_L1);
    if (name == u"lfloor")
        return parseRounded("rfloor"_L1, u"floor"_s);
    if (name == u"lceil")
        return parseRounded("rceil"_L1, u"ceil"_s);
    if (name == u"mathbb")
        return parseNumberSet();
    if (name == u"boxed" || name == u"fbox")
        return parseGroup();
    if (name == u"begin")
        return deeper([this] { return inBrackets([this] { return parseMatrix(); }); });
    return fail(Failure::Unsupported);
}

Node Parser::parseArgument()
{
    if (isSign(u'{'))
        return parseGroup();
    if (m_operators == Operators::Strict)
        return missing();
    return parseSingle();
}

Node Parser::parseSingle()
{
    Token &token = m_tokens[m_at];
    if (token.kind == TokenKind::Number && token.text.size() > 1 && token.text[0] != u'.') {
        const QString digit = token.text.left(1);
        token.text.remove(0, 1);
        return number(*readDecimal(digit));
    }
    return deeper([this] { return parseValue(); });
}

Node Parser::parseFraction()
{
    const Node numerator = parseArgument();
    const Node denominator = numerator ? parseArgument() : Node();
    if (!denominator)
        return missing();
    return isDerivative(numerator, denominator) ? fail(Failure::Unsupported)
                                                : quotient(numerator, denominator);
}

Node Parser::parseBinomial()
{
    const Node above = parseArgument();
    const Node below = above ? parseArgument() : Node();
    return below ? node(Kind::Call, {above, below}, u"binom"_s) : missing();
}

Node Parser::parseRoot()
{
    Node degree = number(2);
    if (takeSign(u'[')) {
        degree = deeper([this] { return inBrackets([this] { return parseSum(); }); });
        if (!degree || !takeSign(u']'))
            return missing();
    }
    const Node radicand = parseArgument();
    return radicand ? node(Kind::Power, {radicand, quotient(number(1), degree)}) : Node();
}

Node Parser::parseAccent(const QString &name)
{
    const QString inner = takeRaw();
    QString accent = name;
    if (name == u"overline")
        accent = u"bar"_s;
    if (name == u"overrightarrow")
        accent = u"vec"_s;
    return inner.isEmpty() ? missing() : parseName(accent + u'{' + inner + u'}');
}

Node Parser::parseNumberSet()
{
    const QString name = takeRaw();
    return name == u"R" ? node(Kind::Reals, {}) : symbol(u"mathbb{"_s + name + u'}');
}

Node Parser::parseBracedSet()
{
    if (takeCommand("}"_L1))
        return node(Kind::Set, {});
    m_bars = 1; // a bar behind a value starts a condition
    std::vector<Node> items = parseItems();
    if (items.empty())
        return {};
    if (takeCommand("}"_L1))
        return node(Kind::Set, std::move(items));
    return fail(isAtEnd() ? Failure::Malformed : Failure::Unsupported); // a condition
}

Node Parser::parseMatrix()
{
    const QString name = takeRaw();
    if (name == u"array" && takeRaw().isEmpty())
        return missing();
    if (!isOneOf(kMatrices, name) && name != u"vmatrix")
        return fail(Failure::Unsupported);
    std::vector<Node> cells;
    int columns = 0;
    for (int row = 0; !isCommand("end"_L1); ++row) {
        const int count = parseRow(cells);
        if (count == 0 || (row > 0 && count != columns))
            return missing();
        columns = count;
    }
    ++m_at;
    if (takeRaw() != name || columns == 0)
        return missing();
    const Node value = matrix(std::move(cells), columns);
    return name == u"vmatrix" ? node(Kind::Call, {value}, u"det"_s) : value;
}

int Parser::parseRow(std::vector<Node> &cells)
{
    int count = 0;
    do {
        const Node cell = parseSum();
        if (!cell)
            return 0;
        cells.push_back(cell);
        ++count;
    } while (takeSign(u'&'));
    return takeCommand(R"(\)"_L1) || isCommand("end"_L1) ? count : 0;
}

Node Parser::parseFunction(const QString &name)
{
    Node base;
    Node exponent;
    while (isSign(u'_') || isSign(u'^')) {
        const bool isBase = take() == u"_";
        const Node script = deeper([this] { return parseScript(); });
        if (!script)
            return {};
        (isBase ? base : exponent) = script;
    }
    if (base && name != u"log")
        return fail(Failure::Unsupported);
    const std::vector<Node> arguments = parseFunctionArguments(name);
    if (arguments.empty())
        return missing();
    return applied(name, base, exponent, arguments);
}

Node Parser::applied(
    const QString &name, const Node &base, const Node &exponent, const std::vector<Node> &arguments)
{
    if (const bool isInverse = exponent && isNumber(exponent) && exponent->number == -1;
        isInverse && isInvertible(name))
        return node(Kind::Call, arguments, u"arc"_s + name);
    Node value;
    if (name == u"exp")
        value = node(Kind::Power, {symbol(u"e"_s), arguments.front()});
    else if (name == u"log")
        value = node(Kind::Call, {arguments.front(), base ? base : number(10)}, name);
    else
        value = node(Kind::Call, arguments, name);
    return exponent ? node(Kind::Power, {value, exponent}) : value;
}

std::vector<Node> Parser::parseFunctionArguments(const QString &name)
{
    if (isSign(u'(') || isSign(u'{')) {
        const bool isList = takesList(name);
        const Node group = deeper([this] { return parseBracketed(); });
        if (!group)
            return {};
        const bool isCollection =
            group->kind == Kind::Brackets || group->kind == Kind::Tuple || group->kind == Kind::Set;
        return isList && isCollection ? group->parts : std::vector{group};
    }
    const Node argument = deeper([this] { return parseBareArgument(); });
    return argument ? std::vector{argument} : std::vector<Node>();
}

Node Parser::parseBareArgument()
{
    std::vector<Node> factors;
    while (factors.empty() || startsBareFactor()) {
        if (!factors.empty() && peek().kind == TokenKind::Number && isNumber(factors.back()))
            return missing();
        const Node factor = parsePostfix();
        if (!factor)
            return {};
        factors.push_back(factor);
    }
    Node value = product(std::move(factors));
    if (!takeSign(u'/'))
        return value;
    const Node divisor = parsePostfix();
    return divisor ? quotient(value, divisor) : Node();
}

bool Parser::startsBareFactor() const
{
    const bool isExponential =
        peek().kind == TokenKind::Letter && peek().text == u"e" && isSign(u'^', 1);
    return startsFactor() && peek().kind != TokenKind::Text && !isExponential
        && (peek().kind != TokenKind::Command || !isKnownFunction(peek().text));
}

bool Parser::isFraction(const QString &command)
{
    return isOneOf(kFractions, command);
}

} // namespace aisb::eval::verify
