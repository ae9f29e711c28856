// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/infertask.h"

#include "core/text/format.h"
#include "net/backends/catalogue.h"
#include "net/baseurl.h"
#include "net/servicecheck.h"
#include "net/servicetokenizer.h"
#include "report/consoletables.h"
#include "report/ratepage.h"
#include "run/hostmemory.h"
#include "run/loadrows.h"
#include "run/recount.h"

#include <QCoroFuture>
#include <QDir>
#include <QtConcurrentRun>

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::TaskState;

namespace {

QString listText(const std::vector<int> &values)
{
    QStringList texts;
    for (const int value : values)
        texts.append(QString::number(value));
    return u'[' + texts.join(u", "_s) + u']';
}

QString reasonsText(const std::vector<std::pair<QString, qint64>> &failures)
{
    QStringList texts;
    for (const auto &[reason, count] : failures)
        texts.append(failures.size() == 1 ? reason : u"%1 x %2"_s.arg(count).arg(reason));
    return texts.join(u"; "_s);
}

struct ScheduleFiles
{
    QString summary;
    core::Result<QStringList> files;
};

} // namespace

InferTask::InferTask(
    TaskPlan plan, std::shared_ptr<const TaskOutput> output, TaskEnvironment environment)
    : m_plan(std::move(plan))
    , m_output(std::move(output))
    , m_environment(std::move(environment))
    , m_model(m_plan.spec)
    , m_log(m_environment.environment.logLevel,
          [this](const core::LogLine &line) { Q_EMIT logged(line); })
{
    for (QPromise<void> *promise : {&m_warmupReported, &m_journalOpened, &m_journalClosed})
        promise->start();
}

InferTask::~InferTask() = default;

QCoro::Task<InferOutcome> InferTask::run(std::shared_ptr<InferTask> task)
{
    InferOutcome outcome;
    task->openLog();
    task->setState(TaskState::Start);
    const auto failed = [&](const core::Error &error) {
        task->m_error = error.text();
        task->m_log.error(error);
        task->setState(TaskState::Error);
        outcome.error = error;
        outcome.wasInterrupted = task->isStopped();
        return outcome;
    };

    const core::Result<Rows> rows = co_await loadRows(task);
    if (!rows)
        co_return failed(rows.error());
    if (const core::Result<> done = co_await findTodo(task, *rows); !done)
        co_return failed(done.error());
    if (task->m_todo.total == 0) {
        task->m_log.warning(u"Get no data to infer, task finished"_s);
        task->setState(TaskState::Finish);
        co_return outcome;
    }
    if (const core::Result<> done = co_await planLoad(task, *rows); !done)
        co_return failed(done.error());
    if (const core::Result<> done = co_await resolveModel(task); !done)
        co_return failed(done.error());
    if (const core::Result<> done = co_await startThreads(task, *rows); !done)
        co_return failed(done.error());
    if (const core::Result<> done = co_await warmUp(task, *rows); !done)
        co_return failed(done.error());
    if (const core::Result<> done = co_await sendAll(task, *rows); !done)
        co_return failed(done.error());
    if (task->m_stop == core::StopLevel::Now) {
        task->m_log.warning(task->m_output->stoppedText(task->m_journal));
        task->setState(TaskState::Cancelled);
        outcome.wasInterrupted = true;
        co_return outcome;
    }
    co_await countAtService(task);
    const core::Result<TaskFiles> files = co_await writeFiles(task);
    if (!files)
        co_return failed(files.error());
    outcome.data = files->data;
    outcome.load = task->m_load;
    outcome.facts = task->measurementFacts();
    outcome.failedRequests = task->m_counters->failed;
    outcome.wasInterrupted = task->isStopped();
    task->setState(TaskState::Finish);
    co_return outcome;
}

void InferTask::stop(core::StopLevel level)
{
    if (level <= m_stop.load())
        return;
    m_stop = level;
    if (m_discovery)
        m_discovery->cancel();
    if (m_serviceTokenizer)
        m_serviceTokenizer->cancel();
    if (m_dispatcher)
        m_dispatcher->invoke([level](Dispatcher &dispatcher) { dispatcher.stop(level); });
}

