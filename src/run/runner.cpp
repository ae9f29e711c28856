// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runner.h"

#include "core/instant.h"
#include "core/optiontable.h"
#include "datasets/promptbuilder.h"
#include "run/accuracyreport.h"
#include "run/evaltask.h"
#include "run/experimentmaker.h"
#include "run/groupsummary.h"
#include "run/infertask.h"
#include "run/perfoutput.h"
#include "run/predictionoutput.h"
#include "run/runplan.h"
#include "run/specdecode.h"
#include "store/statusfiles.h"

#include <QCoroFuture>
#include <QFuture>
#include <QPointer>
#include <QTimer>
#include <QtConcurrentRun>

#include <map>
#include <utility>

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::LogLine;

namespace {

constexpr int kProgressIntervalMs = 100;
constexpr int kStatusIntervalMs = 500;

using SummaryResult = core::Result<SummaryFiles>;
using DataResult = core::Result<FoundData>;
using WrittenResult = core::Result<SummaryWritten>;

// Task numbers in order, so many at a time.
struct TaskQueue
{
    std::size_t next = 0;
    int running = 0;
    QPromise<void> done = {};
};

// Takes over what killed runs left in the journals of these models. Blocking.
core::Result<QStringList> recoverAll(const store::AccuracyPaths &paths, const QStringList &models)
{
    QStringList warnings;
    for (const QString &model : models) {
        const core::Result<store::PredictionsWritten> recovered =
            store::recoverPredictions(paths, model);
        if (!recovered)
            return core::fail(recovered.error());
        warnings.append(recovered->warnings);
    }
    return warnings;
}

ReportRequest reportRequest(const RunPlan &plan, const store::AccuracyPaths &paths,
    const QHash<QString, core::RightCounts> &rightCounts)
{
    ReportRequest request{paths, {}, {}, {}, {}, rightCounts};
    for (const TaskPlan &task : plan.tasks) {
        if (std::ranges::find(request.models, task.model, &report::SummaryModel::abbr)
            != request.models.end())
            continue;
        request.models.push_back({task.model, task.spec->summarizerAbbr});
        request.repeats.push_back(task.numReturnSequences);
    }
    for (const EvalJob &job : plan.evaluations) {
        const QString &abbr = job.dataset.abbr;
        if (std::ranges::find(request.datasets, abbr, &report::SummaryDataset::abbr)
            != request.datasets.end())
            continue;
        const core::Json &inference = job.dataset.config[u"infer_cfg"];
        const QString version = datasets::promptVersion(inference);
        request.datasets.push_back({abbr, version.isEmpty() ? u"/"_s : version,
            inference[u"inferencer"][u"type"].toString()});
    }
    if (const config::Value *summarizer = plan.config.root.find(u"summarizer"))
        request.summarizer = summarizer->toJson();
    return request;
}

} // namespace

// Kept alive by the coroutine; owner is gone once the Runner is.
class Runner::Impl : public std::enable_shared_from_this<Runner::Impl>
{
public:
    Impl(Runner *owner, Environment environment)
        : m_owner(owner)
        , m_environment(std::move(environment))
    {
        m_filePool.setMaxThreadCount(1);
        m_statusPool.setMaxThreadCount(1);
        m_progressTimer.setInterval(kProgressIntervalMs);
        QObject::connect(&m_progressTimer, &QTimer::timeout, owner, [this] { reportProgress(); });
    }

    static QCoro::Task<> run(std::shared_ptr<Impl> self, core::RunOptions options);
    void stop();
    void abandon();
    [[nodiscard]] core::StopLevel stopLevel() const { return m_stop; }

private:
    static QCoro::Task<core::Result<>> runStages(
        std::shared_ptr<Impl> self, core::RunOptions options);
    static QCoro::Task<> inferMeasured(std::shared_ptr<Impl> self);
    static QCoro::Task<> showSpecDecode(std::shared_ptr<Impl> self);
    static QCoro::Task<> inferAll(std::shared_ptr<Impl> self);
    static QCoro::Task<> inferOne(std::shared_ptr<Impl> self, std::size_t index);
    static QCoro::Task<core::Result<>> summarizePerformance(std::shared_ptr<Impl> self);
    static QCoro::Task<core::Result<>> summarizeOne(std::shared_ptr<Impl> self, std::size_t index);

