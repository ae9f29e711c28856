// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/workerpool.h"

#include <QThread>

#include <algorithm>

namespace aisb::run {

using namespace Qt::StringLiterals;

namespace {

constexpr int kConcurrencyPerWorker = 500;

} // namespace

int workerCount(int workersNum, int concurrency, int cpus)
{
    const double cap = 0.8 * cpus;
    const double wanted =
        workersNum > 0 ? workersNum : (concurrency - 1) / kConcurrencyPerWorker + 1;
    const int workers = std::max(1, static_cast<int>(std::nearbyint(std::min(wanted, cap))));
    return std::min(workers, std::max(1, concurrency)); // FIX-17
}

std::vector<int> splitConcurrency(int concurrency, int workers)
{
    std::vector<int> parts(static_cast<std::size_t>(workers), concurrency / workers);
    for (int i = 0; i < concurrency % workers; ++i)
        ++parts[static_cast<std::size_t>(i)];
    return parts;
}

WorkerPool::WorkerPool(int workers, core::TransportChoice transport,
    const net::RequestClientOptions &client, std::shared_ptr<TaskCounters> counters)
{
    m_decoders.setMaxThreadCount(std::max(1, QThread::idealThreadCount() - 1));
    m_promise.start();
    for (int i = 0; i < workers; ++i) {
        auto worker =
            std::make_unique<Worker>(WorkerSetup{i, &m_decoders, transport, client, counters});
        connect(worker.get(), &Worker::ready, this, [this] {
            if (++m_ready == size())
                m_promise.finish();
        });
        m_threads.push_back(
            std::make_unique<RunThread<Worker>>(u"net-%1"_s.arg(i), std::move(worker)));
    }
    for (const auto &thread : m_threads)
        thread->invoke([](Worker &object) { object.open(); });
}

void WorkerPool::send(int index, net::RequestJob job)
{
    m_threads[static_cast<std::size_t>(index)]->invoke(
        [job = std::move(job)](Worker &worker) mutable { worker.send(std::move(job)); });
}

void WorkerPool::cancelAll()
{
    for (const auto &thread : m_threads)
        thread->invoke([](Worker &worker) { worker.cancelAll(); });
}

} // namespace aisb::run
