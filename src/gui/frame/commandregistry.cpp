// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/frame/commandregistry.h"

#include "gui/theme/icons.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace aisb::gui {

CommandRegistry::CommandRegistry(QObject *parent)
    : QObject(parent)
{
}

CommandRegistry::~CommandRegistry() = default;

QAction *CommandRegistry::add(Command command)
{
    if (Entry *known = entryOf(command.id)) {
        return known->action;
    }
    auto entry = std::make_unique<Entry>();
    entry->command = std::move(command);
    entry->action = new QAction(this);
    entry->action->setObjectName(entry->command.id);
    entry->action->setCheckable(entry->command.isCheckable);
    entry->action->setShortcuts(entry->command.shortcuts);
    entry->action->setShortcutContext(
        entry->command.isLocal ? Qt::WidgetWithChildrenShortcut : Qt::WindowShortcut);
    entry->action->setIcon(themeIcon(entry->command.icon));
    const QString id = entry->command.id;
    connect(entry->action, &QAction::triggered, this, [this, id] { run(id); });
    Entry *added = entry.get();
    m_byId.insert(id, added);
    m_entries.push_back(std::move(entry));
    refresh(*added);
    Q_EMIT commandAdded(id);
    return added->action;
}

QAction *CommandRegistry::action(const QString &id) const
{
    const Entry *entry = entryOf(id);
    return entry ? entry->action : nullptr;
}

const Command *CommandRegistry::find(const QString &id) const
{
    const Entry *entry = entryOf(id);
    return entry ? &entry->command : nullptr;
}

QStringList CommandRegistry::ids() const
{
    QStringList ids;
    for (const auto &entry : m_entries) {
        ids.append(entry->command.id);
    }
    return ids;
}

QStringList CommandRegistry::idsOf(MenuPlace menu) const
{
    QStringList ids;
    for (const auto &entry : m_entries) {
        if (entry->command.menu == menu) {
            ids.append(entry->command.id);
        }
    }
    return ids;
}

void CommandRegistry::bind(const QString &id, QObject *owner, std::function<void()> handler)
{
    Entry *entry = entryOf(id);
    if (!entry || !owner || !handler) {
        return;
    }
    std::erase_if(entry->bindings, [owner](const Binding &old) { return old.owner == owner; });
    entry->bindings.push_back({owner, std::move(handler)});
    connect(owner, &QObject::destroyed, this, &CommandRegistry::unbind, Qt::UniqueConnection);
    auto *widget = qobject_cast<QWidget *>(owner);
    if (entry->command.isLocal && widget) {
        widget->addAction(entry->action);
    }
    refresh(*entry);
}

void CommandRegistry::unbind(QObject *owner)
{
    for (const auto &entry : m_entries) {
        const std::size_t before = entry->bindings.size();
        std::erase_if(entry->bindings,
            [owner](const Binding &old) { return !old.owner || old.owner == owner; });
        if (entry->bindings.size() == before) {
            continue;
        }
        if (entry->bindings.empty()) {
            // A restriction does not outlive the last one who was bound.
            entry->isAllowed = true;
            entry->reason.clear();
        }
        refresh(*entry);
    }
}

bool CommandRegistry::isBound(const QString &id) const
{
    const Entry *entry = entryOf(id);
    return entry && !entry->bindings.empty();
}

void CommandRegistry::setEnabled(const QString &id, bool isEnabled, const QString &reason)
{
    Entry *entry = entryOf(id);
    if (entry && (entry->isAllowed != isEnabled || entry->reason != reason)) {
        entry->isAllowed = isEnabled;
        entry->reason = isEnabled ? QString() : reason;
        refresh(*entry);
    }
}

bool CommandRegistry::isEnabled(const QString &id) const
{
    const Entry *entry = entryOf(id);
    return entry && entry->isAllowed && !entry->bindings.empty();
}

QString CommandRegistry::disabledReason(const QString &id) const
{
    const Entry *entry = entryOf(id);
    if (!entry || isEnabled(id)) {
        return {};
    }
    return !entry->isAllowed && !entry->reason.isEmpty() ? entry->reason
                                                         : tr("Not available on this page.");
}

bool CommandRegistry::trigger(const QString &id)
{
    Entry *entry = entryOf(id);
    if (!entry) {
        return false;
    }
    if (!isEnabled(id)) {
        Q_EMIT refused(id, disabledReason(id));
        return false;
    }
    entry->action->trigger();
    return true;
}

void CommandRegistry::retranslate()
{
    for (const auto &entry : m_entries) {
        refresh(*entry);
    }
}

const CommandRegistry::Entry *CommandRegistry::entryOf(const QString &id) const
{
    return m_byId.value(id, nullptr);
}

CommandRegistry::Entry *CommandRegistry::entryOf(const QString &id)
{
    return m_byId.value(id, nullptr);
}

void CommandRegistry::run(const QString &id)
{
    const Entry *entry = entryOf(id);
    if (!entry || entry->bindings.empty() || !entry->bindings.back().owner) {
        return;
    }
    // A copy: the handler may bind, unbind or destroy the page.
    const std::function<void()> handler = entry->bindings.back().handler;
    handler();
    Q_EMIT triggered(id);
}

void CommandRegistry::refresh(Entry &entry)
{
    const QString title = entry.command.title ? entry.command.title() : entry.command.id;
    const QString id = entry.command.id;
    entry.action->setText(title);
    entry.action->setEnabled(isEnabled(id));
    const QString reason = disabledReason(id);
    entry.action->setStatusTip(reason.isEmpty() ? QString() : title + u": "_s + reason);
    const QString keys = entry.action->shortcut().toString(QKeySequence::NativeText);
    entry.action->setToolTip(keys.isEmpty() ? title : title + u"  "_s + keys);
    Q_EMIT changed(id);
}

} // namespace aisb::gui
