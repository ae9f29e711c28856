// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/runcontroller.h"

#include "core/health.h"
#include "run/runner.h"

#include <QThread>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

// What the command line does when parsing ends: the experiment folder is named by this moment.
core::RunOptions stamped(core::RunOptions options)
{
    const QString now = QDateTime::currentDateTime().toString(u"yyyyMMdd_HHmmss"_s);
    options.cfgTimeStr = now;
    options.dirTimeStr = now;
    return options;
}

} // namespace

RunController::RunController(QObject *parent)
    : QObject(parent)
{
}

RunController::~RunController() = default;

bool RunController::start(const core::RunOptions &options, const run::Environment &environment)
{
    if (m_isRunning) {
        return false;
    }
    m_runner = std::make_unique<run::Runner>(environment);
    connect(m_runner.get(), &run::Runner::experimentChosen, this, &RunController::takeExperiment);
    connect(m_runner.get(), &run::Runner::progressed, this, &RunController::takeSnapshot);
    connect(m_runner.get(), &run::Runner::logged, this, &RunController::takeLine);
    connect(m_runner.get(), &run::Runner::taskLogged, this,
        [this](const QString &, const core::LogLine &line) { takeLine(line); });
    connect(m_runner.get(), &run::Runner::accuracySummarized, this, &RunController::takeSummary);
    connect(m_runner.get(), &run::Runner::finished, this, &RunController::takeOutcome);
    begin(options);
    m_runner->start(stamped(options));
    return true;
}

void RunController::begin(const core::RunOptions &options)
{
    m_options = options;
    m_options.apiKey = {};
    m_startedAt = QDateTime::currentDateTime();
    m_endedAt = {};
    m_path.clear();
    m_snapshot = {};
    m_sending = {};
    m_scoring.clear();
    m_summary.reset();
    m_history.clear();
    m_health.clear();
    m_lines.clear();
    m_outcome.reset();
    m_isRunning = true;
    Q_EMIT started();
}

void RunController::stop()
{
    if (m_runner && m_isRunning) {
        m_runner->stop();
        Q_EMIT stopRequested();
    }
}

void RunController::stopNow()
{
    if (stopLevel() == core::StopLevel::None) {
        stop();
    }
    stop();
}

core::StopLevel RunController::stopLevel() const
{
    return m_runner ? m_runner->stopLevel() : core::StopLevel::None;
}

double RunController::elapsedS() const
{
    if (!m_startedAt.isValid()) {
        return 0;
    }
    const QDateTime end = m_endedAt.isValid() ? m_endedAt : QDateTime::currentDateTime();
    return static_cast<double>(m_startedAt.msecsTo(end)) / 1e3;
}

void RunController::takeSnapshot(const core::ProgressSnapshot &snapshot)
{
    m_snapshot = snapshot;
    if (snapshot.stage == core::Stage::Eval) {
        m_scoring = snapshot.tasks;
    } else {
        m_sending = snapshot;
    }
    if (snapshot.stage == core::Stage::Infer && snapshot.currentTask >= 0
        && snapshot.live.atS > 0) {
        m_history.add(snapshot, snapshot.live.atS);
        judge(snapshot);
    }
    Q_EMIT progressed();
}

// Only a task that is sending: before and after, nothing is measured.
void RunController::judge(const core::ProgressSnapshot &snapshot)
{
    if (snapshot.currentTask >= static_cast<int>(snapshot.tasks.size())) {
        return;
    }
    const core::TaskProgress &task = snapshot.tasks[static_cast<std::size_t>(snapshot.currentTask)];
    if (task.state == core::TaskState::Inferencing) {
        m_health.add(core::liveHealthOf(task, snapshot.live, QThread::idealThreadCount()),
            snapshot.live.atS);
    }
}

void RunController::takeExperiment(const QString &path)
{
    m_path = path;
    Q_EMIT experimentChosen(path);
}

void RunController::takeLine(const core::LogLine &line)
{
    m_lines.push_back(line);
    if (m_lines.size() > kMaxLines) {
        m_lines.pop_front();
    }
    Q_EMIT logged(line);
}

void RunController::takeSummary(const core::AccuracySummary &summary)
{
    m_summary = summary;
    Q_EMIT summarized();
}

void RunController::takeOutcome(const core::RunOutcome &outcome)
{
    m_isRunning = false;
    m_endedAt = QDateTime::currentDateTime();
    m_outcome = outcome;
    if (!outcome.experimentPath.isEmpty()) {
        m_path = outcome.experimentPath;
    }
    Q_EMIT finished(outcome);
}

} // namespace aisb::gui
