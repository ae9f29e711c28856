// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/pythonformat.h"

#include "config/dumpwriter.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaxWidth = 1000;

std::nullopt_t failed(QString *problem, const QString &text)
{
    *problem = text;
    return std::nullopt;
}

// Where a quoted text ends: behind its quote, or at the end of body.
qsizetype behindText(QStringView body, qsizetype from)
{
    const qsizetype end = body.indexOf(body[from], from + 1);
    return end < 0 ? body.size() : end + 1;
}

// Behind the brace that closes the format of a field; fields may stand in it.
qsizetype endOfFormat(QStringView body, qsizetype from)
{
    int depth = 0;
    for (qsizetype at = from; at < body.size(); ++at) {
        if (body[at] == u'{')
            ++depth;
        else if (body[at] == u'}' && --depth < 0)
            return at;
    }
    return -1;
}

struct Spec
{
    QString fill;
    QChar align;
    QChar sign;
    bool isAlternate = false;
    int width = 0;
    QChar grouping;
    int precision = -1;
    QChar type;
};

class SpecReader
{
public:
    explicit SpecReader(QStringView text)
        : m_text(text)
    {
    }

    std::optional<Spec> read(QString *problem)
    {
        Spec spec;
        readAlign(spec);
        if (next() == u'+' || next() == u'-' || next() == u' ')
            spec.sign = take();
        spec.isAlternate = skip(u'#');
        if (skip(u'0') && spec.align.isNull()) {
            spec.align = u'=';
            spec.fill = u"0"_s;
        }
        const bool hasWidth = readNumber(spec.width);
        if (next() == u',' || next() == u'_')
            spec.grouping = take();
        bool isGood = hasWidth;
        if (skip(u'.')) {
            spec.precision = 0;
            isGood = isDigit(next()) && readNumber(spec.precision) && isGood;
        }
        if (m_at < m_text.size())
            spec.type = take();
        if (!isGood || m_at < m_text.size())
            return failed(problem, u"a format that is not understood"_s);
        return spec;
    }

private:
    static bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }
    static bool isAlign(QChar c) { return c == u'<' || c == u'>' || c == u'^' || c == u'='; }
    QChar next(qsizetype offset = 0) const
    {
        return m_at + offset < m_text.size() ? m_text[m_at + offset] : QChar();
    }
    QChar take() { return m_text[m_at++]; }
    bool skip(char16_t c)
    {
        const bool isThere = next() == c;
        m_at += isThere ? 1 : 0;
        return isThere;
    }

    void readAlign(Spec &spec)
    {
        const qsizetype fill = next().isHighSurrogate() ? 2 : 1;
        if (isAlign(next(fill))) {
            spec.fill = m_text.sliced(m_at, fill).toString();
            m_at += fill;
            spec.align = take();
        } else if (isAlign(next())) {
            spec.align = take();
        }
    }

    // False when the number is too large.
    bool readNumber(int &number)
    {
        while (isDigit(next())) {
            number = number * 10 + (take().unicode() - u'0');
            if (number > kMaxWidth)
                return false;
        }
        return true;
    }

    QStringView m_text;
    qsizetype m_at = 0;
};

QString padded(const QString &text, const Spec &spec, QChar usualAlign, qsizetype signLength)
{
    const qsizetype missing = spec.width - text.toUcs4().size();
    if (missing <= 0)
        return text;
    const QString fill = spec.fill.isEmpty() ? u" "_s : spec.fill;
    const QChar align = spec.align.isNull() ? usualAlign : spec.align;
    if (align == u'<')
        return text + fill.repeated(missing);
    if (align == u'^')
        return fill.repeated(missing / 2) + text + fill.repeated(missing - missing / 2);
    if (align == u'=')
        return text.left(signLength) + fill.repeated(missing) + text.mid(signLength);
    return fill.repeated(missing) + text;
}

// Separators between groups of digits, counted from the point or the end.
QString grouped(const QString &digits, QChar separator, qsizetype size)
{
    qsizetype whole = 0;
    while (whole < digits.size() && digits[whole].isLetterOrNumber())
        ++whole;
    QString text = digits;
    for (qsizetype at = whole - size; at > 0; at -= size)
        text.insert(at, separator);
    return text;
}

QString signOf(bool isNegative, const Spec &spec)
{
    if (isNegative)
        return u"-"_s;
    return spec.sign == u'+' || spec.sign == u' ' ? QString(spec.sign) : QString();
}

QString finished(const QString &sign, const QString &digits, const Spec &spec, qsizetype groupSize)
{
    const QString body =
        spec.grouping.isNull() ? digits : grouped(digits, spec.grouping, groupSize);
    return padded(sign + body, spec, u'>', sign.size());
}

std::optional<QString> formatText(const QString &text, const Spec &spec, QString *problem)
{
    if ((!spec.type.isNull() && spec.type != u's') || !spec.sign.isNull() || spec.isAlternate
        || !spec.grouping.isNull() || (spec.align == u'=' && spec.fill != u"0"))
        return failed(problem, u"a format that does not fit a text"_s);
    Spec used = spec;
    if (used.align == u'=')
        used.align = u'<';
    QString cut = text;
    if (spec.precision >= 0) {
        const auto characters = text.toUcs4();
        if (spec.precision < characters.size())
            cut = QString::fromUcs4(
                reinterpret_cast<const char32_t *>(characters.constData()), spec.precision);
    }
    return padded(cut, used, u'<', 0);
}

