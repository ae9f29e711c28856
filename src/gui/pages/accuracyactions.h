// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/runoptions.h"
#include "gui/bindings/rerun.h"

#include <QFutureWatcher>
#include <QObject>
#include <QStringList>

namespace aisb::gui {

class AccuracyView;
class CommandRegistry;
class MessageBar;
class PageContext;
class Shell;

// What can be done with the accuracy experiment of a page: run parts of it again, step through its
// cases. GUI thread.
class AccuracyActions : public QObject
{
    Q_OBJECT
public:
    AccuracyActions(Shell &shell, PageContext &context, AccuracyView &view, MessageBar &messages,
        QObject *parent = nullptr);
    ~AccuracyActions() override;

    // The commands of all such pages, once for a window.
    static void addCommands(CommandRegistry &commands);
    [[nodiscard]] static QStringList headerCommands();

    // owner: the page; it unbinds. Call it when the page comes to the front.
    void bind(QObject *owner);
    // Says on each command why it cannot be used. After another experiment, a run begun or ended.
    void refresh();
    // Where CONFIG files of runs done again are written; for tests.
    void setConfigFolder(const QString &folder) { m_configFolder = folder; }
    void rerun(Rerun what);

private:
    void takeOptions();

    Shell &m_shell;
    PageContext &m_context;
    AccuracyView &m_view;
    MessageBar &m_messages;
    QString m_configFolder;
    QFutureWatcher<core::Result<core::RunOptions>> m_optionsWatcher;
};

} // namespace aisb::gui
