// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/pythonast.h"
#include "config/pythonformat.h"
#include "config/pythontokenizer.h"
#include "core/result.h"

#include <QString>

#include <vector>

namespace aisb::config {

struct ParseLimits
{
    int maxDepth = 64; // nested brackets, calls and subscripts
    qint64 maxNodes = 1'000'000; // expressions in the file
};

// Turns source text into statements. Constructs outside the subset are refused by line and name.
class PythonParser
{
public:
    PythonParser(QString source, const ParseLimits &limits, int firstLine = 1);

    [[nodiscard]] core::Result<std::vector<Statement>> parse();

private:
    using Kind = Token::Kind;

    // One token of look-ahead; the first failure of any step is kept in m_error and ends the parse.
    bool advance();
    bool failed(const tl::unexpected<core::Error> &error);
    bool expected(const QString &what);
    bool expectOperator(QStringView text);
    bool takeOperator(QStringView text, bool &wasTaken);

    bool parseLine(std::vector<Statement> &out);
    bool parseSimpleLine(std::vector<Statement> &out);
    bool parseSimple(std::vector<Statement> &out);
    bool parseFlow(Statement &out);
    bool parseAssignment(Statement &out, bool &isBare);
    bool parseDelete(Statement &out);
    bool parseImport(Statement &out);
    bool parseImportFrom(Statement &out);
    bool parseImportedNames(std::vector<ImportedName> &out);
    bool parseImportedName(std::vector<ImportedName> &out);
    bool parseDottedName(QString &out);
    bool parseWith(std::vector<Statement> &out);
    bool parseFor(std::vector<Statement> &out);
    bool parseIf(std::vector<Statement> &out);
    bool parseBranch(Statement &out);
    bool parseDefinition(std::vector<Statement> &out);
    bool parseParameters(std::vector<Parameter> &out);
    bool parseBlock(std::vector<Statement> &out);
    bool parseName(QString &out);
    bool refuseKeyword();

    bool parseValue(Expression &out); // with bare tuples
    bool parseExpression(Expression &out); // one element
    bool parseTargets(Expression &out); // of "for": names, subscripts, tuples of them
    bool parseOr(Expression &out);
    bool parseAnd(Expression &out);
    bool parseNot(Expression &out);
    bool parseComparison(Expression &out);
    bool takeComparison(QString &text);
    bool parseSum(Expression &out);
    bool parseProduct(Expression &out);
    bool parseUnary(Expression &out);
    bool parsePower(Expression &out);
    bool parsePostfix(Expression &out);
    bool parseSubscript(Expression &out);
    bool parseAtom(Expression &out);
    bool parseNameAtom(Expression &out);
    bool parseStrings(Expression &out);
    bool parseParenthesis(Expression &out);
    bool parseList(Expression &out);
    bool parseItem(Expression &out);
    bool parseDict(Expression &out);
    bool parseDictItem(Expression &dict);
    bool parseClauses(Expression &out);
    bool parseArguments(Expression &call);
    bool parseArgument(Expression &call);
    bool refuseAfterExpression();

    // An f-string: its parts become operands of a Text.
    bool appendFormatted(Expression &text, QStringView body, bool isRaw, int nesting);
    bool appendLiteral(Expression &text, QStringView body, bool isRaw);
    bool appendField(Expression &text, const FormatField &field, bool isRaw, int nesting);
    bool parseInner(Expression &out, QStringView source);
    bool start(Expression &out, Expression::Kind kind);
    static void wrap(Expression &inner, Expression::Kind kind, int line);
    bool deeper(const QString &what); // one more level, which the caller leaves again

    ParseLimits m_limits;
    PythonTokenizer m_tokenizer;
    Token m_token;
    core::Error m_error;
    int m_depth = 0;
    int m_loops = 0;
    bool m_isInFunction = false;
    qint64 m_nodes = 0;
};

} // namespace aisb::config