    static QCoro::Task<core::Result<>> evaluateAll(std::shared_ptr<Impl> self);
    static QCoro::Task<> evaluateOne(std::shared_ptr<Impl> self, std::size_t index);
    static QCoro::Task<core::Result<>> summarizeAccuracy(std::shared_ptr<Impl> self);

    using OneTask = QCoro::Task<> (*)(std::shared_ptr<Impl>, std::size_t);
    static QCoro::Task<> runQueue(std::shared_ptr<Impl> self, std::size_t count, OneTask one);
    void startNext(const std::shared_ptr<TaskQueue> &queue, std::size_t count, OneTask one);

    void makeTasks();
    void makeEvaluations();
    template <class Task>
    void follow(const std::shared_ptr<Task> &task, const QString &name);
    [[nodiscard]] TaskEnvironment taskEnvironment();
    [[nodiscard]] store::AccuracyPaths accuracyPaths() const
    {
        return store::AccuracyPaths(m_experiment->paths.experiment());
    }
    void removeFinishedJournals();
    void addFailure(const QString &name, const core::Error &error, const QString &logPath);
    void log(LogLine::Level level, const QString &text);
    void logNotices(const std::vector<config::Notice> &notices);
    void reportProgress();
    void tellOthers(const std::vector<core::TaskProgress> &tasks);
    [[nodiscard]] bool isInterrupted() const { return m_stop != core::StopLevel::None; }

    QPointer<Runner> m_owner;
    Environment m_environment;
    core::StopLevel m_stop = core::StopLevel::None;
    core::Stage m_stage = core::Stage::Prepare;
    QThreadPool m_filePool;
    std::shared_ptr<store::StatusFiles> m_status; // once there is a folder, until the run ends
    core::Instant m_toldAt;
    QFuture<void> m_telling;
    QThreadPool m_statusPool; // one thread; declared last of these: ends first
    QTimer m_progressTimer;

    RunPlan m_plan;
    std::unique_ptr<const MadeExperiment> m_experiment; // once it is made
    std::vector<std::shared_ptr<InferTask>> m_tasks;
    std::vector<InferOutcome> m_outcomes;
    std::shared_ptr<SpecDecodeProbe> m_specDecode; // null unless --spec-decode
    int m_currentTask = -1;
    std::vector<std::shared_ptr<EvalTask>> m_evaluations;
    QHash<QString, core::RightCounts> m_rightCounts; // by "<model>/<data set>"
    core::RunOutcome m_outcome;
};

void Runner::Impl::log(LogLine::Level level, const QString &text)
{
    if (m_owner && level >= m_environment.logLevel)
        Q_EMIT m_owner->logged({level, QDateTime::currentDateTime(), text});
}

void Runner::Impl::logNotices(const std::vector<config::Notice> &notices)
{
    for (const config::Notice &notice : notices)
        log(notice.level, notice.text);
}

void Runner::Impl::reportProgress()
{
    if (!m_owner)
        return;
    core::ProgressSnapshot snapshot;
    snapshot.stage = m_stage;
    if (m_stage == core::Stage::Eval)
        for (const auto &task : m_evaluations)
            snapshot.tasks.push_back(task->progress());
    for (std::size_t i = 0; i < m_tasks.size() && m_stage != core::Stage::Eval; ++i) {
        const InferTask &task = *m_tasks[i];
        snapshot.tasks.push_back(task.progress());
        const core::TaskState state = snapshot.tasks.back().state;
        if (state != core::TaskState::NotStart && !isFinal(state)) {
            snapshot.currentTask = static_cast<int>(i);
            snapshot.live = task.collected().live;
        }
        snapshot.failures.insert(snapshot.failures.end(), task.collected().failures.begin(),
            task.collected().failures.end());
    }
    if (snapshot.currentTask < 0 && m_currentTask >= 0 && m_stage != core::Stage::Eval) {
        snapshot.currentTask = m_currentTask;
        snapshot.live = m_tasks[static_cast<std::size_t>(m_currentTask)]->collected().live;
    }
    tellOthers(snapshot.tasks);
    Q_EMIT m_owner->progressed(snapshot);
}

// Other programs read it twice a second.
void Runner::Impl::tellOthers(const std::vector<core::TaskProgress> &tasks)
{
    const core::Instant now = core::now();
    const bool isDue = now - m_toldAt >= kStatusIntervalMs * 1'000'000LL;
    if (!m_status || tasks.empty() || !isDue || m_telling.isRunning())
        return;
    m_toldAt = now;
    m_telling =
        QtConcurrent::run(&m_statusPool, [status = m_status, tasks] { status->write(tasks); });
}

