// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/bindings/draft.h"

#include "core/optiontable.h"

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr QLatin1String kKeyOption("api-key");

QStringList stringsOf(const core::Json &array)
{
    QStringList result;
    for (const core::Json &item : array.items()) {
        result << item.toString();
    }
    return result;
}

} // namespace

core::Json draftOf(const core::RunOptions &options)
{
    core::Json draft = core::Json::object();
    for (const core::OptionInfo &info : core::optionTable()) {
        if (info.name == kKeyOption || !info.get) {
            continue;
        }
        const std::optional<QStringList> values = info.get(options);
        if (!values) {
            continue;
        }
        core::Json texts = core::Json::array();
        for (QString value : *values) {
            texts.append(core::Json(value.remove(u"***@"_s)));
        }
        draft.set(info.name, std::move(texts));
    }
    return draft;
}

core::RunOptions optionsOfDraft(const core::Json &draft)
{
    core::RunOptions options;
    for (const core::Json::Member &member : draft.members()) {
        const core::OptionInfo *info = core::findOption(member.first);
        if (!info || info->name == kKeyOption || !info->set) {
            continue;
        }
        core::RunOptions changed = options;
        if (info->set(changed, stringsOf(member.second))) {
            options = std::move(changed);
        }
    }
    return options;
}

} // namespace aisb::gui
