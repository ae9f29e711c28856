// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/columnshape.h"

#include <algorithm>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

// Objects with more members than that are left as they are.
constexpr std::size_t kMaxMembers = 1000;

} // namespace

ColumnShape::Kind ColumnShape::kindOf(const Json &value)
{
    switch (value.type()) {
    case Json::Type::Null:
        return Kind::Nothing;
    case Json::Type::Bool:
        return Kind::Bool;
    case Json::Type::Int:
    case Json::Type::BigInt:
        return Kind::Integer;
    case Json::Type::Double:
        return Kind::Fraction;
    case Json::Type::String:
        return Kind::Text;
    case Json::Type::Array:
        return Kind::List;
    case Json::Type::Object:
        return Kind::Object;
    }
    return Kind::Nothing;
}

bool ColumnShape::widen(const Json &value)
{
    const Kind kind = kindOf(value);
    if (kind == Kind::Nothing)
        return true;
    const bool isFirst = m_kind == Kind::Nothing;
    const bool areNumbers = (m_kind == Kind::Integer && kind == Kind::Fraction)
        || (m_kind == Kind::Fraction && kind == Kind::Integer);
    if (areNumbers) {
        m_kind = Kind::Fraction;
        m_isMixed = true;
        return true;
    }
    if (!isFirst && kind != m_kind)
        return false;
    m_kind = kind;
    if (kind == Kind::Object) {
        const bool isFitting = widenMembers(value, isFirst);
        m_isMixed = m_isMixed || (!isFirst && value.members().size() != m_members.size());
        return isFitting;
    }
    if (m_elements.empty() && !value.items().empty())
        m_elements.emplace_back();
    return std::ranges::all_of(
        value.items(), [this](const Json &item) { return m_elements.front().widen(item); });
}

bool ColumnShape::widenMembers(const Json &value, bool isFirst)
{
    if (value.members().size() > kMaxMembers)
        return true;
    for (const auto &[name, inner] : value.members()) {
        ColumnShape *shape = member(name);
        if (shape == nullptr) {
            if (m_members.size() >= kMaxMembers)
                return true;
            m_isMixed = m_isMixed || !isFirst;
            m_members.emplace_back(name, ColumnShape());
            shape = &m_members.back().second;
        }
        if (!shape->widen(inner))
            return false;
    }
    return true;
}

ColumnShape *ColumnShape::member(const QString &name)
{
    const auto found = std::ranges::find(m_members, name, &std::pair<QString, ColumnShape>::first);
    return found == m_members.end() ? nullptr : &found->second;
}

bool ColumnShape::isMixed() const
{
    return m_isMixed
        || std::ranges::any_of(m_elements, [](const ColumnShape &s) { return s.isMixed(); })
        || std::ranges::any_of(m_members, [](const auto &m) { return m.second.isMixed(); });
}

Json ColumnShape::conformed(Json value) const
{
    if (m_kind == Kind::Fraction && value.isNumber())
        return Json(value.toDouble());
    if (m_kind == Kind::List && value.isArray() && !m_elements.empty()) {
        for (Json &item : value.items())
            item = m_elements.front().conformed(std::move(item));
        return value;
    }
    if (m_kind != Kind::Object || !value.isObject() || m_members.size() >= kMaxMembers)
        return value;
    Json whole = Json::object();
    for (const auto &[name, shape] : m_members)
        whole.members().emplace_back(name, shape.conformed(value[name]));
    return whole;
}

QString ColumnShape::name() const
{
    switch (m_kind) {
    case Kind::Nothing:
        return u"null"_s;
    case Kind::Bool:
        return u"true or false"_s;
    case Kind::Integer:
    case Kind::Fraction:
        return u"a number"_s;
    case Kind::Text:
        return u"a text"_s;
    case Kind::List:
        return u"a list"_s;
    case Kind::Object:
        return u"an object"_s;
    }
    return {};
}

} // namespace aisb::datasets
