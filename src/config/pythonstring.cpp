// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/pythonstring.h"

#include <QLocale>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <vector>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMaxDigits = 4300;

int digitValue(QChar c)
{
    const char16_t unit = c.unicode();
    if (unit >= u'0' && unit <= u'9')
        return unit - u'0';
    if (unit >= u'a' && unit <= u'f')
        return unit - u'a' + 10;
    if (unit >= u'A' && unit <= u'F')
        return unit - u'A' + 10;
    return 99;
}

void appendCharacter(QString &out, char32_t c)
{
    if (c > 0xffff)
        out += QChar::fromUcs4(c);
    else
        out += QChar(static_cast<char16_t>(c));
}

class Unescaper
{
public:
    Unescaper(QStringView body, QString *problem)
        : m_body(body)
        , m_problem(problem)
    {
    }

    std::optional<QString> run()
    {
        while (m_at < m_body.size()) {
            const QChar c = m_body[m_at++];
            if (c != u'\\')
                m_out += c;
            else if (!takeEscape())
                return std::nullopt;
        }
        return m_out;
    }

private:
    bool takeEscape()
    {
        constexpr QStringView kNames = u"\\'\"abfnrtv";
        constexpr QStringView kValues = u"\\'\"\a\b\f\n\r\t\v";
        const QChar c = m_at < m_body.size() ? m_body[m_at] : QChar();
        if (const qsizetype i = kNames.indexOf(c); i >= 0) {
            m_out += kValues[i];
            ++m_at;
            return true;
        }
        switch (c.unicode()) {
        case u'\n':
            ++m_at;
            return true;
        case u'x':
            return takeHex(2);
        case u'u':
            return takeHex(4);
        case u'U':
            return takeHex(8);
        case u'N':
            *m_problem = u"a character name (\\N)"_s;
            return false;
        default:
            break;
        }
        if (digitValue(c) < 8)
            takeOctal();
        else
            m_out += u'\\';
        return true;
    }

    bool takeHex(int digits)
    {
        ++m_at;
        char32_t value = 0;
        for (int i = 0; i < digits; ++i, ++m_at) {
            const int digit = m_at < m_body.size() ? digitValue(m_body[m_at]) : 99;
            if (digit > 15) {
                *m_problem = u"an escape with fewer than %1 hex digits"_s.arg(digits);
                return false;
            }
            value = value * 16 + static_cast<char32_t>(digit);
        }
        if (value > QChar::LastValidCodePoint) {
            *m_problem = u"an escape beyond U+10FFFF"_s;
            return false;
        }
        appendCharacter(m_out, value);
        return true;
    }

    void takeOctal()
    {
        char32_t value = 0;
        for (int i = 0; i < 3 && m_at < m_body.size() && digitValue(m_body[m_at]) < 8; ++i, ++m_at)
            value = value * 8 + static_cast<char32_t>(digitValue(m_body[m_at]));
        appendCharacter(m_out, value);
    }

    QStringView m_body;
    QString *m_problem;
    qsizetype m_at = 0;
    QString m_out;
};

// Decimal digits of a number in another base, by schoolbook arithmetic; the length is bounded by
// kMaxDigits.
QByteArray decimalDigits(QStringView digits, int base)
{
    constexpr quint32 kLimb = 1'000'000'000;
    std::vector<quint32> limbs{0};
    for (const QChar c : digits) {
        auto carry = static_cast<quint64>(digitValue(c));
        for (quint32 &limb : limbs) {
            carry += quint64{limb} * static_cast<quint64>(base);
            limb = static_cast<quint32>(carry % kLimb);
            carry /= kLimb;
        }
        if (carry > 0)
            limbs.push_back(static_cast<quint32>(carry));
    }
    QByteArray out = QByteArray::number(limbs.back());
    for (auto limb = limbs.rbegin() + 1; limb != limbs.rend(); ++limb)
        out += QByteArray::number(*limb).rightJustified(9, '0');
    return out;
}

std::optional<Value> readInteger(QStringView digits, int base, QString *problem)
{
    if (digits.isEmpty()
        || std::ranges::any_of(digits, [base](QChar c) { return digitValue(c) >= base; })) {
        *problem = u"a malformed number"_s;
        return std::nullopt;
    }
    if (digits.size() > kMaxDigits) {
        *problem = u"an integer of more than %1 digits"_s.arg(kMaxDigits);
        return std::nullopt;
    }
    const QByteArray text = digits.toLatin1();
    qint64 value = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), value, base).ec == std::errc{})
        return Value(value);
    return Value(Value::BigInt{decimalDigits(digits, base)});
}

// Underscores stand between digits only (and after the base prefix).
std::optional<QString> withoutUnderscores(QStringView literal)
{
    QString out;
    for (qsizetype i = 0; i < literal.size(); ++i) {
        if (literal[i] != u'_') {
            out += literal[i];
            continue;
        }
        const bool isBetween = i > 0 && i + 1 < literal.size() && literal[i - 1].isLetterOrNumber()
            && literal[i + 1].isLetterOrNumber();
        if (!isBetween)
            return std::nullopt;
    }
    return out;
}

} // namespace

std::optional<QString> unescapePython(QStringView body, QString *problem)
{
    return Unescaper(body, problem).run();
}

std::optional<Value> readPythonNumber(QStringView literal, QString *problem)
{
    const auto text = withoutUnderscores(literal);
    if (!text) {
        *problem = u"a malformed number"_s;
        return std::nullopt;
    }
    const QString lower = text->toLower();
    const QStringView view(lower);
    if (view.startsWith(u"0x"))
        return readInteger(view.sliced(2), 16, problem);
    if (view.startsWith(u"0o"))
        return readInteger(view.sliced(2), 8, problem);
    if (view.startsWith(u"0b"))
        return readInteger(view.sliced(2), 2, problem);
    if (view.endsWith(u'j')) {
        *problem = u"a complex number"_s;
        return std::nullopt;
    }
    if (view.contains(u'.') || view.contains(u'e')) {
        bool isNumber = false;
        const double value = view.size() <= kMaxDigits ? QLocale::c().toDouble(view, &isNumber) : 0;
        // Qt reports an overflow as a failure with an infinite value; Python takes it.
        if (isNumber || std::isinf(value))
            return Value(value);
        *problem = u"a malformed number"_s;
        return std::nullopt;
    }
    const bool isZeroLed = view.size() > 1 && view.startsWith(u'0')
        && std::ranges::any_of(view, [](QChar c) { return c != u'0'; });
    if (isZeroLed) {
        *problem = u"a number with leading zeros"_s;
        return std::nullopt;
    }
    return readInteger(view, 10, problem);
}

Value negated(const Value &number)
{
    if (number.isDouble())
        return Value(-number.toDouble());
    if (number.isInt() && number.toInt() != std::numeric_limits<qint64>::min())
        return Value(-number.toInt());
    QByteArray digits = number.integerDigits();
    if (digits.startsWith('-'))
        digits.remove(0, 1);
    else
        digits.prepend('-');
    qint64 value = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), value).ec == std::errc{})
        return Value(value);
    return Value(Value::BigInt{digits});
}

} // namespace aisb::config
