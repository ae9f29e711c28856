// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/collector.h"

#include "core/instant.h"
#include "run/hostmemory.h"

namespace aisb::run {

using namespace Qt::StringLiterals;

namespace {

constexpr int kReportIntervalMs = 100;

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

void Collector::takeLags(const std::vector<float> &lagsMs)
{
    m_window.addLags(lagsMs, core::now().seconds());
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

CollectorState Collector::state()
{
    const double at = core::now().seconds();
    CollectorState state{m_window.metrics(m_startedAt, at, m_counters->posted), m_failures};
    if (const double passed = at - m_startedAt; m_startedAt > 0 && passed > 0)
        state.live.clientCpuPercent = (processCpuSeconds() - m_startedCpu) / passed * 100;
    return state;
}

} // namespace aisb::run