core::TaskProgress InferTask::progress() const
{
    core::TaskProgress progress;
    progress.name = m_plan.name();
    progress.state = m_state;
    if (m_isLoaded)
        progress.total = m_todo.total + m_todo.finished;
    progress.done = m_todo.finished + m_counters->finishedCases;
    if (m_load.kind == LoadPlan::Kind::Pressure)
        showTime(progress);
    progress.late = m_counters->late;
    progress.due = dueSends();
    progress.unconnected = m_counters->unconnected;
    progress.posted = m_counters->posted;
    progress.received = m_counters->received;
    progress.failed = m_counters->failed;
    progress.inFlight = m_counters->inFlight();
    progress.rate = m_collected.live.finishedPerS + m_collected.live.failedPerS;
    if (m_startedAt.ns > 0)
        progress.elapsedS =
            static_cast<double>((isFinal(m_state) ? m_endedAt : core::now()) - m_startedAt) * 1e-9;
    progress.inputTokens = m_counters->inputTokens;
    progress.outputTokens = m_counters->outputTokens;
    progress.concurrency = m_plan.spec->batchSize;
    progress.transport = transportNote(*m_plan.spec, m_environment.options.pressure);
    progress.logPath = m_logPath;
    progress.error = m_error;
    return progress;
}

// The progress of a pressure run is its time: spec/perf.md 9.6.
// How many of the planned sends should be out by now.
qint64 InferTask::dueSends() const
{
    if (!m_load.offsets || m_load.kind == LoadPlan::Kind::Pressure || m_sendingSince.ns == 0)
        return -1;
    const double passed = static_cast<double>(core::now() - m_sendingSince) * 1e-9;
    const std::vector<double> &offsets = *m_load.offsets;
    return std::ranges::upper_bound(offsets, passed) - offsets.begin();
}

