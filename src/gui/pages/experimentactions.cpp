// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/experimentactions.h"

#include "gui/frame/commandregistry.h"
#include "gui/frame/messagebar.h"
#include "gui/frame/shell.h"
#include "gui/models/experimentlibrary.h"
#include "gui/pages/aboutpane.h"
#include "gui/pages/comparepage.h"
#include "gui/pages/experimentpreview.h"
#include "gui/pages/experimentspage.h"
#include "gui/pages/experimentsview.h"
#include "gui/pages/pages.h"
#include "gui/pages/runagain.h"
#include "gui/pages/runcontroller.h"
#include "gui/pages/words.h"
#include "gui/theme/icons.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QGuiApplication>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

const QString kOpen = u"experiments.open"_s;
const QString kRename = u"experiment.rename"_s;
const QString kCompare = u"experiment.compare"_s;
const QString kStar = u"experiments.star"_s;
const QString kTag = u"experiments.tag"_s;
const QString kNotes = u"experiments.notes"_s;
const QString kCopyPath = u"experiments.copyPath"_s;
const QString kReveal = u"experiments.reveal"_s;
const QString kTrash = u"experiments.trash"_s;
constexpr qsizetype kMaxCompared = 8;

} // namespace

void revealFolder(const QString &path)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

ExperimentActions::ExperimentActions(
    ExperimentsPage &page, PageContext &context, ExperimentsView &view, ExperimentPreview &preview)
    : QObject(&page)
    , m_page(page)
    , m_context(context)
    , m_view(view)
    , m_preview(preview)
    , m_menu(new QMenu(&page))
{
    addCommands();
    buildMenu();
    connect(&view, &QWidget::customContextMenuRequested, this, [this](const QPoint &place) {
        if (m_view.currentEntry()) {
            m_menu->popup(m_view.viewport()->mapToGlobal(place));
        }
    });
    connect(&preview, &ExperimentPreview::titleEdited, this, &ExperimentActions::rename);
    connect(&preview, &ExperimentPreview::showFolderRequested, this, &revealFolder);
    connect(&preview, &ExperimentPreview::starToggled, this, [this] { toggleStar(); });
    connect(preview.about(), &AboutPane::tagsEdited, this, &ExperimentActions::setTags);
    connect(preview.about(), &AboutPane::notesEdited, this,
        [this](const QString &path, const QString &notes) {
            store::About about = aboutOf(path);
            about.notes = notes;
            m_context.library().setAbout(path, about);
        });
    connect(&m_trash, &QFutureWatcherBase::finished, this, &ExperimentActions::takeTrash);
    connect(&m_restore, &QFutureWatcherBase::finished, this, [this] {
        if (const core::Result<> result = m_restore.result(); !result) {
            m_page.messageBar().showMessage(Tone::Bad, describe(result.error()));
        }
        m_context.library().rescan();
    });
}

ExperimentActions::~ExperimentActions()
{
    m_trash.waitForFinished();
    m_restore.waitForFinished();
}

Shell &ExperimentActions::shell() const
{
    return m_page.shell();
}

void ExperimentActions::addCommands()
{
    CommandRegistry &commands = shell().commands();
    const auto add = [&commands](const QString &id, std::function<QString()> title,
                         const QString &icon, QList<QKeySequence> keys = {},
                         bool startsGroup = false) {
        Command command;
        command.id = id;
        command.title = std::move(title);
        command.icon = icon;
        command.menu = MenuPlace::Experiment;
        command.shortcuts = std::move(keys);
        command.startsGroup = startsGroup;
        command.isLocal = id == kTrash; // Del means another thing elsewhere
        commands.add(std::move(command));
    };
    add(kOpen, [] { return tr("Open selected experiment"); }, u"folder"_s);
    add(kRename, [] { return tr("&Rename title"); }, u"pencil"_s, {Qt::Key_F2});
    add(kStar, [] { return tr("Star or remove the star"); }, u"star"_s);
    add(kTag, [] { return tr("Add tag…"); }, u"tag"_s);
    add(kNotes, [] { return tr("Edit notes"); }, u"file"_s);
    addRunAgainCommands(commands);
    add(kCopyPath, [] { return tr("Copy path"); }, u"copy"_s, {}, true);
    add(kReveal, [] { return tr("Show in file manager"); }, u"folder"_s);
    add(kTrash, [] { return tr("Move to trash…"); }, u"trash"_s, {Qt::Key_Delete}, true);
}