void Runner::Impl::stop()
{
    m_stop = m_stop == core::StopLevel::None ? core::StopLevel::Graceful : core::StopLevel::Now;
    log(LogLine::Level::Warning,
        m_stop == core::StopLevel::Graceful
            ? u"Stopping: nothing more is sent, requests in flight are cancelled, results are written"_s
            : u"Stopping at once: what was recorded is kept"_s);
    if (m_specDecode)
        m_specDecode->cancel();
    for (const auto &task : m_tasks)
        task->stop(m_stop);
    for (const auto &task : m_evaluations)
        task->stop();
}

void Runner::Impl::abandon()
{
    m_owner = nullptr;
    m_progressTimer.stop();
    m_stop = core::StopLevel::Now;
    for (const auto &task : m_tasks)
        task->stop(m_stop);
    for (const auto &task : m_evaluations)
        task->stop();
}

QCoro::Task<> Runner::Impl::run(std::shared_ptr<Impl> self, core::RunOptions options)
{
    self->m_progressTimer.start();
    const core::Result<> done = co_await runStages(self, std::move(options));
    self->m_stage = core::Stage::Done;
    self->m_progressTimer.stop();
    const QFuture<void> removing = QtConcurrent::run(&self->m_statusPool,
        [status = std::exchange(self->m_status, nullptr)]() mutable { status.reset(); });
    co_await removing;
    self->m_outcome.wasInterrupted = self->isInterrupted();
    if (!done)
        self->m_outcome.error = done.error();
    if (!self->m_owner)
        co_return;
    self->reportProgress();
    Q_EMIT self->m_owner->finished(self->m_outcome);
}

QCoro::Task<core::Result<>> Runner::Impl::runStages(
    std::shared_ptr<Impl> self, core::RunOptions options)
{
    core::Result<RunPlan> plan =
        co_await QtConcurrent::run(makeRunPlan, options, self->m_environment);
    if (!plan)
        co_return core::fail(plan.error());
    self->m_plan = std::move(*plan);
    self->logNotices(self->m_plan.notices);
    for (const core::Issue &issue : self->m_plan.issues)
        if (issue.severity != core::Issue::Severity::Error)
            self->log(LogLine::Level::Warning, issue.path + u": "_s + issue.error.detail);
    if (self->m_plan.hasErrors())
        co_return core::fail(joinedIssues(self->m_plan.issues));
    if (self->isInterrupted())
        co_return core::Result<>();

    core::Result<MadeExperiment> made = co_await QtConcurrent::run(makeExperiment, self->m_plan);
    if (!made)
        co_return core::fail(made.error());
    self->m_experiment = std::make_unique<const MadeExperiment>(std::move(*made));
    self->m_outcome.experimentPath = self->m_experiment->paths.experiment();
    self->m_status = std::make_shared<store::StatusFiles>(self->m_outcome.experimentPath);
    self->logNotices(self->m_experiment->notices);
    if (self->m_experiment->isReused)
        self->log(
            LogLine::Level::Info, u"Reusing experiements from %1"_s.arg(self->m_experiment->stamp));
    self->log(LogLine::Level::Info, u"Current exp folder: %1"_s.arg(self->m_experiment->folder));
    if (self->m_owner)
        Q_EMIT self->m_owner->experimentChosen(self->m_experiment->paths.experiment());

    self->m_outcome.tasks = self->m_plan.sendsRequests || self->m_plan.isPerformance
        ? static_cast<int>(self->m_plan.tasks.size())
        : 0;
    self->m_outcomes.resize(self->m_plan.tasks.size());
    if (self->m_plan.sendsRequests)
        co_await inferMeasured(self);
    if (self->m_stop == core::StopLevel::Now)
        co_return core::Result<>();
    if (self->m_plan.isPerformance) {
        const core::Result<> done = co_await summarizePerformance(self);
        co_await showSpecDecode(self);
        co_return done;
    }
    const bool goesOn =
        options.continueOnInterrupt || options.upstreamExit || options.upstreamCompat;
    if (self->isInterrupted() && !goesOn) {
        if (self->m_plan.evaluates)
            self->log(LogLine::Level::Warning,
                u"What is there was not scored; --mode eval --reuse %1 does, --mode all --reuse %1 goes on"_s
                    .arg(self->m_experiment->stamp));
        co_return core::Result<>();
    }
    if (self->m_plan.evaluates)
        if (const core::Result<> done = co_await evaluateAll(self); !done)
            co_return done;
    if (self->m_stop == core::StopLevel::Now || !self->m_plan.reports)
        co_return core::Result<>();
    co_return co_await summarizeAccuracy(self);
}

