// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/presetbook.h"

#include "gui/settings/settings.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

const QString kForm = u"presets"_s;

bool isBefore(const Preset &left, const Preset &right)
{
    return QString::localeAwareCompare(left.name, right.name) < 0;
}

} // namespace

PresetBook::PresetBook(Settings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    const core::Json kept = settings.formValues(kForm);
    for (const core::Json &item : kept[u"items"].items()) {
        Preset preset{item[u"name"].toString(), item[u"connection"].toString(), item[u"draft"]};
        if (!preset.name.isEmpty() && preset.draft.isObject() && !find(preset.name)) {
            m_all.push_back(std::move(preset));
        }
    }
    std::ranges::sort(m_all, isBefore);
}

std::optional<Preset> PresetBook::find(const QString &name) const
{
    const auto at = std::ranges::find(m_all, name, &Preset::name);
    return at == m_all.end() ? std::nullopt : std::optional(*at);
}

void PresetBook::save(Preset preset)
{
    preset.name = preset.name.trimmed();
    if (preset.name.isEmpty()) {
        return;
    }
    std::erase_if(m_all, [&preset](const Preset &each) { return each.name == preset.name; });
    m_all.insert(std::ranges::upper_bound(m_all, preset, isBefore), std::move(preset));
    keep();
}

void PresetBook::remove(const QString &name)
{
    if (std::erase_if(m_all, [&name](const Preset &each) { return each.name == name; }) > 0) {
        keep();
    }
}

bool PresetBook::rename(const QString &name, const QString &newName)
{
    const QString clean = newName.trimmed();
    std::optional<Preset> preset = find(name);
    if (!preset || clean.isEmpty() || (clean != name && find(clean))) {
        return false;
    }
    std::erase_if(m_all, [&name](const Preset &each) { return each.name == name; });
    preset->name = clean;
    save(std::move(*preset));
    return true;
}

int PresetBook::countOf(const QString &connection) const
{
    return static_cast<int>(std::ranges::count(m_all, connection, &Preset::connection));
}

void PresetBook::keep()
{
    core::Json items = core::Json::array();
    for (const Preset &preset : m_all) {
        core::Json item = core::Json::object();
        item.set(u"name"_s, core::Json(preset.name));
        item.set(u"connection"_s, core::Json(preset.connection));
        item.set(u"draft"_s, preset.draft);
        items.append(std::move(item));
    }
    core::Json kept = core::Json::object();
    kept.set(u"items"_s, std::move(items));
    m_settings.setFormValues(kForm, kept);
    Q_EMIT changed();
}

} // namespace aisb::gui
