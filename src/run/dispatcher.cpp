// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/dispatcher.h"

#include <QUuid>

#include <algorithm>

namespace aisb::run {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDrainLimitMs = 10'000; // spec/perf.md 9.7
constexpr qint64 kRampIntervalUs = 5000;

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
    , m_rampTimer(this) // a child moves with it into the dispatch thread
{
    m_rampTimer.setTimerType(Qt::PreciseTimer);
    m_rampTimer.setSingleShot(true);
    connect(&m_rampTimer, &QTimer::timeout, this, &Dispatcher::dispatch);
    for (int i = 0; i < pool->size(); ++i)
        connect(pool->worker(i), &Worker::finished, this, [this](int worker) { release(worker); });
}

void Dispatcher::run(SendPlan plan, std::shared_ptr<QPromise<void>> done)
{
    m_plan = std::move(plan);
    m_done = std::move(done);
    m_next = 0;
    m_rampStart = core::now();
    dispatch();
    finishIfDone();
}

void Dispatcher::stop(core::StopLevel level)
{
    m_isStopped = true;
    m_rampTimer.stop();
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
    int &busy = m_inFlight[static_cast<std::size_t>(worker)];
    if (busy > 0)
        --busy;
    if (m_total > 0)
        --m_total;
    dispatch();
    finishIfDone();
}

void Dispatcher::dispatch()
{
    if (!m_done || m_isStopped || m_rampTimer.isActive())
        return;
    while (m_next < m_plan.total && m_total < m_plan.concurrency) {
        // The initial ramp: send k is due k intervals after the start, an absolute deadline that
        // does not drift.
        const bool isRamp = m_plan.rampIntervalUs > 0 && m_next < m_plan.concurrency;
        const qint64 waitNs =
            isRamp ? m_rampStart.plusNs(m_next * m_plan.rampIntervalUs * 1000) - core::now() : 0;
        if (waitNs > 0) {
            m_rampTimer.start(static_cast<int>((waitNs + 999'999) / 1'000'000));
            return;
        }
        sendNext();
    }
}

void Dispatcher::sendNext()
{
    const int worker = leastBusyWorker();
    net::RequestJob job;
    job.item = m_plan.rows->at(rowOf(m_next));
    job.uuid = newUuid();
    job.model = m_plan.model;
    ++m_next;
    ++m_total;
    ++m_inFlight[static_cast<std::size_t>(worker)];
    m_pool->send(worker, std::move(job));
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
    const bool isAllSent = m_isStopped || m_next >= m_plan.total;
    if (!m_done || !isAllSent || m_total > 0)
        return;
    const std::shared_ptr<QPromise<void>> done = std::exchange(m_done, nullptr);
    done->finish();
}

int Dispatcher::leastBusyWorker() const
{
    const auto least = std::ranges::min_element(m_inFlight);
    return static_cast<int>(least - m_inFlight.begin());
}

} // namespace aisb::run
