// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/phrase.h"

#include <QDateTime>
#include <QMetaType>
#include <QString>

#include <optional>
#include <vector>

namespace aisb::core {

// Words of the task board. Source: spec/workflow.md 8.3.
enum class TaskState
{
    NotStart,
    Start,
    LoadingDataset,
    Warmup,
    WarmupFinished,
    WarmupFailed,
    Inferencing,
    Evaluating,
    WriteCache,
    Cancelled,
    Killed,
    Finish,
    Error,
};
[[nodiscard]] QLatin1String taskStateName(TaskState state); // "warmup finished"
[[nodiscard]] inline bool isFinal(TaskState state)
{
    return state >= TaskState::Killed;
}

// One row of the board. Counters: POST, RECV, FAIL, FINISH of spec/workflow.md 8.3; cases for done
// and total.
struct TaskProgress
{
    QString name; // "<model>/<group>"
    TaskState state = TaskState::NotStart;
    qint64 done = 0;
    qint64 total = -1; // -1 = unknown
    bool isTimed = false; // done and total are seconds (pressure run)
    qint64 posted = 0;
    qint64 received = 0;
    qint64 failed = 0;
    qint64 inFlight = 0;
    qint64 late = 0; // sent too long after their planned start
    qint64 due = -1; // sends the schedule asked for so far; -1 = no schedule
    qint64 unconnected = 0; // failed because no connection came about
    double rate = 0; // finished requests per second, last second
    double elapsedS = 0;
    qint64 inputTokens = 0;
    qint64 outputTokens = 0;
    int concurrency = 0; // asked for
    Phrase transport; // that sends, with the reason when it was chosen; empty = sends nothing
    QString logPath; // relative to the experiment, empty = none
    QString error; // why it failed
};

// What the running task measures right now; percentiles over the last 10 s, negative = no sample.
struct LiveMetrics
{
    double atS = 0; // since the start of sending of the task
    double ttftP50Ms = -1;
    double ttftP90Ms = -1;
    double ttftP99Ms = -1;
    double e2elP50Ms = -1;
    double e2elP99Ms = -1;
    double outputTokensPerS = 0; // last second
    double sentPerS = 0;
    double finishedPerS = 0;
    double failedPerS = 0;
    double loopLagP99Ms = -1;
    double clientCpuPercent = -1; // of one core, last 2 s
    double sendDelayP99Ms = -1; // of sends behind their plan
    double meanInFlight = 0; // last second
};

enum class Stage
{
    Prepare,
    Infer,
    Judge,
    Eval,
    Summary,
    Done
};

// Newest state of a run; sent at most ten times a second, each replacing the one before.
struct ProgressSnapshot
{
    Stage stage = Stage::Prepare;
    std::vector<TaskProgress> tasks;
    int currentTask = -1;
    LiveMetrics live;
    std::vector<std::pair<QString, qint64>> failures; // reason, count of the whole run
};

struct LogLine
{
    enum class Level
    {
        Debug,
        Info,
        Warning,
        Error
    };
    Level level = Level::Info;
    QDateTime at; // local time
    QString text;
};

// "[2026-11-24 10:15:00,123] [ais_bench] [INFO] text". Source: spec/workflow.md 6.2.
[[nodiscard]] QString formatLogLine(const LogLine &line);
[[nodiscard]] QLatin1String levelName(LogLine::Level level);

// How a run ended.
struct RunOutcome
{
    QString experimentPath; // empty when none was made
    std::optional<Error> error; // the first one that ends the run
    int failedTasks = 0;
    int tasks = 0;
    bool wasInterrupted = false;
};

} // namespace aisb::core

Q_DECLARE_METATYPE(aisb::core::ProgressSnapshot)
Q_DECLARE_METATYPE(aisb::core::LogLine)
Q_DECLARE_METATYPE(aisb::core::RunOutcome)
