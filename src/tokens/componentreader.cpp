// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/componentreader.h"

namespace aisb::tokens {

using namespace Qt::StringLiterals;
using core::ErrorCode;

Component Component::child(const QString &key) const
{
    return {(*m_json)[key], m_path + u'.' + key};
}

std::vector<Component> Component::children(const QString &key) const
{
    std::vector<Component> all;
    for (const core::Json &item : (*m_json)[key].items())
        all.emplace_back(item, u"%1.%2[%3]"_s.arg(m_path, key).arg(all.size()));
    return all;
}

std::string Component::text(QStringView key) const
{
    return (*m_json)[key].toString().toStdString();
}

bool Component::flag(QStringView key, bool fallback) const
{
    return (*m_json)[key].toBool(fallback);
}

tl::unexpected<core::Error> Component::wrong(const QString &expectation) const
{
    return core::fail(ErrorCode::UtilsFile003, m_path + u": "_s + expectation);
}

tl::unexpected<core::Error> Component::wrong(const QString &key, const QString &expectation) const
{
    return core::fail(ErrorCode::UtilsFile003, u"%1.%2: %3"_s.arg(m_path, key, expectation));
}

tl::unexpected<core::Error> Component::unsupported(const QStringList &supported) const
{
    return wrong(
        u"type"_s, u"\"%1\" is not supported (expected %2)"_s.arg(type(), supported.join(u", "_s)));
}

} // namespace aisb::tokens
