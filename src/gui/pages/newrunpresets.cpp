// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/newrunpresets.h"

#include "gui/bindings/draft.h"
#include "gui/frame/messagebar.h"
#include "gui/pages/newrunpage.h"
#include "gui/pages/pages.h"
#include "gui/pages/presetbar.h"
#include "gui/settings/presetbook.h"

namespace aisb::gui {

NewRunPresets::NewRunPresets(NewRunPage &page, PresetBar &bar, PageContext &context)
    : QObject(&page)
    , m_page(page)
    , m_bar(bar)
    , m_context(context)
{
    connect(&bar, &PresetBar::chosen, this, &NewRunPresets::load);
    connect(&bar, &PresetBar::saveRequested, this, &NewRunPresets::save);
    connect(&bar, &PresetBar::deleteRequested, this, &NewRunPresets::remove);
}

void NewRunPresets::load(const QString &name)
{
    const std::optional<Preset> preset = m_context.presets().find(name);
    if (!preset) {
        return;
    }
    const core::RunOptions before = m_page.options();
    const QString connectionBefore = m_page.connectionId();
    m_page.fill(optionsOfDraft(preset->draft), preset->connection);
    m_bar.setCurrent(name);
    m_page.messageBar().showMessage(Tone::Accent, tr("Preset \"%1\" loaded.").arg(name),
        {{tr("Undo"),
            [this, before, connectionBefore] { m_page.fill(before, connectionBefore); }}});
}

void NewRunPresets::save(const QString &name)
{
    PresetBook &book = m_context.presets();
    const std::optional<Preset> before = book.find(name);
    book.save({name, m_page.connectionId(), draftOf(m_page.options())});
    m_bar.setCurrent(name);
    std::vector<MessageButton> buttons;
    if (before) {
        buttons.push_back({tr("Undo"), [this, before] { m_context.presets().save(*before); }});
    }
    m_page.messageBar().showMessage(Tone::Accent,
        before ? tr("Preset \"%1\" has the values of the form now.").arg(name)
               : tr("Preset \"%1\" saved. The key is not in it.").arg(name),
        std::move(buttons));
}

void NewRunPresets::remove(const QString &name)
{
    PresetBook &book = m_context.presets();
    const std::optional<Preset> removed = book.find(name);
    if (!removed) {
        return;
    }
    book.remove(name);
    m_bar.setCurrent({});
    m_page.messageBar().showMessage(Tone::Accent, tr("Preset \"%1\" deleted.").arg(name),
        {{tr("Undo"), [this, removed] {
              m_context.presets().save(*removed);
              m_bar.setCurrent(removed->name);
          }}});
}

} // namespace aisb::gui
