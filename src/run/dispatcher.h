// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/casesource.h"
#include "core/instant.h"
#include "core/runspec.h"
#include "core/stop.h"
#include "run/deadlinetimer.h"
#include "run/workerpool.h"

#include <QObject>
#include <QPromise>

#include <memory>
#include <vector>

namespace aisb::run {

// What to send in which order and when. Case number i of the run is row (i / repeats) % rows: each
// row repeats times in a row (spec/perf.md 9.1), beginning again at the end when total is larger
// (warm-up, pressure). With a to-do list case number i is row todo[i % todo.size()].
struct SendPlan
{
    std::shared_ptr<const core::CaseSource> rows;
    std::shared_ptr<const std::vector<qint64>> todo; // null = all rows
    std::shared_ptr<const core::ModelSpec> model;
    qint64 total = 0; // not in a pressure run
    int repeats = 1;
    int concurrency = 1; // most in flight; clients of a pressure run
    // When each case (each client of a pressure run) may start, seconds after the start of sending,
    // ascending; null = as soon as there is a slot.
    std::shared_ptr<const std::vector<double>> offsets;
    qint64 rampIntervalUs = 0; // between the first `concurrency` sends without offsets; 0 = none
    qint64 timeLimitNs = 0; // nothing starts later; 0 = none
    qint64 pressureNs = 0; // clients send one after another for so long; 0 = each case once
};

// What came of a plan.
struct SendReport
{
    core::Instant startedAt;
    core::Instant lastSentAt;
    qint64 sent = 0;
    qint64 unsent = 0; // of the total, because of the time limit or a stop
    int clients = 0; // of a pressure run
    bool hitTimeLimit = false;
    qint64 slotNs = 0; // cases in flight, integrated over time
    core::Instant endedAt;
};

// Time between two sends while the concurrency is built up: 5 ms per worker of the reference.
// Source: spec/perf.md 9.2.
[[nodiscard]] qint64 rampIntervalUs(int workers);

// Hands cases to workers so that at most plan.concurrency are in flight: first come, first served,
// to the worker with the fewest. A case waits for its planned instant and for a slot; overdue ones
// go out back to back, and the plan itself never shifts. Lives in a thread of its own; does no I/O
// and no decoding. One run() at a time. Source: spec/perf.md 9.2, 9.3, 9.6.
class Dispatcher : public QObject
{
    Q_OBJECT
public:
    // pool outlives the dispatcher.
    explicit Dispatcher(WorkerPool *pool);

    // done is finished when everything sent has come back and nothing more will be sent.
    void run(SendPlan plan, std::shared_ptr<QPromise<SendReport>> done);
    // Graceful: sends nothing more, cancels what is in flight and waits for it at most 10 s. Now:
    // does not wait.
    void stop(core::StopLevel level);
    void release(int worker);

private:
    void dispatch();
    void sendNext(double plannedS);
    void finishIfDone();
    // Adds the time since the last change of m_total; call it before every change.
    void countSlots();
    [[nodiscard]] bool mayStart();
    [[nodiscard]] bool isPressure() const { return m_plan.pressureNs > 0; }
    [[nodiscard]] core::Instant dueAt(qint64 start) const;
    [[nodiscard]] qint64 starts() const { return isPressure() ? m_report.clients : m_next; }
    [[nodiscard]] qint64 rowOf(qint64 number) const;
    [[nodiscard]] int leastBusyWorker() const;

    WorkerPool *m_pool;
    SendPlan m_plan;
    SendReport m_report;
    std::shared_ptr<QPromise<SendReport>> m_done; // null = idle
    std::vector<int> m_inFlight; // per worker
    qint64 m_next = 0;
    int m_total = 0; // in flight
    core::Instant m_slotsCountedAt;
    bool m_isStopped = false;
    bool m_isOver = false; // the time of the plan has passed
    DeadlineTimer m_timer;
};

} // namespace aisb::run
