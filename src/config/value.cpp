// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/value.h"

#include "config/dumpwriter.h"

#include <QHash>

#include <cmath>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

template <class T>
const T &sharedEmpty()
{
    static const T empty;
    return empty;
}

Value dictFromJson(const core::Json::Object &members)
{
    Value::Dict dict;
    dict.reserve(members.size());
    QHash<QString, std::size_t> places;
    for (const auto &[key, value] : members) {
        const auto known = places.constFind(key);
        if (known != places.cend()) {
            dict[*known].second = Value::fromJson(value);
        } else {
            places.insert(key, dict.size());
            dict.emplace_back(Value(key), Value::fromJson(value));
        }
    }
    return Value(std::move(dict));
}

} // namespace

bool Value::toBool(bool fallback) const
{
    const bool *value = std::get_if<bool>(&m_value);
    return value ? *value : fallback;
}

qint64 Value::toInt(qint64 fallback) const
{
    if (const auto *value = std::get_if<qint64>(&m_value))
        return *value;
    if (const auto *value = std::get_if<double>(&m_value))
        if (std::abs(*value) < 9.0e18 && std::trunc(*value) == *value)
            return static_cast<qint64>(*value);
    return fallback;
}

double Value::toDouble(double fallback) const
{
    if (const auto *value = std::get_if<double>(&m_value))
        return *value;
    if (const auto *value = std::get_if<qint64>(&m_value))
        return static_cast<double>(*value);
    if (const auto *value = std::get_if<BigInt>(&m_value))
        return value->digits.toDouble();
    return fallback;
}

QString Value::toString(const QString &fallback) const
{
    if (const auto *value = std::get_if<QString>(&m_value))
        return *value;
    if (const auto *value = std::get_if<Symbol>(&m_value))
        return value->path;
    return fallback;
}

QByteArray Value::integerDigits() const
{
    if (const auto *value = std::get_if<qint64>(&m_value))
        return QByteArray::number(*value);
    if (const auto *value = std::get_if<BigInt>(&m_value))
        return value->digits;
    return {};
}

const Value::List &Value::items() const
{
    if (const auto *value = std::get_if<List>(&m_value))
        return *value;
    if (const auto *value = std::get_if<Tuple>(&m_value))
        return value->items;
    return sharedEmpty<List>();
}

const Value::Dict &Value::members() const
{
    const auto *value = std::get_if<Dict>(&m_value);
    return value ? *value : sharedEmpty<Dict>();
}

Value::List &Value::items()
{
    if (auto *value = std::get_if<Tuple>(&m_value))
        return value->items;
    if (!std::holds_alternative<List>(m_value))
        m_value = List{};
    return std::get<List>(m_value);
}

Value::Dict &Value::members()
{
    if (!std::holds_alternative<Dict>(m_value))
        m_value = Dict{};
    return std::get<Dict>(m_value);
}

const Value *Value::find(QStringView key) const
{
    for (const auto &[name, value] : members())
        if (const auto *text = std::get_if<QString>(&name.m_value); text && *text == key)
            return &value;
    return nullptr;
}

Value *Value::find(QStringView key)
{
    return const_cast<Value *>(std::as_const(*this).find(key));
}

const Value &Value::operator[](QStringView key) const
{
    const Value *value = find(key);
    return value ? *value : sharedEmpty<Value>();
}

void Value::set(const QString &key, Value value)
{
    if (Value *known = isDict() ? find(key) : nullptr)
        *known = std::move(value);
    else
        members().emplace_back(Value(key), std::move(value));
}

bool Value::remove(QStringView key)
{
    if (!contains(key))
        return false;
    std::erase_if(members(), [key](const Member &member) {
        const auto *text = std::get_if<QString>(&member.first.m_value);
        return text && *text == key;
    });
    return true;
}

bool Value::isTruthy() const
{
    switch (type()) {
    case Type::Null:
        return false;
    case Type::Bool:
        return toBool();
    case Type::Int:
        return toInt() != 0;
    case Type::Double:
        return toDouble() != 0;
    case Type::String:
        return !toString().isEmpty();
    case Type::List:
    case Type::Tuple:
        return !items().empty();
    case Type::Dict:
        return !members().empty();
    case Type::BigInt:
    case Type::Symbol:
        break;
    }
    return true;
}

QLatin1String Value::typeName() const
{
    switch (type()) {
    case Type::Null:
        return "None"_L1;
    case Type::Bool:
        return "bool"_L1;
    case Type::Int:
    case Type::BigInt:
        return "int"_L1;
    case Type::Double:
        return "float"_L1;
    case Type::String:
        return "str"_L1;
    case Type::List:
        return "list"_L1;
    case Type::Tuple:
        return "tuple"_L1;
    case Type::Dict:
        return "dict"_L1;
    case Type::Symbol:
        break;
    }
    return "symbol"_L1;
}

Value Value::fromJson(const core::Json &json)
{
    switch (json.type()) {
    case core::Json::Type::Null:
        break;
    case core::Json::Type::Bool:
        return Value(json.toBool());
    case core::Json::Type::Int:
        return Value(json.toInt());
    case core::Json::Type::BigInt:
        return Value(BigInt{json.toString().toLatin1()});
    case core::Json::Type::Double:
        return Value(json.toDouble());
    case core::Json::Type::String:
        return Value(json.toString());
    case core::Json::Type::Array: {
        List list;
        list.reserve(json.items().size());
        for (const core::Json &item : json.items())
            list.push_back(fromJson(item));
        return Value(std::move(list));
    }
    case core::Json::Type::Object:
        return dictFromJson(json.members());
    }
    return {};
}

core::Json Value::toJson() const
{
    switch (type()) {
    case Type::Null:
        break;
    case Type::Bool:
        return core::Json(toBool());
    case Type::Int:
        return core::Json(toInt());
    case Type::BigInt:
        return core::Json(core::Json::BigInt{integerDigits()});
    case Type::Double:
        return core::Json(toDouble());
    case Type::String:
    case Type::Symbol:
        return core::Json(toString());
    case Type::List:
    case Type::Tuple: {
        core::Json::Array array;
        array.reserve(items().size());
        for (const Value &item : items())
            array.push_back(item.toJson());
        return core::Json(std::move(array));
    }
    case Type::Dict: {
        core::Json::Object object;
        object.reserve(members().size());
        for (const auto &[key, value] : members())
            object.emplace_back(
                key.isString() ? key.toString() : QString::fromUtf8(pythonRepr(key)),
                value.toJson());
        return core::Json(std::move(object));
    }
    }
    return {};
}

} // namespace aisb::config
