// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/collector.h"

#include "core/instant.h"
#include "run/hostmemory.h"

namespace aisb::run {

using namespace Qt::StringLiterals;

namespace {

constexpr int kReportIntervalMs = 100;
constexpr double kCpuSpanS = 2;

} // namespace

Collector::Collector(std::unique_ptr<RecordSink> sink, std::shared_ptr<TaskCounters> counters)
    : m_sink(std::move(sink))
    , m_counters(std::move(counters))
    , m_timer(this)
{
    m_timer.setInterval(kReportIntervalMs);
    connect(&m_timer, &QTimer::timeout, this, [this] { Q_EMIT changed(state()); });
}

void Collector::beginMeasurement()
{
    if (const core::Result<> done = m_sink->open(); !done) {
        m_hasFailed = true;
        Q_EMIT failed(done.error());
        return;
    }
    m_failures.clear();
    m_failureIndex.clear();
    m_window = LiveWindow();
    m_isMeasuring = true;
    m_startedAt = core::now().seconds();
    m_startedCpu = processCpuSeconds();
    m_cpu = {{m_startedAt, m_startedCpu}};
    m_timer.start();
    Q_EMIT opened();
}

void Collector::take(const RecordPtr &record)
{
    if (!record->isSuccess)
        countFailure(record->errorInfo);
    if (!m_isMeasuring)
        return;
    if (const core::Result<> done = m_sink->append(*record); !done && !m_hasFailed) {
        m_hasFailed = true;
        Q_EMIT failed(done.error());
    }
    m_window.add(*record, core::now().seconds());
}

void Collector::takeLags(int thread, const std::vector<float> &lagsMs)
{
    m_window.addLags(thread, lagsMs, core::now().seconds());
}

void Collector::report()
{
    Q_EMIT reported(state());
}

void Collector::close()
{
    m_timer.stop();
    m_isMeasuring = false;
    m_sink->close();
    Q_EMIT closed(state(), m_sink->path());
}

void Collector::countFailure(const QString &reason)
{
    const bool isFull = m_failures.size() >= kMaxReasons && !m_failureIndex.contains(reason);
    const QString key = isFull ? u"other reasons"_s : reason;
    const auto found = m_failureIndex.constFind(key);
    if (found != m_failureIndex.constEnd()) {
        ++m_failures[*found].second;
        return;
    }
    m_failureIndex.insert(key, m_failures.size());
    m_failures.emplace_back(key, 1);
}

void Collector::addCpu(CollectorState &state, double at)
{
    if (m_startedAt <= 0 || at <= m_startedAt)
        return;
    const double used = processCpuSeconds();
    state.clientCpuPercent = (used - m_startedCpu) / (at - m_startedAt) * 100;
    while (m_cpu.size() > 1 && m_cpu[1].first <= at - kCpuSpanS)
        m_cpu.pop_front();
    const auto &[from, usedThen] = m_cpu.front();
    if (at > from)
        state.live.clientCpuPercent = (used - usedThen) / (at - from) * 100;
    m_cpu.emplace_back(at, used);
}

CollectorState Collector::state()
{
    const double at = core::now().seconds();
    CollectorState state;
    state.live = m_window.metrics(m_startedAt, at, m_counters->posted, m_counters->finished());
    state.failures = m_failures;
    state.loopLagP99Ms = m_window.wholeLagP99Ms();
    addCpu(state, at);
    return state;
}

} // namespace aisb::run
