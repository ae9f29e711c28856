// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/math/verify/parser.h"

#include "eval/math/verify/functions.h"
#include "eval/math/verify/lexer.h"

#include <algorithm>
#include <array>
#include <utility>

namespace aisb::eval::verify {

using namespace Qt::StringLiterals;

namespace {

using TokenKind = Token::Kind;

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

struct Operator
{
    QLatin1String token;
    QLatin1String name; // of the relation, with a swap where it turns round
    bool isSwapped = false;
};

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

template <class List>
bool isOneOf(const List &list, QStringView name)
{
    return std::ranges::any_of(list, [name](QLatin1String one) { return name == one; });
}

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

bool isPositiveWhole(const Node &value)
{
    return isWholeNumber(value) && value->number > 0;
}

bool isNamed(const Node &value, QStringView name)
{
    return value->kind == Kind::Symbol && value->name == name;
}

bool isUnknown(const Node &value)
{
    return value->kind == Kind::Symbol && value->name != u"pi" && value->name != u"e";
}

// d/dx
bool isDerivative(const Node &numerator, const Node &denominator)
{
    return isNamed(numerator, u"d") && denominator->kind == Kind::Product
        && denominator->parts.size() == 2 && isNamed(denominator->parts[0], u"d");
}

// Recursive descent. A function returns null once m_failure is set.
class Parser
{
public:
    Parser(std::vector<Token> tokens, Operators operators)
        : m_tokens(std::move(tokens))
        , m_operators(operators)
    {
    }

    Parsed parse()
    {
        const Node tree = parseList();
        if (tree && !isAtEnd())
            fail(peek().kind == TokenKind::Command ? Failure::Unsupported : Failure::Malformed);
        return m_failure == Failure::None ? Parsed{tree, Failure::None} : Parsed{{}, m_failure};
    }

private:
    // Tokens

    [[nodiscard]] const Token &peek(std::size_t ahead = 0) const
    {
        return m_tokens[std::min(m_at + ahead, m_tokens.size() - 1)];
    }

    [[nodiscard]] bool isAtEnd() const { return peek().kind == TokenKind::End; }
    [[nodiscard]] bool isSign(QChar c, std::size_t ahead = 0) const
    {
        return peek(ahead).kind == TokenKind::Sign && peek(ahead).text == c;
    }
    [[nodiscard]] bool isCommand(QLatin1String name, std::size_t ahead = 0) const
    {
        return peek(ahead).kind == TokenKind::Command && peek(ahead).text == name;
    }

    QString take() { return m_tokens[m_at++].text; }

    bool takeSign(QChar c)
    {
        if (!isSign(c))
            return false;
        ++m_at;
        return true;
    }

    bool takeCommand(QLatin1String name)
    {
        if (!isCommand(name))
            return false;
        ++m_at;
        return true;
    }

    Node fail(Failure failure)
    {
        if (m_failure == Failure::None)
            m_failure = failure;
        return {};
    }

    Node missing() { return fail(Failure::Malformed); }

    // Runs a rule one level deeper.
    template <class Rule>
    Node deeper(const Rule &rule)
    {
        if (++m_depth > kMaxDepth)
            return fail(Failure::Unsupported);
        const Node value = rule();
        --m_depth;
        return value && value->depth > kMaxTreeDepth ? fail(Failure::Unsupported) : value;
    }

    // Lists

    [[nodiscard]] bool isSeparator() const { return isSign(u',') || isSign(u';'); }

    // One item, or a set of those between commas. "x = 1, 2" gives x two values.
    Node parseList()
    {
        const std::vector<Node> items = parseItems();
        if (items.empty())
            return missing();
        if (items.size() == 1)
            return items.front();
        const bool isFirstOnly = items.front()->kind == Kind::Relation
            && items.front()->name == u"="
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

    // Empty after a failure.
    std::vector<Node> parseItems()
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

    bool takeSeparator()
    {
        if (!isSeparator())
            return false;
        m_lastSeparator = peek().text;
        ++m_at;
        return true;
    }

    // Relations

    [[nodiscard]] const Operator *relationHere() const
    {
        if (peek().kind != TokenKind::Command && peek().kind != TokenKind::Sign)
            return nullptr;
        const auto found = std::ranges::find_if(
            kRelations, [this](const Operator &one) { return peek().text == one.token; });
        return found == kRelations.end() ? nullptr : &*found;
    }

    Node parseRelation()
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
            if (relation->name == "~"_L1 && !(sides.size() == 1 && isUnknown(first)))
                continue; // what a value is near to tells nothing new
            sides.push_back(side);
            operators.push_back(relation);
        }
        return joined(sides, operators);
    }

