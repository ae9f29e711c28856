// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/json.h"

#include "core/text/numbertext.h"

#include <array>
#include <charconv>
#include <cmath>

namespace aisb::core {

using namespace Qt::StringLiterals;

namespace {

constexpr char32_t kReplacement = 0xfffd;

template <class T>
const T &sharedEmpty()
{
    static const T empty;
    return empty;
}

// Recursive descent over bytes; the depth limit bounds the recursion.
constexpr std::size_t kUsualMembers = 4;

class Reader
{
public:
    Reader(QByteArrayView text, const JsonReadOptions &options)
        : m_text(text)
        , m_options(options)
    {
    }

    Result<Json> read()
    {
        Json value;
        if (!readValue(value, 0))
            return error();
        skipBlanks();
        if (m_at < m_text.size())
            return fail(ErrorCode::ModelData003,
                u"byte %1: expected the end, found %2"_s.arg(m_at).arg(found()));
        return value;
    }

private:
    tl::unexpected<Error> error() const
    {
        return fail(ErrorCode::ModelData003,
            u"byte %1: expected %2, found %3"_s.arg(m_at).arg(m_expected, found()));
    }

    QString found() const
    {
        if (m_at >= m_text.size())
            return u"the end"_s;
        const char c = m_text[m_at];
        return c >= 0x20 && c < 0x7f
            ? u"'%1'"_s.arg(QLatin1Char(c))
            : u"byte 0x%1"_s.arg(static_cast<uchar>(c), 2, 16, QLatin1Char('0'));
    }

    bool expected(const QString &what)
    {
        m_expected = what;
        return false;
    }

    void skipBlanks()
    {
        while (m_at < m_text.size()
            && (m_text[m_at] == ' ' || m_text[m_at] == '\n' || m_text[m_at] == '\r'
                || m_text[m_at] == '\t'))
            ++m_at;
    }

    bool take(char c)
    {
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    bool takeWord(QByteArrayView word)
    {
        if (!m_text.sliced(m_at).startsWith(word))
            return false;
        m_at += word.size();
        return true;
    }

    bool readValue(Json &out, int depth)
    {
        if (depth > m_options.maxDepth)
            return expected(u"at most %1 nested levels"_s.arg(m_options.maxDepth));
        skipBlanks();
        if (m_at >= m_text.size())
            return expected(u"a value"_s);
        switch (m_text[m_at]) {
        case '{':
            return readObject(out, depth);
        case '[':
            return readArray(out, depth);
        case '"': {
            QString text;
            if (!readString(text))
                return false;
            out = Json(std::move(text));
            return true;
        }
        default:
            return readWord(out) || readNumber(out);
        }
    }

    bool readWord(Json &out)
    {
        if (takeWord("null"))
            out = Json();
        else if (takeWord("true"))
            out = Json(true);
        else if (takeWord("false"))
            out = Json(false);
        else if (m_options.allowNonFinite
            && (takeWord("NaN") || takeWord("Infinity") || takeWord("-Infinity")))
            out = Json();
        else
            return false;
        return true;
    }

    bool readNumber(Json &out)
    {
        const qsizetype start = m_at;
        take('-');
        const qsizetype digits = m_at;
        skipDigits();
        if (m_at == digits) {
            m_at = start;
            return expected(u"a value"_s);
        }
        if (m_text[digits] == '0' && m_at - digits > 1) {
            m_at = digits + 1;
            return expected(u"no digit after a leading 0"_s);
        }
        bool isInteger = true;
        if (take('.')) {
            isInteger = false;
            const qsizetype fraction = m_at;
            skipDigits();
            if (m_at == fraction)
                return expected(u"a digit"_s);
        }
        if (take('e') || take('E')) {
            isInteger = false;
            if (!take('+'))
                take('-');
            const qsizetype exponent = m_at;
            skipDigits();
            if (m_at == exponent)
                return expected(u"a digit"_s);
        }
        out = number(m_text.sliced(start, m_at - start), isInteger);
        return true;
    }

    static Json number(QByteArrayView text, bool isInteger)
    {
        if (isInteger) {
            qint64 value = 0;
            const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
            if (parsed.ec == std::errc{})
                return Json(value);
            return Json(Json::BigInt{text.toByteArray()});
        }
        return Json(text.toByteArray().toDouble());
    }

    void skipDigits()
    {
        while (m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9')
            ++m_at;
    }

    bool readArray(Json &out, int depth)
    {
        ++m_at;
        Json::Array items;
        skipBlanks();
        if (!take(']')) {
            do {
                if (!readValue(items.emplace_back(), depth + 1))
                    return false;
                skipBlanks();
            } while (take(','));
            if (!take(']'))
                return expected(u"',' or ']'"_s);
        }
        out = Json(std::move(items));
        return true;
    }

    bool readObject(Json &out, int depth)
    {
        ++m_at;
        Json::Object members;
        skipBlanks();
        if (!take('}')) {
            members.reserve(kUsualMembers);
            do {
                skipBlanks();
                Json::Member &member = members.emplace_back();
                if (m_at >= m_text.size() || m_text[m_at] != '"')
                    return expected(u"a member name"_s);
                if (!readString(member.first))
                    return false;
                skipBlanks();
                if (!take(':'))
                    return expected(u"':'"_s);
                if (!readValue(member.second, depth + 1))
                    return false;
                skipBlanks();
            } while (take(','));
            if (!take('}'))
                return expected(u"',' or '}'"_s);
        }
        out = Json(std::move(members));
        return true;
    }

    static void appendUtf8(QString &out, QByteArrayView bytes)
    {
        if (out.isEmpty())
            out = QString::fromUtf8(bytes);
        else
            out += QString::fromUtf8(bytes);
    }

    bool readString(QString &out)
    {
        ++m_at;
        qsizetype run = m_at;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '"') {
                appendUtf8(out, m_text.sliced(run, m_at - run));
                ++m_at;
                return true;
            }
            if (static_cast<uchar>(c) < 0x20)
                return expected(u"an escaped control character"_s);
            if (c == '\\') {
                appendUtf8(out, m_text.sliced(run, m_at - run));
                ++m_at;
                if (!readEscape(out))
                    return false;
                run = m_at;
            } else {
                ++m_at;
            }
        }
        return expected(u"a closing quote"_s);
    }