// As printf() has it: the nearest decimal, ties to even.
QString digitsOf(double size, std::chars_format form, int precision)
{
    std::array<char, 400 + kMaxWidth> buffer; // the largest number has 309 digits
    const auto result =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), size, form, precision);
    return QString::fromLatin1(buffer.data(), result.ptr - buffer.data());
}

std::optional<QString> formatFloat(double number, const Spec &spec, QString *problem)
{
    const bool isNegative = std::signbit(number) && !std::isnan(number);
    const double size = std::abs(number);
    const char16_t type = spec.type.isNull() ? u'\0' : spec.type.unicode();
    const int precision = spec.precision < 0 ? 6 : spec.precision;
    QString digits;
    if (!std::isfinite(size))
        digits = std::isnan(size) ? u"nan"_s : u"inf"_s;
    else if (type == u'f' || type == u'F')
        digits = digitsOf(size, std::chars_format::fixed, precision);
    else if (type == u'%')
        digits = digitsOf(size * 100, std::chars_format::fixed, precision);
    else if (type == u'e' || type == u'E')
        digits = digitsOf(size, std::chars_format::scientific, precision);
    else if (type == u'g' || type == u'G')
        digits = digitsOf(size, std::chars_format::general, std::max(precision, 1));
    else if (type == u'\0' && spec.precision < 0)
        digits = QString::fromUtf8(pythonRepr(Value(size)));
    else if (type == u'\0')
        digits = digitsOf(size, std::chars_format::general, std::max(precision, 1));
    else
        return failed(problem, u"the format '%1' of a float"_s.arg(spec.type));
    if (type == u'\0' && std::isfinite(size) && !digits.contains(u'.') && !digits.contains(u'e'))
        digits += u".0"_s;
    if (type == u'%')
        digits += u'%';
    if (type == u'E' || type == u'F' || type == u'G')
        digits = digits.toUpper();
    return finished(signOf(isNegative, spec), digits, spec, 3);
}

QString inBase(quint64 size, char16_t type)
{
    switch (type) {
    case u'b':
        return QString::number(size, 2);
    case u'o':
        return QString::number(size, 8);
    case u'x':
    case u'X':
        return QString::number(size, 16);
    default:
        return QString::number(size);
    }
}

std::optional<QString> formatInteger(const Value &value, const Spec &spec, QString *problem)
{
    const char16_t type = spec.type.isNull() ? u'd' : spec.type.unicode();
    if (QStringView(u"eEfFgG%").contains(type))
        return formatFloat(
            value.isBool() ? (value.toBool() ? 1 : 0) : value.toDouble(), spec, problem);
    if (!QStringView(u"dbxXo").contains(type) || spec.precision >= 0)
        return failed(problem, u"a format that does not fit an integer"_s);
    if (value.type() == Value::Type::BigInt)
        return failed(problem, u"the format of a number beyond 64 bits"_s);
    const qint64 number = value.isBool() ? (value.toBool() ? 1 : 0) : value.toInt();
    const quint64 size =
        number < 0 ? 0 - static_cast<quint64>(number) : static_cast<quint64>(number);
    QString digits = inBase(size, type);
    QString sign = signOf(number < 0, spec);
    if (spec.isAlternate && type != u'd')
        sign += u'0' + QString(QChar(type));
    if (type == u'X')
        digits = digits.toUpper();
    return finished(sign, digits, spec, type == u'd' ? 3 : 4);
}

} // namespace

std::optional<FormatField> cutFormatField(QStringView body, qsizetype from, QString *problem)
{
    FormatField field;
    int depth = 0;
    qsizetype at = from;
    for (; at < body.size(); ++at) {
        const QChar c = body[at];
        if (c == u'\'' || c == u'"') {
            at = behindText(body, at) - 1;
        } else if (c == u'(' || c == u'[' || c == u'{') {
            ++depth;
        } else if (depth > 0 && (c == u')' || c == u']' || c == u'}')) {
            --depth;
        } else if (depth == 0 && (c == u'}' || c == u':')) {
            break;
        } else if (depth == 0 && c == u'!' && (at + 1 >= body.size() || body[at + 1] != u'=')) {
            break;
        }
    }
    field.expression = body.sliced(from, std::min(at, body.size()) - from);
    if (at < body.size() && body[at] == u'!') {
        field.conversion = at + 1 < body.size() ? body[at + 1] : QChar();
        if (field.conversion != u's' && field.conversion != u'r' && field.conversion != u'a')
            return failed(problem, u"a conversion other than '!s', '!r' and '!a'"_s);
        at += 2;
    }
    if (at < body.size() && body[at] == u':') {
        const qsizetype end = endOfFormat(body, at + 1);
        if (end < 0)
            return failed(problem, u"a field without its closing brace"_s);
        field.format = body.sliced(at + 1, end - at - 1);
        at = end;
    }
    if (at >= body.size() || body[at] != u'}')
        return failed(problem, u"a field without its closing brace"_s);
    field.end = at + 1;
    return field;
}

QString pythonScalarText(const Value &value)
{
    return value.isString() ? value.toString() : QString::fromUtf8(pythonRepr(value));
}

std::optional<QString> formatPython(const Value &value, QStringView spec, QString *problem)
{
    if (spec.isEmpty())
        return pythonScalarText(value);
    const auto read = SpecReader(spec).read(problem);
    if (!read)
        return std::nullopt;
    if (value.isString())
        return formatText(value.toString(), *read, problem);
    if (value.isDouble())
        return formatFloat(value.toDouble(), *read, problem);
    if (value.isNumber() || value.isBool())
        return formatInteger(value, *read, problem);
    return failed(problem, u"a format for a %1"_s.arg(value.typeName()));
}

} // namespace aisb::config
