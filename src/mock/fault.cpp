// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/fault.h"

#include <cmath>

namespace aisb::mock {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

const FaultInfo *findInfo(QStringView name)
{
    for (const FaultInfo &info : faultTable()) {
        if (info.name == name)
            return &info;
    }
    return nullptr;
}

QString knownNames()
{
    QStringList names;
    for (const FaultInfo &info : faultTable())
        names << info.name;
    return names.join(u", "_s);
}

QString rangeText(const FaultInfo &info)
{
    return u"%1 to %2"_s.arg(
        QString::number(info.min, 'g', 10), QString::number(info.max, 'g', 10));
}

// Nothing when value suits the knob, else what was expected.
QString valueExpectation(const FaultInfo &info, const Json &value)
{
    const double number = value.toDouble(std::nan(""));
    switch (info.type) {
    case FaultValue::None:
        return value.isNull() || value == Json(true) ? QString() : u"no value"_s;
    case FaultValue::Integer:
        if (value.isInt() && number >= info.min && number <= info.max)
            return {};
        return u"an integer from "_s + rangeText(info);
    case FaultValue::Number:
        if (value.isNumber() && number >= info.min && number <= info.max)
            return {};
        return u"a number from "_s + rangeText(info);
    case FaultValue::Text:
        return value.isString() || (info.kind == FaultKind::RawBody && value.isArray())
            ? QString()
            : u"a text"_s;
    case FaultValue::Choice:
        if (value.isString() && QString(info.choices).split(u'|').contains(value.toString()))
            return {};
        return u"one of "_s + QString(info.choices).replace(u'|', u", "_s);
    }
    return {};
}

QString parameterExpectation(const FaultParameter &parameter, const Json &value)
{
    switch (parameter.type) {
    case FaultValue::Integer:
        return value.isInt() && value.toInt() >= 0 ? QString() : u"an integer of at least 0"_s;
    case FaultValue::Number:
        return value.isNumber() && value.toDouble() >= 0 ? QString() : u"a number of at least 0"_s;
    default:
        return value.isString() ? QString() : u"a text"_s;
    }
}

const FaultParameter *findParameter(const FaultInfo &info, QStringView name)
{
    for (const FaultParameter &parameter : info.parameters) {
        if (parameter.name == name)
            return &parameter;
    }
    return nullptr;
}

void readOnly(const Json &value, const QString &where, Fault &fault, QStringList &errors)
{
    const Json list = value.isArray() ? value : Json(Json::Array{value});
    for (const Json &number : list.items()) {
        if (!number.isInt() || number.toInt() < 1) {
            errors << where + u".only: expected request numbers from 1"_s;
            return;
        }
        fault.onlyRequests.push_back(number.toInt());
    }
}

void readHeaders(const Json &value, const QString &where, Fault &fault, QStringList &errors)
{
    for (const auto &[name, text] : value.members()) {
        if (!text.isString() || text.toString().contains(u'\n') || name.contains(u'\n'))
            errors << where + u".headers.%1: expected a text of one line"_s.arg(name);
    }
    if (!value.isObject())
        errors << where + u".headers: expected an object of texts"_s;
    fault.parameters.set(u"headers"_s, value);
}

void readMember(const QString &key, const Json &value, const FaultInfo &info, const QString &where,
    Fault &fault, QStringList &errors)
{
    if (key == "kind"_L1)
        return;
    QString expected;
    if (key == "value"_L1) {
        expected = valueExpectation(info, value);
        fault.value = value;
    } else if (key == "p"_L1) {
        expected = value.isNumber() && value.toDouble() >= 0 && value.toDouble() <= 1
            ? QString()
            : u"a number from 0 to 1"_s;
        fault.p = value.toDouble(1);
    } else if (key == "only"_L1) {
        readOnly(value, where, fault, errors);
    } else if (key == "path"_L1) {
        expected = value.isString() ? QString() : u"a text"_s;
        fault.path = value.toString();
    } else if (key == "headers"_L1 && info.kind == FaultKind::Status) {
        readHeaders(value, where, fault, errors);
    } else if (const FaultParameter *parameter = findParameter(info, key)) {
        expected = parameterExpectation(*parameter, value);
        fault.parameters.set(key, value);
    } else {
        expected = u"no such key for "_s + info.name;
    }
    if (!expected.isEmpty())
        errors << u"%1.%2: expected %3"_s.arg(where, key, expected);
}

void checkWhole(
    const FaultInfo &info, const QString &where, const Fault &fault, QStringList &errors)
{
    if (fault.value.isNull() && info.type != FaultValue::None && info.defaultText.isEmpty())
        errors << where + u".value: "_s + info.name + u" needs a value"_s;
    const qint64 code = fault.value.toInt(307);
    if (info.kind == FaultKind::Redirect && code > 303 && code < 307)
        errors << where + u".value: expected 301, 302, 303, 307 or 308"_s;
}

// The piece up to an unescaped comma, its escapes resolved; rest is shortened.
QString takePiece(QStringView &rest)
{
    QString piece;
    qsizetype i = 0;
    for (; i < rest.size() && rest[i] != u','; ++i) {
        if (rest[i] != u'\\' || i + 1 == rest.size()) {
            piece += rest[i];
            continue;
        }
        ++i;
        const QChar escaped = rest[i];
        bool isHex = false;
        const ushort code = rest.mid(i + 1, 2).toUShort(&isHex, 16);
        if (escaped == u'x' && isHex && i + 2 < rest.size()) {
            piece += QChar(code);
            i += 2;
        } else {
            piece += escaped == u'n' ? u'\n'
                : escaped == u'r'    ? u'\r'
                : escaped == u't'    ? u'\t'
                : escaped == u'0'    ? u'\0'
                                     : escaped.unicode();
        }
    }
    rest = rest.mid(qMin(i + 1, rest.size()));
    return piece;
}

Json jsonOf(FaultValue type, const QString &text)
{
    bool isInteger = false;
    const qint64 integer = text.toLongLong(&isInteger);
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if ((type == FaultValue::Integer || type == FaultValue::Number) && isInteger)
        return integer;
    if (type == FaultValue::Number && isNumber)
        return number;
    return text;
}

Json textMember(const FaultInfo &info, const QString &key, const QString &text)
{
    if (key == "p"_L1)
        return jsonOf(FaultValue::Number, text);
    if (key == "only"_L1) {
        Json list = Json::array();
        for (const QString &number : text.split(u';'))
            list.append(jsonOf(FaultValue::Integer, number));
        return list;
    }
    const FaultParameter *parameter = findParameter(info, key);
    return jsonOf(parameter == nullptr ? FaultValue::Text : parameter->type, text);
}

} // namespace