    bool readEscape(QString &out)
    {
        if (m_at >= m_text.size())
            return expected(u"an escape"_s);
        constexpr QByteArrayView kNames = "\"\\/bfnrt";
        constexpr QByteArrayView kValues = "\"\\/\b\f\n\r\t";
        const char c = m_text[m_at++];
        if (const qsizetype i = kNames.indexOf(c); i >= 0) {
            out += QLatin1Char(kValues[i]);
            return true;
        }
        if (c != 'u') {
            --m_at;
            return expected(u"one of \"\\/bfnrtu"_s);
        }
        ushort unit = 0;
        if (m_at + 4 > m_text.size())
            return expected(u"four hex digits"_s);
        const auto parsed =
            std::from_chars(m_text.data() + m_at, m_text.data() + m_at + 4, unit, 16);
        if (parsed.ptr != m_text.data() + m_at + 4)
            return expected(u"four hex digits"_s);
        m_at += 4;
        out += QChar(unit);
        return true;
    }

    QByteArrayView m_text;
    JsonReadOptions m_options;
    qsizetype m_at = 0;
    QString m_expected;
};

class Writer
{
public:
    explicit Writer(const JsonWriteOptions &options)
        : m_options(options)
    {
    }

    QByteArray write(const Json &value)
    {
        writeValue(value, 0);
        return std::move(m_out);
    }

private:
    void writeValue(const Json &value, int level)
    {
        switch (value.type()) {
        case Json::Type::Null:
            m_out += "null";
            break;
        case Json::Type::Bool:
            m_out += value.toBool() ? "true" : "false";
            break;
        case Json::Type::Int:
            m_out += QByteArray::number(value.toInt());
            break;
        case Json::Type::BigInt:
            m_out += value.toString().toLatin1();
            break;
        case Json::Type::Double:
            writeDouble(value.toDouble());
            break;
        case Json::Type::String:
            writeString(value.toString());
            break;
        case Json::Type::Array:
            writeItems(value.items(), level, '[', ']',
                [&](const Json &item) { writeValue(item, level + 1); });
            break;
        case Json::Type::Object:
            writeItems(value.members(), level, '{', '}', [&](const Json::Member &member) {
                writeString(member.first);
                m_out += m_options.separators == JsonWriteOptions::Separators::Python ? ": " : ":";
                writeValue(member.second, level + 1);
            });
            break;
        }
    }

    template <class Items, class WriteOne>
    void writeItems(const Items &items, int level, char open, char close, const WriteOne &writeOne)
    {
        m_out += open;
        bool isFirst = true;
        for (const auto &item : items) {
            if (!isFirst)
                m_out += m_options.separators == JsonWriteOptions::Separators::Python
                        && m_options.indent == 0
                    ? ", "
                    : ",";
            isFirst = false;
            newLine(level + 1);
            writeOne(item);
        }
        if (!isFirst)
            newLine(level);
        m_out += close;
    }

    void newLine(int level)
    {
        if (m_options.indent == 0)
            return;
        m_out += '\n';
        m_out.append(qsizetype{level} * m_options.indent, ' ');
    }

    void writeDouble(double value)
    {
        if (std::isnan(value))
            m_out += "NaN";
        else if (std::isinf(value))
            m_out += value > 0 ? "Infinity" : "-Infinity";
        else
            m_out += floatText(value);
    }

    // Most characters of most texts stand for themselves.
    qsizetype writePlainRun(QStringView text)
    {
        const auto end = std::ranges::find_if_not(text, [](QChar c) {
            return c.unicode() >= 0x20 && c.unicode() < 0x7f && c != u'"' && c != u'\\';
        });
        const qsizetype length = end - text.begin();
        const qsizetype start = m_out.size();
        m_out.resize(start + length);
        std::ranges::transform(text.first(length), m_out.begin() + start,
            [](QChar c) { return static_cast<char>(c.unicode()); });
        return length;
    }

