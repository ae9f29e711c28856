// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace aisb::gui {

class NewRunPage;
class PageContext;
class PresetBar;

// What presets do to the New run page, each step with its Undo in the message bar. Part of
// NewRunPage, owned by it.
class NewRunPresets : public QObject
{
    Q_OBJECT
public:
    // All outlive the object.
    NewRunPresets(NewRunPage &page, PresetBar &bar, PageContext &context);

    // Nothing happens when there is no preset of this name.
    void load(const QString &name);
    void save(const QString &name);
    void remove(const QString &name);

private:
    NewRunPage &m_page;
    PresetBar &m_bar;
    PageContext &m_context;
};

} // namespace aisb::gui