void ExperimentActions::buildMenu()
{
    const CommandRegistry &commands = shell().commands();
    for (const QString &id :
        {kOpen, kCompare, QString(), QString(kRunAgain), QString(kEditAgain), QString(), kRename,
            kStar, kTag, kNotes, QString(), kCopyPath, kReveal, QString(), kTrash}) {
        if (id.isEmpty()) {
            m_menu->addSeparator();
        } else if (QAction *action = commands.action(id)) {
            m_menu->addAction(action);
        }
    }
    m_preview.setMenu(m_menu);
}

void ExperimentActions::activate()
{
    CommandRegistry &commands = shell().commands();
    commands.bind(kOpen, this, [this] {
        for (const QString &path : m_view.selectedPaths()) {
            shell().openFolders({path});
        }
    });
    commands.bind(kRename, this, [this] {
        if (m_view.currentEntry()) {
            m_view.setFocus();
            m_view.edit(m_view.currentIndex().siblingAtColumn(ExperimentsModel::Title));
        }
    });
    commands.bind(kCompare, this, [this] { compareSelected(); });
    bindRunAgain(shell(), this, [this] {
        const run::ExperimentEntry *entry = m_view.currentEntry();
        return entry ? entry->path : QString();
    });
    commands.bind(kStar, this, [this] { toggleStar(); });
    commands.bind(kTag, this, [this] { m_preview.about()->addTag(); });
    commands.bind(kNotes, this, [this] { m_preview.about()->editNotes(); });
    commands.bind(kCopyPath, this, [this] { copyPaths(); });
    commands.bind(kReveal, this, [this] {
        if (const run::ExperimentEntry *entry = m_view.currentEntry()) {
            revealFolder(entry->path);
        }
    });
    commands.bind(kTrash, &m_view, [this] { trashSelected(); });
    refresh();
}

void ExperimentActions::deactivate()
{
    m_preview.about()->flush();
    for (const QString &id : {kCompare, QString(kRunAgain), QString(kEditAgain)}) {
        shell().commands().setEnabled(id, true);
    }
    shell().commands().unbind(this);
    shell().commands().unbind(&m_view);
}

void ExperimentActions::refresh()
{
    const bool isOne = m_view.currentEntry() != nullptr;
    for (const QString &id : {kOpen, kRename, kStar, kTag, kNotes, kCopyPath, kReveal, kTrash,
             QString(kRunAgain), QString(kEditAgain)}) {
        shell().commands().setEnabled(id, isOne, tr("No experiment is selected."));
    }
    const qsizetype count = m_view.selectedPaths().size();
    shell().commands().setEnabled(kCompare, count >= 2 && count <= kMaxCompared,
        tr("Select two to eight experiments: Ctrl+click or Shift+arrow keys."));
}

store::About ExperimentActions::aboutOf(const QString &path) const
{
    const run::ExperimentEntry *entry = m_context.library().find(path);
    return entry ? entry->about : store::About();
}

void ExperimentActions::rename(const QString &path, const QString &title)
{
    const store::About before = aboutOf(path);
    store::About about = before;
    about.title = title;
    m_context.library().setAbout(path, about);
    m_page.messageBar().showMessage(Tone::Accent,
        title.isEmpty() ? tr("The title was removed.") : tr("Renamed to %1.").arg(title),
        {{tr("Undo"), [this, path, before] {
              store::About undone = aboutOf(path);
              undone.title = before.title;
              m_context.library().setAbout(path, undone);
          }}});
}

void ExperimentActions::setTags(const QString &path, const QStringList &tags)
{
    store::About about = aboutOf(path);
    about.tags = tags;
    m_context.library().setAbout(path, about);
}

// Several rows get the same: the star of the current one turned round.
void ExperimentActions::toggleStar()
{
    const run::ExperimentEntry *current = m_view.currentEntry();
    const bool isOn = current && !current->about.isStarred;
    for (const QString &path : m_view.selectedPaths()) {
        store::About about = aboutOf(path);
        about.isStarred = isOn;
        m_context.library().setAbout(path, about);
    }
}

