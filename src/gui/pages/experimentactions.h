// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/trash.h"
#include "store/about.h"

#include <QFutureWatcher>
#include <QObject>
#include <QStringList>

#include <vector>

class QMenu;

namespace aisb::gui {

class ExperimentPreview;
class ExperimentsPage;
class ExperimentsView;
class PageContext;
class Shell;

// What can be done with the rows of the experiment list: open, rename, star, tag, copy the path,
// reveal, move to the trash; each with its Undo in the message bar where it changes something.
// Part of ExperimentsPage, owned by it.
class ExperimentActions : public QObject
{
    Q_OBJECT
public:
    ExperimentActions(ExperimentsPage &page, PageContext &context, ExperimentsView &view,
        ExperimentPreview &preview);
    ~ExperimentActions() override; // waits for the trash

    // With the page: commands are bound while it is shown.
    void activate();
    void deactivate();
    // By the selection.
    void refresh();
    // Of the rows selected; also of the preview's button. Owned here.
    [[nodiscard]] QMenu *menu() const { return m_menu; }

    void rename(const QString &path, const QString &title);
    // Asks first; an experiment that runs stays where it is.
    void trashSelected();

private:
    // One folder after the other, in a pool thread.
    struct TrashOutcome
    {
        std::vector<Trashed> trashed;
        QStringList running; // left where they are
        std::vector<core::Error> errors;
    };

    void addCommands();
    void buildMenu();
    [[nodiscard]] Shell &shell() const;
    [[nodiscard]] store::About aboutOf(const QString &path) const;
    void setTags(const QString &path, const QStringList &tags);
    void toggleStar();
    void compareSelected();
    void copyPaths();
    void trash(const QStringList &paths);
    void takeTrash();
    void undoTrash(const std::vector<Trashed> &trashed);
    [[nodiscard]] static TrashOutcome moveAll(const QStringList &paths, const QString &active);

    ExperimentsPage &m_page;
    PageContext &m_context;
    ExperimentsView &m_view;
    ExperimentPreview &m_preview;
    QMenu *m_menu;
    QFutureWatcher<TrashOutcome> m_trash;
    QFutureWatcher<core::Result<>> m_restore;
};

// Shows a folder in the file manager of the desktop.
void revealFolder(const QString &path);

} // namespace aisb::gui
