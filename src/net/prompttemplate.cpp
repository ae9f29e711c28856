// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/prompttemplate.h"

#include <QSet>

#include <map>
#include <span>

namespace aisb::net {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;
using Kind = PromptPiece::Kind;

namespace {

core::Result<Json::Array> roleList(
    const Json &metaTemplate, const QString &key, QSet<QString> &names)
{
    const Json *list = metaTemplate.find(key);
    if (!list)
        return Json::Array();
    if (!list->isArray())
        return core::fail(
            ErrorCode::ModelType004, u"meta_template: \"%1\" must be a list"_s.arg(key));
    for (const Json &entry : list->items()) {
        if (entry.isString())
            continue;
        if (!entry.isObject() || !entry[u"role"].isString())
            return core::fail(ErrorCode::ModelType004,
                u"meta_template: an item of \"%1\" must be a text or an object with \"role\""_s.arg(
                    key));
        const QString name = entry[u"role"].toString();
        if (names.contains(name))
            return core::fail(ErrorCode::ModelParam005,
                u"meta_template: role \"%1\" is listed twice"_s.arg(name));
        names.insert(name);
    }
    return list->items();
}

const Json *findRole(const Json::Array &entries, const QString &name)
{
    for (const Json &entry : entries)
        if (entry.isObject() && entry[u"role"].toString() == name)
            return &entry;
    return nullptr;
}

bool isMarker(const Json &item)
{
    return item.find(u"section") != nullptr;
}

Json overlaid(Json base, const Json &item)
{
    for (const auto &[key, value] : item.members())
        if (key != "role"_L1 && key != "fallback_role"_L1)
            base.set(key, value);
    return base;
}

class Walker
{
public:
    Walker(const PromptTemplate &promptTemplate, bool stopsAtGenerate)
        : m_template(promptTemplate)
        , m_stopsAtGenerate(stopsAtGenerate)
    {
    }

    core::Result<std::vector<PromptPiece>> walk(const Json::Array &prompt)
    {
        for (std::size_t i = 0; i < prompt.size() && !m_isStopped; ++i) {
            const Json &item = prompt[i];
            core::Result<> taken;
            if (item.isString())
                m_pieces.push_back({Kind::Text, item, false, false});
            else if (!item.isObject())
                taken = core::fail(
                    ErrorCode::ModelType002, u"a prompt item must be a text or an object"_s);
            else if (isMarker(item))
                taken = takeMarker(prompt, i);
            else if (m_sections.empty() || !isRounds(m_sections.back().name))
                taken = takeSingle(item);
            if (!taken)
                return core::fail(taken.error());
        }
        return std::move(m_pieces);
    }

private:
    struct Section
    {
        QString name;
        std::size_t first = 0;
    };

    static bool isRounds(const QString &section)
    {
        return section == "round"_L1 || section == "ice"_L1;
    }

    core::Result<> takeMarker(const Json::Array &prompt, std::size_t place)
    {
        const QString name = prompt[place][u"section"].toString();
        const QString position = prompt[place][u"pos"].toString();
        const bool isKnown = isRounds(name) || name == "begin"_L1 || name == "end"_L1;
        if (position == "begin"_L1 && isKnown) {
            m_sections.push_back({name, place + 1});
            return {};
        }
        if (position != "end"_L1 || m_sections.empty() || m_sections.back().name != name)
            return core::fail(ErrorCode::ModelType002,
                u"section marker \"%1\" at \"%2\" does not match"_s.arg(name, position));
        const Section section = m_sections.back();
        m_sections.pop_back();
        if (!isRounds(name))
            return {};
        return takeRounds(
            std::span(prompt).subspan(section.first, place - section.first), name == "round"_L1);
    }

    // The name under which the template knows the item's role.
    core::Result<QString> knownRole(const Json &item, bool isInRound) const
    {
        const auto isKnown = [&](const QString &name) {
            return isInRound ? m_template.placeInRound(name) >= 0
                             : m_template.role(name) != nullptr;
        };
        QString role = item[u"role"].toString();
        QString fallback = item[u"fallback_role"].toString();
        if (isKnown(role))
            return role;
        if (isKnown(fallback))
            return fallback;
        return core::fail(ErrorCode::ModelParam002,
            u"role \"%1\" is not in the meta template and has no usable fallback_role"_s.arg(role));
    }

