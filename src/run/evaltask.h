// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/stop.h"
#include "run/evaluation.h"
#include "run/infertask.h"
#include "run/tasklogger.h"

#include <QCoroTask>
#include <QObject>

#include <atomic>
#include <memory>

namespace aisb::run {

// Scores one model on one data set in the pool, with a log of its own. Lives in the main thread,
// never blocks it. Source: spec/workflow.md 7.7.
class EvalTask : public QObject
{
    Q_OBJECT
public:
    EvalTask(EvalJob job, EvalSettings settings, TaskEnvironment environment);

    // Once. The coroutine keeps the task alive.
    [[nodiscard]] static QCoro::Task<core::Result<EvalOutcome>> run(std::shared_ptr<EvalTask> task);
    void stop() { m_isStopped = true; }

    [[nodiscard]] const EvalJob &job() const { return m_job; }
    [[nodiscard]] core::TaskProgress progress() const;

Q_SIGNALS:
    void logged(const aisb::core::LogLine &line);
    void stateChanged();

private:
    void openLog();
    void setState(core::TaskState state);
    void logOutcome(const EvalOutcome &outcome);

    EvalJob m_job;
    EvalSettings m_settings;
    TaskEnvironment m_environment;
    TaskLogger m_log;
    core::TaskState m_state = core::TaskState::NotStart;
    std::atomic<bool> m_isStopped = false; // read in the pool
    std::atomic<qint64> m_done = 0; // written in the pool
    std::atomic<qint64> m_total = -1;
    core::Instant m_startedAt;
    core::Instant m_endedAt;
    QString m_logPath;
    QString m_error;
};

} // namespace aisb::run
