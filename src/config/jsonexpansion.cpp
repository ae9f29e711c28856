// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/jsonexpansion.h"

namespace aisb::config {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

constexpr std::size_t kMaxEntries = 10'000;
constexpr qint64 kMaxCharacters = 64 * 1024 * 1024;

// Writes out one entry; counts the characters it made.
class Expander
{
public:
    Json expanded(const Json &value, const Json &given)
    {
        if (value.isString())
            return text(value.toString(), given);
        if (value.isArray()) {
            Json list = Json::array();
            for (const Json &item : value.items())
                list.append(expanded(item, given));
            return list;
        }
        if (!value.isObject())
            return value;
        Json object = Json::object();
        for (const auto &[key, inner] : value.members())
            object.members().emplace_back(key, expanded(inner, given));
        return object;
    }

    [[nodiscard]] bool isTooLarge() const { return m_characters > kMaxCharacters; }

private:
    Json text(const QString &given, const Json &values)
    {
        QString made;
        qsizetype at = 0;
        while (at < given.size()) {
            const qsizetype open = given.indexOf(u"${"_s, at);
            const qsizetype close = open < 0 ? -1 : given.indexOf(u'}', open);
            const Json *value = close < 0
                ? nullptr
                : values.find(QStringView(given).sliced(open + 2, close - open - 2));
            if (value != nullptr && open == 0 && close == given.size() - 1)
                return *value;
            const qsizetype next = close < 0 ? given.size() : close + 1;
            made += QStringView(given).sliced(at, (value == nullptr ? next : open) - at);
            if (value != nullptr)
                made += value->isString() ? value->toString()
                                          : QString::fromUtf8(core::writeJson(*value));
            at = next;
        }
        m_characters += made.size();
        return Json(made);
    }

    qint64 m_characters = 0;
};

core::Result<Json> entriesOf(const QString &name, const Json &compact)
{
    const Json &list = compact[u"for_each"];
    if (!list.isArray() || list.items().size() > kMaxEntries)
        return core::fail(core::ErrorCode::TmanCfg001,
            u"%1.for_each: expected a list of at most %2 objects"_s.arg(name).arg(kMaxEntries));
    Json entries = Json::array();
    Expander expander;
    for (const Json &given : list.items()) {
        if (!given.isObject())
            return core::fail(
                core::ErrorCode::TmanCfg001, u"%1.for_each: expected objects"_s.arg(name));
        entries.append(expander.expanded(compact[u"entry"], given));
        if (expander.isTooLarge())
            return core::fail(core::ErrorCode::TmanCfg001,
                u"%1: written out larger than %2 characters"_s.arg(name).arg(kMaxCharacters));
    }
    return entries;
}

} // namespace

core::Result<Json> expandForEach(const Json &variables)
{
    Json made = Json::object();
    for (const auto &[name, value] : variables.members()) {
        if (value.find(u"for_each") == nullptr || value.find(u"entry") == nullptr) {
            made.members().emplace_back(name, value);
            continue;
        }
        auto entries = entriesOf(name, value);
        if (!entries)
            return core::fail(entries.error());
        made.members().emplace_back(name, std::move(*entries));
    }
    return made;
}

} // namespace aisb::config
