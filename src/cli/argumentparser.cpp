// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/argumentparser.h"

#include "cli/argumentrules.h"
#include "cli/optionnames.h"

#include <QRegularExpression>

#include <array>
#include <utility>

namespace aisb::cli {

using namespace Qt::StringLiterals;

namespace {

using Stop = std::optional<ArgumentFailure>; // nothing = go on

// One argument, classified before any of them takes effect.
struct Token
{
    enum class Kind
    {
        Positional,
        Option,
        Unknown,
        Separator
    };
    Kind kind = Kind::Positional;
    QString text;
    const OptionName *name = nullptr;
    std::optional<QString> value; // glued to the option: "--mode=perf", "-mperf"
    bool isShort = false;
};

Token optionToken(const QString &text, const OptionName *name, std::optional<QString> value)
{
    return {Token::Kind::Option, text, name, std::move(value), !text.startsWith("--"_L1)};
}

bool looksLikeValue(const QString &text)
{
    static const QRegularExpression negativeNumber(u"^-([0-9]+|[0-9]*\\.[0-9]+)$"_s);
    return text.size() < 2 || !text.startsWith(u'-') || negativeNumber.match(text).hasMatch()
        || text.contains(u' ');
}

QString ambiguityText(const QString &text, const std::vector<const OptionName *> &candidates)
{
    QStringList names;
    for (const OptionName *candidate : candidates)
        names << candidate->text;
    return u"ambiguous option: %1 could match %2"_s.arg(text, names.join(u", "_s));
}

// The error is the text of a usage error.
tl::expected<Token, QString> classify(const QString &text)
{
    Token positional{Token::Kind::Positional, text, nullptr, {}};
    if (text.size() < 2 || !text.startsWith(u'-'))
        return positional;
    if (const OptionName *name = exactName(text))
        return optionToken(text, name, {});
    const auto equals = text.indexOf(u'=');
    const QString spelling = equals < 0 ? text : text.left(equals);
    const auto glued = equals < 0 ? std::nullopt : std::optional<QString>(text.mid(equals + 1));
    if (const OptionName *name = equals < 0 ? nullptr : exactName(spelling))
        return optionToken(text, name, glued);
    if (!text.startsWith("--"_L1)) {
        if (const OptionName *name = exactName(QStringView(text).left(2)))
            return optionToken(text, name, text.mid(2));
    } else if (const auto candidates = namesWithPrefix(spelling); candidates.size() == 1) {
        return optionToken(text, candidates.front(), glued);
    } else if (candidates.size() > 1) {
        return tl::unexpected<QString>(ambiguityText(spelling, candidates));
    }
    if (looksLikeValue(text))
        return positional;
    return Token{Token::Kind::Unknown, text, nullptr, {}};
}

tl::expected<std::vector<Token>, QString> classifyAll(const QStringList &arguments)
{
    std::vector<Token> tokens;
    bool isEnded = false;
    for (const QString &argument : arguments) {
        if (isEnded) {
            tokens.push_back({Token::Kind::Positional, argument, nullptr, {}});
        } else if (argument == "--"_L1) {
            isEnded = true;
            tokens.push_back({Token::Kind::Separator, argument, nullptr, {}});
        } else {
            tl::expected<Token, QString> token = classify(argument);
            if (!token)
                return tl::unexpected<QString>(token.error());
            tokens.push_back(std::move(*token));
        }
    }
    return tokens;
}

// Walks over the tokens and fills the options in.
class Parser
{
public:
    explicit Parser(std::vector<Token> tokens)
        : m_tokens(std::move(tokens))
    {
    }

    ArgumentResult run(const QDateTime &now);

private:
    Stop takeOption();
    Stop takeWithoutValue(Token token);
    Stop takeOnlyPresence(const OptionName &name);
    Stop takeWithValues(const Token &token);
    QStringList followingValues(core::OptionType type);
    Stop store(const OptionName &name, const QStringList &values);
    void takePositional(const QString &text);
    void takeUnknown(const QString &text);
    Stop refuseExtras() const;
    [[nodiscard]] ArgumentFailure usage(const QString &text) const;

