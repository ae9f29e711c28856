// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runthread.h"
#include "run/worker.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <vector>

namespace aisb::run {

// Number of request-sending threads for a concurrency: spec/workflow.md 9.2, never more than the
// concurrency.
[[nodiscard]] int workerCount(int workersNum, int concurrency, int cpus);
// The same concurrency split as evenly as possible, the first ones get one more.
[[nodiscard]] std::vector<int> splitConcurrency(int concurrency, int workers);

// The threads net-0..W-1 with one worker each, and the pool that decodes their replies. Lives in
// the thread that makes it; the destructor ends the threads and waits.
class WorkerPool : public QObject
{
    Q_OBJECT
public:
    WorkerPool(int workers, core::TransportChoice transport,
        const net::RequestClientOptions &client, std::shared_ptr<TaskCounters> counters);

    // Finished when every worker can send.
    [[nodiscard]] QFuture<void> ready() const { return m_promise.future(); }
    [[nodiscard]] int size() const { return static_cast<int>(m_threads.size()); }
    [[nodiscard]] Worker *worker(int index) const
    {
        return m_threads[static_cast<std::size_t>(index)]->object();
    }

    // From any thread.
    void send(int index, net::RequestJob job);
    void cancelAll();

private:
    QThreadPool m_decoders; // declared first: outlives the threads
    std::vector<std::unique_ptr<RunThread<Worker>>> m_threads;
    QPromise<void> m_promise;
    int m_ready = 0;
};

} // namespace aisb::run
