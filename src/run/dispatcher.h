// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/casesource.h"
#include "core/instant.h"
#include "core/runspec.h"
#include "core/stop.h"
#include "run/workerpool.h"

#include <QObject>
#include <QPromise>
#include <QTimer>

#include <memory>
#include <vector>

namespace aisb::run {

// What to send in which order. Case number i of the run is row (i / repeats) % rows: each row
// repeats times in a row (spec/perf.md 9.1), beginning again at the end when total is larger
// (warm-up). With a to-do list case number i is row todo[i % todo.size()].
struct SendPlan
{
    std::shared_ptr<const core::CaseSource> rows;
    std::shared_ptr<const std::vector<qint64>> todo; // null = all rows
    std::shared_ptr<const core::ModelSpec> model;
    qint64 total = 0;
    int repeats = 1;
    int concurrency = 1;
    qint64 rampIntervalUs = 0; // between the first `concurrency` sends; 0 = none
};

// Time between two sends while the concurrency is built up: 5 ms per worker of the reference.
// Source: spec/perf.md 9.2.
[[nodiscard]] qint64 rampIntervalUs(int workers);

// Hands cases to workers so that at most plan.concurrency are in flight: first come, first served,
// to the worker with the fewest. Lives in a thread of its own; does no I/O and no decoding. One
// run() at a time.
class Dispatcher : public QObject
{
    Q_OBJECT
public:
    // pool outlives the dispatcher.
    explicit Dispatcher(WorkerPool *pool);

    // done is finished when everything sent has come back and nothing more will be sent.
    void run(SendPlan plan, std::shared_ptr<QPromise<void>> done);
    // Graceful: sends nothing more, cancels what is in flight and waits for it at most 10 s. Now:
    // does not wait.
    void stop(core::StopLevel level);
    void release(int worker);

private:
    void dispatch();
    void sendNext();
    void finishIfDone();
    [[nodiscard]] qint64 rowOf(qint64 number) const;
    [[nodiscard]] int leastBusyWorker() const;

    WorkerPool *m_pool;
    SendPlan m_plan;
    std::shared_ptr<QPromise<void>> m_done; // null = idle
    std::vector<int> m_inFlight; // per worker
    qint64 m_next = 0;
    int m_total = 0; // in flight
    bool m_isStopped = false;
    QTimer m_rampTimer;
    core::Instant m_rampStart;
};

} // namespace aisb::run