    std::vector<Token> m_tokens;
    std::size_t m_next = 0;
    ParsedArguments m_parsed;
    QStringList m_extras;
    std::vector<core::Error> m_errors; // values out of range, all of them
};

ArgumentFailure Parser::usage(const QString &text) const
{
    // A value out of range that came earlier decides, as in the reference.
    return {text, m_errors};
}

ArgumentResult Parser::run(const QDateTime &now)
{
    while (m_next < m_tokens.size()) {
        const Token token = m_tokens[m_next];
        if (token.kind == Token::Kind::Option) {
            if (Stop stop = takeOption())
                return tl::unexpected<ArgumentFailure>(*stop);
            if (m_parsed.action == Action::Help || m_parsed.action == Action::Version)
                return m_parsed;
            continue;
        }
        ++m_next;
        if (token.kind == Token::Kind::Positional)
            takePositional(token.text);
        else if (token.kind == Token::Kind::Unknown)
            takeUnknown(token.text);
    }
    if (Stop stop = refuseExtras())
        return tl::unexpected<ArgumentFailure>(*stop);
    if (!m_errors.empty())
        return tl::unexpected<ArgumentFailure>({{}, m_errors});
    m_parsed.options.cfgTimeStr = now.toString(u"yyyyMMdd_HHmmss"_s);
    m_parsed.options.dirTimeStr = m_parsed.options.cfgTimeStr;
    return applyArgumentRules(m_parsed);
}

void Parser::takePositional(const QString &text)
{
    if (m_parsed.options.configFile.isEmpty() && !text.isEmpty())
        m_parsed.options.configFile = text;
    else
        m_extras << text;
}

// Its value is left out of every message: it may be a key under a mistyped name.
void Parser::takeUnknown(const QString &text)
{
    m_extras << text.section(u'=', 0, 0);
    static_cast<void>(followingValues(core::OptionType::List));
}

Stop Parser::takeOption()
{
    const Token token = m_tokens[m_next++];
    const bool takesValue = token.name->kind == OptionName::Kind::Table
        && token.name->info->type != core::OptionType::Flag
        && token.name->info->type != core::OptionType::Switch;
    return takesValue ? takeWithValues(token) : takeWithoutValue(token);
}

// Short options without a value may be joined: "-sm perf" is "-s -m perf".
Stop Parser::takeWithoutValue(Token token)
{
    if (!token.value)
        return takeOnlyPresence(*token.name);
    const QString rest = *token.value;
    const OptionName *joined =
        token.isShort && !rest.isEmpty() ? exactName(QString(u'-' + rest.left(1))) : nullptr;
    if (!joined)
        return usage(
            u"argument %1: ignored explicit argument '%2'"_s.arg(token.name->label(), rest));
    if (Stop stop = takeOnlyPresence(*token.name))
        return stop;
    const std::optional<QString> remaining =
        rest.size() > 1 ? std::optional<QString>(rest.mid(1)) : std::nullopt;
    m_tokens[--m_next] = optionToken(u'-' + rest, joined, remaining);
    return {};
}

Stop Parser::takeOnlyPresence(const OptionName &name)
{
    if (name.kind == OptionName::Kind::Help)
        m_parsed.action = Action::Help;
    else if (name.kind == OptionName::Kind::Version)
        m_parsed.action = Action::Version;
    else
        return store(name, {name.isNegated ? u"false"_s : u"true"_s});
    return {};
}

QStringList Parser::followingValues(core::OptionType type)
{
    const qsizetype most = type == core::OptionType::List ? qsizetype(m_tokens.size()) : 1;
    QStringList values;
    while (m_next < m_tokens.size() && values.size() < most
        && m_tokens[m_next].kind == Token::Kind::Positional)
        values << m_tokens[m_next++].text;
    return values;
}

Stop Parser::takeWithValues(const Token &token)
{
    const core::OptionType type = token.name->info->type;
    const QStringList values = token.value ? QStringList{*token.value} : followingValues(type);
    if (values.isEmpty() && type != core::OptionType::OptionalText) {
        const QString expected =
            type == core::OptionType::List ? u"at least one argument"_s : u"one argument"_s;
        return usage(u"argument %1: expected %2"_s.arg(token.name->label(), expected));
    }
    return store(*token.name, values);
}

Stop Parser::store(const OptionName &name, const QStringList &values)
{
    const core::OptionInfo &info = *name.info;
    const QStringList choices = QString(info.choices).split(u'|', Qt::SkipEmptyParts);
    if (!choices.isEmpty() && !choices.contains(values.value(0)))
        return usage(u"argument %1: invalid choice: '%2' (choose from '%3')"_s.arg(
            name.label(), values.value(0), choices.join(u"', '"_s)));
    const core::Result<> stored = info.set(m_parsed.options, values);
    if (stored)
        return {};
    if (stored.error().code == core::ErrorCode::TmanCmd002)
        return usage(u"argument %1: %2"_s.arg(name.label(), stored.error().detail));
    m_errors.push_back(stored.error());
    return {};
}

Stop Parser::refuseExtras() const
{
    if (m_extras.isEmpty())
        return {};
    QStringList similar;
    for (const QString &extra : m_extras)
        if (extra.startsWith(u'-'))
            similar << similarOptions(extra);
    similar.removeDuplicates();
    const QString hint =
        similar.isEmpty() ? QString() : u" (did you mean %1?)"_s.arg(similar.join(u" or "_s));
    return usage(u"unrecognized arguments: %1%2"_s.arg(m_extras.join(u' '), hint));
}

} // namespace

ArgumentResult parseArguments(const QStringList &arguments, const QDateTime &now)
{
    const QString command = arguments.value(0);
    constexpr std::array subcommands{std::pair("mock-server"_L1, Action::MockServer),
        std::pair("compare"_L1, Action::Compare), std::pair("export"_L1, Action::Export)};
    for (const auto &[name, action] : subcommands) {
        if (command == name) {
            ParsedArguments parsed;
            parsed.action = action;
            parsed.subArguments = arguments.mid(1);
            return parsed;
        }
    }
    tl::expected<std::vector<Token>, QString> tokens = classifyAll(arguments);
    if (!tokens)
        return tl::unexpected<ArgumentFailure>({tokens.error(), {}});
    return Parser(std::move(*tokens)).run(now);
}

} // namespace aisb::cli
