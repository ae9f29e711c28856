// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/dispatcher.h"

#include <QTimer>
#include <QUuid>

#include <algorithm>

namespace aisb::run {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDrainLimitMs = 10'000; // spec/perf.md 9.7
constexpr qint64 kRampIntervalUs = 5000;
constexpr double kFarthestS = 1e9; // planned instants stay within the range of the clock

QString newUuid()
{
    return QUuid::createUuid().toString(QUuid::Id128);
}

} // namespace

qint64 rampIntervalUs(int workers)
{
    return kRampIntervalUs / std::max(1, workers);
}

Dispatcher::Dispatcher(WorkerPool *pool)
    : m_pool(pool)
    , m_inFlight(static_cast<std::size_t>(pool->size()), 0)
    , m_timer(this) // a child moves with it into the dispatch thread
{
    connect(&m_timer, &DeadlineTimer::expired, this, [this] {
        dispatch();
        finishIfDone();
    });
    for (int i = 0; i < pool->size(); ++i)
        connect(pool->worker(i), &Worker::finished, this, [this](int worker) { release(worker); });
}

void Dispatcher::run(SendPlan plan, std::shared_ptr<QPromise<SendReport>> done)
{
    m_plan = std::move(plan);
    m_done = std::move(done);
    m_next = 0;
    m_isOver = false;
    m_report = {};
    m_report.startedAt = core::now();
    m_slotsCountedAt = m_report.startedAt;
    dispatch();
    finishIfDone();
}

void Dispatcher::stop(core::StopLevel level)
{
    m_isStopped = true;
    m_timer.stop();
    m_pool->cancelAll();
    if (level == core::StopLevel::Now)
        m_total = 0;
    else if (m_done)
        QTimer::singleShot(kDrainLimitMs, this, [this, run = std::weak_ptr(m_done)] {
            if (run.lock() != m_done)
                return;
            m_total = 0;
            finishIfDone();
        });
    finishIfDone();
}

void Dispatcher::release(int worker)
{
    countSlots();
    int &busy = m_inFlight[static_cast<std::size_t>(worker)];
    if (busy > 0)
        --busy;
    if (m_total > 0)
        --m_total;
    // A client of a pressure run goes on at once; clients still to come wait for their own time.
    if (isPressure() && m_done && !m_isStopped
        && core::now() - m_report.startedAt < m_plan.pressureNs)
        sendNext(-1);
    dispatch();
    finishIfDone();
}

core::Instant Dispatcher::dueAt(qint64 start) const
{
    if (m_plan.offsets && start < std::ssize(*m_plan.offsets)) {
        const double offset =
            std::min((*m_plan.offsets)[static_cast<std::size_t>(start)], kFarthestS);
        return m_report.startedAt.plusNs(static_cast<qint64>(offset * 1e9));
    }
    const bool isRamp = m_plan.rampIntervalUs > 0 && start < m_plan.concurrency;
    return m_report.startedAt.plusNs(isRamp ? start * m_plan.rampIntervalUs * 1000 : 0);
}

// Whether another case or client may begin, ever. What is due after the end of the plan never will.
bool Dispatcher::mayStart()
{
    if (m_isStopped || m_isOver)
        return false;
    const qint64 next = starts();
    if (isPressure() ? next >= m_plan.concurrency : next >= m_plan.total)
        return false;
    const core::Instant from = std::max(core::now(), dueAt(next));
    const auto ends = [&](qint64 limitNs) {
        return limitNs > 0 && from - m_report.startedAt >= limitNs;
    };
    m_report.hitTimeLimit = ends(m_plan.timeLimitNs);
    m_isOver = m_report.hitTimeLimit || ends(m_plan.pressureNs);
    return !m_isOver;
}

void Dispatcher::dispatch()
{
    if (!m_done || m_timer.isActive())
        return;
    while (mayStart() && m_total < m_plan.concurrency) {
        const core::Instant due = dueAt(starts());
        if (due > core::now()) {
            m_timer.start(due);
            return;
        }
        if (isPressure())
            ++m_report.clients;
        sendNext(m_plan.offsets ? due.seconds() : -1);
    }
}

void Dispatcher::sendNext(double plannedS)
{
    const int worker = leastBusyWorker();
    net::RequestJob job;
    job.item = m_plan.rows->at(rowOf(m_next));
    job.uuid = newUuid();
    job.model = m_plan.model;
    job.planned = plannedS;
    countSlots();
    ++m_next;
    ++m_total;
    ++m_inFlight[static_cast<std::size_t>(worker)];
    m_report.lastSentAt = m_slotsCountedAt;
    m_pool->send(worker, std::move(job));
}

void Dispatcher::countSlots()
{
    const core::Instant now = core::now();
    m_report.slotNs += m_total * (now - m_slotsCountedAt);
    m_slotsCountedAt = now;
}

qint64 Dispatcher::rowOf(qint64 number) const
{
    if (!m_plan.todo)
        return number / m_plan.repeats % m_plan.rows->size();
    const auto size = static_cast<qint64>(m_plan.todo->size());
    return (*m_plan.todo)[static_cast<std::size_t>(number % size)];
}

void Dispatcher::finishIfDone()
{
    if (!m_done || m_total > 0 || m_timer.isActive() || mayStart())
        return;
    m_report.sent = m_next;
    m_report.endedAt = m_slotsCountedAt;
    m_report.unsent = isPressure() ? 0 : m_plan.total - m_next;
    const auto done = std::exchange(m_done, nullptr);
    done->addResult(m_report);
    done->finish();
}

int Dispatcher::leastBusyWorker() const
{
    const auto least = std::ranges::min_element(m_inFlight);
    return static_cast<int>(least - m_inFlight.begin());
}

} // namespace aisb::run
