// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/resultspage.h"
#include "gui/models/experimentlibrary.h"

#include "core/text/format.h"
#include "gui/frame/commandregistry.h"
#include "gui/frame/messagebar.h"
#include "gui/frame/shell.h"
#include "gui/pages/accuracyactions.h"
#include "gui/pages/accuracyview.h"
#include "gui/pages/comparepage.h"
#include "gui/pages/healthpane.h"
#include "gui/pages/overviewpane.h"
#include "gui/pages/pages.h"
#include "gui/pages/resultshare.h"
#include "gui/pages/resultview.h"
#include "gui/pages/runagain.h"
#include "gui/pages/runcontroller.h"
#include "gui/pages/tablespane.h"
#include "gui/pages/words.h"
#include "gui/settings/settings.h"
#include "gui/share/sharedialog.h"
#include "gui/widgets/emptystate.h"
#include "run/openexperiment.h"

#include "ui_resultspage.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QGuiApplication>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

const QString kShare = u"experiment.share"_s;
const QString kFit = u"results.fit"_s;
const QString kShowFolder = u"results.showFolder"_s;
const QString kCopyPath = u"results.copyPath"_s;

bool isOld(core::Generation generation)
{
    return generation == core::Generation::G1 || generation == core::Generation::G2;
}

QString stateWord(core::ExperimentState state)
{
    return stateCell(state).text;
}

} // namespace

Document caseDocument(const CasePlace &place)
{
    Document document;
    document.key = QDir::cleanPath(QFileInfo(place.folder).absoluteFilePath());
    document.pageId = u"results"_s;
    document.title = QDir(document.key).dirName(); // until it is read
    document.icon = u"target"_s;
    document.argument = QVariant::fromValue(place);
    return document;
}

ResultsPage::ResultsPage(Shell &shell, PageContext &context, QWidget *parent)
    : Page(shell, parent)
    , m_ui(std::make_unique<Ui::ResultsPage>())
    , m_context(context)
    , m_view(new ResultView(context.environment().metricsProfile))
    , m_empty(new EmptyState)
{
    auto *content = new QWidget(this);
    m_ui->setupUi(content);
    body()->addWidget(content);
    m_ui->stack->addWidget(m_view);
    m_ui->stack->addWidget(m_empty);
    m_empty->setIconName(u"octagon"_s);
    addCommands();
    setHeaderActions({kEditAgain, kShowFolder}, kShare);
    m_view->restoreLayout(shell.settings());
    connect(m_view, &ResultView::statusChanged, this, &ResultsPage::setStatus);
    connect(m_view, &ResultView::groupChanged, this, &ResultsPage::refreshHeader);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &ResultsPage::take);
    connect(
        &m_context.runs(), &RunController::finished, this, [this](const core::RunOutcome &outcome) {
            if (!m_path.isEmpty() && QDir(outcome.experimentPath) == QDir(m_path)) {
                load(false);
            }
        });
    connect(&m_context.library(), &ExperimentLibrary::titleChanged, this,
        [this](const QString &path, const QString &title) {
            if (path == m_path) {
                setTitle(title);
            }
        });
}

ResultsPage::~ResultsPage()
{
    m_watcher.waitForFinished();
}

void ResultsPage::addCommands()
{
    CommandRegistry &commands = shell().commands();
    const auto add = [&commands](const QString &id, std::function<QString()> title,
                         const QString &icon, QList<QKeySequence> keys, MenuPlace menu) {
        Command command;
        command.id = id;
        command.title = std::move(title);
        command.icon = icon;
        command.shortcuts = std::move(keys);
        command.menu = menu;
        commands.add(std::move(command));
    };
    add(
        kFit, [] { return tr("Show the whole time"); }, u"fit"_s, {QKeySequence(u"Ctrl+0"_s)},
        MenuPlace::View);
    addRunAgainCommands(commands);
    add(kShowFolder, [] { return tr("Show folder"); }, u"folder"_s, {}, MenuPlace::Experiment);
    add(kCopyPath, [] { return tr("Copy path"); }, u"copy"_s, {}, MenuPlace::Experiment);
    AccuracyActions::addCommands(commands);
}

