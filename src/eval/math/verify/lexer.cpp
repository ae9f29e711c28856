// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/math/verify/lexer.h"

#include <algorithm>
#include <array>

namespace aisb::eval::verify {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kTextCommands = {"text"_L1, "textbf"_L1, "textit"_L1, "textrm"_L1,
    "textnormal"_L1, "textsf"_L1, "texttt"_L1, "mbox"_L1, "hbox"_L1, "mathrm"_L1, "mathbf"_L1,
    "mathit"_L1, "mathsf"_L1, "boldsymbol"_L1, "operatorname"_L1};

constexpr std::array kDropped = {","_L1, ";"_L1, ":"_L1, "!"_L1, ">"_L1, " "_L1, "quad"_L1,
    "qquad"_L1, "left"_L1, "right"_L1, "big"_L1, "Big"_L1, "bigl"_L1, "bigr"_L1, "Bigl"_L1,
    "Bigr"_L1, "displaystyle"_L1, "textstyle"_L1, "limits"_L1, "nolimits"_L1, "$"_L1, "("_L1,
    ")"_L1, "["_L1, "]"_L1, "hfill"_L1};

constexpr std::array kSeparators = {"or"_L1, "and"_L1, ","_L1, ", and"_L1, ", or"_L1};

struct Synonym
{
    char16_t character;
    Token::Kind kind;
    QLatin1String text;
};

constexpr std::array kSynonyms = {
    Synonym{u'×', Token::Kind::Command, "times"_L1},
    Synonym{u'÷', Token::Kind::Command, "div"_L1},
    Synonym{u'·', Token::Kind::Command, "cdot"_L1},
    Synonym{u'−', Token::Kind::Sign, "-"_L1},
    Synonym{u'π', Token::Kind::Command, "pi"_L1},
    Synonym{u'∞', Token::Kind::Command, "infty"_L1},
    Synonym{u'≤', Token::Kind::Command, "le"_L1},
    Synonym{u'≥', Token::Kind::Command, "ge"_L1},
    Synonym{u'≠', Token::Kind::Command, "ne"_L1},
    Synonym{u'≈', Token::Kind::Command, "approx"_L1},
    Synonym{u'∈', Token::Kind::Command, "in"_L1},
    Synonym{u'∪', Token::Kind::Command, "cup"_L1},
    Synonym{u'∩', Token::Kind::Command, "cap"_L1},
    Synonym{u'∅', Token::Kind::Command, "emptyset"_L1},
    Synonym{u'°', Token::Kind::Command, "degree"_L1},
    Synonym{u'±', Token::Kind::Command, "pm"_L1},
};

template <class List>
bool has(const List &list, QStringView name)
{
    return std::ranges::any_of(list, [name](QLatin1String one) { return name == one; });
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isAsciiLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

// Digits in groups of three after the first one to three ("1,234,567").
bool isThousands(QStringView run)
{
    const qsizetype first = run.indexOf(u',');
    if (first < 1 || first > 3)
        return false;
    const QStringView rest = run.sliced(first);
    for (qsizetype at = 0; at < rest.size(); ++at)
        if ((rest[at] == u',') != (at % 4 == 0))
            return false;
    return rest.size() % 4 == 0;
}

class Lexer
{
public:
    explicit Lexer(QStringView formula)
        : m_text(formula)
    {
    }

    std::optional<std::vector<Token>> tokens()
    {
        while (m_at < m_text.size())
            if (!readOne())
                return {};
        add(Token::Kind::End, {});
        return std::move(m_tokens);
    }

private:
    void add(Token::Kind kind, const QString &text) { m_tokens.push_back({kind, text}); }

    [[nodiscard]] QChar at(qsizetype index) const
    {
        return index < m_text.size() ? m_text[index] : QChar();
    }

    bool readOne()
    {
        const QChar c = m_text[m_at];
        if (c == u'\\')
            return readCommand();
        if (isDigit(c) || (c == u'.' && isDigit(at(m_at + 1))))
            readNumber();
        else if (c.isSpace() || c == u'~' || c == u'$')
            ++m_at;
        else if (c.isLetter())
            readWord();
        else
            readSign();
        return true;
    }

    // Digits and the commas between them: one number with separators, or the first of a list.
    void readNumber()
    {
        const qsizetype start = m_at;
        QString number = takeDigits();
        if (m_brackets == 0 && !number.isEmpty()) {
            const qsizetype end = m_at;
            QString run = number;
            for (qsizetype mark = commaSize(); mark > 0; mark = commaSize()) {
                m_at += mark;
                run += u',' + takeDigits();
            }
            const bool isPartOfList =
                start > 0 && m_text[start - 1] == u',' && start > 1 && isDigit(m_text[start - 2]);
            if (isThousands(run) && !isPartOfList)
                number = run.remove(u',');
            else
                m_at = end;
        }
        if (at(m_at) == u'.' && isDigit(at(m_at + 1))) {
            ++m_at;
            number += u'.' + takeDigits();
        }
        add(Token::Kind::Number, number + takeExponent());
    }

    // Digits; "\!" between them is no gap.
    QString takeDigits()
    {
        constexpr auto glue = R"(\!)"_L1;
        QString digits;
        while (isDigit(at(m_at))) {
            digits += m_text[m_at++];
            if (m_text.sliced(m_at).startsWith(glue) && isDigit(at(m_at + glue.size())))
                m_at += glue.size();
        }
        return digits;
    }

    // How much of a comma between two digits (",", "{,}" or ",\!") stands here; 0 without one.
    [[nodiscard]] qsizetype commaSize() const
    {
        for (const QLatin1String mark : {"{,}"_L1, R"(,\!)"_L1, ","_L1})
            if (m_text.sliced(m_at).startsWith(mark) && isDigit(at(m_at + mark.size())))
                return mark.size();
        return 0;
    }

    QString takeExponent()
    {
        if (at(m_at) != u'E')
            return {};
        const bool hasSign = at(m_at + 1) == u'-' || at(m_at + 1) == u'+';
        if (!isDigit(at(m_at + (hasSign ? 2 : 1))))
            return {};
        const QString sign = at(m_at + 1) == u'-' ? u"-"_s : QString();
        m_at += hasSign ? 2 : 1;
        return u'E' + sign + takeDigits();
    }

    // Letters that are no command: a separator, infinity, or one symbol each.
    void readWord()
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && m_text[m_at].isLetter())
            ++m_at;
        const QStringView word = m_text.sliced(start, m_at - start);
        const bool isAlone = start > 0 && m_text[start - 1].isSpace() && at(m_at).isSpace();
        if (word == "infinity"_L1 || word == "inf"_L1)
            add(Token::Kind::Command, u"infty"_s);
        else if (isAlone && (word == "or"_L1 || word == "and"_L1))
            addSeparator();
        else
            addLetters(word);
    }

