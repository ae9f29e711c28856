// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/pythonheap.h"

#include "config/dumpwriter.h"

#include <cmath>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaxUnfoldDepth = 128;
constexpr int kMaxKeyDepth = 8;

QString keyText(const Value &key)
{
    switch (key.type()) {
    case Value::Type::Bool:
        return key.toBool() ? u"n1"_s : u"n0"_s;
    case Value::Type::Double: {
        const double number = key.toDouble();
        if (std::trunc(number) == number && std::abs(number) < 9.0e18)
            return u'n' + QString::number(static_cast<qint64>(number));
        return u'f' + QString::fromLatin1(pythonRepr(key));
    }
    case Value::Type::Int:
    case Value::Type::BigInt:
        return u'n' + QString::fromLatin1(key.integerDigits());
    case Value::Type::String:
        return u's' + key.toString();
    case Value::Type::Symbol:
        return u'y' + key.toString();
    case Value::Type::Tuple: {
        QString text = u"t"_s;
        for (const Value &item : key.items()) {
            const QString part = keyText(item);
            text += QString::number(part.size()) + u':' + part;
        }
        return text;
    }
    default:
        break;
    }
    return u"0"_s;
}

std::optional<Value> keyOf(const PythonObject &object, int depth)
{
    if (object.kind == PythonObject::Kind::Scalar)
        return object.scalar;
    if (object.kind != PythonObject::Kind::Tuple || depth > kMaxKeyDepth
        || object.items.size() > 64)
        return std::nullopt;
    Value::Tuple tuple;
    for (const PythonObject *item : object.items) {
        auto key = keyOf(*item, depth + 1);
        if (!key)
            return std::nullopt;
        tuple.items.push_back(std::move(*key));
    }
    return Value(std::move(tuple));
}

} // namespace

PythonObject *PythonObject::find(const Value &key) const
{
    const auto place = index.constFind(keyText(key));
    return place == index.cend() ? nullptr : entries[*place].second;
}

void PythonObject::set(const Value &key, PythonObject *value)
{
    const QString text = keyText(key);
    const auto place = index.constFind(text);
    if (place != index.cend()) {
        entries[*place].second = value;
        return;
    }
    index.insert(text, entries.size());
    entries.emplace_back(key, value);
}

bool PythonObject::remove(const Value &key)
{
    const auto place = index.constFind(keyText(key));
    if (place == index.cend())
        return false;
    const std::size_t at = *place;
    index.erase(place);
    entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(at));
    for (std::size_t &later : index)
        if (later > at)
            --later;
    return true;
}

QLatin1String PythonObject::typeName() const
{
    switch (kind) {
    case Kind::List:
        return "list"_L1;
    case Kind::Tuple:
        return "tuple"_L1;
    case Kind::Dict:
        return "dict"_L1;
    case Kind::Function:
        return "function"_L1;
    case Kind::Scalar:
        break;
    }
    return scalar.typeName();
}

PythonObject *PythonHeap::make(PythonObject::Kind kind)
{
    if (--m_budget < 0)
        return nullptr;
    PythonObject &object = m_objects.emplace_back();
    object.kind = kind;
    return &object;
}

PythonObject *PythonHeap::makeScalar(Value value)
{
    PythonObject *object = make(PythonObject::Kind::Scalar);
    if (object)
        object->scalar = std::move(value);
    return object;
}

PythonObject *PythonHeap::fromValue(const Value &value)
{
    if (value.isDict()) {
        PythonObject *dict = make(PythonObject::Kind::Dict);
        for (const auto &[key, member] : value.members()) {
            PythonObject *object = dict ? fromValue(member) : nullptr;
            if (!object)
                return nullptr;
            dict->set(key, object);
        }
        return dict;
    }
    if (!value.isList() && !value.isTuple())
        return makeScalar(value);
    PythonObject *list =
        make(value.isList() ? PythonObject::Kind::List : PythonObject::Kind::Tuple);
    for (const Value &item : value.items()) {
        PythonObject *object = list ? fromValue(item) : nullptr;
        if (!object)
            return nullptr;
        list->items.push_back(object);
    }
    return list;
}

std::optional<Value> PythonHeap::toKey(const PythonObject &object)
{
    return keyOf(object, 0);
}

core::Result<Value> PythonHeap::toValue(const PythonObject &object)
{
    return unfold(object, 0);
}

core::Result<Value> PythonHeap::unfold(const PythonObject &object, int depth)
{
    if (depth > kMaxUnfoldDepth)
        return core::fail(core::ErrorCode::TmanCfg001,
            u"a value is nested deeper than %1 levels or holds itself"_s.arg(kMaxUnfoldDepth));
    if (!charge(1))
        return core::fail(core::ErrorCode::TmanCfg001, u"the values of the file are too many"_s);
    if (object.kind == PythonObject::Kind::Function)
        return core::fail(
            core::ErrorCode::TmanCfg001, u"a function cannot be part of a configuration"_s);
    if (object.kind == PythonObject::Kind::Scalar)
        return object.scalar;
    if (object.kind == PythonObject::Kind::Dict) {
        Value::Dict dict;
        dict.reserve(object.entries.size());
        for (const auto &[key, member] : object.entries) {
            auto value = unfold(*member, depth + 1);
            if (!value)
                return value;
            dict.emplace_back(key, std::move(*value));
        }
        return Value(std::move(dict));
    }
    Value::List items;
    items.reserve(object.items.size());
    for (const PythonObject *item : object.items) {
        auto value = unfold(*item, depth + 1);
        if (!value)
            return value;
        items.push_back(std::move(*value));
    }
    if (object.kind == PythonObject::Kind::Tuple)
        return Value(Value::Tuple{std::move(items)});
    return Value(std::move(items));
}

} // namespace aisb::config