void ResultsPage::activate()
{
    CommandRegistry &commands = shell().commands();
    if (isAccuracy()) {
        m_actions->bind(this);
    } else {
        commands.bind(u"edit.undo"_s, this, [this] { m_view->undo(); });
        commands.bind(u"edit.redo"_s, this, [this] { m_view->redo(); });
        commands.bind(kFit, this, [this] { m_view->fit(); });
    }
    commands.bind(kShare, this, [this] { share(); });
    bindRunAgain(shell(), this, [this] { return m_path; });
    commands.bind(u"experiment.compare"_s, this,
        [this] { shell().openDocument(comparisonDocument({m_path})); });
    commands.bind(u"view.refresh"_s, this, [this] { load(false); });
    commands.bind(
        kShowFolder, this, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_path)); });
    commands.bind(kCopyPath, this, [this] { QGuiApplication::clipboard()->setText(m_path); });
}

void ResultsPage::deactivate()
{
    if (isAccuracy()) {
        m_accuracy->saveLayout(shell().settings());
    } else {
        m_view->saveLayout(shell().settings());
    }
    Page::deactivate();
}

QWidget *ResultsPage::filterField() const
{
    return isAccuracy() ? m_accuracy->filterField() : m_view->filterField();
}

void ResultsPage::resetLayout()
{
    if (isAccuracy()) {
        m_accuracy->resetLayout();
    } else {
        m_view->resetLayout();
    }
}

bool ResultsPage::isAccuracy() const
{
    return m_accuracy && m_ui->stack->currentWidget() == m_accuracy;
}

ResultsPage::Opened ResultsPage::openFolder(const QString &path, bool isFull)
{
    const auto depth = isFull ? run::OpenDepth::Full : run::OpenDepth::Headline;
    const auto performance = run::openExperiment(path, depth);
    if (!performance) {
        return core::fail(performance.error());
    }
    if (!run::isAccuracyExperiment(**performance)) {
        return Found{*performance, nullptr};
    }
    const auto accuracy = run::openAccuracyExperiment(path);
    if (!accuracy) {
        return core::fail(accuracy.error());
    }
    return Found{nullptr, *accuracy};
}

void ResultsPage::buildAccuracy()
{
    if (m_accuracy) {
        return;
    }
    m_accuracy = new AccuracyView;
    m_ui->stack->addWidget(m_accuracy);
    m_actions = new AccuracyActions(shell(), m_context, *m_accuracy, messageBar(), this);
    m_accuracy->restoreLayout(shell().settings());
    connect(m_accuracy, &AccuracyView::statusChanged, this, &ResultsPage::setStatus);
    connect(m_accuracy, &AccuracyView::warningsFound, this, &ResultsPage::warn);
    connect(m_accuracy, &AccuracyView::rescoreRequested, this,
        [this] { shell().commands().trigger(u"accuracy.rescore"_s); });
    const auto refresh = [this] {
        if (isActive()) {
            m_actions->refresh();
        }
    };
    connect(&m_context.runs(), &RunController::started, m_actions, refresh);
    connect(&m_context.runs(), &RunController::finished, m_actions, refresh);
}

void ResultsPage::showAccuracy(std::shared_ptr<const run::AccuracyExperiment> experiment)
{
    buildAccuracy();
    const bool isNew = !isAccuracy();
    m_path = experiment->path;
    m_isFull = true;
    m_ui->stack->setCurrentWidget(m_accuracy);
    m_accuracy->setExperiment(std::move(experiment));
    if (isNew) {
        setHeaderActions(AccuracyActions::headerCommands(), kShare);
        if (isActive()) {
            shell().commands().unbind(this);
            activate();
        }
    }
    if (isActive()) {
        m_actions->refresh();
    }
    goToWantedCase();
    refreshHeader();
    sayWhatIsUnscored();
    warn(m_accuracy->experiment()->warnings);
}

void ResultsPage::sayWhatIsUnscored()
{
    const run::AccuracyExperiment &experiment = *m_accuracy->experiment();
    const auto &pairs = experiment.summary.pairs;
    const bool isUnscored = std::ranges::any_of(
        pairs, [](const auto &pair) { return pair.state == core::PairState::Unscored; });
    if (isUnscored && experiment.state != core::ExperimentState::Running) {
        messageBar().showMessage(Tone::Accent, tr("Some answers are not scored yet."),
            {{tr("Re-score"), [this] { shell().commands().trigger(u"accuracy.rescore"_s); }}});
    }
}

