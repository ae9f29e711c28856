// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/pythontokenizer.h"

#include "config/pythonstring.h"

#include <algorithm>
#include <array>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kMaxIndents = 100;

bool isNameStart(QChar c)
{
    return c == u'_' || c.isLetter() || c.isSurrogate();
}

bool isNamePart(QChar c)
{
    return isNameStart(c) || c.isDigit() || c.isMark();
}

bool isAsciiDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

} // namespace

QString Token::describe() const
{
    switch (kind) {
    case Kind::Name:
    case Kind::Operator:
        return u"'%1'"_s.arg(text.left(40));
    case Kind::Number:
        return u"a number"_s;
    case Kind::String:
    case Kind::FormattedString:
        return u"a string"_s;
    case Kind::Newline:
        return u"the end of the line"_s;
    case Kind::Indent:
        return u"an indented block"_s;
    case Kind::Dedent:
        return u"the end of the block"_s;
    case Kind::End:
        break;
    }
    return u"the end of the file"_s;
}

tl::unexpected<core::Error> refuse(int line, const QString &construct)
{
    return core::fail(core::ErrorCode::TmanCfg001,
        u"line %1: %2 cannot be read; write the value out, or export the configuration from the window"_s
            .arg(QString::number(line), construct));
}

tl::unexpected<core::Error> syntaxError(int line, const QString &text)
{
    return core::fail(
        core::ErrorCode::TmanCfg001, u"line %1: %2"_s.arg(QString::number(line), text));
}

PythonTokenizer::PythonTokenizer(QString source, int firstLine)
    : m_source(std::move(source))
    , m_line(firstLine)
{
    m_source.replace("\r\n"_L1, "\n"_L1);
    m_source.replace(u'\r', u'\n');
}

QChar PythonTokenizer::at(qsizetype offset) const
{
    return m_at + offset < m_source.size() ? m_source[m_at + offset] : QChar();
}

Token PythonTokenizer::token(Token::Kind kind, const QString &text) const
{
    return {.kind = kind, .text = text, .number = {}, .line = m_line};
}

core::Result<Token> PythonTokenizer::next()
{
    if (m_pendingDedents > 0) {
        --m_pendingDedents;
        return token(Token::Kind::Dedent);
    }
    if (m_isAtLineStart && m_brackets == 0) {
        const std::size_t depth = m_indents.size();
        const auto atStatement = startLine();
        if (!atStatement)
            return core::fail(atStatement.error());
        if (*atStatement && m_indents.size() > depth)
            return token(Token::Kind::Indent);
        if (m_pendingDedents > 0)
            return next();
        if (!*atStatement)
            return token(Token::Kind::End);
    }
    return nextInLine();
}

core::Result<bool> PythonTokenizer::startLine()
{
    int width = 0;
    while (m_at < m_source.size()) {
        const QChar c = at();
        if (c == u'\n') {
            ++m_line;
            width = 0;
        } else if (c == u' ') {
            ++width;
        } else if (c == u'\t') {
            width = (width / 8 + 1) * 8;
        } else if (c == u'\f') {
            width = 0;
        } else if (c == u'#') {
            skipComment();
            continue;
        } else {
            break;
        }
        ++m_at;
    }
    const bool isAtEnd = m_at >= m_source.size();
    if (isAtEnd)
        width = 0;
    m_isAtLineStart = isAtEnd;
    if (width > m_indents.back()) {
        if (m_indents.size() >= kMaxIndents)
            return syntaxError(m_line, u"blocks are nested too deeply"_s);
        m_indents.push_back(width);
    }
    while (width < m_indents.back()) {
        m_indents.pop_back();
        ++m_pendingDedents;
    }
    if (width != m_indents.back())
        return syntaxError(m_line, u"the indentation fits no earlier line"_s);
    return !isAtEnd;
}

void PythonTokenizer::skipComment()
{
    while (m_at < m_source.size() && at() != u'\n')
        ++m_at;
}

core::Result<> PythonTokenizer::skipBlanks()
{
    while (m_at < m_source.size()) {
        const QChar c = at();
        if (c == u' ' || c == u'\t' || c == u'\f') {
            ++m_at;
        } else if (c == u'\n' && m_brackets > 0) {
            ++m_line;
            ++m_at;
        } else if (c == u'#') {
            skipComment();
        } else if (c == u'\\') {
            if (at(1) != u'\n')
                return syntaxError(
                    m_line, u"a backslash stands before something else than the line end"_s);
            ++m_line;
            m_at += 2;
        } else {
            break;
        }
    }
    return {};
}

Token PythonTokenizer::newLine()
{
    Token result = token(Token::Kind::Newline);
    m_isAtLineStart = true;
    return result;
}

