// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/livewindow.h"
#include "run/recordsink.h"
#include "run/worker.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <deque>
#include <optional>

namespace aisb::run {

// What the collector knows at the moment; the newest one replaces those before.
struct CollectorState
{
    core::LiveMetrics live;
    // Of the whole measurement so far; negative = not measured.
    double loopLagP99Ms = -1;
    double clientCpuPercent = -1; // of one core
    std::vector<std::pair<QString, qint64>>
        failures; // reason, count; in order of first occurrence, at most kMaxReasons
};

// Takes every record of one task in the store thread: into its sink at once, then into the live
// numbers. Keeps no record. During warm-up records are only counted.
class Collector : public QObject
{
    Q_OBJECT
public:
    static constexpr std::size_t kMaxReasons = 200; // further distinct reasons are counted as one

    Collector(std::unique_ptr<RecordSink> sink, std::shared_ptr<TaskCounters> counters);

    void take(const RecordPtr &record);
    void takeLags(int thread, const std::vector<float> &lagsMs);
    // From now on records belong to the measurement.
    void beginMeasurement();
    // Answers with reported(), in the order of everything taken before.
    void report();
    // Everything taken is with the kernel; the journal is closed.
    void close();

Q_SIGNALS:
    // Ten times a second at most, while measuring.
    void changed(const aisb::run::CollectorState &state);
    // The journal cannot be written: the measurement cannot be kept. Emitted once.
    void failed(const aisb::core::Error &error);
    void reported(const aisb::run::CollectorState &state);
    // After beginMeasurement: ready to take records.
    void opened();
    void closed(const aisb::run::CollectorState &last, const QString &journal);

private:
    void countFailure(const QString &reason);
    [[nodiscard]] CollectorState state();
    void addCpu(CollectorState &state, double at);

    std::unique_ptr<RecordSink> m_sink;
    std::shared_ptr<TaskCounters> m_counters;
    LiveWindow m_window;
    std::vector<std::pair<QString, qint64>> m_failures;
    QHash<QString, std::size_t> m_failureIndex;
    QTimer m_timer;
    double m_startedAt = 0;
    double m_startedCpu = 0;
    std::deque<std::pair<double, double>> m_cpu; // time, CPU seconds used; of the last kCpuSpanS
    bool m_isMeasuring = false;
    bool m_hasFailed = false;
};

} // namespace aisb::run

Q_DECLARE_METATYPE(aisb::run::CollectorState)
Q_DECLARE_METATYPE(aisb::core::Error)