    void addLetters(QStringView word)
    {
        for (const QChar c : word)
            if (!addSynonym(c))
                add(Token::Kind::Letter, c);
    }

    bool addSynonym(QChar c)
    {
        const auto synonym = std::ranges::find(kSynonyms, c.unicode(), &Synonym::character);
        if (synonym == kSynonyms.end())
            return false;
        add(synonym->kind, synonym->text);
        return true;
    }

    void readSign()
    {
        const QChar c = m_text[m_at++];
        if (c == u'(' || c == u'[')
            ++m_brackets;
        if (c == u')' || c == u']')
            --m_brackets;
        if (!addSynonym(c))
            add(Token::Kind::Sign, c);
    }

    bool readCommand()
    {
        ++m_at;
        const qsizetype start = m_at;
        while (isAsciiLetter(at(m_at)))
            ++m_at;
        if (m_at == start)
            ++m_at;
        const QStringView name = m_text.sliced(start, std::min(m_at, m_text.size()) - start);
        m_at = std::min(m_at, m_text.size());
        if (has(kTextCommands, name))
            return readText(name);
        if (name == "left"_L1 || name == "right"_L1)
            dropInvisibleBracket();
        const bool isOpenNumber = name == "ldots"_L1 && !m_tokens.empty()
            && m_tokens.back().kind == Token::Kind::Number; // 0.12...
        if (!has(kDropped, name) && !isOpenNumber)
            addCommand(name);
        return true;
    }

    void addCommand(QStringView name)
    {
        if (name == "{"_L1)
            ++m_brackets;
        if (name == "}"_L1)
            --m_brackets;
        add(Token::Kind::Command, name.toString());
    }

    // "\left." opens nothing.
    void dropInvisibleBracket()
    {
        if (at(m_at) == u'.')
            add(Token::Kind::Command, u"invisible"_s);
        if (at(m_at) == u'.')
            ++m_at;
    }

    // The braced argument of \text and the like; without braces it is the next letter.
    bool readText(QStringView command)
    {
        while (at(m_at).isSpace())
            ++m_at;
        if (at(m_at) != u'{')
            return true;
        const qsizetype start = ++m_at;
        for (qsizetype open = 1; m_at < m_text.size(); ++m_at) {
            open += at(m_at) == u'{' ? 1 : 0;
            open -= at(m_at) == u'}' ? 1 : 0;
            if (open == 0) {
                addText(m_text.sliced(start, m_at - start), command);
                ++m_at;
                return true;
            }
        }
        return false;
    }

    void addText(QStringView content, QStringView command)
    {
        QString text = content.toString().remove(u'$').replace(u'~', u' ').trimmed();
        if (has(kSeparators, text)) {
            addSeparator();
            return;
        }
        if (text.size() > 2 && text.startsWith(u'(') && text.endsWith(u')'))
            text = text.sliced(1).chopped(1);
        Token::Kind kind = Token::Kind::Text;
        if (command == "operatorname"_L1)
            kind = Token::Kind::Command;
        else if (!text.isEmpty() && std::ranges::all_of(text, isDigit))
            kind = Token::Kind::Number;
        add(kind, text);
    }

    // One separator, also for ", and".
    void addSeparator()
    {
        const bool hasOne = !m_tokens.empty() && m_tokens.back().kind == Token::Kind::Sign
            && (m_tokens.back().text == u"," || m_tokens.back().text == u";");
        if (!hasOne)
            add(Token::Kind::Sign, u";"_s);
    }

    QStringView m_text;
    qsizetype m_at = 0;
    int m_brackets = 0;
    std::vector<Token> m_tokens;
};

} // namespace

std::optional<std::vector<Token>> tokensOf(QStringView formula)
{
    if (formula.size() > kMaxFormula)
        return {};
    return Lexer(formula).tokens();
}

} // namespace aisb::eval::verify