    void writeString(const QString &text)
    {
        m_out += '"';
        for (qsizetype i = writePlainRun(text); i < text.size(); ++i) {
            char32_t c = text[i].unicode();
            if (text[i].isSurrogate()) {
                const bool isPair = text[i].isHighSurrogate() && i + 1 < text.size()
                    && text[i + 1].isLowSurrogate();
                c = isPair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : kReplacement;
                if (isPair)
                    ++i;
            }
            writeCharacter(c);
            i += writePlainRun(QStringView(text).sliced(i + 1));
        }
        m_out += '"';
    }

    void writeCharacter(char32_t c)
    {
        switch (c) {
        case '"':
            m_out += "\\\"";
            return;
        case '\\':
            m_out += "\\\\";
            return;
        case '\n':
            m_out += "\\n";
            return;
        case '\r':
            m_out += "\\r";
            return;
        case '\t':
            m_out += "\\t";
            return;
        case '\b':
            m_out += "\\b";
            return;
        case '\f':
            m_out += "\\f";
            return;
        default:
            break;
        }
        if (c < 0x20 || (c >= 0x7f && m_options.escapeNonAscii)) {
            if (c == 0x7f)
                m_out += '\x7f';
            else if (c > 0xffff) {
                writeUnit(QChar::highSurrogate(c));
                writeUnit(QChar::lowSurrogate(c));
            } else {
                writeUnit(static_cast<char16_t>(c));
            }
            return;
        }
        if (c < 0x80)
            m_out += static_cast<char>(c);
        else
            m_out += QString::fromUcs4(&c, 1).toUtf8();
    }

    void writeUnit(char16_t unit)
    {
        constexpr char kHex[] = "0123456789abcdef";
        m_out += "\\u";
        for (int shift = 12; shift >= 0; shift -= 4)
            m_out += kHex[(unit >> shift) & 0xf];
    }

    JsonWriteOptions m_options;
    QByteArray m_out;
};

} // namespace

bool Json::toBool(bool fallback) const
{
    const bool *value = std::get_if<bool>(&m_value);
    return value ? *value : fallback;
}

qint64 Json::toInt(qint64 fallback) const
{
    if (const auto *value = std::get_if<qint64>(&m_value))
        return *value;
    if (const auto *value = std::get_if<double>(&m_value))
        if (std::abs(*value) < 9.0e18 && std::trunc(*value) == *value)
            return static_cast<qint64>(*value);
    return fallback;
}

double Json::toDouble(double fallback) const
{
    if (const auto *value = std::get_if<double>(&m_value))
        return *value;
    if (const auto *value = std::get_if<qint64>(&m_value))
        return static_cast<double>(*value);
    if (const auto *value = std::get_if<BigInt>(&m_value))
        return value->digits.toDouble();
    return fallback;
}

QString Json::toString(const QString &fallback) const
{
    if (const auto *value = std::get_if<QString>(&m_value))
        return *value;
    if (const auto *value = std::get_if<BigInt>(&m_value))
        return QString::fromLatin1(value->digits);
    return fallback;
}

const Json::Array &Json::items() const
{
    const auto *value = std::get_if<Array>(&m_value);
    return value ? *value : sharedEmpty<Array>();
}

const Json::Object &Json::members() const
{
    const auto *value = std::get_if<Object>(&m_value);
    return value ? *value : sharedEmpty<Object>();
}

Json::Array &Json::items()
{
    if (!isArray())
        m_value = Array{};
    return std::get<Array>(m_value);
}

Json::Object &Json::members()
{
    if (!isObject())
        m_value = Object{};
    return std::get<Object>(m_value);
}

const Json *Json::find(QStringView key) const
{
    const Object &all = members();
    for (auto member = all.rbegin(); member != all.rend(); ++member)
        if (member->first == key)
            return &member->second;
    return nullptr;
}

const Json &Json::operator[](QStringView key) const
{
    const Json *member = find(key);
    return member ? *member : sharedEmpty<Json>();
}

void Json::set(const QString &key, Json value)
{
    for (Member &member : members()) {
        if (member.first == key) {
            member.second = std::move(value);
            return;
        }
    }
    members().emplace_back(key, std::move(value));
}

bool Json::remove(QStringView key)
{
    return std::erase_if(members(), [&](const Member &member) { return member.first == key; }) > 0;
}

bool Json::isTruthy() const
{
    switch (type()) {
    case Type::Null:
        return false;
    case Type::Bool:
        return toBool();
    case Type::Int:
        return toInt() != 0;
    case Type::BigInt:
        return true;
    case Type::Double:
        return toDouble() != 0;
    case Type::String:
        return !toString().isEmpty();
    case Type::Array:
        return !items().empty();
    case Type::Object:
        return !members().empty();
    }
    return false;
}

Result<Json> readJson(QByteArrayView text, const JsonReadOptions &options)
{
    return Reader(text, options).read();
}

QByteArray writeJson(const Json &value, const JsonWriteOptions &options)
{
    return Writer(options).write(value);
}

} // namespace aisb::core