void InferTask::showTime(core::TaskProgress &progress) const
{
    progress.isTimed = true;
    progress.total = m_load.pressureNs / 1'000'000'000;
    progress.done = m_sendingSince.ns > 0
        ? std::min((core::now() - m_sendingSince) / 1'000'000'000, progress.total)
        : 0;
}

void InferTask::openLog()
{
    m_startedAt = core::now();
    if (!m_environment.options.debug) {
        m_logPath = m_output->relativeLog();
        const core::Result<> opened =
            m_log.openFile(QDir(m_environment.experiment).filePath(m_logPath),
                !m_environment.options.upstreamCompat);
        if (!opened)
            m_log.error(opened.error());
    }
    m_log.info(u"Task [%1]"_s.arg(m_plan.name()));
}

void InferTask::setState(TaskState state)
{
    if (isFinal(m_state))
        return;
    m_state = state;
    if (isFinal(state)) {
        m_endedAt = core::now();
        m_log.info(u"Task state is %1"_s.arg(core::taskStateName(state)));
    }
    Q_EMIT stateChanged();
}

InferTask::Step<InferTask::Rows> InferTask::loadRows(std::shared_ptr<InferTask> task)
{
    task->setState(TaskState::LoadingDataset);
    datasets::LoadContext context;
    context.datasetsRoot = task->m_environment.environment.datasetsRoot;
    context.currentDir = task->m_environment.environment.currentDir;
    context.seed = task->m_environment.options.seed;
    context.tokenizer = task->m_plan.tokenizer;
    context.maxTextBytes = hostMemory().value_or(HostMemory{}).available;
    context.progress = [task](qint64, qint64) { return !task->isStopped(); };
    core::Result<LoadedRows> loaded =
        co_await QtConcurrent::run(run::loadRows, task->m_plan.datasets, context,
            task->m_output->needsTimePoints() ? Prompts::Before : Prompts::WhenSent);
    if (!loaded)
        co_return core::fail(loaded.error());
    for (const QString &note : loaded->notes)
        task->m_log.info(note);
    const Rows rows = loaded->rows;
    if (rows->size() == 0)
        co_return core::fail(ErrorCode::DsetData002, u"the data sets have no rows"_s);
    const qint64 bytes = rows->memoryBytes();
    task->m_log.info(
        u"Data set: %1 rows, %2 in memory"_s.arg(rows->size()).arg(core::displayBytes(bytes)));
    if (const std::optional<HostMemory> memory = hostMemory())
        if (core::Result<> enough = checkMemory(bytes, *memory); !enough)
            co_return core::fail(enough.error());
    co_return rows;
}

InferTask::Step<void> InferTask::findTodo(std::shared_ptr<InferTask> task, Rows rows)
{
    const std::shared_ptr<const TaskOutput> output = task->m_output;
    // gcc 12 destroys the captures of a lambda within a co_await expression twice: hence the name.
    const QFuture<core::Result<Todo>> preparing = QtConcurrent::run(
        task->m_environment.filePool, [output, rows] { return output->prepare(rows); });
    core::Result<Todo> todo = co_await preparing;
    if (!todo)
        co_return core::fail(todo.error());
    for (const QString &warning : todo->warnings)
        task->m_log.warning(warning);
    task->m_todo = std::move(*todo);
    task->m_isLoaded = true;
    if (task->m_todo.finished > 0 && task->m_todo.total > 0)
        task->m_log.info(
            u"Found %1 completed data in cache, run infer task from the last interrupted position"_s
                .arg(task->m_todo.finished));
    co_return core::Result<>();
}

InferTask::Step<void> InferTask::planLoad(std::shared_ptr<InferTask> task, Rows rows)
{
    const LoadRequest request{task->m_model, task->m_environment.options, rows,
        task->m_todo.positions, task->m_todo.total, task->m_plan.numReturnSequences};
    const QFuture<core::Result<LoadPlan>> planning = QtConcurrent::run(makeLoadPlan, request);
    core::Result<LoadPlan> load = co_await planning;
    if (!load)
        co_return core::fail(load.error());
    task->m_load = std::move(*load);
    for (const QString &note : task->m_load.notes)
        task->m_log.info(note);
    for (const QString &warning : task->m_load.warnings)
        task->m_log.warning(warning);
    if (task->m_load.isRateControlled() && task->m_output->needsTimePoints())
        co_return co_await describeSchedule(task);
    co_return core::Result<>();
}

InferTask::Step<void> InferTask::describeSchedule(std::shared_ptr<InferTask> task)
{
    const std::shared_ptr<const TaskOutput> output = task->m_output;
    const QFuture<ScheduleFiles> writing =
        QtConcurrent::run(task->m_environment.filePool, [output, load = task->m_load] {
            const core::ScheduleReview review = core::reviewSchedule(load.rate, *load.offsets);
            return ScheduleFiles{report::scheduleSummaryText(load.rate, review),
                output->writeSchedule(core::rateFigureOf(load.rate, review))};
        });
    const ScheduleFiles done = co_await writing;
    if (!done.files)
        co_return core::fail(done.files.error());
    task->m_log.info(u'\n' + done.summary + u'\n');
    for (const QString &file : *done.files)
        task->m_log.info(u"Written: %1"_s.arg(file));
    co_return core::Result<>();
}

InferTask::Step<void> InferTask::resolveModel(std::shared_ptr<InferTask> task)
{
    if (!task->m_model->model.isEmpty()
        || !net::backendFor(task->m_model->backend).describe().discoversModel)
        co_return core::Result<>();
    const QString key = net::baseUrl(*task->m_model);
    if (!task->m_environment.modelNames->contains(key)) {
        task->m_log.info(u"No model name is set; asking %1 for its models"_s.arg(key));
        task->m_discovery =
            std::make_unique<net::ModelDiscovery>(task->m_environment.environment.proxies);
        const core::Result<QStringList> names = co_await task->m_discovery->fetch(*task->m_model);
        if (!names)
            co_return core::fail(names.error());
        task->m_environment.modelNames->insert(key, names->first());
        task->m_log.info(u"Model: %1"_s.arg(names->first()));
    }
    auto model = std::make_shared<core::ModelSpec>(*task->m_model);
    model->model = task->m_environment.modelNames->value(key);
    task->m_model = std::move(model);
    co_return core::Result<>();
}

// For counting what the service does not report. A run does without: the service mostly does.
QCoro::Task<core::TokenizerPtr> InferTask::loadTokenizer(std::shared_ptr<InferTask> task)
{
    if (!task->m_plan.tokenizer || task->m_model->isCountedByService)
        co_return core::TokenizerPtr();
    const QFuture<core::Result<core::TokenizerPtr>> loading =
        QtConcurrent::run([source = task->m_plan.tokenizer] { return source(); });
    const core::Result<core::TokenizerPtr> tokenizer = co_await loading;
    if (tokenizer) {
        task->m_log.info(u"Tokenizer: %1 (%2 tokens)"_s.arg(task->m_model->path)
                .arg((*tokenizer)->vocabularySize()));
        co_return *tokenizer;
    }
    task->m_log.warning(
        u"No tokenizer; where the service reports no token counts, events are counted: %1"_s.arg(
            tokenizer.error().text()));
    co_return core::TokenizerPtr();
}

InferTask::Step<void> InferTask::startThreads(std::shared_ptr<InferTask> task, Rows rows)
{
    const int concurrency = task->m_model->batchSize;
    const int workers = task->m_environment.options.debug
        ? 1
        : workerCount(
              task->m_environment.environment.workersNum, concurrency, QThread::idealThreadCount());
    net::RequestClientOptions client;
    client.context.proxies = task->m_environment.environment.proxies;
    client.isPerformance = task->m_output->needsTimePoints();
    client.tokenizer = co_await loadTokenizer(task);
    const core::TransportChoice transport =
        effectiveTransport(*task->m_model, task->m_environment.options.pressure);
    task->m_pool = std::make_unique<WorkerPool>(workers, transport, client, task->m_counters);
    task->m_collector = std::make_unique<RunThread<Collector>>(
        u"store"_s, std::make_unique<Collector>(task->m_output->makeSink(rows), task->m_counters));
    // The collector is connected before the dispatcher: it has been sent every record when the
    // dispatcher is done.
    task->connectRecords();
    task->m_dispatcher = std::make_unique<RunThread<Dispatcher>>(
        u"dispatch"_s, std::make_unique<Dispatcher>(task->m_pool.get()));
    co_await task->m_pool->ready();
    task->m_log.info(u"Transport: %1"_s.arg(
        transportNote(*task->m_model, task->m_environment.options.pressure).text()));
    task->m_log.info(u"Total concurrency: %1, per worker concurrency: %2"_s.arg(concurrency)
            .arg(listText(splitConcurrency(concurrency, workers))));
    co_return core::Result<>();
}

void InferTask::connectRecords()
{
    Collector *collector = m_collector->object();
    for (int i = 0; i < m_pool->size(); ++i) {
        connect(m_pool->worker(i), &Worker::recorded, collector, &Collector::take);
        connect(m_pool->worker(i), &Worker::lagMeasured, collector, &Collector::takeLags);
    }
    connect(collector, &Collector::changed, this,
        [this](const CollectorState &state) { m_collected = state; });
    connect(collector, &Collector::reported, this, [this](const CollectorState &state) {
        m_collected = state;
        m_warmupReported.finish();
    });
    connect(collector, &Collector::opened, this, [this] { m_journalOpened.finish(); });
    connect(collector, &Collector::failed, this, [this](const core::Error &error) {
        m_storeError = error;
        m_journalOpened.finish();
        stop(core::StopLevel::Graceful);
    });
    connect(collector, &Collector::closed, this,
        [this](const CollectorState &state, const QString &journal) {
            m_collected = state;
            m_journal = journal;
            m_journalClosed.finish();
        });
}

QCoro::Task<SendReport> InferTask::dispatch(std::shared_ptr<InferTask> task, SendPlan plan)
{
    auto done = std::make_shared<QPromise<SendReport>>();
    done->start();
    const QFuture<SendReport> future = done->future();
    task->m_dispatcher->invoke(
        [plan = std::move(plan), done = std::move(done)](
            Dispatcher &dispatcher) mutable { dispatcher.run(std::move(plan), std::move(done)); });
    co_return co_await future;
}

InferTask::Step<void> InferTask::warmUp(std::shared_ptr<InferTask> task, Rows rows)
{
    const int wanted = task->m_environment.options.numWarmups;
    if (wanted <= 0 || task->isStopped())
        co_return core::Result<>();
    task->setState(TaskState::Warmup);
    task->m_log.info(
        u"Warm-up: %1 requests, concurrency %2"_s.arg(wanted).arg(task->m_model->batchSize));
    SendPlan plan = task->sendPlan(rows);
    plan.total = wanted;
    plan.repeats = 1;
    co_await dispatch(task, std::move(plan));
    task->m_collector->invoke([](Collector &collector) { collector.report(); });
    co_await task->m_warmupReported.future();

    const qint64 succeeded = task->m_counters->received;
    const qint64 failed = task->m_counters->failed;
    if (succeeded == 0 && !task->isStopped()) {
        task->setState(TaskState::WarmupFailed);
        co_return core::fail(ErrorCode::TinferRuntime001,
            u"all %1 warm-up requests to %2 failed: %3"_s.arg(failed).arg(
                net::effectiveAddress(*task->m_model).value_or(net::baseUrl(*task->m_model)),
                reasonsText(task->m_collected.failures)));
    }
    task->m_log.info(u"Warm-up finished: %1 succeeded, %2 failed"_s.arg(succeeded).arg(failed));
    task->setState(TaskState::WarmupFinished);
    task->m_counters->reset();
    co_return core::Result<>();
}

InferTask::Step<void> InferTask::sendAll(std::shared_ptr<InferTask> task, Rows rows)
{
    task->m_collector->invoke([](Collector &collector) { collector.beginMeasurement(); });
    co_await task->m_journalOpened.future();
    if (const std::optional<core::Error> error = task->m_storeError)
        co_return core::fail(*error);

    task->m_log.info(u"Total data num: %1"_s.arg(task->m_todo.total));
    task->setState(TaskState::Inferencing);
    task->m_sendingSince = core::now();
    if (!task->isStopped())
        task->m_sent = co_await dispatch(task, task->measuredPlan(rows));

    if (task->m_stop != core::StopLevel::Now)
        task->setState(TaskState::WriteCache);
    task->m_collector->invoke([](Collector &collector) { collector.close(); });
    co_await task->m_journalClosed.future();
    task->logSending();
    task->logEnd();
    if (const std::optional<core::Error> error = task->m_storeError)
        co_return core::fail(*error);
    co_return core::Result<>();
}

SendPlan InferTask::sendPlan(Rows rows) const
{
    SendPlan plan;
    plan.rows = std::move(rows);
    plan.todo = m_todo.positions;
    plan.model = m_model;
    plan.total = m_todo.total;
    plan.repeats = m_plan.numReturnSequences;
    plan.concurrency = m_model->batchSize;
    return plan;
}

int InferTask::concurrency() const
{
    // Sends at the time stamps of the data are not limited (spec/perf.md 9.5).
    return m_load.kind == LoadPlan::Kind::Timestamps ? std::numeric_limits<int>::max()
                                                     : m_model->batchSize;
}

SendPlan InferTask::measuredPlan(Rows rows) const
{
    SendPlan plan = sendPlan(std::move(rows));
    plan.concurrency = concurrency();
    plan.offsets = m_load.offsets;
    plan.timeLimitNs = m_load.timeLimitNs;
    plan.pressureNs = m_load.pressureNs;
    if (m_load.order)
        plan.todo = m_load.order;
    if (!plan.offsets)
        plan.rampIntervalUs = rampIntervalUs(m_pool->size());
    return plan;
}

QCoro::Task<> InferTask::countAtService(std::shared_ptr<InferTask> task)
{
    if (!task->m_model->isCountedByService || task->m_model->isCompatMode || task->isStopped()
        || task->m_counters->uncounted == 0 || !task->m_output->needsTimePoints())
        co_return;
    using net::ServiceTokenizer;
    task->m_serviceTokenizer =
        std::make_unique<ServiceTokenizer>(*task->m_model, task->m_environment.environment.proxies);
    ServiceTokenizer *service = task->m_serviceTokenizer.get();
    const TokenCounting counting{[service](const core::Json &input) {
                                     return service->count(input, ServiceTokenizer::Text::Prompt);
                                 },
        [service](const QString &prediction) {
            return service->count(prediction, ServiceTokenizer::Text::Answer);
        }};
    const QFuture<core::Result<Recounted>> running =
        QtConcurrent::run(recountJournal, task->m_journal, counting);
    const core::Result<Recounted> done = co_await running;
    if (!done) {
        task->m_log.warning(done.error().text());
        co_return;
    }
    if (done->records > 0)
        task->m_log.info(u"The service counted the tokens of %1 records"_s.arg(done->records));
    if (done->error)
        task->m_log.warning(u"The service does not count tokens, events stay counted: %1"_s.arg(
            done->error->text()));
}

InferTask::Step<TaskFiles> InferTask::writeFiles(std::shared_ptr<InferTask> task)
{
    const std::shared_ptr<const TaskOutput> output = task->m_output;
    const QFuture<core::Result<TaskFiles>> finishing =
        QtConcurrent::run(task->m_environment.filePool,
            [output, journal = task->m_journal] { return output->finish(journal); });
    const core::Result<TaskFiles> files = co_await finishing;
    if (!files)
        co_return core::fail(files.error().in(u"the records stay in %1"_s.arg(task->m_journal)));
    for (const QString &warning : files->warnings)
        task->m_log.warning(warning);
    for (const QString &file : files->files)
        task->m_log.info(u"Written: %1"_s.arg(file));
    task->m_log.info(u"Task time elapsed: %1s"_s.arg(
        static_cast<double>(core::now() - task->m_startedAt) * 1e-9, 0, 'f', 2));
    co_return *files;
}

// What has to agree: slots and latencies, our token counts and those of the service.
void InferTask::addIdentities(core::MeasurementFacts &facts) const
{
    facts.comparedReplies = m_counters->comparedReplies;
    facts.serviceTokens = m_counters->serviceTokens;
    facts.ownTokens = m_counters->ownTokens;
    if (isStopped())
        return;
    facts.slotSeconds = static_cast<double>(m_sent.slotNs) * 1e-9;
    facts.latencySeconds = static_cast<double>(m_counters->latencyNs) * 1e-9;
    facts.sendingSeconds = static_cast<double>(m_sent.endedAt - m_sent.startedAt) * 1e-9;
    facts.finishedRequests = m_counters->finished();
}

core::MeasurementFacts InferTask::measurementFacts() const
{
    core::MeasurementFacts facts;
    facts.askedConcurrency = m_load.kind == LoadPlan::Kind::Timestamps ? 0 : m_model->batchSize;
    facts.unsent = m_sent.hitTimeLimit ? m_sent.unsent : 0;
    facts.loopLagP99Ms = m_collected.loopLagP99Ms;
    facts.clientCpuPercent = m_collected.clientCpuPercent;
    facts.cpus = QThread::idealThreadCount();
    addIdentities(facts);
    const double span = static_cast<double>(m_sent.lastSentAt - m_sent.startedAt) * 1e-9;
    const bool isPlanned = m_load.offsets && m_load.kind != LoadPlan::Kind::Pressure;
    if (!isPlanned || m_sent.sent == 0 || !(span > 0))
        return facts;
    const double planned = (*m_load.offsets)[static_cast<std::size_t>(m_sent.sent - 1)];
    if (planned > 0) {
        facts.askedRate = static_cast<double>(m_sent.sent) / planned;
        facts.achievedRate = static_cast<double>(m_sent.sent) / span;
    }
    return facts;
}

void InferTask::logSending()
{
    const double span = static_cast<double>(m_sent.lastSentAt - m_sent.startedAt) * 1e-9;
    if (m_sent.sent == 0)
        return;
    if (m_load.kind == LoadPlan::Kind::Pressure) {
        m_log.info(u"Pressure: %1 clients sent %2 requests in %3 s"_s.arg(m_sent.clients)
                .arg(m_sent.sent)
                .arg(span, 0, 'f', 3));
        if (m_sent.clients < m_model->batchSize && !isStopped())
            m_log.warning(
                u"The time was over before all %1 clients were added; raise request_rate or the pressure time"_s
                    .arg(m_model->batchSize));
        return;
    }
    if (m_sent.hitTimeLimit)
        m_log.warning(
            u"The time limit ended sending: %1 of %2 requests were not sent"_s.arg(m_sent.unsent)
                .arg(m_todo.total));
    if (!m_load.offsets)
        return;
    const double planned = (*m_load.offsets)[static_cast<std::size_t>(m_sent.sent - 1)];
    m_log.info(
        u"Schedule kept: %1 requests in %2 s, planned %3 s; %4 requests/s of %5"_s.arg(m_sent.sent)
            .arg(span, 0, 'f', 3)
            .arg(planned, 0, 'f', 3)
            .arg(static_cast<double>(m_sent.sent) / std::max(span, 1e-9), 0, 'f', 3)
            .arg(static_cast<double>(m_sent.sent) / std::max(planned, 1e-9), 0, 'f', 3));
    if (const qint64 late = m_counters->late)
        m_log.warning(
            u"%1 requests were sent more than %2 ms after their planned start: the concurrency of %3 was in use, or the client was busy"_s
                .arg(late)
                .arg(core::kLateSendS * 1000)
                .arg(m_model->batchSize));
}

void InferTask::logEnd()
{
    m_log.info(u"Client: event-loop lag p99 %1 ms, %2 % of one core"_s
            .arg(std::max(m_collected.loopLagP99Ms, 0.0), 0, 'f', 2)
            .arg(m_collected.clientCpuPercent, 0, 'f', 0));
    if (m_collected.failures.empty())
        return;
    std::vector<core::FailureCount> failures;
    for (const auto &[reason, count] : m_collected.failures)
        failures.push_back({reason, count});
    m_log.warning(u"%1 requests failed\n%2"_s.arg(m_counters->failed.load())
            .arg(report::failureTableText(failures)));
}

} // namespace aisb::run
