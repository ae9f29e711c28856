// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/math/verify/lexer.h"
#include "eval/math/verify/parser.h"

#include <algorithm>
#include <utility>

namespace aisb::eval::verify {

using TokenKind = Token::Kind;
struct Operator; // of a relation

// The grammar of parseFormula() as a recursive descent, from lists down to single values; internal
// to it. A function returns null once m_failure is set. The rules lie in four files: lists to sums
// in parser.cpp, products and powers in parserproducts.cpp, values in parservalues.cpp, LaTeX
// commands and functions in parsercommands.cpp.
class Parser
{
public:
    Parser(std::vector<Token> tokens, Operators operators)
        : m_tokens(std::move(tokens))
        , m_operators(operators)
    {
    }

    Parsed parse();

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
    bool takeSign(QChar c);
    bool takeCommand(QLatin1String name);
    Node fail(Failure failure);
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
    Node parseList();
    // Empty after a failure.
    std::vector<Node> parseItems();
    bool takeSeparator();

    // Relations

    [[nodiscard]] const Operator *relationHere() const;
    Node parseRelation();
    Node joined(const std::vector<Node> &sides, const std::vector<const Operator *> &operators);

    // Sets

    Node parseSet();
    Node checked(const Node &value);

    // Sums

    Node parseSum();
    Node parseTwoValues(const Node &middle);
    Node parseSignedTerm();

    // Products: what stands side by side binds tighter than what an operator joins.

    enum class Joint
    {
        None,
        Times,
        Over,
        Modulo
    };
    [[nodiscard]] Joint jointHere() const;
    Node parseProduct();
    static Node combined(const Node &left, const Node &right, Joint joint);
    [[nodiscard]] bool startsFactor() const;
    [[nodiscard]] static bool startsValue(const QString &command);
    [[nodiscard]] static bool isFraction(const QString &command);
    Node parseNeighbours();
    // A word behind a value with its exponent.
    void skipUnit();

    // What stands behind a value: powers, factorials, percent signs.

    Node parsePostfix();
    static Node percentage(const Node &value);
    Node raised(const Node &base);
    bool takeDegree();
    // A braced group, or one value.
    Node parseScript();
    Node parseGroup();
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

    Node parseValue();
    Node parseNumber();
    // The texts of a braced group or of one token.
    QString takeRaw();
    Node parseText();
    // A symbol with its index, or an application like f(x).
    Node parseName(QString name);
    // "(a, 2)": letters and numbers between commas; nothing is taken when there is more.
    std::vector<Node> takeArguments();
    Node parseBracketed();
    Node parseTupleOrInterval(bool isLeftOpen);
    Node parseAbsolute(QChar closingSign, QLatin1String closingCommand);
    Node parseRounded(QLatin1String closing, const QString &name);

    // Commands

    Node parseCommand();
    Node parseOtherCommand(const QString &name);
    Node parseArgument();
    // One digit, letter or command without braces.
    Node parseSingle();
    Node parseFraction();
    Node parseBinomial();
    Node parseRoot();
    Node parseAccent(const QString &name);
    Node parseNumberSet();
    Node parseBracedSet();
    Node parseMatrix();
    // The number of cells; 0 after a failure.
    int parseRow(std::vector<Node> &cells);

    // Functions

    Node parseFunction(const QString &name);
    Node applied(const QString &name, const Node &base, const Node &exponent,
        const std::vector<Node> &arguments);
    // Empty after a failure.
    std::vector<Node> parseFunctionArguments(const QString &name);
    // "\sin 2x": the neighbours up to the next function, and what they are divided by.
    Node parseBareArgument();
    [[nodiscard]] bool startsBareFactor() const;

    std::vector<Token> m_tokens;
    Operators m_operators;
    std::size_t m_at = 0;
    int m_depth = 0;
    int m_bars = 0; // open | that the next | closes
    QString m_lastSeparator;
    Failure m_failure = Failure::None;
};

} // namespace aisb::eval::verify