    Node joined(const std::vector<Node> &sides, const std::vector<const Operator *> &operators)
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
            relations.push_back(node(Kind::Relation,
                {sides[isSwapped ? i + 1 : i], sides[isSwapped ? i : i + 1]}, name));
        }
        return relations.size() == 1 ? relations.front() : node(Kind::Conjunction, relations);
    }

    // Sets

    Node parseSet()
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

    Node checked(const Node &value)
    {
        return value->depth > kMaxTreeDepth ? fail(Failure::Unsupported) : value;
    }

    // Sums

    Node parseSum()
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

    Node parseTwoValues(const Node &middle)
    {
        ++m_at;
        const Node distance = m_depth == 0 ? parseProduct() : Node();
        if (!distance || isSign(u'+') || isSign(u'-') || isCommand("pm"_L1))
            return fail(Failure::Unsupported);
        return node(Kind::Set, {sum({middle, distance}), difference(middle, distance)});
    }

    Node parseSignedTerm()
    {
        bool isNegative = false;
        while (isSign(u'+') || isSign(u'-'))
            isNegative ^= take() == u"-";
        if (isCommand("pm"_L1) || isCommand("mp"_L1))
            return fail(Failure::Unsupported);
        const Node term = parseProduct();
        return term && isNegative ? negative(term) : term;
    }

    // Products: what stands side by side binds tighter than what an operator joins.

    enum class Joint
    {
        None,
        Times,
        Over,
        Modulo
    };

    [[nodiscard]] Joint jointHere() const
    {
        if (isSign(u'*') || isCommand("cdot"_L1) || isCommand("times"_L1) || isCommand("ast"_L1))
            return Joint::Times;
        if (isSign(u'/') || isCommand("div"_L1) || (isSign(u':') && m_depth == 0))
            return Joint::Over;
        if (isCommand("bmod"_L1) || isCommand("mod"_L1))
            return Joint::Modulo;
        return Joint::None;
    }

    Node parseProduct()
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

    static Node combined(const Node &left, const Node &right, Joint joint)
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

    [[nodiscard]] bool startsFactor() const
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

    static bool startsValue(const QString &command)
    {
        return isOneOf(kGreek, command) || isOneOf(kFractions, command)
            || isOneOf(kBinomials, command) || isOneOf(kAccents, command)
            || isKnownFunction(command) || command == u"sqrt" || command == u"infty"
            || command == u"lfloor" || command == u"lceil" || command == u"lvert"
            || command == u"begin" || command == u"mathbb" || command == u"boxed"
            || command == u"fbox";
    }

    Node parseNeighbours()
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
                && peek().kind == TokenKind::Command && isOneOf(kFractions, peek().text);
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

    // A word behind a value with its exponent.
    void skipUnit()
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

    // What stands behind a value: powers, factorials, percent signs.

    Node parsePostfix()
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

    static Node percentage(const Node &value)
    {
        if (isNumber(value))
            return number(value->number / 100, value->isDecimal);
        return product({value, number(Rational(1, 100))});
    }

    Node raised(const Node &base)
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

    bool takeDegree()
    {
        if (takeCommand("circ"_L1) || takeCommand("prime"_L1))
            return true;
        const bool isBraced = isSign(u'{') && isSign(u'}', 2)
            && (isCommand("circ"_L1, 1) || isCommand("prime"_L1, 1));
        m_at += isBraced ? 3 : 0;
        return isBraced;
    }

    // A braced group, or one value.
    Node parseScript()
    {
        if (isSign(u'{'))
            return parseGroup();
        const bool isNegative = takeSign(u'-');
        const Node value = deeper([this] { return parseValue(); });
        return value && isNegative ? negative(value) : value;
    }

    Node parseGroup()
    {
        if (!takeSign(u'{'))
            return missing();
        const Node value = deeper([this] { return inBrackets([this] { return parseList(); }); });
        return value && takeSign(u'}') ? value : missing();
    }

    // A rule that brackets enclose: bars inside are their own.
    template <class Rule>
    Node inBrackets(const Rule &rule)
    {
        const int bars = std::exchange(m_bars, 0);
        const Node value = rule();
        m_bars = bars;
        return value;
    }

    // Values

    Node parseValue()
    {
        switch (peek().kind) {
        case TokenKind::Number:
            return parseNumber();
        case TokenKind::Letter:
            return parseName(take());
        case TokenKind::Text:
            return parseText();
        case TokenKind::Sign:
            return parseBracketed();
        case TokenKind::Command:
            return parseCommand();
        case TokenKind::End:
            break;
        }
        return missing();
    }

    Node parseNumber()
    {
        const QString text = take();
        const auto value = readDecimal(text);
        if (!value)
            return fail(Failure::Unsupported);
        if (isSign(u'.')) // "5."
            return missing();
        if (takeSign(u'_')) // the base of a number changes nothing
            if (takeRaw().isEmpty())
                return missing();
        return number(*value, text.contains(u'.') || text.contains(u'E'));
    }

    // The texts of a braced group or of one token.
    QString takeRaw()
    {
        if (!takeSign(u'{'))
            return isAtEnd() ? QString() : take();
        QString raw;
        int open = 1;
        while (!isAtEnd()) {
            open += isSign(u'{') ? 1 : 0;
            open -= isSign(u'}') ? 1 : 0;
            const QString text = take();
            if (open == 0)
                return raw.isEmpty() ? u" "_s : raw;
            raw += text;
        }
        return {};
    }

    Node parseText()
    {
        const QString text = take().remove(u' ');
        return text.isEmpty() ? missing() : node(Kind::Text, {}, text);
    }

    // A symbol with its index, or an application like f(x).
    Node parseName(QString name)
    {
        if (takeSign(u'_')) {
            const QString index = takeRaw();
            if (index.isEmpty())
                return missing();
            name += u'_' + index;
        }
        std::vector<Node> arguments = takeArguments();
        if (!arguments.empty())
            return node(Kind::Call, std::move(arguments), name);
        return symbol(name);
    }

    // "(a, 2)": letters and numbers between commas; nothing is taken when there is more.
    std::vector<Node> takeArguments()
    {
        if (!isSign(u'('))
            return {};
        std::vector<Node> arguments;
        for (std::size_t ahead = 1;; ahead += 2) {
            const Token &token = peek(ahead);
            if (token.kind == TokenKind::Letter)
                arguments.push_back(symbol(token.text));
            else if (const auto value = readDecimal(token.text);
                token.kind == TokenKind::Number && value)
                arguments.push_back(number(*value));
            else
                return {};
            if (isSign(u')', ahead + 1)) {
                m_at += ahead + 2;
                return arguments;
            }
            if (!isSign(u',', ahead + 1))
                return {};
        }
    }

    Node parseBracketed()
    {
        if (isSign(u'{'))
            return parseGroup();
        if (takeSign(u'|'))
            return parseAbsolute(u'|', {});
        const bool isLeftOpen = isSign(u'(');
        if (!takeSign(u'(') && !takeSign(u'['))
            return missing();
        return deeper([&] { return inBrackets([&] { return parseTupleOrInterval(isLeftOpen); }); });
    }

    Node parseTupleOrInterval(bool isLeftOpen)
    {
        m_lastSeparator.clear();
        std::vector<Node> items = parseItems();
        if (items.empty())
            return missing();
        const bool isRightOpen = isSign(u')');
        if (!takeSign(u')') && !takeSign(u']'))
            return missing();
        if (items.size() == 1 && isLeftOpen == isRightOpen)
            return items.front();
        if (items.size() == 2 && m_lastSeparator == u",")
            return brackets(items[0], items[1], isLeftOpen, isRightOpen);
        return isLeftOpen == isRightOpen ? node(Kind::Tuple, std::move(items))
                                         : fail(Failure::Malformed);
    }

    Node parseAbsolute(QChar closingSign, QLatin1String closingCommand)
    {
        ++m_bars;
        const Node value = deeper([this] { return parseSum(); });
        --m_bars;
        if (!value)
            return {};
        const bool isClosed =
            closingCommand.isEmpty() ? takeSign(closingSign) : takeCommand(closingCommand);
        return isClosed ? node(Kind::Call, {value}, u"abs"_s) : missing();
    }

    Node parseRounded(QLatin1String closing, const QString &name)
    {
        const Node value = deeper([&] { return inBrackets([this] { return parseSum(); }); });
        if (!value)
            return {};
        return takeCommand(closing) ? node(Kind::Call, {value}, name) : missing();
    }

    // Commands

    Node parseCommand()
    {
        const QString name = take();
        if (isOneOf(kGreek, name))
            return parseName(name);
        if (isOneOf(kFractions, name))
            return parseFraction();
        if (isOneOf(kBinomials, name))
            return parseBinomial();
        if (isOneOf(kAccents, name))
            return parseAccent(name);
        if (isKnownFunction(name))
            return parseFunction(name);
        return parseOtherCommand(name);
    }

    Node parseOtherCommand(const QString &name)
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

    Node parseArgument()
    {
        if (isSign(u'{'))
            return parseGroup();
        if (m_operators == Operators::Strict)
            return missing();
        return parseSingle();
    }

    // One digit, letter or command without braces.
    Node parseSingle()
    {
        Token &token = m_tokens[m_at];
        if (token.kind == TokenKind::Number && token.text.size() > 1 && token.text[0] != u'.') {
            const QString digit = token.text.left(1);
            token.text.remove(0, 1);
            return number(*readDecimal(digit));
        }
        return deeper([this] { return parseValue(); });
    }

    Node parseFraction()
    {
        const Node numerator = parseArgument();
        const Node denominator = numerator ? parseArgument() : Node();
        if (!denominator)
            return missing();
        return isDerivative(numerator, denominator) ? fail(Failure::Unsupported)
                                                    : quotient(numerator, denominator);
    }

    Node parseBinomial()
    {
        const Node above = parseArgument();
        const Node below = above ? parseArgument() : Node();
        return below ? node(Kind::Call, {above, below}, u"binom"_s) : missing();
    }

    Node parseRoot()
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

    Node parseAccent(const QString &name)
    {
        const QString inner = takeRaw();
        QString accent = name;
        if (name == u"overline")
            accent = u"bar"_s;
        if (name == u"overrightarrow")
            accent = u"vec"_s;
        return inner.isEmpty() ? missing() : parseName(accent + u'{' + inner + u'}');
    }

    Node parseNumberSet()
    {
        const QString name = takeRaw();
        return name == u"R" ? node(Kind::Reals, {}) : symbol(u"mathbb{"_s + name + u'}');
    }

    Node parseBracedSet()
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

    Node parseMatrix()
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

    // The number of cells; 0 after a failure.
    int parseRow(std::vector<Node> &cells)
    {
        int count = 0;
        do {
            const Node cell = parseSum();
            if (!cell)
                return 0;
            cells.push_back(cell);
            ++count;
        } while (takeSign(u'&'));
        return takeCommand("\\"_L1) || isCommand("end"_L1) ? count : 0;
    }

    // Functions

    Node parseFunction(const QString &name)
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

    Node applied(const QString &name, const Node &base, const Node &exponent,
        const std::vector<Node> &arguments)
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

    // Empty after a failure.
    std::vector<Node> parseFunctionArguments(const QString &name)
    {
        if (isSign(u'(') || isSign(u'{')) {
            const bool isList = takesList(name);
            const Node group = deeper([this] { return parseBracketed(); });
            if (!group)
                return {};
            const bool isCollection = group->kind == Kind::Brackets || group->kind == Kind::Tuple
                || group->kind == Kind::Set;
            return isList && isCollection ? group->parts : std::vector{group};
        }
        const Node argument = deeper([this] { return parseBareArgument(); });
        return argument ? std::vector{argument} : std::vector<Node>();
    }

    // "\sin 2x": the neighbours up to the next function, and what they are divided by.
    Node parseBareArgument()
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
        const Node value = product(std::move(factors));
        if (!takeSign(u'/'))
            return value;
        const Node divisor = parsePostfix();
        return divisor ? quotient(value, divisor) : Node();
    }

    [[nodiscard]] bool startsBareFactor() const
    {
        const bool isExponential =
            peek().kind == TokenKind::Letter && peek().text == u"e" && isSign(u'^', 1);
        return startsFactor() && peek().kind != TokenKind::Text && !isExponential
            && !(peek().kind == TokenKind::Command && isKnownFunction(peek().text));
    }

    std::vector<Token> m_tokens;
    Operators m_operators;
    std::size_t m_at = 0;
    int m_depth = 0;
    int m_bars = 0; // open | that the next | closes
    QString m_lastSeparator;
    Failure m_failure = Failure::None;
};

} // namespace

Parsed parseFormula(QStringView formula, Operators operators)
{
    auto tokens = tokensOf(formula);
    if (!tokens)
        return {{}, Failure::Unsupported};
    return Parser(*std::move(tokens), operators).parse();
}

} // namespace aisb::eval::verify
