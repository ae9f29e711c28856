// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/readers/fields.h"

#include "core/errorcatalogue.h"

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

constexpr qsizetype kShownBytes = 100;

QString kindOf(const Json &value)
{
    switch (value.type()) {
    case Json::Type::Null:
        return u"null"_s;
    case Json::Type::Array:
        return u"a list of %1"_s.arg(value.items().size());
    case Json::Type::Object:
        return u"an object"_s;
    case Json::Type::String:
        return u'"' + value.toString().left(kShownBytes) + u'"';
    default:
        return QString::fromUtf8(core::writeJson(value)).left(kShownBytes);
    }
}

} // namespace

void Fields::reject(QStringView name, const QString &expectation) const
{
    if (m_error)
        return;
    const Json *value = m_record.find(name);
    QStringList names;
    for (const auto &member : m_record.members())
        names.append(member.first);
    const QString found = value != nullptr
        ? kindOf(*value)
        : u"none of that name (there are: %1)"_s.arg(names.join(u", "_s).left(kShownBytes * 2));
    m_error = core::Error{core::ErrorCode::DsetData006,
        u"%1: field \"%2\": expected %3, found %4"_s.arg(
            m_place, name.toString(), expectation, found)};
}

const Json &Fields::any(QStringView name) const
{
    if (!has(name))
        reject(name, u"a value"_s);
    return m_record[name];
}

QString Fields::text(QStringView name) const
{
    const Json &value = m_record[name];
    if (!value.isString())
        reject(name, u"a text"_s);
    return value.toString();
}

QString Fields::textOrEmpty(QStringView name) const
{
    return m_record[name].isNull() ? QString() : text(name);
}

qint64 Fields::integer(QStringView name, qint64 min, qint64 max) const
{
    const Json &value = m_record[name];
    if (value.isInt() && value.toInt() >= min && value.toInt() <= max)
        return value.toInt();
    const bool isBounded = max != std::numeric_limits<qint64>::max();
    reject(name, isBounded ? u"an integer from %1 to %2"_s.arg(min).arg(max) : u"an integer"_s);
    return 0;
}

QStringList Fields::texts(QStringView name, qsizetype count) const
{
    const Json &value = m_record[name];
    QStringList found;
    for (const Json &item : value.items()) {
        if (item.isString())
            found.append(item.toString());
    }
    const bool isComplete =
        value.isArray() && found.size() == static_cast<qsizetype>(value.items().size());
    if (isComplete && (count < 0 || found.size() == count))
        return found;
    reject(name, count < 0 ? u"a list of texts"_s : u"a list of %1 texts"_s.arg(count));
    found.clear();
    for (qsizetype i = 0; i < count; ++i)
        found.append(QString());
    return found;
}

const Json &Fields::list(QStringView name) const
{
    const Json &value = m_record[name];
    if (!value.isArray())
        reject(name, u"a list"_s);
    return value;
}

Fields Fields::object(QStringView name) const
{
    const Json &value = m_record[name];
    if (!value.isObject())
        reject(name, u"an object"_s);
    return {value, m_place + u": "_s + name.toString(), m_error};
}

} // namespace aisb::datasets
