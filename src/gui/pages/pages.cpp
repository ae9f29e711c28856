// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/pages.h"

#include "gui/bindings/rungoal.h"
#include "gui/dialogs/filedialogs.h"
#include "gui/dialogs/leavedialog.h"
#include "gui/frame/commandregistry.h"
#include "gui/frame/mainwindow.h"
#include "gui/frame/pageregistry.h"
#include "gui/models/experimentlibrary.h"
#include "gui/pages/cataloguepage.h"
#include "gui/pages/comparepage.h"
#include "gui/pages/connectionspage.h"
#include "gui/pages/demoservice.h"
#include "gui/pages/experimentspage.h"
#include "gui/pages/helppage.h"
#include "gui/pages/newrunpage.h"
#include "gui/pages/resultspage.h"
#include "gui/pages/runagain.h"
#include "gui/pages/runcontroller.h"
#include "gui/pages/runningpage.h"
#include "gui/pages/runqueue.h"
#include "gui/pages/settingspage.h"
#include "gui/settings/apikeys.h"
#include "gui/settings/connectionbook.h"
#include "gui/settings/presetbook.h"
#include "gui/settings/settings.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

std::function<QString()> title(const char *text)
{
    return [text] { return QCoreApplication::translate("Pages", text); };
}

Document documentOf(const PageContext &context, const QString &folder)
{
    const QString path = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    Document document;
    document.key = path;
    document.pageId = u"results"_s;
    document.title = context.library().titleOf(path);
    document.icon = u"chart"_s;
    document.argument = path;
    return document;
}

// The answer of the person; true: the window may close now.
bool mayLeave(MainWindow &window, RunController &runs, RunQueue &queue)
{
    if (!runs.isRunning()) {
        return true;
    }
    switch (askBeforeLeaving(&window)) {
    case LeaveChoice::KeepRunning:
        window.showMinimized();
        return false;
    case LeaveChoice::StopAndWrite:
        queue.setHeld(true);
        QObject::connect(
            &runs, &RunController::finished, &window, &QWidget::close, Qt::QueuedConnection);
        runs.stop();
        return false;
    case LeaveChoice::Cancel:
        break;
    }
    return false;
}

// New runs from what lies somewhere on disk.
void connectSources(MainWindow &window, const PageContext &context)
{
    MainWindow *shown = &window;
    const auto edit = [shown](
                          const QString &path) { shown->goTo(u"newrun"_s, againArgument({path})); };
    const Settings *settings = &context.settings();
    window.commands().bind(u"app.newRunFromFile"_s, shown, [shown, edit] {
        const auto text = [](const char *source) {
            return QCoreApplication::translate("Pages", source);
        };
        askOpenFile(shown, text(QT_TRANSLATE_NOOP("Pages", "New run from a configuration file")),
            {text(QT_TRANSLATE_NOOP("Pages", "Configurations (*.py *.json)")),
                text(QT_TRANSLATE_NOOP("Pages", "All files (*)"))},
            edit);
    });
    window.commands().bind(u"app.newRunFromFolder"_s, shown, [shown, edit, settings] {
        askFolder(shown, QCoreApplication::translate("Pages", "New run from an experiment folder"),
            settings->defaultRoot(), edit);
    });
    QObject::connect(shown, &MainWindow::filesRequested, shown, [shown](const QStringList &files) {
        if (!files.isEmpty()) {
            shown->goTo(u"newrun"_s, files.first());
        }
    });
}

void connectRuns(MainWindow &window, RunController &runs, const RunQueue &queue)
{
    MainWindow *shown = &window;
    QObject::connect(
        &runs, &RunController::started, shown, [shown] { shown->setBadge(u"running"_s, 1); });
    QObject::connect(&runs, &RunController::finished, shown,
        [shown, &runs, &queue](const core::RunOutcome &outcome) {
            shown->setBadge(u"running"_s, 0);
            const bool hasResult = !outcome.experimentPath.isEmpty() && !outcome.error
                && outcome.failedTasks < std::max(1, outcome.tasks);
            const bool isWatching = shown->currentId() == "running"_L1;
            // The scores of an accuracy run are on the page that is watched.
            const bool isPerformance = goalOf(runs.options()) == Goal::Performance;
            if (hasResult && isWatching && isPerformance && !queue.continues()) {
                shown->openFolders({outcome.experimentPath});
            }
        });
    CommandRegistry &commands = window.commands();
    RunController *controller = &runs;
    commands.bind(u"run.stop"_s, controller, [controller] { controller->stop(); });
    commands.bind(u"run.stopNow"_s, controller, [controller] { controller->stopNow(); });
    const auto refresh = [&commands, controller] {
        const QString nothing = QCoreApplication::translate("Pages", "Nothing is running.");
        commands.setEnabled(u"run.stop"_s, controller->isRunning(), nothing);
        commands.setEnabled(u"run.stopNow"_s, controller->isRunning(), nothing);
    };
    QObject::connect(controller, &RunController::started, shown, refresh);
    QObject::connect(controller, &RunController::finished, shown, refresh);
    refresh();
}

} // namespace

