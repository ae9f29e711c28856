// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/pythonparser.h"

#include <algorithm>
#include <array>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

// Keywords that begin a statement this subset does not have, or that stands at the wrong place.
constexpr std::array kStatementKeywords = {"while"_L1, "elif"_L1, "else"_L1, "class"_L1, "try"_L1,
    "except"_L1, "finally"_L1, "async"_L1, "await"_L1, "raise"_L1, "yield"_L1, "assert"_L1,
    "global"_L1, "nonlocal"_L1, "for"_L1, "if"_L1, "def"_L1, "with"_L1};

constexpr std::array kReservedWords = {"for"_L1, "while"_L1, "if"_L1, "elif"_L1, "else"_L1,
    "def"_L1, "class"_L1, "try"_L1, "except"_L1, "finally"_L1, "async"_L1, "await"_L1, "raise"_L1,
    "return"_L1, "yield"_L1, "assert"_L1, "global"_L1, "nonlocal"_L1, "break"_L1, "continue"_L1,
    "lambda"_L1, "not"_L1, "and"_L1, "or"_L1, "in"_L1, "is"_L1, "with"_L1, "from"_L1, "import"_L1,
    "as"_L1, "del"_L1, "pass"_L1, "True"_L1, "False"_L1, "None"_L1};

constexpr std::array kAugmented = {"+="_L1, "-="_L1, "*="_L1, "/="_L1, "//="_L1, "%="_L1};

template <class Words>
bool isOneOf(const Words &words, const Token &token, Token::Kind kind = Token::Kind::Name)
{
    return token.kind == kind
        && std::ranges::any_of(words, [&](QLatin1String word) { return token.text == word; });
}

} // namespace

PythonParser::PythonParser(QString source, const ParseLimits &limits, int firstLine)
    : m_limits(limits)
    , m_tokenizer(std::move(source), firstLine)
{
}

core::Result<std::vector<Statement>> PythonParser::parse()
{
    std::vector<Statement> statements;
    if (!advance())
        return core::fail(m_error);
    while (m_token.kind != Kind::End)
        if (!parseLine(statements))
            return core::fail(m_error);
    return statements;
}

bool PythonParser::advance()
{
    auto token = m_tokenizer.next();
    if (!token)
        return failed(tl::unexpected(token.error()));
    m_token = std::move(*token);
    return true;
}

bool PythonParser::failed(const tl::unexpected<core::Error> &error)
{
    m_error = error.value();
    return false;
}

bool PythonParser::expected(const QString &what)
{
    return failed(
        syntaxError(m_token.line, u"expected %1, found %2"_s.arg(what, m_token.describe())));
}

bool PythonParser::expectOperator(QStringView text)
{
    return m_token.is(text) ? advance() : expected(u"'%1'"_s.arg(text));
}

bool PythonParser::takeOperator(QStringView text, bool &wasTaken)
{
    wasTaken = m_token.is(text);
    return !wasTaken || advance();
}

bool PythonParser::parseLine(std::vector<Statement> &out)
{
    if (m_token.kind == Kind::Newline)
        return advance();
    if (m_token.kind == Kind::Indent)
        return failed(syntaxError(m_token.line, u"the line is indented without a reason"_s));
    if (m_token.isName(u"with"))
        return parseWith(out);
    if (m_token.isName(u"for"))
        return parseFor(out);
    if (m_token.isName(u"if"))
        return parseIf(out);
    if (m_token.isName(u"def"))
        return parseDefinition(out);
    return parseSimpleLine(out);
}

bool PythonParser::parseSimpleLine(std::vector<Statement> &out)
{
    for (;;) {
        if (!parseSimple(out))
            return false;
        bool hasMore = false;
        if (!takeOperator(u";", hasMore))
            return false;
        if (!hasMore || m_token.kind == Kind::Newline)
            break;
    }
    return m_token.kind == Kind::Newline ? advance() : expected(u"the end of the line"_s);
}

bool PythonParser::parseSimple(std::vector<Statement> &out)
{
    Statement statement;
    statement.line = m_token.line;
    bool isKept = true;
    bool isGood = true;
    if (m_token.isName(u"pass")) {
        isKept = false;
        isGood = advance();
    } else if (m_token.isName(u"del")) {
        isGood = parseDelete(statement);
    } else if (m_token.isName(u"import")) {
        isGood = parseImport(statement);
    } else if (m_token.isName(u"from")) {
        isGood = parseImportFrom(statement);
    } else if (m_token.isName(u"return") || m_token.isName(u"break")
        || m_token.isName(u"continue")) {
        isGood = parseFlow(statement);
    } else if (isOneOf(kStatementKeywords, m_token) || m_token.is(u"@")) {
        return refuseKeyword();
    } else {
        bool isBare = false;
        isGood = parseAssignment(statement, isBare);
        isKept = !isBare;
    }
    if (isGood && isKept)
        out.push_back(std::move(statement));
    return isGood;
}

bool PythonParser::refuseKeyword()
{
    return failed(refuse(m_token.line, u"the statement '%1'"_s.arg(m_token.text)));
}

