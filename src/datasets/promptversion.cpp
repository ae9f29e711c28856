// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/promptbuilder.h"

#include <QCryptographicHash>

#include <algorithm>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

bool isInteger(const QString &key)
{
    bool isNumber = false;
    static_cast<void>(key.toLongLong(&isNumber));
    return isNumber;
}

// Keys in order at every level; labels that are integers by their value.
Json sorted(const Json &value)
{
    if (value.isArray()) {
        Json list = Json::array();
        for (const Json &item : value.items())
            list.append(sorted(item));
        return list;
    }
    if (!value.isObject())
        return value;
    Json::Object members;
    for (const auto &[key, inner] : value.members())
        members.emplace_back(key, sorted(inner));
    const bool isNumeric = std::ranges::all_of(
        members, [](const Json::Member &member) { return isInteger(member.first); });
    std::ranges::sort(members, [isNumeric](const auto &left, const auto &right) {
        return isNumeric ? left.first.toLongLong() < right.first.toLongLong()
                         : left.first < right.first;
    });
    return Json(std::move(members));
}

// The templates are copied into the retriever and its fixed rows moved to the inferencer.
Json asRunSeesIt(const Json &inferCfg)
{
    Json seen = inferCfg;
    Json retriever = seen[u"retriever"];
    Json inferencer = seen[u"inferencer"];
    for (const QString &name : {u"prompt_template"_s, u"ice_template"_s})
        if (const Json *given = inferCfg.find(name); given != nullptr)
            retriever.set(name, *given);
    if (const Json *fixed = inferCfg[u"retriever"].find(u"fix_id_list"); fixed != nullptr) {
        inferencer.set(u"fix_id_list"_s, *fixed);
        retriever.remove(u"fix_id_list");
    }
    seen.set(u"retriever"_s, std::move(retriever));
    seen.set(u"inferencer"_s, std::move(inferencer));
    return seen;
}

} // namespace

QString promptVersion(const Json &inferCfg)
{
    if (!inferCfg.isObject() || inferCfg.members().empty())
        return {};
    core::JsonWriteOptions options;
    options.escapeNonAscii = true;
    const QByteArray text = core::writeJson(sorted(asRunSeesIt(inferCfg)), options);
    return QString::fromLatin1(
        QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().first(6));
}

} // namespace aisb::datasets