Fault fault(FaultKind kind, Json value, std::initializer_list<std::pair<QString, Json>> parameters)
{
    Fault made;
    made.kind = kind;
    made.value = std::move(value);
    for (const auto &[name, parameter] : parameters)
        made.parameters.set(name, parameter);
    return made;
}

Fault onlyFor(Fault fault, std::vector<qint64> requests)
{
    fault.onlyRequests = std::move(requests);
    return fault;
}

void faultFromJson(const Json &json, const QString &where, Fault &fault, QStringList &errors)
{
    if (!json.isObject()) {
        errors << where + u": expected an object with \"kind\""_s;
        return;
    }
    const FaultInfo *info = findInfo(json[u"kind"].toString());
    if (info == nullptr) {
        errors << where + u".kind: expected one of "_s + knownNames();
        return;
    }
    fault.kind = info->kind;
    for (const auto &[key, value] : json.members())
        readMember(key, value, *info, where, fault, errors);
    checkWhole(*info, where, fault, errors);
}

core::Result<Fault> faultFromText(QStringView text)
{
    QStringView rest = text;
    const QString first = takePiece(rest);
    const QString name = first.section(u'=', 0, 0).trimmed();
    const FaultInfo *info = findInfo(name);
    if (info == nullptr) {
        return core::fail(ErrorCode::UtilsCfg002,
            u"fault \"%1\": unknown knob, expected one of %2"_s.arg(name, knownNames()));
    }
    Json json = Json::object();
    json.set(u"kind"_s, Json(name));
    if (first.contains(u'='))
        json.set(u"value"_s, jsonOf(info->type, first.section(u'=', 1)));
    while (!rest.isEmpty()) {
        const QString piece = takePiece(rest);
        const QString key = piece.section(u'=', 0, 0).trimmed();
        json.set(key, textMember(*info, key, piece.section(u'=', 1)));
    }
    Fault made;
    QStringList errors;
    faultFromJson(json, u"fault "_s + name, made, errors);
    if (!errors.isEmpty())
        return core::fail(ErrorCode::UtilsCfg002, errors.join(u"; "_s));
    return made;
}

} // namespace aisb::mock
