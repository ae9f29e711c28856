// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/accuracyactions.h"

#include "gui/charts/plotview.h"
#include "gui/frame/commandregistry.h"
#include "gui/frame/messagebar.h"
#include "gui/frame/shell.h"
#include "gui/pages/accuracyview.h"
#include "gui/pages/casedetail.h"
#include "gui/pages/pages.h"
#include "gui/pages/runcontroller.h"
#include "gui/pages/words.h"

#include <QApplication>
#include <QStandardPaths>
#include <QtConcurrentRun>

#include <array>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

const QString kRetry = u"accuracy.retryFailed"_s;
const QString kRescore = u"accuracy.rescore"_s;
const QString kRebuild = u"accuracy.rebuildReport"_s;
const QString kNextCase = u"cases.next"_s;
const QString kPreviousCase = u"cases.previous"_s;
const QString kNextWrong = u"cases.nextWrong"_s;
const QString kPreviousWrong = u"cases.previousWrong"_s;
const QString kDiffer = u"cases.differ"_s;
const QString kThinking = u"cases.thinking"_s;
const QString kWrap = u"cases.wrap"_s;

} // namespace

AccuracyActions::AccuracyActions(
    Shell &shell, PageContext &context, AccuracyView &view, MessageBar &messages, QObject *parent)
    : QObject(parent)
    , m_shell(shell)
    , m_context(context)
    , m_view(view)
    , m_messages(messages)
    , m_configFolder(QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + u"/reruns"_s)
{
    connect(&m_optionsWatcher, &QFutureWatcherBase::finished, this, &AccuracyActions::takeOptions);
}

AccuracyActions::~AccuracyActions()
{
    m_optionsWatcher.waitForFinished();
}

void AccuracyActions::addCommands(CommandRegistry &commands)
{
    const auto add = [&commands](const QString &id, std::function<QString()> title,
                         const QString &icon, QList<QKeySequence> keys = {}, bool isLocal = false) {
        Command command;
        command.id = id;
        command.title = std::move(title);
        command.icon = icon;
        command.menu = isLocal ? MenuPlace::View : MenuPlace::Experiment;
        command.shortcuts = std::move(keys);
        command.isLocal = isLocal;
        command.startsGroup = id == kRetry || id == kNextCase;
        commands.add(std::move(command));
    };
    add(kRetry, [] { return tr("Retry failed"); }, u"refresh"_s);
    add(kRescore, [] { return tr("Re-score"); }, u"target"_s);
    add(kRebuild, [] { return tr("Rebuild report"); }, u"file"_s);
    add(
        kNextCase, [] { return tr("Next case"); }, u"chevron-down"_s, {QKeySequence(u"Alt+Down"_s)},
        true);
    add(
        kPreviousCase, [] { return tr("Previous case"); }, u"chevron-up"_s,
        {QKeySequence(u"Alt+Up"_s)}, true);
    add(
        kNextWrong, [] { return tr("Next wrong case"); }, u"circle-x"_s, {QKeySequence(u"N"_s)},
        true);
    add(
        kPreviousWrong, [] { return tr("Previous wrong case"); }, u"circle-x"_s,
        {QKeySequence(u"P"_s)}, true);
    add(
        kDiffer, [] { return tr("Cases the models differ in"); }, u"compare"_s,
        {QKeySequence(u"D"_s)}, true);
    add(
        kThinking, [] { return tr("Show or hide thinking"); }, u"eye"_s, {QKeySequence(u"T"_s)},
        true);
    add(kWrap, [] { return tr("Wrap long lines"); }, u"wrap"_s, {QKeySequence(u"W"_s)}, true);
}

QStringList AccuracyActions::headerCommands()
{
    return {kRetry, kRescore, kRebuild};
}

void AccuracyActions::bind(QObject *owner)
{
    CommandRegistry &commands = m_shell.commands();
    commands.bind(kRetry, owner, [this] { rerun(Rerun::RetryFailed); });
    commands.bind(kRescore, owner, [this] { rerun(Rerun::Rescore); });
    commands.bind(kRebuild, owner, [this] { rerun(Rerun::RebuildReport); });
    CasesPane *cases = m_view.cases();
    CaseDetail *detail = m_view.detail();
    commands.bind(kNextCase, owner, [cases] { cases->step(1); });
    commands.bind(kPreviousCase, owner, [cases] { cases->step(-1); });
    commands.bind(kNextWrong, owner, [cases] { cases->stepToWrong(1); });
    commands.bind(kPreviousWrong, owner, [cases] { cases->stepToWrong(-1); });
    commands.bind(kDiffer, owner, [cases] { cases->setFilter(CaseFilter::Differ); });
    commands.bind(kThinking, owner, [detail] {
        // The letter means another thing in a chart.
        if (auto *plot = qobject_cast<PlotView *>(QApplication::focusWidget())) {
            Q_EMIT plot->tableRequested();
        } else {
            detail->toggleReasoning();
        }
    });
    commands.bind(kWrap, owner, [detail] { detail->setWraps(!detail->wraps()); });
    refresh();
}

void AccuracyActions::refresh()
{
    const auto &experiment = m_view.experiment();
    const std::array all = {std::pair(QString(kRetry), Rerun::RetryFailed),
        std::pair(QString(kRescore), Rerun::Rescore),
        std::pair(QString(kRebuild), Rerun::RebuildReport)};
    for (const auto &[id, what] : all) {
        const QString why = !experiment    ? tr("The folder is being read.")
            : m_context.runs().isRunning() ? tr("Another run is active.")
                                           : whyNoRerun(what, *experiment, m_context.environment());
        m_shell.commands().setEnabled(id, why.isEmpty(), why);
    }
}

void AccuracyActions::rerun(Rerun what)
{
    if (!m_view.experiment() || m_optionsWatcher.isRunning()) {
        return;
    }
    m_optionsWatcher.setFuture(
        QtConcurrent::run([what, experiment = m_view.experiment(), folder = m_configFolder] {
            return makeRerun(what, *experiment, folder);
        }));
}

void AccuracyActions::takeOptions()
{
    const core::Result<core::RunOptions> options = m_optionsWatcher.result();
    if (!options) {
        m_messages.showMessage(Tone::Bad, describe(options.error()));
        return;
    }
    if (!m_context.runs().start(*options, m_context.environment())) {
        m_messages.showMessage(Tone::Warn, tr("Another run is active."),
            {{tr("Show it"), [this] { m_shell.goTo(u"running"_s); }}});
        return;
    }
    m_shell.goTo(u"running"_s);
}

} // namespace aisb::gui
