// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/text/pythonstring.h"

#include "core/text/pythontext.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

namespace aisb::eval {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestInteger = 4300; // Python refuses longer ones

template <class Predicate>
QStringView withoutStart(QStringView text, const Predicate &isDropped)
{
    while (!text.isEmpty() && isDropped(text.front().unicode()))
        text = text.sliced(1);
    return text;
}

template <class Predicate>
QStringView withoutEnd(QStringView text, const Predicate &isDropped)
{
    while (!text.isEmpty() && isDropped(text.back().unicode()))
        text.chop(1);
    return text;
}

auto oneOf(QStringView characters)
{
    return [characters](char16_t c) { return characters.contains(QChar(c)); };
}

bool isCased(char32_t c)
{
    return QChar::isUpper(c) || QChar::isLower(c) || QChar::isTitleCase(c) || isPythonUpper(c);
}

// Characters the rule of the final sigma looks through.
bool isCaseIgnorable(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format:
    case QChar::Letter_Modifier:
    case QChar::Symbol_Modifier:
        return true;
    default:
        return QStringView(u"'.:\u00b7\u2018\u2019\u2024\u2027")
            .contains(QChar(static_cast<char16_t>(c > 0xffff ? 0 : c)));
    }
}

// Whether the nearest character that is not looked through, from `at` in steps of `step`, has a
// case.
bool hasCasedNeighbour(QStringView text, qsizetype at, qsizetype step)
{
    for (at += step; at >= 0 && at < text.size(); at += step)
        if (!isCaseIgnorable(text[at].unicode()))
            return isCased(text[at].unicode());
    return false;
}

// The digits of all scripts as ASCII digits, blanks at the ends dropped (here the separators 1C to
// 1F are none).
QString withAsciiDigits(QStringView text)
{
    const auto isBlank = [](char16_t c) { return isPythonSpace(c) && (c < 0x1c || c > 0x1f); };
    QString out;
    core::forEachCharacter(withoutEnd(withoutStart(text, isBlank), isBlank), [&out](char32_t c) {
        if (QChar::category(c) == QChar::Number_DecimalDigit)
            out += QChar(static_cast<char16_t>(u'0' + QChar::digitValue(c)));
        else
            core::appendCharacter(out, c);
    });
    return out;
}

bool isAsciiDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

// Reads the grammar of Python's numbers piece by piece and collects them without underscores.
class NumberReader
{
public:
    explicit NumberReader(QStringView text)
        : m_rest(text)
    {
    }

    bool readOne(QStringView characters)
    {
        if (m_rest.isEmpty() || !characters.contains(m_rest.front()))
            return false;
        take();
        return true;
    }

    // digit ("_"? digit)*
    bool readDigits()
    {
        if (m_rest.isEmpty() || !isAsciiDigit(m_rest.front()))
            return false;
        take();
        while (!m_rest.isEmpty()) {
            if (isAsciiDigit(m_rest.front()))
                take();
            else if (m_rest.size() > 1 && m_rest.front() == u'_' && isAsciiDigit(m_rest[1]))
                m_rest = m_rest.sliced(1);
            else
                break;
        }
        return true;
    }

    [[nodiscard]] bool isAtEnd() const { return m_rest.isEmpty(); }
    [[nodiscard]] QStringView rest() const { return m_rest; }
    [[nodiscard]] const QByteArray &number() const { return m_number; }

private:
    void take()
    {
        m_number += static_cast<char>(m_rest.front().unicode());
        m_rest = m_rest.sliced(1);
    }

    QStringView m_rest;
    QByteArray m_number;
};

// Whether a decimal beyond the range of a double is too big rather than too small: at its ends the
// exponent outweighs any number of digits a text of ours can have.
bool isBeyondLargest(const QByteArray &number)
{
    const qsizetype e = number.toLower().indexOf('e');
    if (e >= 0)
        return number.at(e + 1) != '-';
    const qsizetype point = number.indexOf('.');
    const QByteArray integer = point < 0 ? number : number.first(point);
    return std::ranges::any_of(integer, [](char c) { return c >= '1' && c <= '9'; });
}