TaskEnvironment Runner::Impl::taskEnvironment()
{
    return {m_experiment->paths.experiment(), m_environment, m_plan.options, &m_filePool,
        std::make_shared<QHash<QString, QString>>()};
}

template <class Task>
void Runner::Impl::follow(const std::shared_ptr<Task> &task, const QString &name)
{
    QObject::connect(task.get(), &Task::logged, m_owner, [this, name](const LogLine &line) {
        Q_EMIT m_owner->taskLogged(name, line);
        if (m_plan.options.debug)
            Q_EMIT m_owner->logged(line);
    });
    QObject::connect(task.get(), &Task::stateChanged, m_owner, [this] { reportProgress(); });
}

void Runner::Impl::makeTasks()
{
    const TaskEnvironment environment = taskEnvironment();
    for (const TaskPlan &task : m_plan.tasks) {
        const auto output = m_plan.isPerformance ? makePerfOutput(task, m_experiment->paths)
                                                 : makePredictionOutput(task, accuracyPaths());
        m_tasks.push_back(std::make_shared<InferTask>(task, output, environment));
        follow(m_tasks.back(), task.name());
    }
}

QCoro::Task<> Runner::Impl::runQueue(std::shared_ptr<Impl> self, std::size_t count, OneTask one)
{
    auto queue = std::make_shared<TaskQueue>();
    queue->done.start();
    self->startNext(queue, count, one);
    co_await queue->done.future();
}

void Runner::Impl::startNext(
    const std::shared_ptr<TaskQueue> &queue, std::size_t count, OneTask one)
{
    const int parallel = m_plan.options.debug ? 1 : m_plan.options.maxNumWorkers;
    const bool mayStart = !isInterrupted() || m_stage != core::Stage::Infer;
    while (queue->running < parallel && queue->next < count && mayStart
        && m_stop != core::StopLevel::Now) {
        ++queue->running;
        QCoro::connect(
            one(shared_from_this(), queue->next++), &m_progressTimer, [this, queue, count, one] {
                --queue->running;
                startNext(queue, count, one);
            });
    }
    if (queue->running == 0 && !queue->done.future().isFinished())
        queue->done.finish();
}

// The inference stage between two looks at the counters of speculative decoding, if they are
// wanted.
QCoro::Task<> Runner::Impl::inferMeasured(std::shared_ptr<Impl> self)
{
    const bool isWanted = self->m_plan.options.specDecode && self->m_plan.isPerformance;
    if (!isWanted) {
        co_await inferAll(self);
        co_return;
    }
    self->m_specDecode = std::make_shared<SpecDecodeProbe>(self->m_plan.tasks);
    co_await SpecDecodeProbe::readBefore(self->m_specDecode);
    co_await inferAll(self);
    co_await SpecDecodeProbe::readAfter(self->m_specDecode);
    const core::Result<QStringList> files =
        writeSpecDecode(self->m_experiment->paths, self->m_specDecode->runs());
    if (!files)
        self->log(LogLine::Level::Warning, files.error().text());
    for (const QString &file : files.value_or(QStringList()))
        self->log(LogLine::Level::Info, u"Written: %1"_s.arg(file));
}

QCoro::Task<> Runner::Impl::showSpecDecode(std::shared_ptr<Impl> self)
{
    if (!self->m_plan.options.specDecode)
        co_return;
    const QFuture<QString> reading =
        QtConcurrent::run(readSpecDecodeBlocks, self->m_experiment->paths);
    const QString text = co_await reading;
    if (self->m_owner && !text.isEmpty())
        Q_EMIT self->m_owner->specDecodeRead(text);
}

QCoro::Task<> Runner::Impl::inferAll(std::shared_ptr<Impl> self)
{
    self->m_stage = core::Stage::Infer;
    self->log(LogLine::Level::Info, u"Starting inference tasks..."_s);
    self->log(LogLine::Level::Info, u"Partitioned into %1 tasks."_s.arg(self->m_plan.tasks.size()));
    self->makeTasks();
    self->reportProgress(); // every task of the board before the first one starts
    co_await runQueue(self, self->m_tasks.size(), &Impl::inferOne);
    self->removeFinishedJournals();
    self->log(LogLine::Level::Info, u"Inference tasks completed."_s);
}