// The oldest of the selected ones is the baseline.
void ExperimentActions::compareSelected()
{
    QStringList paths = m_view.selectedPaths();
    std::ranges::stable_sort(paths, [this](const QString &left, const QString &right) {
        const ExperimentLibrary &library = m_context.library();
        const run::ExperimentEntry *first = library.find(left);
        const run::ExperimentEntry *second = library.find(right);
        return first && second && first->startedAt < second->startedAt;
    });
    if (paths.size() >= 2) {
        shell().openDocument(comparisonDocument(paths));
    }
}

void ExperimentActions::copyPaths()
{
    QStringList paths;
    for (const QString &path : m_view.selectedPaths()) {
        paths << QDir::toNativeSeparators(path);
    }
    QGuiApplication::clipboard()->setText(paths.join(u'\n'));
    shell().showStatus(tr("%n paths copied", nullptr, static_cast<int>(paths.size())));
}

void ExperimentActions::trashSelected()
{
    const QStringList paths = m_view.selectedPaths();
    if (paths.isEmpty() || m_trash.isRunning()) {
        return;
    }
    auto *box = new QMessageBox(&m_page);
    box->setObjectName(u"trashBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setWindowTitle(tr("Move to trash"));
    box->setTextFormat(Qt::PlainText);
    box->setText(paths.size() == 1
            ? tr("Move %1 to the trash?").arg(m_context.library().titleOf(paths.first()))
            : tr("Move %n experiments to the trash?", nullptr, static_cast<int>(paths.size())));
    box->setInformativeText(tr("All results in the folder go with it. It can be put back."));
    QPushButton *move = box->addButton(tr("Move to trash"), QMessageBox::AcceptRole);
    box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(move);
    connect(move, &QPushButton::clicked, this, [this, paths] { trash(paths); });
    box->open();
}

ExperimentActions::TrashOutcome ExperimentActions::moveAll(
    const QStringList &paths, const QString &active)
{
    TrashOutcome outcome;
    for (const QString &path : paths) {
        // What the list shows may be old by now.
        if (path == active || run::readEntry(path).state == core::ExperimentState::Running) {
            outcome.running << path;
            continue;
        }
        core::Result<Trashed> moved = moveToTrash(path);
        if (moved) {
            outcome.trashed.push_back(*std::move(moved));
        } else {
            outcome.errors.push_back(moved.error());
        }
    }
    return outcome;
}

void ExperimentActions::trash(const QStringList &paths)
{
    m_preview.about()->flush();
    const RunController &runs = m_context.runs();
    const QString active = runs.isRunning()
        ? QDir::cleanPath(QFileInfo(runs.experimentPath()).absoluteFilePath())
        : QString();
    m_trash.setFuture(QtConcurrent::run([paths, active] { return moveAll(paths, active); }));
}

void ExperimentActions::takeTrash()
{
    const TrashOutcome outcome = m_trash.result();
    for (const Trashed &trashed : outcome.trashed) {
        shell().closeDocument(trashed.original);
    }
    QStringList texts;
    if (!outcome.trashed.empty()) {
        texts << tr("%n experiments moved to the trash.", nullptr,
            static_cast<int>(outcome.trashed.size()));
    }
    if (!outcome.running.isEmpty()) {
        texts << tr("%1 is running and stays where it is.")
                     .arg(m_context.library().titleOf(outcome.running.first()));
    }
    if (!outcome.errors.empty()) {
        texts << describe(outcome.errors.front());
    }
    std::vector<MessageButton> buttons;
    if (!outcome.trashed.empty()) {
        buttons.push_back({tr("Undo"), [this, trashed = outcome.trashed] { undoTrash(trashed); }});
    }
    const bool isBad = !outcome.running.isEmpty() || !outcome.errors.empty();
    m_page.messageBar().showMessage(
        isBad ? Tone::Warn : Tone::Accent, texts.join(u' '), std::move(buttons));
    m_context.library().rescan();
}

void ExperimentActions::undoTrash(const std::vector<Trashed> &trashed)
{
    m_restore.setFuture(QtConcurrent::run([trashed]() -> core::Result<> {
        core::Result<> result;
        for (const Trashed &one : trashed) {
            if (core::Result<> restored = restoreFromTrash(one); !restored) {
                result = std::move(restored);
            }
        }
        return result;
    }));
}

} // namespace aisb::gui
