// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <utility>
#include <variant>
#include <vector>

namespace aisb::core {

// A JSON value that keeps what QJsonValue loses: the order of object members, the difference
// between 1 and 1.0, and every digit of integers beyond 64 bits. A value type; copying copies
// deeply.
class Json
{
public:
    using Member = std::pair<QString, Json>;
    using Array = std::vector<Json>;
    using Object = std::vector<Member>;
    // An integer that does not fit 64 bits, as its decimal digits.
    struct BigInt
    {
        QByteArray digits;
        bool operator==(const BigInt &) const = default;
    };

    enum class Type
    {
        Null,
        Bool,
        Int,
        BigInt,
        Double,
        String,
        Array,
        Object
    };

    Json() = default;
    Json(std::nullptr_t) { }
    Json(bool value)
        : m_value(value)
    {
    }
    Json(int value)
        : m_value(qint64{value})
    {
    }
    Json(qint64 value)
        : m_value(value)
    {
    }
    Json(double value)
        : m_value(value)
    {
    }
    Json(QString value)
        : m_value(std::move(value))
    {
    }
    Json(QLatin1String value)
        : m_value(QString(value))
    {
    }
    Json(BigInt value)
        : m_value(std::move(value))
    {
    }
    Json(Array value)
        : m_value(std::move(value))
    {
    }
    Json(Object value)
        : m_value(std::move(value))
    {
    }
    Json(const char *) = delete;

    [[nodiscard]] static Json array() { return Json(Array{}); }
    [[nodiscard]] static Json object() { return Json(Object{}); }

    [[nodiscard]] Type type() const { return static_cast<Type>(m_value.index()); }
    [[nodiscard]] bool isNull() const { return type() == Type::Null; }
    [[nodiscard]] bool isBool() const { return type() == Type::Bool; }
    [[nodiscard]] bool isInt() const { return type() == Type::Int; }
    [[nodiscard]] bool isNumber() const
    {
        return isInt() || type() == Type::Double || type() == Type::BigInt;
    }
    [[nodiscard]] bool isString() const { return type() == Type::String; }
    [[nodiscard]] bool isArray() const { return type() == Type::Array; }
    [[nodiscard]] bool isObject() const { return type() == Type::Object; }

    // The value if it has that type, else the fallback. toInt takes a double without fraction as
    // well (5.0 is 5).
    [[nodiscard]] bool toBool(bool fallback = false) const;
    [[nodiscard]] qint64 toInt(qint64 fallback = 0) const;
    [[nodiscard]] double toDouble(double fallback = 0) const;
    [[nodiscard]] QString toString(const QString &fallback = {}) const;

    // Elements and members; a shared empty container for any other type.
    [[nodiscard]] const Array &items() const;
    [[nodiscard]] const Object &members() const;
    // Writable access; turns a value of another type into an empty container first.
    Array &items();
    Object &members();

    // The member with that key (the last one when a key is repeated), else nullptr. Linear search.
    [[nodiscard]] const Json *find(QStringView key) const;
    // As find, a shared null value when absent: json[u"usage"][u"prompt_tokens"].
    [[nodiscard]] const Json &operator[](QStringView key) const;
    // Replaces the member in its place or appends it.
    void set(const QString &key, Json value);
    bool remove(QStringView key);
    void append(Json value) { items().push_back(std::move(value)); }
    // Truthiness as Python has it: null, false, 0, "", [] and {} are false.
    [[nodiscard]] bool isTruthy() const;

    bool operator==(const Json &) const = default;

private:
    std::variant<std::nullptr_t, bool, qint64, BigInt, double, QString, Array, Object> m_value;
};

struct JsonReadOptions
{
    bool allowNonFinite = true; // NaN, Infinity, -Infinity outside strings become null
    int maxDepth = 256;
};

struct JsonWriteOptions
{
    enum class Separators
    {
        Python,
        Compact
    }; // ", " and ": " against "," and ":"
    Separators separators = Separators::Python;
    bool escapeNonAscii = false; // as \uXXXX
    int indent =
        0; // 0 = one line; else members on lines of their own, no blank before the line end
};

// Reads exactly one JSON text (surrounding white space allowed). Errors name the byte offset and
// what was expected; code ModelData003. Bounded: depth by the options, memory by the input. Lone
// surrogates of \uXXXX escapes are kept.
[[nodiscard]] Result<Json> readJson(QByteArrayView text, const JsonReadOptions &options = {});

// Doubles in the number text of numbertext.h ("410.0"), NaN and infinities as bare words. Lone
// surrogates become U+FFFD.
[[nodiscard]] QByteArray writeJson(const Json &value, const JsonWriteOptions &options = {});

} // namespace aisb::core