QCoro::Task<> Runner::Impl::inferOne(std::shared_ptr<Impl> self, std::size_t index)
{
    self->m_currentTask = static_cast<int>(index);
    self->m_outcomes[index] = co_await InferTask::run(self->m_tasks[index]);
    const InferOutcome &outcome = self->m_outcomes[index];
    const TaskPlan &task = self->m_tasks[index]->plan();
    if (outcome.error)
        self->addFailure(task.name(), *outcome.error, self->m_tasks[index]->progress().logPath);
    else if (outcome.failedRequests > 0 && !self->m_plan.isPerformance)
        self->log(LogLine::Level::Warning,
            u"%1: %2 requests failed; the same command with --reuse %3 tries them again"_s
                .arg(task.name())
                .arg(outcome.failedRequests)
                .arg(self->m_experiment->stamp));
    // Threads end here, not when the next stage is over.
    self->reportProgress();
}

void Runner::Impl::addFailure(const QString &name, const core::Error &error, const QString &logPath)
{
    ++m_outcome.failedTasks;
    const QString place = logPath.isEmpty()
        ? QString()
        : u" (log: %1/%2)"_s.arg(m_experiment->paths.experiment(), logPath);
    log(LogLine::Level::Error,
        core::Error{ErrorCode::RunnerTask001, u"%1 failed: %2%3"_s.arg(name, error.text(), place)}
            .text());
}

// Journals stay behind failures for those who look for their reasons; once a model has every row of
// every data set there is nothing left to find (WF-16).
void Runner::Impl::removeFinishedJournals()
{
    if (m_plan.isPerformance || m_plan.options.upstreamCompat || isInterrupted())
        return;
    std::map<QString, bool> isComplete; // by model
    for (std::size_t i = 0; i < m_tasks.size(); ++i) {
        bool &complete = isComplete.try_emplace(m_tasks[i]->plan().model, true).first->second;
        complete = complete && !m_outcomes[i].error && m_outcomes[i].failedRequests == 0;
    }
    for (const auto &[model, complete] : isComplete)
        if (complete)
            store::removeFinishedJournals(accuracyPaths(), model);
}

void Runner::Impl::makeEvaluations()
{
    EvalSettings settings{
        accuracyPaths(), {}, {}, m_plan.options.dumpEvalDetails, m_plan.options.dumpExtractRate};
    settings.context.datasetsRoot = m_environment.datasetsRoot;
    settings.context.currentDir = m_environment.currentDir;
    settings.context.seed = m_plan.options.seed;
    settings.options.isReference = m_plan.profile == core::MetricsProfile::Reference;
    const TaskEnvironment environment = taskEnvironment();
    for (const EvalJob &job : m_plan.evaluations) {
        m_evaluations.push_back(std::make_shared<EvalTask>(job, settings, environment));
        follow(m_evaluations.back(), job.name());
    }
}

QCoro::Task<core::Result<>> Runner::Impl::evaluateAll(std::shared_ptr<Impl> self)
{
    self->m_stage = core::Stage::Eval;
    self->log(LogLine::Level::Info, u"Starting evaluation tasks..."_s);
    if (!self->m_plan.sendsRequests) {
        QStringList models;
        for (const TaskPlan &task : self->m_plan.tasks)
            models.append(task.model);
        models.removeDuplicates();
        const store::AccuracyPaths paths = self->accuracyPaths();
        const core::Result<QStringList> recovered =
            co_await QtConcurrent::run(&self->m_filePool, recoverAll, paths, models);
        if (!recovered)
            co_return core::fail(recovered.error());
        for (const QString &warning : *recovered)
            self->log(LogLine::Level::Warning, warning);
    }
    self->makeEvaluations();
    self->m_outcome.tasks += static_cast<int>(self->m_evaluations.size());
    self->log(
        LogLine::Level::Info, u"Partitioned into %1 tasks."_s.arg(self->m_evaluations.size()));
    co_await runQueue(self, self->m_evaluations.size(), &Impl::evaluateOne);
    self->log(LogLine::Level::Info, u"Evaluation tasks completed."_s);
    co_return core::Result<>();
}