bool PythonParser::parseFlow(Statement &out)
{
    const bool isReturn = m_token.isName(u"return");
    if (isReturn ? !m_isInFunction : m_loops == 0)
        return failed(syntaxError(m_token.line,
            u"'%1' stands outside a %2"_s.arg(m_token.text, isReturn ? u"function"_s : u"loop"_s)));
    out.kind = isReturn            ? Statement::Kind::Return
        : m_token.isName(u"break") ? Statement::Kind::Break
                                   : Statement::Kind::Continue;
    if (!advance())
        return false;
    if (!isReturn || m_token.kind == Kind::Newline || m_token.is(u";"))
        return true;
    return parseValue(out.value);
}

// target = ... = value, target += value, a call, or a text on its own (a doc string).
bool PythonParser::parseAssignment(Statement &out, bool &isBare)
{
    Expression first;
    if (!parseValue(first))
        return false;
    if (isOneOf(kAugmented, m_token, Kind::Operator)) {
        out.kind = Statement::Kind::Augment;
        out.text = m_token.text.chopped(1);
        out.targets.push_back(std::move(first));
        return advance() && parseValue(out.value);
    }
    if (m_token.is(u":"))
        return failed(refuse(m_token.line, u"a type annotation"_s));
    if (m_token.kind == Kind::Operator && m_token.text.size() > 1 && m_token.text.endsWith(u'='))
        return failed(refuse(m_token.line, u"the operator '%1'"_s.arg(m_token.text)));
    if (!m_token.is(u"=")) {
        isBare = first.kind == Expression::Kind::Literal && first.value.isString();
        if (isBare)
            return true;
        if (first.kind != Expression::Kind::Call)
            return failed(refuse(first.line, u"an expression that stands alone"_s));
        out.kind = Statement::Kind::Evaluate;
        out.value = std::move(first);
        return true;
    }
    out.value = std::move(first);
    while (m_token.is(u"=")) {
        out.targets.push_back(std::move(out.value));
        out.value = {};
        if (!advance() || !parseValue(out.value))
            return false;
    }
    return true;
}

bool PythonParser::parseDelete(Statement &out)
{
    out.kind = Statement::Kind::Delete;
    bool hasMore = true;
    if (!advance())
        return false;
    while (hasMore && m_token.kind != Kind::Newline) {
        Expression target;
        if (!parseExpression(target))
            return false;
        if (target.kind != Expression::Kind::Name)
            return failed(refuse(target.line, u"'del' of something else than a name"_s));
        out.targets.push_back(std::move(target));
        if (!takeOperator(u",", hasMore))
            return false;
    }
    return !out.targets.empty() || expected(u"a name"_s);
}

bool PythonParser::parseName(QString &out)
{
    if (m_token.kind != Kind::Name || isOneOf(kReservedWords, m_token))
        return expected(u"a name"_s);
    out = m_token.text;
    return advance();
}

bool PythonParser::parseDottedName(QString &out)
{
    QString part;
    if (!parseName(part))
        return false;
    out += part;
    while (m_token.is(u".")) {
        if (!advance() || !parseName(part))
            return false;
        out += u'.' + part;
    }
    return true;
}

bool PythonParser::parseImport(Statement &out)
{
    out.kind = Statement::Kind::Import;
    bool hasMore = true;
    if (!advance())
        return false;
    while (hasMore) {
        ImportedName imported;
        if (!parseDottedName(imported.name))
            return false;
        imported.bound = imported.name.section(u'.', 0, 0);
        if (m_token.isName(u"as")) {
            if (!advance() || !parseName(imported.bound))
                return false;
        } else {
            imported.name = imported.bound;
        }
        out.imports.push_back(imported);
        if (!takeOperator(u",", hasMore))
            return false;
    }
    return true;
}

bool PythonParser::parseImportFrom(Statement &out)
{
    out.kind = Statement::Kind::ImportFrom;
    if (!advance())
        return false;
    while (m_token.is(u".") || m_token.is(u"...")) {
        out.module += m_token.text;
        if (out.module.size() > 32)
            return failed(syntaxError(m_token.line, u"too many leading dots"_s));
        if (!advance())
            return false;
    }
    if (out.module.isEmpty() || !m_token.isName(u"import"))
        if (!parseDottedName(out.module))
            return false;
    if (!m_token.isName(u"import"))
        return expected(u"'import'"_s);
    return advance() && parseImportedNames(out.imports);
}

bool PythonParser::parseImportedNames(std::vector<ImportedName> &out)
{
    bool isInParenthesis = false;
    bool hasMore = true;
    if (m_token.is(u"*")) {
        out.push_back({u"*"_s, u"*"_s});
        return advance();
    }
    if (!takeOperator(u"(", isInParenthesis))
        return false;
    while (hasMore && !m_token.is(u")"))
        if (!parseImportedName(out) || !takeOperator(u",", hasMore))
            return false;
    return !isInParenthesis || expectOperator(u")");
}

bool PythonParser::parseImportedName(std::vector<ImportedName> &out)
{
    ImportedName imported;
    if (!parseName(imported.name))
        return false;
    imported.bound = imported.name;
    if (m_token.isName(u"as") && (!advance() || !parseName(imported.bound)))
        return false;
    out.push_back(imported);
    return true;
}