core::Result<Token> PythonTokenizer::nextInLine()
{
    if (const auto skipped = skipBlanks(); !skipped)
        return core::fail(skipped.error());
    if (m_at >= m_source.size()) {
        if (m_brackets > 0)
            return syntaxError(m_line, u"a bracket is not closed before the end of the file"_s);
        return newLine();
    }
    const QChar c = at();
    if (c == u'\n') {
        Token result = newLine();
        ++m_at;
        ++m_line;
        return result;
    }
    if (const qsizetype prefix = stringPrefixLength(); prefix >= 0)
        return readString(prefix);
    if (isNameStart(c))
        return readName();
    if (isAsciiDigit(c) || (c == u'.' && isAsciiDigit(at(1))))
        return readNumber();
    return readOperator();
}

qsizetype PythonTokenizer::stringPrefixLength() const
{
    qsizetype length = 0;
    while (length < 2 && QStringView(u"rRbBuUfF").contains(at(length)) && !at(length).isNull())
        ++length;
    return at(length) == u'\'' || at(length) == u'"' ? length : -1;
}

core::Result<Token> PythonTokenizer::readName()
{
    const qsizetype start = m_at;
    while (m_at < m_source.size() && isNamePart(at()))
        ++m_at;
    return token(Token::Kind::Name, m_source.sliced(start, m_at - start));
}

core::Result<Token> PythonTokenizer::readNumber()
{
    const qsizetype start = m_at;
    while (m_at < m_source.size()) {
        const QChar c = at();
        const QChar before = m_at > start ? m_source[m_at - 1].toLower() : QChar();
        const bool isHex = m_at - start >= 2 && m_source[start + 1].toLower() == u'x';
        const bool isExponentSign = (c == u'+' || c == u'-') && before == u'e' && !isHex;
        if (!c.isLetterOrNumber() && c != u'_' && c != u'.' && !isExponentSign)
            break;
        ++m_at;
    }
    QString problem;
    const auto value =
        readPythonNumber(QStringView(m_source).sliced(start, m_at - start), &problem);
    if (!value)
        return refuse(m_line, problem);
    Token result = token(Token::Kind::Number);
    result.number = *value;
    return result;
}

core::Result<Token> PythonTokenizer::readString(qsizetype prefixLength)
{
    const QString prefix = m_source.sliced(m_at, prefixLength).toLower();
    if (prefix.contains(u'b'))
        return refuse(m_line, u"a bytes literal"_s);
    Token result = token(Token::Kind::String);
    m_at += prefixLength;
    const QChar quote = at();
    const bool isTriple = at(1) == quote && at(2) == quote;
    const QString closing(isTriple ? 3 : 1, quote);
    m_at += closing.size();
    const qsizetype start = m_at;
    while (!QStringView(m_source).sliced(m_at).startsWith(closing)) {
        if (m_at >= m_source.size() || (!isTriple && at() == u'\n'))
            return syntaxError(result.line, u"a string is not closed"_s);
        const bool isEscape = at() == u'\\' && m_at + 1 < m_source.size();
        if (at(isEscape ? 1 : 0) == u'\n')
            ++m_line;
        m_at += isEscape ? 2 : 1;
    }
    const QStringView body = QStringView(m_source).sliced(start, m_at - start);
    m_at += closing.size();
    if (prefix.contains(u'f')) {
        result.kind = Token::Kind::FormattedString;
        result.isRaw = prefix.contains(u'r');
        result.text = body.toString();
        return result;
    }
    QString problem;
    const auto text =
        prefix.contains(u'r') ? std::optional(body.toString()) : unescapePython(body, &problem);
    if (!text)
        return refuse(result.line, problem);
    result.text = *text;
    return result;
}

core::Result<Token> PythonTokenizer::readOperator()
{
    constexpr std::array kOperators = {"..."_L1, "**="_L1, "//="_L1, ">>="_L1, "<<="_L1, "->"_L1,
        ":="_L1, "+="_L1, "-="_L1, "*="_L1, "/="_L1, "%="_L1, "&="_L1, "|="_L1, "^="_L1, "@="_L1,
        "=="_L1, "!="_L1, "<="_L1, ">="_L1, "**"_L1, "//"_L1, "<<"_L1, ">>"_L1};
    constexpr QStringView kSingles = u"+-*/%@&|^~<>()[]{},:.;=";
    const QStringView rest = QStringView(m_source).sliced(m_at);
    const auto known =
        std::ranges::find_if(kOperators, [&](QLatin1String text) { return rest.startsWith(text); });
    const qsizetype length = known != kOperators.end() ? known->size() : 1;
    const QString text = rest.first(length).toString();
    if (length == 1 && !kSingles.contains(text))
        return syntaxError(m_line,
            u"the character U+%1 is not expected here"_s.arg(
                text[0].unicode(), 4, 16, QLatin1Char('0')));
    if (text == u"(" || text == u"[" || text == u"{")
        ++m_brackets;
    else if (text == u")" || text == u"]" || text == u"}")
        m_brackets = std::max(0, m_brackets - 1);
    Token result = token(Token::Kind::Operator, text);
    m_at += length;
    return result;
}

} // namespace aisb::config