QCoro::Task<> Runner::Impl::evaluateOne(std::shared_ptr<Impl> self, std::size_t index)
{
    const std::shared_ptr<EvalTask> task = self->m_evaluations[index];
    const core::Result<EvalOutcome> outcome = co_await EvalTask::run(task);
    if (!outcome) {
        self->addFailure(task->job().name(), outcome.error(), task->progress().logPath);
    } else {
        for (const QString &warning : outcome->warnings)
            self->log(LogLine::Level::Warning, task->job().name() + u": "_s + warning);
        if (const std::optional<core::RightCounts> &counts = outcome->rightCounts)
            self->m_rightCounts.insert(task->job().name(), *counts);
    }
    self->reportProgress();
}

QCoro::Task<core::Result<>> Runner::Impl::summarizeAccuracy(std::shared_ptr<Impl> self)
{
    self->m_stage = core::Stage::Summary;
    self->reportProgress();
    const ReportRequest request =
        reportRequest(self->m_plan, self->accuracyPaths(), self->m_rightCounts);
    const WrittenResult written =
        co_await QtConcurrent::run(writeAccuracySummary, request, self->m_plan.options.cfgTimeStr);
    if (!written)
        co_return core::fail(written.error());
    for (const QString &warning : written->summary.warnings)
        self->log(LogLine::Level::Warning, warning);
    if (self->m_owner)
        Q_EMIT self->m_owner->accuracySummarized(written->summary);
    for (const QString &file : written->files)
        self->log(LogLine::Level::Info, u"Written: %1"_s.arg(file));
    co_return core::Result<>();
}

QCoro::Task<core::Result<>> Runner::Impl::summarizePerformance(std::shared_ptr<Impl> self)
{
    self->m_stage = core::Stage::Summary;
    self->reportProgress();
    core::Result<> first;
    for (std::size_t i = 0; i < self->m_plan.tasks.size(); ++i) {
        const core::Result<> done = co_await summarizeOne(self, i);
        if (done)
            continue;
        self->log(LogLine::Level::Error, done.error().text());
        if (first)
            first = done;
    }
    co_return first;
}

QCoro::Task<core::Result<>> Runner::Impl::summarizeOne(
    std::shared_ptr<Impl> self, std::size_t index)
{
    SummaryRequest request{self->m_experiment->paths, self->m_plan.tasks[index],
        self->m_plan.statistics, self->m_plan.calculator, self->m_plan.profile,
        self->m_experiment->stamp, self->m_outcomes[index].data, {}, self->m_outcomes[index].load,
        {}, self->m_plan.tasks[index].spec->coolDownS};
    if (request.data)
        request.facts = self->m_outcomes[index].facts;
    if (!request.data) {
        if (self->m_plan.sendsRequests && self->m_outcomes[index].error)
            co_return core::fail(ErrorCode::SummFile001,
                u"%1 left no performance details: %2"_s.arg(
                    request.task.name(), self->m_outcomes[index].error->text()));
        const DataResult found = co_await QtConcurrent::run(
            &self->m_filePool, findData, request.paths, request.task, self->m_plan.options);
        if (!found)
            co_return core::fail(found.error());
        request.data = found->data;
        request.task.base = found->base;
        request.notes = found->notes;
        request.coolDownS = found->coolDownS;
        request.load = found->load;
        for (const QString &note : found->notes)
            self->log(LogLine::Level::Warning, note);
    }
    self->log(LogLine::Level::Info,
        u"Computing the metrics of %1 (profile %2)"_s.arg(
            request.task.name(), core::profileName(request.profile)));
    const SummaryResult files =
        co_await QtConcurrent::run(&self->m_filePool, writeSummary, request);
    if (!files)
        co_return core::fail(files.error().in(request.task.name()));
    self->logNotices(files->notices);
    for (const QString &file : files->written)
        self->log(LogLine::Level::Info, u"Written: %1"_s.arg(file));
    if (self->m_owner)
        Q_EMIT self->m_owner->groupSummarized(files->group);
    co_return core::Result<>();
}

Runner::Runner(Environment environment, QObject *parent)
    : QObject(parent)
    , m_impl(std::make_shared<Impl>(this, std::move(environment)))
{
    qRegisterMetaType<core::ProgressSnapshot>();
    qRegisterMetaType<RecordPtr>();
    qRegisterMetaType<CollectorState>();
}

Runner::~Runner()
{
    m_impl->abandon();
}

void Runner::start(const core::RunOptions &options)
{
    Impl::run(m_impl, options);
}

void Runner::stop()
{
    m_impl->stop();
}

core::StopLevel Runner::stopLevel() const
{
    return m_impl->stopLevel();
}

} // namespace aisb::run
