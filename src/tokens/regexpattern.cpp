// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/regexpattern.h"

#include <QRegularExpression>

namespace aisb::tokens {

using namespace Qt::StringLiterals;
using core::ErrorCode;

namespace {

// The members of the classes, to stand between brackets.
constexpr QStringView kWhiteSpace = u"\\t-\\r\\x20\\x85\\xa0\\x{1680}\\x{2000}-\\x{200a}\\x{2028}"
                                    u"\\x{2029}\\x{202f}\\x{205f}\\x{3000}";
constexpr QStringView kWordCharacters = u"\\p{L}\\p{M}\\p{Nd}\\p{Pc}";
constexpr QStringView kDigits = u"\\p{Nd}";

QStringView membersOf(QChar escape)
{
    switch (escape.toLower().unicode()) {
    case u's':
        return kWhiteSpace;
    case u'w':
        return kWordCharacters;
    case u'd':
        return kDigits;
    default:
        return {};
    }
}

// Rewrites a pattern from left to right, knowing only whether it is between brackets.
class Translator
{
public:
    explicit Translator(QStringView regex)
        : m_regex(regex)
    {
    }

    core::Result<QString> run()
    {
        while (m_at < m_regex.size() && m_problem.isEmpty())
            step();
        if (!m_problem.isEmpty())
            return core::fail(ErrorCode::UtilsFile003, m_problem);
        return m_out;
    }

private:
    [[nodiscard]] QStringView ahead(qsizetype length) const { return m_regex.mid(m_at, length); }

    void copy(qsizetype length)
    {
        m_out += ahead(length);
        m_at += length;
    }

    void refuse(const QString &what)
    {
        m_problem = u"character %1: %2 is not supported"_s.arg(m_at + 1).arg(what);
    }

    void step()
    {
        const QChar c = m_regex[m_at];
        if (c == u'\\')
            escape();
        else if (m_isInBrackets)
            inBrackets(c);
        else
            outside(c);
    }

    void escape()
    {
        const QStringView pair = ahead(2);
        const QChar escaped = pair.size() == 2 ? pair[1] : QChar();
        const QStringView members = membersOf(escaped);
        if (members.isEmpty()) {
            if (u"hHRXGKkg"_s.contains(escaped))
                refuse(u"\\"_s + escaped);
            copy(pair.size());
            return;
        }
        if (!m_isInBrackets)
            m_out += u"[%1%2]"_s.arg(escaped.isUpper() ? u"^"_s : QString(), members);
        else if (escaped.isUpper())
            refuse(u"\\%1 between brackets"_s.arg(escaped));
        else
            m_out += members;
        m_at += 2;
    }

    void inBrackets(QChar c)
    {
        if (c == u'[') {
            refuse(u"a class within a class"_s);
        } else if (ahead(2) == u"&&") {
            refuse(u"&& between brackets"_s);
        } else if (c == u']') {
            m_isInBrackets = false;
        }
        copy(1);
    }

    void outside(QChar c)
    {
        if (c == u'[') {
            m_isInBrackets = true;
            copy(ahead(2) == u"[^" ? 2 : 1);
        } else if (c == u'^') {
            m_out += u"(?<=\\n|\\A)";
            ++m_at;
        } else if (c == u'$') {
            m_out += u"(?=\\n|\\z)";
            ++m_at;
        } else if (ahead(2) == u"(?") {
            group();
        } else {
            copy(1);
        }
    }

    // Inline flags but i mean other things in Ruby's syntax.
    void group()
    {
        const QChar flag = m_at + 2 < m_regex.size() ? m_regex[m_at + 2] : QChar();
        if (flag.isLetter() && flag != u'i')
            refuse(u"(?"_s + flag);
        copy(2);
    }

    QStringView m_regex;
    qsizetype m_at = 0;
    bool m_isInBrackets = false;
    QString m_out;
    QString m_problem;
};

class RegexPattern : public Pattern
{
public:
    explicit RegexPattern(QRegularExpression regex)
        : m_regex(std::move(regex))
    {
    }

    [[nodiscard]] std::vector<Span> matches(std::string_view bytes) const override
    {
        const QString text = QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
        std::vector<Span> found;
        qsizetype from = 0; // in text
        std::size_t done = 0; // the same place in bytes
        QRegularExpressionMatchIterator each = m_regex.globalMatch(text);
        while (each.hasNext()) {
            const QRegularExpressionMatch match = each.next();
            const QStringView captured = match.capturedView();
            if (captured.isEmpty())
                continue;
            done += utf8Size(QStringView(text).mid(from, match.capturedStart() - from));
            const std::size_t size = utf8Size(captured);
            found.push_back({done, done + size});
            done += size;
            from = match.capturedEnd();
        }
        return found;
    }

private:
    static std::size_t utf8Size(QStringView text)
    {
        std::size_t size = 0;
        for (const QChar unit : text)
            size += unit.unicode() < 0x80                      ? 1
                : unit.unicode() < 0x800 || unit.isSurrogate() ? 2
                                                               : 3;
        return size;
    }

    QRegularExpression m_regex;
};

} // namespace

core::Result<QString> translatedRegex(QStringView regex)
{
    return Translator(regex).run();
}

core::Result<PatternPtr> makeRegexPattern(const QString &regex)
{
    if (regex.size() > kMaxRegexLength)
        return core::fail(ErrorCode::UtilsFile003,
            u"%1 characters (expected %2 at most)"_s.arg(regex.size()).arg(kMaxRegexLength));
    const core::Result<QString> translated = translatedRegex(regex);
    if (!translated)
        return core::fail(translated.error());
    QRegularExpression compiled(*translated, QRegularExpression::UseUnicodePropertiesOption);
    if (!compiled.isValid())
        return core::fail(ErrorCode::UtilsFile003,
            u"%1 (at character %2 of %3)"_s.arg(compiled.errorString())
                .arg(compiled.patternErrorOffset())
                .arg(*translated));
    compiled.optimize();
    return std::make_shared<const RegexPattern>(std::move(compiled));
}

} // namespace aisb::tokens
