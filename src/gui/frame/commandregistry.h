// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

class QAction;

namespace aisb::gui {

// Where a command stands in the menu bar.
enum class MenuPlace
{
    None,
    File,
    Edit,
    View,
    Run,
    Experiment,
    Help
};

// A thing a person can do. id is stable ("results.zoomToSelection"): menus, palette, shortcut sheet
// and tests use it.
struct Command
{
    QString id;
    std::function<QString()> title; // sentence case, asked again after a change of language
    QString icon = {}; // of icons.h; empty = none
    MenuPlace menu = MenuPlace::None;
    QList<QKeySequence> shortcuts = {};
    bool startsGroup = false; // a separator before it in the menu
    bool isCheckable = false;
    // Single letters and the like: active only while the widget given to bind() or its children
    // have the focus.
    bool isLocal = false;
    bool isDanger = false; // it gives something up: its button is red
};

// All commands of the window in the order they were added. Each has one QAction, owned here. A
// command does something only while somebody is bound to it; else it is disabled, keeps its place
// and says why.
class CommandRegistry : public QObject
{
    Q_OBJECT
public:
    explicit CommandRegistry(QObject *parent = nullptr);
    ~CommandRegistry() override;

    // An id that exists already keeps its first definition. Never null.
    QAction *add(Command command);
    [[nodiscard]] QAction *action(const QString &id) const; // null when unknown
    [[nodiscard]] const Command *find(const QString &id) const;
    [[nodiscard]] QStringList ids() const;
    [[nodiscard]] QStringList idsOf(MenuPlace menu) const;

    // owner handles the command from now on and until unbind(owner) or its end; a later binding
    // stands before an earlier one. Pages bind in activate() and unbind in deactivate().
    void bind(const QString &id, QObject *owner, std::function<void()> handler);
    void unbind(QObject *owner);
    [[nodiscard]] bool isBound(const QString &id) const;

    // reason: a sentence for the status bar, needed when it is disabled.
    void setEnabled(const QString &id, bool isEnabled, const QString &reason = {});
    [[nodiscard]] bool isEnabled(const QString &id) const;
    // Why it cannot be used now; empty when it can.
    [[nodiscard]] QString disabledReason(const QString &id) const;

    // Runs it if it is enabled; else emits refused(). Returns whether it ran.
    bool trigger(const QString &id);
    // Asks all titles again.
    void retranslate();

Q_SIGNALS:
    void commandAdded(const QString &id);
    void changed(const QString &id);
    void triggered(const QString &id);
    void refused(const QString &id, const QString &reason);

private:
    struct Binding
    {
        QPointer<QObject> owner;
        std::function<void()> handler;
    };
    struct Entry
    {
        Command command;
        QAction *action = nullptr;
        std::vector<Binding> bindings;
        bool isAllowed = true;
        QString reason;
    };
    [[nodiscard]] const Entry *entryOf(const QString &id) const;
    [[nodiscard]] Entry *entryOf(const QString &id);
    void run(const QString &id);
    void refresh(Entry &entry);

    std::vector<std::unique_ptr<Entry>> m_entries;
    QHash<QString, Entry *> m_byId;
};

} // namespace aisb::gui
