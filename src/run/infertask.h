// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/health.h"
#include "core/progress.h"
#include "core/stop.h"
#include "run/collector.h"
#include "run/dispatcher.h"
#include "run/loadplan.h"
#include "run/runplan.h"
#include "run/runthread.h"
#include "run/tasklogger.h"
#include "run/taskoutput.h"

#include <QCoroTask>
#include <QHash>
#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace aisb::net {
class ModelDiscovery;
class ServiceTokenizer;
} // namespace aisb::net

namespace aisb::run {

// What all tasks of a run share.
struct TaskEnvironment
{
    QString experiment; // absolute path of the folder
    Environment environment;
    core::RunOptions options;
    QThreadPool *filePool = nullptr; // one thread: details files and HDF5
    std::shared_ptr<QHash<QString, QString>> modelNames; // base URL + key -> discovered model
};

struct InferOutcome
{
    std::optional<core::Error> error;
    std::shared_ptr<const core::PerfData> data; // null when nothing was recorded or written, or in
                                                // an accuracy run
    LoadPlan load;
    core::MeasurementFacts facts;
    qint64 failedRequests = 0;
    bool wasInterrupted = false;
};

// Sends the requests of one task: loads the data, finds what is left to do, warms up, keeps the
// concurrency, journals, writes the files. Lives in the main thread, never blocks it. Source:
// spec/workflow.md 9, spec/perf.md 9.
class InferTask : public QObject
{
    Q_OBJECT
public:
    InferTask(TaskPlan plan, std::shared_ptr<const TaskOutput> output, TaskEnvironment environment);
    ~InferTask() override; // ends the threads and waits for them

    // Once. The coroutine keeps the task alive.
    [[nodiscard]] static QCoro::Task<InferOutcome> run(std::shared_ptr<InferTask> task);
    void stop(core::StopLevel level);

    [[nodiscard]] const TaskPlan &plan() const { return m_plan; }
    [[nodiscard]] core::TaskProgress progress() const;
    [[nodiscard]] const CollectorState &collected() const { return m_collected; }

Q_SIGNALS:
    void logged(const aisb::core::LogLine &line);
    void stateChanged();

private:
    using Rows = std::shared_ptr<const JoinedCases>;
    template <class T>
    using Step = QCoro::Task<core::Result<T>>;

    [[nodiscard]] static Step<Rows> loadRows(std::shared_ptr<InferTask> task);
    [[nodiscard]] static Step<void> findTodo(std::shared_ptr<InferTask> task, Rows rows);
    [[nodiscard]] static Step<void> planLoad(std::shared_ptr<InferTask> task, Rows rows);
    [[nodiscard]] static Step<void> describeSchedule(std::shared_ptr<InferTask> task);
    [[nodiscard]] static Step<void> resolveModel(std::shared_ptr<InferTask> task);
    [[nodiscard]] static QCoro::Task<core::TokenizerPtr> loadTokenizer(
        std::shared_ptr<InferTask> task);
    [[nodiscard]] static Step<void> startThreads(std::shared_ptr<InferTask> task, Rows rows);
    [[nodiscard]] static Step<void> warmUp(std::shared_ptr<InferTask> task, Rows rows);
    [[nodiscard]] static Step<void> sendAll(std::shared_ptr<InferTask> task, Rows rows);
    // Asks the service for the token counts it left out; without an answer they stay as they are.
    static QCoro::Task<> countAtService(std::shared_ptr<InferTask> task);
    [[nodiscard]] static Step<TaskFiles> writeFiles(std::shared_ptr<InferTask> task);
    [[nodiscard]] static QCoro::Task<SendReport> dispatch(
        std::shared_ptr<InferTask> task, SendPlan plan);

    void openLog();
    void setState(core::TaskState state);
    void connectRecords();
    void logEnd();
    void logSending();
    [[nodiscard]] core::MeasurementFacts measurementFacts() const;
    void addIdentities(core::MeasurementFacts &facts) const;
    void showTime(core::TaskProgress &progress) const;
    [[nodiscard]] qint64 dueSends() const;
    [[nodiscard]] bool isStopped() const { return m_stop.load() != core::StopLevel::None; }

    [[nodiscard]] SendPlan sendPlan(Rows rows) const;
    // As sendPlan, with the schedule and the limits of the measurement.
    [[nodiscard]] SendPlan measuredPlan(Rows rows) const;
    // Most requests in flight while measuring.
    [[nodiscard]] int concurrency() const;

    TaskPlan m_plan;
    std::shared_ptr<const TaskOutput> m_output;
    TaskEnvironment m_environment;
    std::shared_ptr<const core::ModelSpec> m_model; // with the discovered name
    TaskLogger m_log;
    std::shared_ptr<TaskCounters> m_counters = std::make_shared<TaskCounters>();
    std::atomic<core::StopLevel> m_stop =
        core::StopLevel::None; // also read while data is loaded in the pool

    std::unique_ptr<net::ModelDiscovery> m_discovery;
    std::unique_ptr<net::ServiceTokenizer> m_serviceTokenizer;
    std::unique_ptr<WorkerPool> m_pool;
    std::unique_ptr<RunThread<Collector>> m_collector;
    std::unique_ptr<RunThread<Dispatcher>> m_dispatcher; // declared last: ends before what it uses
    QPromise<void> m_warmupReported;
    QPromise<void> m_journalOpened;
    QPromise<void> m_journalClosed;
    QString m_journal;
    std::optional<core::Error> m_storeError;

    CollectorState m_collected;
    core::TaskState m_state = core::TaskState::NotStart;
    Todo m_todo;
    LoadPlan m_load;
    SendReport m_sent;
    core::Instant m_sendingSince; // start of the measurement
    bool m_isLoaded = false;
    core::Instant m_startedAt;
    core::Instant m_endedAt;
    QString m_logPath; // relative to the experiment
    QString m_error;
};

} // namespace aisb::run