    core::Result<> takeSingle(const Json &item)
    {
        const core::Result<QString> role = knownRole(item, false);
        if (!role)
            return core::fail(role.error());
        addRole(overlaid(*m_template.role(*role), item), false, m_stopsAtGenerate);
        return {};
    }

    core::Result<> takeRounds(std::span<const Json> items, bool isRoundSection)
    {
        std::vector<std::vector<const Json *>> rounds(1);
        qsizetype last = -1;
        for (const Json &item : items) {
            if (!item.isObject() || isMarker(item))
                continue;
            const core::Result<QString> role = knownRole(item, true);
            if (!role)
                return core::fail(role.error());
            const qsizetype place = m_template.placeInRound(*role);
            if (place <= last)
                rounds.emplace_back();
            last = place;
            rounds.back().push_back(&item);
        }
        for (std::size_t i = 0; i < rounds.size() && !m_isStopped; ++i)
            takeRound(rounds[i], m_stopsAtGenerate && isRoundSection && i + 1 == rounds.size());
        return {};
    }

    void takeRound(const std::vector<const Json *> &items, bool stops)
    {
        std::map<QString, Json> roles;
        for (const Json *item : items) {
            const QString role = item->operator[](u"role").toString();
            const QString name =
                m_template.role(role) ? role : item->operator[](u"fallback_role").toString();
            const auto found = roles.find(name);
            roles[name] =
                overlaid(found != roles.end() ? found->second : *m_template.role(name), *item);
        }
        for (const Json &entry : m_template.round()) {
            if (m_isStopped)
                return;
            if (entry.isString()) {
                m_pieces.push_back({Kind::Text, entry, true, true});
                continue;
            }
            const auto found = roles.find(entry[u"role"].toString());
            addRole(found != roles.end() ? found->second : entry, true, stops);
        }
    }

    void addRole(Json role, bool isInRound, bool stops)
    {
        m_isStopped = stops && role[u"generate"].isTruthy();
        m_pieces.push_back(
            {m_isStopped ? Kind::Generate : Kind::Role, std::move(role), isInRound, false});
    }

    const PromptTemplate &m_template;
    bool m_stopsAtGenerate;
    bool m_isStopped = false;
    std::vector<Section> m_sections;
    std::vector<PromptPiece> m_pieces;
};

} // namespace

core::Result<PromptTemplate> PromptTemplate::from(const Json &metaTemplate)
{
    if (!metaTemplate.isObject())
        return core::fail(ErrorCode::ModelType004, u"meta_template: must be an object"_s);
    if (!metaTemplate.find(u"round"))
        return core::fail(ErrorCode::ModelParam004, u"meta_template: \"round\" is missing"_s);
    QSet<QString> names;
    core::Result<Json::Array> round = roleList(metaTemplate, u"round"_s, names);
    if (!round)
        return core::fail(round.error());
    core::Result<Json::Array> reserved = roleList(metaTemplate, u"reserved_roles"_s, names);
    if (!reserved)
        return core::fail(reserved.error());
    PromptTemplate result;
    result.m_round = std::move(*round);
    result.m_reserved = std::move(*reserved);
    result.m_begin = metaTemplate[u"begin"];
    result.m_end = metaTemplate[u"end"];
    return result;
}

const Json *PromptTemplate::role(const QString &name) const
{
    const Json *inRound = findRole(m_round, name);
    return inRound ? inRound : findRole(m_reserved, name);
}

qsizetype PromptTemplate::placeInRound(const QString &name) const
{
    const Json *entry = findRole(m_round, name);
    return entry ? entry - m_round.data() : -1;
}

core::Result<std::vector<PromptPiece>> walkPrompt(
    const Json::Array &prompt, const PromptTemplate &promptTemplate, bool stopsAtGenerate)
{
    return Walker(promptTemplate, stopsAtGenerate).walk(prompt);
}

} // namespace aisb::net
