// SPDX-License-Identifier: GPL-3.0-or-later
// The f-strings of PythonParser.
#include "config/pythonparser.h"
#include "config/pythonstring.h"

#include <QScopeGuard>

namespace aisb::config {

using namespace Qt::StringLiterals;

bool PythonParser::appendLiteral(Expression &text, QStringView body, bool isRaw)
{
    QString problem;
    const auto resolved = isRaw ? std::optional(body.toString()) : unescapePython(body, &problem);
    if (!resolved)
        return failed(refuse(m_token.line, problem));
    if (text.operands.empty() || text.operands.back().kind != Expression::Kind::Literal) {
        if (!start(text.operands.emplace_back(), Expression::Kind::Literal))
            return false;
        text.operands.back().value = Value(*resolved);
        return true;
    }
    Value &before = text.operands.back().value;
    QString joined = before.toString();
    before = {}; // so that the text is not copied for every part
    joined += *resolved;
    before = Value(std::move(joined));
    return true;
}

bool PythonParser::appendFormatted(Expression &text, QStringView body, bool isRaw, int nesting)
{
    qsizetype at = 0;
    while (at < body.size()) {
        qsizetype brace = at;
        while (brace < body.size() && body[brace] != u'{' && body[brace] != u'}')
            ++brace;
        if (brace > at && !appendLiteral(text, body.sliced(at, brace - at), isRaw))
            return false;
        if (brace == body.size())
            return true;
        const bool isDoubled =
            nesting == 0 && brace + 1 < body.size() && body[brace + 1] == body[brace];
        if (isDoubled) {
            if (!appendLiteral(text, body.sliced(brace, 1), true))
                return false;
            at = brace + 2;
            continue;
        }
        QString problem = u"a single '}' in an f-string"_s;
        const auto field =
            body[brace] == u'{' ? cutFormatField(body, brace + 1, &problem) : std::nullopt;
        if (!field)
            return failed(syntaxError(m_token.line, problem));
        if (!appendField(text, *field, isRaw, nesting))
            return false;
        at = field->end;
    }
    return true;
}

bool PythonParser::appendField(Expression &text, const FormatField &field, bool isRaw, int nesting)
{
    if (nesting > 1)
        return failed(refuse(m_token.line, u"a field in a field in a field"_s));
    if (field.expression.contains(u'\\') || field.expression.contains(u'#'))
        return failed(refuse(m_token.line, u"a backslash or '#' in a field"_s));
    const QStringView source = field.expression.trimmed();
    const bool isDebug = source.endsWith(u'=') && !source.endsWith(u"==");
    if (source.isEmpty() || isDebug)
        return failed(
            refuse(m_token.line, isDebug ? u"a field that ends with '='"_s : u"an empty field"_s));
    Expression made;
    if (!start(made, Expression::Kind::Field) || !parseInner(made.operands.emplace_back(), source))
        return false;
    if (!field.conversion.isNull())
        made.text = field.conversion;
    if (!field.format.isEmpty()) {
        Expression format;
        if (!start(format, Expression::Kind::Text)
            || !appendFormatted(format, field.format, isRaw, nesting + 1))
            return false;
        made.operands.push_back(std::move(format));
    }
    text.operands.push_back(std::move(made));
    return true;
}

bool PythonParser::parseInner(Expression &out, QStringView source)
{
    const auto leave = qScopeGuard([this] { --m_depth; });
    if (!deeper(u"f-strings are nested too deeply"_s))
        return false;
    const ParseLimits limits{
        .maxDepth = m_limits.maxDepth - m_depth, .maxNodes = m_limits.maxNodes - m_nodes};
    PythonParser inner(u'(' + source.toString() + u')', limits, m_token.line);
    const bool isGood = inner.advance() && inner.parseExpression(out)
        && (inner.m_token.kind == Kind::Newline || inner.expected(u"the end of the field"_s));
    m_nodes += inner.m_nodes;
    if (!isGood)
        m_error = inner.m_error;
    return isGood;
}

} // namespace aisb::config