double nearestDouble(const QByteArray &number)
{
    const bool hasPlus = number.startsWith('+');
    double value = 0;
    const auto [end, error] = std::from_chars(number.data() + (hasPlus ? 1 : 0),
        number.data() + number.size(), value, std::chars_format::general);
    if (error != std::errc::result_out_of_range)
        return value;
    const double size = isBeyondLargest(number) ? std::numeric_limits<double>::infinity() : 0;
    return number.startsWith('-') ? -size : size;
}

bool isNamedNumber(QStringView text, QLatin1String name)
{
    return text.compare(name, Qt::CaseInsensitive) == 0;
}

} // namespace

bool isPythonSpace(char32_t c)
{
    return (c >= 0x09 && c <= 0x0d) || (c >= 0x1c && c <= 0x20) || c == 0x85 || c == 0xa0
        || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f
        || c == 0x205f || c == 0x3000;
}

bool isPythonUpper(char32_t c)
{
    return QChar::isUpper(c) || (c >= 0x2160 && c <= 0x216f) || (c >= 0x24b6 && c <= 0x24cf)
        || (c >= 0x1f130 && c <= 0x1f149) || (c >= 0x1f150 && c <= 0x1f169)
        || (c >= 0x1f170 && c <= 0x1f189);
}

bool isPythonLower(char32_t c)
{
    // Small letters of other categories, as of Unicode 14.
    static constexpr std::array kOthers = {
        std::pair{0xaa, 0xaa},
        std::pair{0xba, 0xba},
        std::pair{0x2b0, 0x2b8},
        std::pair{0x2c0, 0x2c1},
        std::pair{0x2e0, 0x2e4},
        std::pair{0x345, 0x345},
        std::pair{0x37a, 0x37a},
        std::pair{0x1d2c, 0x1d6a},
        std::pair{0x1d78, 0x1d78},
        std::pair{0x1d9b, 0x1dbf},
        std::pair{0x2071, 0x2071},
        std::pair{0x207f, 0x207f},
        std::pair{0x2090, 0x209c},
        std::pair{0x2170, 0x217f},
        std::pair{0x24d0, 0x24e9},
        std::pair{0x2c7c, 0x2c7d},
        std::pair{0xa69c, 0xa69d},
        std::pair{0xa770, 0xa770},
        std::pair{0xa7f8, 0xa7f9},
        std::pair{0xab5c, 0xab5f},
        std::pair{0x10780, 0x10780},
        std::pair{0x10783, 0x10785},
        std::pair{0x10787, 0x107b0},
        std::pair{0x107b2, 0x107ba},
    };
    return QChar::isLower(c)
        || std::ranges::any_of(kOthers, [code = static_cast<int>(c)](auto range) {
               return code >= range.first && code <= range.second;
           });
}

bool isAllUpper(QStringView text)
{
    bool hasUpper = false;
    bool hasOther = false;
    core::forEachCharacter(text, [&](char32_t c) {
        hasUpper = hasUpper || isPythonUpper(c);
        hasOther = hasOther || isPythonLower(c) || QChar::isTitleCase(c);
    });
    return hasUpper && !hasOther;
}

bool isAllLower(QStringView text)
{
    bool hasLower = false;
    bool hasOther = false;
    core::forEachCharacter(text, [&](char32_t c) {
        hasLower = hasLower || isPythonLower(c);
        hasOther = hasOther || isPythonUpper(c) || QChar::isTitleCase(c);
    });
    return hasLower && !hasOther;
}

bool isPythonDigit(char32_t c)
{
    return QChar::digitValue(c) >= 0;
}

bool isWordCharacter(char32_t c)
{
    return c == U'_' || QChar::isLetterOrNumber(c);
}

bool isAsciiPunctuation(char32_t c)
{
    return (c >= U'!' && c <= U'/') || (c >= U':' && c <= U'@') || (c >= U'[' && c <= U'`')
        || (c >= U'{' && c <= U'~');
}

