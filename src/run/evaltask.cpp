// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/evaltask.h"

#include "core/text/pythontext.h"

#include <QCoroFuture>
#include <QDir>
#include <QtConcurrentRun>

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::TaskState;

EvalTask::EvalTask(EvalJob job, EvalSettings settings, TaskEnvironment environment)
    : m_job(std::move(job))
    , m_settings(std::move(settings))
    , m_environment(std::move(environment))
    , m_log(m_environment.environment.logLevel,
          [this](const core::LogLine &line) { Q_EMIT logged(line); })
{
}

QCoro::Task<core::Result<EvalOutcome>> EvalTask::run(std::shared_ptr<EvalTask> task)
{
    task->openLog();
    task->setState(TaskState::Evaluating);
    const auto score = [task] {
        return evaluate(task->m_job, task->m_settings, [task](qint64 done, qint64 total) {
            task->m_done = done;
            task->m_total = total;
            return !task->m_isStopped;
        });
    };
    const core::Result<EvalOutcome> outcome = co_await QtConcurrent::run(score);
    if (outcome) {
        task->logOutcome(*outcome);
        task->setState(TaskState::Finish);
    } else {
        task->m_error = outcome.error().text();
        task->m_log.error(outcome.error());
        task->setState(task->m_isStopped ? TaskState::Killed : TaskState::Error);
    }
    co_return outcome;
}

core::TaskProgress EvalTask::progress() const
{
    core::TaskProgress progress;
    progress.name = m_job.name();
    progress.state = m_state;
    progress.total = m_total;
    progress.done = m_done;
    if (m_startedAt.ns > 0)
        progress.elapsedS =
            static_cast<double>((isFinal(m_state) ? m_endedAt : core::now()) - m_startedAt) * 1e-9;
    progress.logPath = m_logPath;
    progress.error = m_error;
    return progress;
}

void EvalTask::openLog()
{
    m_startedAt = core::now();
    if (!m_environment.options.debug) {
        m_logPath = m_settings.paths.relativeLog("eval"_L1, m_job.model, m_job.dataset.abbr);
        const core::Result<> opened =
            m_log.openFile(QDir(m_environment.experiment).filePath(m_logPath),
                !m_environment.options.upstreamCompat);
        if (!opened)
            m_log.error(opened.error());
    }
    m_log.info(u"Task [%1]"_s.arg(m_job.name()));
}

void EvalTask::setState(TaskState state)
{
    m_state = state;
    if (isFinal(state)) {
        m_endedAt = core::now();
        m_log.info(u"Evaluation task time elapsed: %1s"_s.arg(
            static_cast<double>(m_endedAt - m_startedAt) * 1e-9, 0, 'f', 2));
        m_log.info(u"Task state is %1"_s.arg(core::taskStateName(state)));
    }
    Q_EMIT stateChanged();
}

void EvalTask::logOutcome(const EvalOutcome &outcome)
{
    for (const QString &warning : outcome.warnings)
        m_log.warning(warning);
    if (outcome.result.isNull())
        return;
    m_log.info(u"Task %1: %2"_s.arg(m_job.name(), core::pythonRepr(outcome.result)));
    m_log.info(u"Written: %1"_s.arg(outcome.path));
}

} // namespace aisb::run