PageContext::PageContext(
    run::Environment base, Settings &settings, std::unique_ptr<Keychain> keychain, QObject *parent)
    : QObject(parent)
    , m_base(std::move(base))
    , m_settings(settings)
    , m_runs(std::make_unique<RunController>())
    , m_demo(std::make_unique<DemoService>())
    , m_library(std::make_unique<ExperimentLibrary>(settings))
    , m_connections(std::make_unique<ConnectionBook>(settings))
    , m_keys(std::make_unique<ApiKeys>(std::move(keychain)))
    , m_presets(std::make_unique<PresetBook>(settings))
    , m_queue(std::make_unique<RunQueue>(*this))
{
    connect(m_runs.get(), &RunController::started, this, [this] { m_library->setPaused(true); });
    connect(m_runs.get(), &RunController::finished, this, [this] { m_library->setPaused(false); });
}

PageContext::~PageContext() = default;

run::Environment PageContext::environment() const
{
    run::Environment environment = m_base;
    environment.layout = m_settings.layout();
    environment.metricsProfile = m_settings.metricsProfile();
    if (!m_settings.datasetsRoot().isEmpty()) {
        environment.datasetsRoot = m_settings.datasetsRoot();
    }
    if (!m_settings.textsDir().isEmpty()) {
        environment.textsDir = m_settings.textsDir();
    }
    if (!m_settings.catalogueDir().isEmpty()) {
        environment.userCatalogueRoots.prepend(m_settings.catalogueDir());
    }
    if (m_settings.workersNum() > 0) {
        environment.workersNum = m_settings.workersNum();
    }
    if (m_settings.requestTimeOutS() > 0) {
        environment.requestTimeOutS = m_settings.requestTimeOutS();
    }
    environment.logLevel = m_settings.logLevel().value_or(environment.logLevel);
    return environment;
}

void registerPages(PageRegistry &registry, PageContext &context)
{
    PageContext *shared = &context;
    registry.add({u"experiments"_s, u"list"_s, title(QT_TRANSLATE_NOOP("Pages", "Experiments")),
        NavPlace::Top, [shared](Shell &shell) { return new ExperimentsPage(shell, *shared); }});
    registry.add({u"newrun"_s, u"plus"_s, title(QT_TRANSLATE_NOOP("Pages", "New run")),
        NavPlace::Top, [shared](Shell &shell) { return new NewRunPage(shell, *shared); }});
    registry.add({u"running"_s, u"pulse"_s, title(QT_TRANSLATE_NOOP("Pages", "Running")),
        NavPlace::Top, [shared](Shell &shell) { return new RunningPage(shell, *shared); }});
    registry.add({u"results"_s, u"chart"_s, title(QT_TRANSLATE_NOOP("Pages", "Result")),
        NavPlace::Document, [shared](Shell &shell) { return new ResultsPage(shell, *shared); }});
    registry.add({u"compare"_s, u"compare"_s, title(QT_TRANSLATE_NOOP("Pages", "Compare")),
        NavPlace::Document, [shared](Shell &shell) { return new ComparePage(shell, *shared); }});
    registry.add({u"catalogue"_s, u"layers"_s, title(QT_TRANSLATE_NOOP("Pages", "Catalogue")),
        NavPlace::Bottom, [shared](Shell &shell) { return new CataloguePage(shell, *shared); }});
    registry.add({u"connections"_s, u"plug"_s, title(QT_TRANSLATE_NOOP("Pages", "Connections")),
        NavPlace::Bottom, [shared](Shell &shell) { return new ConnectionsPage(shell, *shared); }});
    registry.add({u"settings"_s, u"gear"_s, title(QT_TRANSLATE_NOOP("Pages", "Settings")),
        NavPlace::Bottom, [shared](Shell &shell) { return new SettingsPage(shell, *shared); }});
    registry.add({u"help"_s, u"help"_s, title(QT_TRANSLATE_NOOP("Pages", "Help")), NavPlace::Bottom,
        [](Shell &shell) { return new HelpPage(shell); }});
}

void connectWindow(MainWindow &window, PageContext &context)
{
    MainWindow *shown = &window;
    RunController *runs = &context.runs();
    RunQueue *queue = &context.queue();
    window.setDocumentMaker(
        [&context](const QString &folder) { return documentOf(context, folder); });
    window.setCloseGuard([shown, runs, queue] { return mayLeave(*shown, *runs, *queue); });
    connectSources(window, context);
    QObject::connect(&context.library(), &ExperimentLibrary::titleChanged, shown,
        [shown](const QString &path, const QString &title) {
            shown->navModel().renameDocument(path, title);
        });
    connectRuns(window, *runs, context.queue());
}

} // namespace aisb::gui
