// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/pythontext.h"

#include "core/text/numbertext.h"

#include <algorithm>

namespace aisb::core {

using namespace Qt::StringLiterals;

namespace {

QString escaped(char32_t c)
{
    const int width = c <= 0xff ? 2 : c <= 0xffff ? 4 : 8;
    const QChar letter = width == 2 ? u'x' : width == 4 ? u'u' : u'U';
    return u'\\'
        + (letter + QString::number(static_cast<quint32>(c), 16).rightJustified(width, u'0'));
}

QString listRepr(const Json::Array &items)
{
    QStringList parts;
    for (const Json &item : items)
        parts.append(pythonRepr(item));
    return u'[' + parts.join(u", "_s) + u']';
}

QString dictRepr(const Json::Object &members)
{
    QStringList parts;
    for (const auto &[key, value] : members)
        parts.append(pythonRepr(key) + u": "_s + pythonRepr(value));
    return u'{' + parts.join(u", "_s) + u'}';
}

bool isNumeric(const Json &value)
{
    return value.isNumber() || value.isBool();
}

bool equalNumbers(const Json &a, const Json &b)
{
    const auto isWhole = [](const Json &value) { return value.isInt() || value.isBool(); };
    const auto whole = [](const Json &value) {
        return value.isBool() ? qint64{value.toBool()} : value.toInt();
    };
    if (isWhole(a) && isWhole(b))
        return whole(a) == whole(b);
    const auto real = [](const Json &value) {
        return value.isBool() ? (value.toBool() ? 1.0 : 0.0) : value.toDouble();
    };
    return a == b || (a.type() != b.type() && real(a) == real(b));
}

} // namespace

void appendCharacter(QString &text, char32_t character)
{
    if (QChar::requiresSurrogates(character)) {
        text += QChar(QChar::highSurrogate(character));
        text += QChar(QChar::lowSurrogate(character));
    } else {
        text += QChar(static_cast<char16_t>(character));
    }
}

bool isPythonPrintable(char32_t character)
{
    if (character == U' ')
        return true;
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Space:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

QString pythonRepr(const QString &text)
{
    const QChar quote = text.contains(u'\'') && !text.contains(u'"') ? u'"' : u'\'';
    QString out(quote);
    forEachCharacter(text, [&](char32_t c) {
        if (c == U'\n') {
            out += u"\\n"_s;
        } else if (c == U'\r') {
            out += u"\\r"_s;
        } else if (c == U'\t') {
            out += u"\\t"_s;
        } else if (!isPythonPrintable(c)) {
            out += escaped(c);
        } else {
            if (c == quote.unicode() || c == U'\\')
                out += u'\\';
            appendCharacter(out, c);
        }
    });
    return out + quote;
}

QString pythonRepr(const Json &value)
{
    switch (value.type()) {
    case Json::Type::Null:
        return u"None"_s;
    case Json::Type::Bool:
        return value.toBool() ? u"True"_s : u"False"_s;
    case Json::Type::Double:
        return QString::fromLatin1(floatText(value.toDouble()));
    case Json::Type::String:
        return pythonRepr(value.toString());
    case Json::Type::Array:
        return listRepr(value.items());
    case Json::Type::Object:
        return dictRepr(value.members());
    case Json::Type::Int:
    case Json::Type::BigInt:
        break;
    }
    return QString::fromLatin1(writeJson(value));
}

QString pythonStr(const Json &value)
{
    return value.isString() ? value.toString() : pythonRepr(value);
}

bool pythonEquals(const Json &a, const Json &b)
{
    if (isNumeric(a) && isNumeric(b))
        return equalNumbers(a, b);
    if (a.type() != b.type())
        return false;
    if (a.isArray())
        return std::ranges::equal(a.items(), b.items(), pythonEquals);
    if (!a.isObject())
        return a == b;
    return a.members().size() == b.members().size()
        && std::ranges::all_of(a.members(), [&b](const Json::Member &member) {
               const Json *other = b.find(member.first);
               return other != nullptr && pythonEquals(member.second, *other);
           });
}

} // namespace aisb::core
