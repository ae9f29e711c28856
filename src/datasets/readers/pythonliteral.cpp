// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/readers/pythonliteral.h"

#include "core/text/pythontext.h"

#include <optional>

namespace aisb::datasets {

using namespace Qt::StringLiterals;

namespace {

class Reader
{
public:
    explicit Reader(QStringView text)
        : m_text(text)
    {
    }

    core::Result<QStringList> read()
    {
        skipBlanks();
        const QChar opening = peek();
        if (opening != u'[' && opening != u'(')
            return expected(u"a list of texts like ['a', 'b']"_s);
        ++m_at;
        const QChar closing = opening == u'[' ? u']' : u')';
        QStringList texts;
        for (;;) {
            skipBlanks();
            if (peek() == closing)
                break;
            core::Result<QString> item = readText();
            if (!item)
                return core::fail(item.error());
            texts.append(std::move(*item));
            skipBlanks();
            if (peek() == u',')
                ++m_at;
            else if (peek() != closing)
                return expected(u"a comma or the end of the list"_s);
        }
        ++m_at;
        skipBlanks();
        if (m_at < m_text.size())
            return expected(u"nothing behind the list"_s);
        return texts;
    }

private:
    [[nodiscard]] QChar peek() const { return m_at < m_text.size() ? m_text[m_at] : QChar(); }

    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }

    [[nodiscard]] tl::unexpected<core::Error> expected(const QString &what) const
    {
        return core::fail(
            core::ErrorCode::DsetData006, u"character %1: expected %2"_s.arg(m_at + 1).arg(what));
    }

    core::Result<QString> readText()
    {
        const QChar quote = peek();
        if (quote != u'\'' && quote != u'"')
            return expected(u"a text in quotes"_s);
        ++m_at;
        QString text;
        while (m_at < m_text.size() && m_text[m_at] != quote) {
            if (m_text[m_at] != u'\\')
                text.append(m_text[m_at++]);
            else if (!readEscape(text))
                return expected(u"a complete escape"_s);
        }
        if (m_at >= m_text.size())
            return expected(u"a closing quote"_s);
        ++m_at;
        return text;
    }

    // At a backslash.
    bool readEscape(QString &text)
    {
        constexpr QStringView kNames = u"abfnrtv\\'\"";
        constexpr QStringView kValues = u"\a\b\f\n\r\t\v\\'\"";
        ++m_at;
        if (m_at >= m_text.size())
            return false;
        const QChar name = m_text[m_at++];
        if (const qsizetype known = kNames.indexOf(name); known >= 0) {
            text.append(kValues[known]);
            return true;
        }
        if (name == u'x' || name == u'u' || name == u'U')
            return readCode(text, name == u'x' ? 2 : name == u'u' ? 4 : 8);
        text.append(u'\\').append(name); // Python keeps an unknown escape
        return true;
    }

    bool readCode(QString &text, qsizetype digits)
    {
        if (m_at + digits > m_text.size())
            return false;
        bool isHex = false;
        const uint code = m_text.sliced(m_at, digits).toUInt(&isHex, 16);
        m_at += digits;
        if (isHex && code <= QChar::LastValidCodePoint)
            core::appendCharacter(text, code);
        return isHex && code <= QChar::LastValidCodePoint;
    }

    QStringView m_text;
    qsizetype m_at = 0;
};

} // namespace

core::Result<QStringList> readPythonTexts(QStringView text)
{
    return Reader(text).read();
}

} // namespace aisb::datasets