bool PythonParser::parseWith(std::vector<Statement> &out)
{
    Statement statement;
    statement.kind = Statement::Kind::ReadBase;
    statement.line = m_token.line;
    Expression context;
    if (!advance() || !parseExpression(context))
        return false;
    const bool isReadBase = context.kind == Expression::Kind::Call && context.operands.size() == 1
        && context.operands[0].text == u"read_base";
    if (!isReadBase)
        return failed(refuse(statement.line, u"'with' of something else than read_base()"_s));
    if (m_isInFunction)
        return failed(refuse(statement.line, u"read_base() in a function"_s));
    if (!expectOperator(u":") || !parseBlock(statement.body))
        return false;
    for (const Statement &inner : statement.body)
        if (inner.kind != Statement::Kind::ImportFrom)
            return failed(
                refuse(inner.line, u"a statement other than 'from ... import' in read_base()"_s));
    out.push_back(std::move(statement));
    return true;
}

bool PythonParser::parseFor(std::vector<Statement> &out)
{
    Statement statement;
    statement.kind = Statement::Kind::For;
    statement.line = m_token.line;
    if (!advance() || !parseTargets(statement.targets.emplace_back()))
        return false;
    if (!m_token.isName(u"in"))
        return expected(u"'in'"_s);
    if (!advance() || !parseValue(statement.value) || !expectOperator(u":"))
        return false;
    ++m_loops;
    if (!parseBlock(statement.body))
        return false;
    --m_loops;
    out.push_back(std::move(statement));
    return true;
}

bool PythonParser::parseIf(std::vector<Statement> &out)
{
    Statement statement;
    statement.kind = Statement::Kind::If;
    statement.line = m_token.line;
    do {
        if (!parseBranch(statement))
            return false;
    } while (m_token.isName(u"elif"));
    if (m_token.isName(u"else")
        && (!advance() || !expectOperator(u":") || !parseBlock(statement.otherwise)))
        return false;
    out.push_back(std::move(statement));
    return true;
}

bool PythonParser::parseBranch(Statement &out)
{
    Statement block;
    block.kind = Statement::Kind::Block;
    block.line = m_token.line;
    if (!advance() || !parseExpression(out.targets.emplace_back()) || !expectOperator(u":")
        || !parseBlock(block.body))
        return false;
    out.body.push_back(std::move(block));
    return true;
}

bool PythonParser::parseDefinition(std::vector<Statement> &out)
{
    Statement statement;
    statement.kind = Statement::Kind::Define;
    statement.line = m_token.line;
    if (m_isInFunction)
        return failed(refuse(statement.line, u"a function inside a function"_s));
    if (!advance() || !parseName(statement.text) || !expectOperator(u"(")
        || !parseParameters(statement.parameters) || !expectOperator(u")"))
        return false;
    if (m_token.is(u"->"))
        return failed(refuse(m_token.line, u"a type annotation"_s));
    if (!expectOperator(u":"))
        return false;
    const int loops = std::exchange(m_loops, 0);
    m_isInFunction = true;
    if (!parseBlock(statement.body))
        return false;
    m_isInFunction = false;
    m_loops = loops;
    out.push_back(std::move(statement));
    return true;
}

bool PythonParser::parseParameters(std::vector<Parameter> &out)
{
    bool hasMore = true;
    while (hasMore && !m_token.is(u")")) {
        if (m_token.is(u"*") || m_token.is(u"**") || m_token.is(u"/"))
            return failed(refuse(m_token.line, u"the parameter '%1'"_s.arg(m_token.text)));
        Parameter parameter;
        if (!parseName(parameter.name))
            return false;
        if (m_token.is(u":"))
            return failed(refuse(m_token.line, u"a type annotation"_s));
        if (!takeOperator(u"=", parameter.isOptional))
            return false;
        if (parameter.isOptional && !parseExpression(parameter.fallback))
            return false;
        if (!parameter.isOptional && !out.empty() && out.back().isOptional)
            return failed(
                syntaxError(m_token.line, u"a parameter without a value follows one with it"_s));
        for (const Parameter &other : out)
            if (other.name == parameter.name)
                return failed(syntaxError(m_token.line, u"two parameters have the same name"_s));
        if (out.size() >= 64)
            return failed(syntaxError(m_token.line, u"the function has too many parameters"_s));
        out.push_back(std::move(parameter));
        if (!takeOperator(u",", hasMore))
            return false;
    }
    return true;
}

bool PythonParser::parseBlock(std::vector<Statement> &out)
{
    if (m_token.kind != Kind::Newline)
        return parseSimpleLine(out);
    if (!advance())
        return false;
    if (m_token.kind != Kind::Indent)
        return expected(u"an indented block"_s);
    if (!advance())
        return false;
    while (m_token.kind != Kind::Dedent) {
        if (m_token.kind == Kind::End || !parseLine(out))
            return m_token.kind == Kind::End ? expected(u"the end of the block"_s) : false;
    }
    return advance();
}

} // namespace aisb::config
