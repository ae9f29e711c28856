// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/session.h"

#include "cli/helptext.h"
#include "cli/plantext.h"
#include "cli/runpresenter.h"
#include "cli/signalwatcher.h"
#include "config/catalogue.h"
#include "report/texttable.h"
#include "run/preview.h"
#include "run/runner.h"

#include <QEventLoop>

namespace aisb::cli {

using namespace Qt::StringLiterals;

namespace {

using Level = core::LogLine::Level;

QString searchTable(const std::vector<config::SearchRow> &rows)
{
    report::Table table;
    table.header = QStringList{u"Task Type"_s, u"Task Name"_s, u"Config File Path"_s};
    for (const config::SearchRow &row : rows)
        table.rows.push_back({row.taskType, row.taskName, row.path});
    return report::renderTable(table, report::TableStyle::FancyGrid) + u'\n';
}

} // namespace

Session::Session(Terminal &terminal, run::Environment environment)
    : m_terminal(terminal)
    , m_environment(std::move(environment))
{
    m_terminal.addSecret(m_environment.apiKey.reveal());
}

ExitCode Session::execute(const ParsedArguments &parsed)
{
    m_terminal.addSecret(parsed.options.apiKey.reveal());
    for (const QString &warning : parsed.warnings)
        m_terminal.writeLog(Level::Warning, warning);
    if (parsed.action == Action::Search)
        return search(parsed.options);
    return parsed.options.dryRun ? showPlan(parsed.options) : runBenchmark(parsed.options);
}

ExitCode Session::runBenchmark(const core::RunOptions &options)
{
    RunPresenter presenter(m_terminal, options, m_environment.logLevel);
    SignalWatcher signalWatcher;
    run::Runner runner(m_environment);
    QEventLoop loop;

    QObject::connect(&runner, &run::Runner::experimentChosen, &loop,
        [&](const QString &path) { presenter.showExperiment(path); });
    QObject::connect(&runner, &run::Runner::progressed, &loop,
        [&](const core::ProgressSnapshot &snapshot) { presenter.showProgress(snapshot); });
    QObject::connect(&runner, &run::Runner::logged, &loop,
        [&](const core::LogLine &line) { presenter.showLog(line); });
    QObject::connect(&runner, &run::Runner::groupSummarized, &loop,
        [&](const core::GroupResult &group) { presenter.showGroup(group); });
    QObject::connect(&runner, &run::Runner::specDecodeRead, &loop,
        [&](const QString &text) { presenter.showBlock(text); });
    QObject::connect(&runner, &run::Runner::accuracySummarized, &loop,
        [&](const core::AccuracySummary &summary) { presenter.showScores(summary); });
    QObject::connect(&signalWatcher, &SignalWatcher::stopRequested, &loop, [&] {
        presenter.showStopRequest();
        runner.stop();
    });
    // Queued: a run that is refused may finish within start(), before the loop runs.
    QObject::connect(
        &runner, &run::Runner::finished, &loop,
        [&](const core::RunOutcome &outcome) {
            loop.exit(static_cast<int>(presenter.finish(outcome)));
        },
        Qt::QueuedConnection);
    runner.start(options);
    return static_cast<ExitCode>(loop.exec());
}

ExitCode Session::showPlan(const core::RunOptions &options)
{
    const run::Preview preview = run::preview(options, m_environment);
    m_terminal.writeResult(planText(options, preview));
    return preview.hasErrors() ? ExitCode::Failure : ExitCode::Success;
}

ExitCode Session::search(const core::RunOptions &options)
{
    m_terminal.writeLog(Level::Info, u"Searching configuration files ..."_s);
    const core::Result<config::SearchResult> result = config::searchConfigs(options,
        {m_environment.currentDir, m_environment.userCatalogueRoots, m_environment.catalogueRoot});
    if (!result) {
        m_terminal.writeError(result.error());
        return ExitCode::Failure;
    }
    for (const config::Notice &notice : result->notices)
        m_terminal.writeLog(notice.level, notice.text);
    m_terminal.writeResult(searchTable(result->rows));
    return ExitCode::Success;
}

ExitCode reportFailure(Terminal &terminal, const ArgumentFailure &failure)
{
    if (failure.errors.empty())
        terminal.writeMessage(usageText() + u"ais_bench: error: %1\n"_s.arg(failure.usage));
    for (const core::Error &error : failure.errors)
        terminal.writeError(error);
    return static_cast<ExitCode>(failure.exitCode());
}

} // namespace aisb::cli
