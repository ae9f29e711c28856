// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/math/verify/parserrules.h"

namespace aisb::eval::verify {

using namespace Qt::StringLiterals;

Node Parser::parseValue()
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

Node Parser::parseNumber()
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

QString Parser::takeRaw()
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

Node Parser::parseText()
{
    const QString text = take().remove(u' ');
    return text.isEmpty() ? missing() : node(Kind::Text, {}, text);
}

Node Parser::parseName(QString name)
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

std::vector<Node> Parser::takeArguments()
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

Node Parser::parseBracketed()
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

Node Parser::parseTupleOrInterval(bool isLeftOpen)
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

Node Parser::parseAbsolute(QChar closingSign, QLatin1String closingCommand)
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

Node Parser::parseRounded(QLatin1String closing, const QString &name)
{
    const Node value = deeper([&] { return inBrackets([this] { return parseSum(); }); });
    if (!value)
        return {};
    return takeCommand(closing) ? node(Kind::Call, {value}, name) : missing();
}

} // namespace aisb::eval::verify