void ResultsPage::refreshAccuracyHeader()
{
    const run::AccuracyExperiment &experiment = *m_accuracy->experiment();
    setTitle(m_context.library().titleOf(m_path, experiment.name));
    qint64 failed = 0;
    qint64 cases = 0;
    int repeats = 1;
    for (const core::AccuracyPair &pair : experiment.summary.pairs) {
        failed += std::max<qint64>(0, pair.failedRequests);
        cases += std::max<qint64>(0, pair.samples);
        repeats = std::max(repeats, pair.repeats);
    }
    const StateCell state = stateCell(experiment.state);
    QList<ChipSpec> chips{{tr("Accuracy"), Tone::Neutral, u"target"_s},
        {stateWord(experiment.state), state.tone, state.icon}};
    if (failed > 0) {
        chips << ChipSpec{tr("%n cases failed", nullptr, static_cast<int>(failed)), Tone::Warn,
            u"triangle"_s, tr("Requests without an answer; they are scored as empty answers.")};
    }
    setChips(chips);
    QStringList facts;
    facts << (experiment.models.size() <= 2
            ? experiment.models.join(u", "_s)
            : tr("%n models", nullptr, static_cast<int>(experiment.models.size())));
    facts << (experiment.datasets.size() == 1
            ? experiment.datasets.first()
            : tr("%n data sets", nullptr, static_cast<int>(experiment.datasets.size())));
    if (cases > 0) {
        facts << tr("%1 cases").arg(core::displayInteger(cases));
    }
    if (repeats > 1) {
        facts << tr("%n answers to each", nullptr, repeats);
    }
    if (!experiment.mode.isEmpty()) {
        facts << tr("mode %1").arg(experiment.mode);
    }
    if (experiment.startedAt.isValid()) {
        facts << dateText(experiment.startedAt);
    }
    setMeta(facts);
    setFacts({ChipSpec{QDir::toNativeSeparators(m_path)}});
}

void ResultsPage::open(const QVariant &argument)
{
    const bool isCase = argument.canConvert<CasePlace>();
    const QString path = isCase ? argument.value<CasePlace>().folder : argument.toString();
    if (isCase) {
        m_wantedCase = argument.value<CasePlace>();
        goToWantedCase();
    }
    if (path.isEmpty() || path == m_path) {
        return;
    }
    m_path = path;
    setTitle(m_context.library().titleOf(path));
    load(false);
}

void ResultsPage::goToWantedCase()
{
    if (m_wantedCase && isAccuracy() && m_accuracy->experiment()) {
        m_accuracy->goToCase(m_wantedCase->dataset, m_wantedCase->id);
        m_wantedCase.reset();
    }
}

void ResultsPage::load(bool isFull)
{
    if (m_isLoading) {
        return;
    }
    m_isLoading = true;
    m_isFull = isFull;
    setStatus(tr("Reading %1…").arg(QDir::toNativeSeparators(m_path)));
    m_watcher.setFuture(
        QtConcurrent::run([path = m_path, isFull] { return openFolder(path, isFull); }));
}

void ResultsPage::take()
{
    m_isLoading = false;
    const Opened opened = m_watcher.result();
    if (!opened) {
        showError(opened.error());
        return;
    }
    if (opened->accuracy) {
        shell().settings().addRecentFolder(m_path);
        showAccuracy(opened->accuracy);
        return;
    }
    m_experiment = opened->performance;
    m_ui->stack->setCurrentWidget(m_view);
    m_view->setExperiment(m_experiment, m_isFull);
    refreshHeader();
    if (!m_isFull) {
        load(true);
        return;
    }
    shell().settings().addRecentFolder(m_path);
    setStatus(tr("Opened %1").arg(QDir::toNativeSeparators(m_path)));
    showWarnings();
}

void ResultsPage::showExperiment(std::shared_ptr<const core::ExperimentResult> experiment)
{
    m_experiment = std::move(experiment);
    m_path = m_experiment->path;
    m_isFull = true;
    m_ui->stack->setCurrentWidget(m_view);
    m_view->setExperiment(m_experiment, true);
    refreshHeader();
    showWarnings();
}