QString stripped(QStringView text)
{
    return withoutEnd(withoutStart(text, isPythonSpace), isPythonSpace).toString();
}

QString leftStripped(QStringView text)
{
    return withoutStart(text, isPythonSpace).toString();
}

QString rightStripped(QStringView text)
{
    return withoutEnd(text, isPythonSpace).toString();
}

QString stripped(QStringView text, QStringView characters)
{
    return withoutEnd(withoutStart(text, oneOf(characters)), oneOf(characters)).toString();
}

QString leftStripped(QStringView text, QStringView characters)
{
    return withoutStart(text, oneOf(characters)).toString();
}

QString rightStripped(QStringView text, QStringView characters)
{
    return withoutEnd(text, oneOf(characters)).toString();
}

QString lowered(QStringView text)
{
    constexpr QChar capitalSigma(u'\u03a3');
    if (!text.contains(capitalSigma))
        return text.toString().toLower();
    QString marked = text.toString();
    for (qsizetype at = 0; at < marked.size(); ++at)
        if (marked[at] == capitalSigma && hasCasedNeighbour(marked, at, -1)
            && !hasCasedNeighbour(text, at, 1))
            marked[at] = u'\u03c2';
    return marked.toLower();
}

QStringList splitWords(QStringView text)
{
    QStringList words;
    qsizetype start = -1;
    for (qsizetype at = 0; at <= text.size(); ++at) {
        const bool isBlank = at == text.size() || isPythonSpace(text[at].unicode());
        if (isBlank && start >= 0)
            words.append(text.sliced(start, at - start).toString());
        if (isBlank)
            start = -1;
        else if (start < 0)
            start = at;
    }
    return words;
}

QStringList splitLines(QStringView text)
{
    const auto endsLine = [](char16_t c) {
        return (c >= 0x0a && c <= 0x0d) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028
            || c == 0x2029;
    };
    QStringList lines;
    qsizetype start = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (!endsLine(text[at].unicode()))
            continue;
        lines.append(text.sliced(start, at - start).toString());
        if (text[at] == u'\r' && at + 1 < text.size() && text[at + 1] == u'\n')
            ++at;
        start = at + 1;
    }
    if (start < text.size())
        lines.append(text.sliced(start).toString());
    return lines;
}

QString firstLine(QStringView text)
{
    const qsizetype end = text.indexOf(u'\n');
    return (end < 0 ? text : text.first(end)).toString();
}

QString lastCharacters(QStringView text, qsizetype count)
{
    qsizetype at = text.size();
    for (; count > 0 && at > 0; --count) {
        --at;
        if (text[at].isLowSurrogate() && at > 0 && text[at - 1].isHighSurrogate())
            --at;
    }
    return text.sliced(at).toString();
}

std::optional<double> parsePythonFloat(QStringView text)
{
    const QString ascii = withAsciiDigits(text);
    NumberReader reader(ascii);
    const double sign = ascii.startsWith(u'-') ? -1 : 1;
    reader.readOne(u"+-");
    if (isNamedNumber(reader.rest(), "inf"_L1) || isNamedNumber(reader.rest(), "infinity"_L1))
        return sign * std::numeric_limits<double>::infinity();
    if (isNamedNumber(reader.rest(), "nan"_L1))
        return std::numeric_limits<double>::quiet_NaN();
    const bool hasInteger = reader.readDigits();
    const bool hasFraction = reader.readOne(u".") && reader.readDigits();
    if (!hasInteger && !hasFraction)
        return {};
    if (reader.readOne(u"eE")) {
        reader.readOne(u"+-");
        if (!reader.readDigits())
            return {};
    }
    if (!reader.isAtEnd())
        return {};
    return nearestDouble(reader.number());
}

std::optional<double> parsePythonInteger(QStringView text)
{
    const QString ascii = withAsciiDigits(text);
    NumberReader reader(ascii);
    reader.readOne(u"+-");
    if (!reader.readDigits() || !reader.isAtEnd() || reader.number().size() > kLongestInteger)
        return {};
    return nearestDouble(reader.number());
}

} // namespace aisb::eval
