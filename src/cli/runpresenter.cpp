// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/runpresenter.h"

#include "report/consoletables.h"
#include "report/summaryfiles.h"

#include <QDir>

namespace aisb::cli {

using namespace Qt::StringLiterals;

namespace {

using Level = core::LogLine::Level;

// Scripts take what follows the last slash of this line as the stamp, so it is the only such line.
constexpr QLatin1String kExperimentAnchor = "Current exp folder: "_L1;

// The folder of one model's results, as given for the experiment. Old folders have the plural.
QString resultFolder(const QString &experiment, const QString &model)
{
    const QString name =
        QDir(experiment + u"/performances"_s).exists() ? u"performances"_s : u"performance"_s;
    return experiment + u'/' + name + u'/' + model;
}

} // namespace

RunPresenter::RunPresenter(Terminal &terminal, core::RunOptions options, Level logLevel)
    : m_terminal(terminal)
    , m_options(std::move(options))
    , m_logLevel(logLevel)
    , m_board(terminal, m_options.debug)
{
    QObject::connect(&m_board, &LiveBoard::resumed, &m_board, [this] { writeHeldLines(); });
}

void RunPresenter::write(const core::LogLine &line)
{
    if (line.level < m_logLevel)
        return;
    if (m_board.isPaused())
        m_held.push_back(line);
    else
        m_terminal.writeLog(line);
}

void RunPresenter::writeInfo(const QString &text)
{
    write({Level::Info, QDateTime::currentDateTime(), text});
}

void RunPresenter::writeHeldLines()
{
    for (const core::LogLine &line : std::exchange(m_held, {}))
        m_terminal.writeLog(line);
}

void RunPresenter::showExperiment(const QString &path)
{
    if (!m_experiment.isEmpty())
        return;
    m_experiment = path;
    m_board.setBasePath(path);
    // Whatever the log level is: scripts need it.
    m_terminal.writeLog(Level::Info, kExperimentAnchor + path);
}

void RunPresenter::showProgress(const core::ProgressSnapshot &snapshot)
{
    m_failures = snapshot.failures;
    m_board.setSnapshot(snapshot);
}

void RunPresenter::showLog(const core::LogLine &line)
{
    if (line.level == Level::Error)
        m_loggedError = line.text;
    if (line.text.startsWith(kExperimentAnchor))
        showExperiment(line.text.mid(kExperimentAnchor.size()));
    else
        write(line);
}

void RunPresenter::showGroup(const core::GroupResult &group)
{
    writeInfo(report::resultsHeadline(group.model, group.group));
    m_terminal.writeResult(report::resultTablesText(group.tables));
    for (const QString &note : group.notes)
        write({Level::Warning, QDateTime::currentDateTime(), note});
    if (!m_experiment.isEmpty())
        writeInfo(report::resultsFolderLine(resultFolder(m_experiment, group.model)));
}

void RunPresenter::showBlock(const QString &text)
{
    m_terminal.writeResult(text);
}

void RunPresenter::showScores(const core::AccuracySummary &summary)
{
    m_terminal.writeResult(report::summaryConsole(summary));
}

// The run itself logs that it stops.
void RunPresenter::showStopRequest()
{
    if (!std::exchange(m_isStopRequested, true))
        write({Level::Warning, QDateTime::currentDateTime(),
            u"Press Ctrl + C again to stop at once, without waiting for requests in flight"_s});
}

void RunPresenter::writeSummary(const core::RunOutcome &outcome)
{
    std::vector<core::FailureCount> failures;
    for (const auto &[reason, count] : m_failures)
        failures.push_back({reason, count});
    m_terminal.writeMessage(report::failureTableText(failures));
    if (outcome.failedTasks > 0 && !m_options.upstreamCompat)
        write({Level::Warning, QDateTime::currentDateTime(),
            u"%1 of %2 tasks failed"_s.arg(outcome.failedTasks).arg(outcome.tasks)});
}

ExitCode RunPresenter::finish(const core::RunOutcome &outcome)
{
    m_board.close();
    writeSummary(outcome);
    if (outcome.error && outcome.error->text() == m_loggedError)
        m_terminal.writeMessage(errorHints(*outcome.error)); // the line itself is there already
    else if (outcome.error)
        m_terminal.writeError(*outcome.error);
    return exitCodeOf(m_options, outcome);
}

} // namespace aisb::cli