void ResultsPage::refreshHeader()
{
    if (isAccuracy()) {
        refreshAccuracyHeader();
        return;
    }
    if (!m_experiment) {
        return;
    }
    setTitle(m_context.library().titleOf(m_path, m_experiment->name));
    const StateCell state = stateCell(m_experiment->state);
    QList<ChipSpec> chips;
    const QString mode = m_experiment->mode.isEmpty() ? u"perf"_s : m_experiment->mode;
    chips << ChipSpec{
        kindWord(mode), Tone::Neutral, isPerformanceMode(mode) ? u"chart"_s : u"target"_s};
    chips << ChipSpec{stateWord(m_experiment->state), state.tone, state.icon};
    const QString generation = generationWord(m_experiment->generation);
    if (!generation.isEmpty() && m_experiment->generation != core::Generation::Seed) {
        chips << ChipSpec{generation, Tone::Neutral,
            isOld(m_experiment->generation) ? u"key"_s : u"folder"_s,
            tr("Written in the layout of the reference implementation; opening never changes it.")};
    }
    const core::GroupResult *group = m_view->currentGroup();
    if (group && group->health) {
        const StateCell health = healthCell(group->health->verdict);
        chips << ChipSpec{
            health.text, health.tone, health.icon, HealthPane::sentence(*group->health)};
    }
    setChips(chips);
    QStringList facts = m_experiment->models;
    facts << m_experiment->datasets;
    if (group && group->data) {
        facts << tr("concurrency %1").arg(group->data->maxConcurrency);
    }
    if (m_experiment->startedAt.isValid()) {
        facts << dateText(m_experiment->startedAt);
    }
    setMeta(facts);
    const bool isReference =
        m_context.environment().metricsProfile == core::MetricsProfile::Reference;
    QList<ChipSpec> bar;
    if (group && group->health && group->health->addedDelayMs >= 0) {
        bar << ChipSpec{tr("Client added at most %1 ms")
                            .arg(core::displayDecimal(group->health->addedDelayMs, 2)),
            Tone::Neutral, {}, tr("To 99 % of the events: the lag of its event loop.")};
    }
    bar << ChipSpec{isReference ? tr("Metrics: reference") : tr("Metrics: corrected")}
        << ChipSpec{QDir::toNativeSeparators(m_path)};
    setFacts(bar);
}

void ResultsPage::showWarnings()
{
    QStringList texts = m_experiment->warnings;
    for (const core::GroupResult &group : m_experiment->groups) {
        for (const QString &note : group.notes) {
            texts << u"%1 / %2: %3"_s.arg(group.model, group.group, note);
        }
    }
    warn(texts);
    const auto invalid = std::ranges::find_if(m_experiment->groups, [](const auto &group) {
        return group.health && group.health->verdict == core::HealthVerdict::Red;
    });
    if (invalid != m_experiment->groups.end()) {
        messageBar().showMessage(Tone::Bad, HealthPane::sentence(*invalid->health),
            {{tr("Show checks"), [this] { m_view->setTab(ResultView::Health); }}});
    }
}

void ResultsPage::warn(QStringList texts)
{
    texts.removeDuplicates();
    if (texts.isEmpty()) {
        return;
    }
    const QString more = texts.size() > 1
        ? u' ' + tr("(and %n more)", nullptr, static_cast<int>(texts.size()) - 1)
        : QString();
    messageBar().showMessage(Tone::Warn, texts.first() + more,
        texts.size() > 1
            ? std::vector<MessageButton>{{tr("Copy all"),
                  [texts] { QGuiApplication::clipboard()->setText(texts.join(u'\n')); }}}
            : std::vector<MessageButton>{});
}

void ResultsPage::showError(const core::Error &error)
{
    m_ui->stack->setCurrentWidget(m_empty);
    m_empty->setText(tr("This folder cannot be shown as an experiment."));
    m_empty->setHint(describe(error));
    messageBar().showMessage(Tone::Bad, describe(error),
        {{tr("Try again"), [this] { load(false); }},
            {tr("Close"), [this] { shell().closeDocument(m_path); }}});
    shell().settings().removeRecentFolder(m_path);
}

void ResultsPage::retranslate()
{
    refreshHeader();
}

void ResultsPage::share()
{
    if (!isAccuracy() && !m_experiment) {
        return;
    }
    openShareDialog(
        isAccuracy() ? shareContentOf(*m_accuracy, title()) : shareContentOf(*m_view, title()),
        shell(), messageBar());
}

} // namespace aisb::gui
