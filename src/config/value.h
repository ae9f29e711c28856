// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/json.h"

#include <QByteArray>
#include <QString>

#include <utility>
#include <variant>
#include <vector>

namespace aisb::config {

// A value of a configuration: what Python literals can say. Dicts keep their order and may have any
// scalar as key. A value type; copying copies deeply.
class Value
{
public:
    using List = std::vector<Value>;
    using Member = std::pair<Value, Value>;
    using Dict = std::vector<Member>;
    struct Tuple
    {
        List items;
        bool operator==(const Tuple &) const = default;
    };
    // An integer beyond 64 bits as its decimal digits with an optional minus.
    struct BigInt
    {
        QByteArray digits;
        bool operator==(const BigInt &) const = default;
    };
    // A class, function or module that was imported, not evaluated: its dotted path.
    struct Symbol
    {
        QString path;
        bool operator==(const Symbol &) const = default;
    };

    enum class Type
    {
        Null,
        Bool,
        Int,
        BigInt,
        Double,
        String,
        List,
        Tuple,
        Dict,
        Symbol
    };

    Value() = default;
    Value(std::nullptr_t) { }
    Value(bool value)
        : m_value(value)
    {
    }
    Value(int value)
        : m_value(qint64{value})
    {
    }
    Value(qint64 value)
        : m_value(value)
    {
    }
    Value(double value)
        : m_value(value)
    {
    }
    Value(QString value)
        : m_value(std::move(value))
    {
    }
    Value(QLatin1String value)
        : m_value(QString(value))
    {
    }
    Value(BigInt value)
        : m_value(std::move(value))
    {
    }
    Value(List value)
        : m_value(std::move(value))
    {
    }
    Value(Tuple value)
        : m_value(std::move(value))
    {
    }
    Value(Dict value)
        : m_value(std::move(value))
    {
    }
    Value(Symbol value)
        : m_value(std::move(value))
    {
    }
    Value(const char *) = delete;

    [[nodiscard]] static Value list() { return Value(List{}); }
    [[nodiscard]] static Value dict() { return Value(Dict{}); }

    [[nodiscard]] Type type() const { return static_cast<Type>(m_value.index()); }
    [[nodiscard]] bool isNull() const { return type() == Type::Null; }
    [[nodiscard]] bool isBool() const { return type() == Type::Bool; }
    [[nodiscard]] bool isInt() const { return type() == Type::Int; }
    [[nodiscard]] bool isDouble() const { return type() == Type::Double; }
    [[nodiscard]] bool isNumber() const { return isInt() || isDouble() || type() == Type::BigInt; }
    [[nodiscard]] bool isString() const { return type() == Type::String; }
    [[nodiscard]] bool isList() const { return type() == Type::List; }
    [[nodiscard]] bool isTuple() const { return type() == Type::Tuple; }
    [[nodiscard]] bool isDict() const { return type() == Type::Dict; }
    [[nodiscard]] bool isSymbol() const { return type() == Type::Symbol; }

    // The value if it has that type, else the fallback. toDouble takes integers, toString takes
    // symbols (their path), toInt takes a double without fraction.
    [[nodiscard]] bool toBool(bool fallback = false) const;
    [[nodiscard]] qint64 toInt(qint64 fallback = 0) const;
    [[nodiscard]] double toDouble(double fallback = 0) const;
    [[nodiscard]] QString toString(const QString &fallback = {}) const;
    // Digits of an Int or BigInt, else empty.
    [[nodiscard]] QByteArray integerDigits() const;

    // Elements of a list or tuple, members of a dict; a shared empty container for any other type.
    [[nodiscard]] const List &items() const;
    [[nodiscard]] const Dict &members() const;
    // Writable access; turns a value of another type into an empty list (items) or dict (members)
    // first.
    List &items();
    Dict &members();

    // The member with that text key, else nullptr. Linear search.
    [[nodiscard]] const Value *find(QStringView key) const;
    [[nodiscard]] Value *find(QStringView key);
    [[nodiscard]] bool contains(QStringView key) const { return find(key) != nullptr; }
    // As find, a shared null value when absent.
    [[nodiscard]] const Value &operator[](QStringView key) const;
    // Replaces the member in its place or appends it.
    void set(const QString &key, Value value);
    bool remove(QStringView key);
    void append(Value value) { items().push_back(std::move(value)); }
    // Truthiness as Python has it.
    [[nodiscard]] bool isTruthy() const;

    // "bool", "int", "float", "str", "list", "tuple", "dict", "None", "symbol": for messages.
    [[nodiscard]] QLatin1String typeName() const;

    bool operator==(const Value &) const = default;

    // Every JSON value has a counterpart. Repeated keys of an object: the last one wins, in the
    // place of the first.
    [[nodiscard]] static Value fromJson(const core::Json &json);
    // Tuples become arrays, symbols strings; keys that are no strings become their Python text
    // ("1", "None").
    [[nodiscard]] core::Json toJson() const;

private:
    std::variant<std::nullptr_t, bool, qint64, BigInt, double, QString, List, Tuple, Dict, Symbol>
        m_value;
};

} // namespace aisb::config
