// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/record.h"

#include "run/laghistogram.h"

#include <deque>
#include <map>

namespace aisb::run {

// What the running view shows: percentiles of the requests finished in the last 10 s and rates of
// the last second. Bounded: at most kMaxSamples requests are kept, the newest ones.
class LiveWindow
{
public:
    static constexpr double kPercentileSpanS = 10;
    static constexpr double kRateSpanS = 1;
    static constexpr std::size_t kMaxSamples = 20'000;

    // at: seconds of the steady clock.
    void add(const core::RequestRecord &record, double at);
    // Of one thread, ms.
    void addLags(int thread, const std::vector<float> &lagsMs, double at);

    // sent, finished: requests posted and ended so far. Drops what is too old.
    [[nodiscard]] core::LiveMetrics metrics(
        double startedAt, double at, qint64 sent, qint64 finished);
    // P99 of all lags since the beginning, ms, of the thread that has the highest; negative: none
    // measured.
    [[nodiscard]] double wholeLagP99Ms() const;

private:
    struct Sample
    {
        double at;
        double ttftMs; // negative = none
        double e2elMs;
        double delayMs; // of the send behind its plan; negative = not planned
        qint64 outputTokens;
        bool isSuccess;
    };
    struct SentAt
    {
        double at;
        qint64 sent;
        qint64 inFlight;
    };
    struct Thread
    {
        std::deque<std::pair<double, float>> recent;
        LagHistogram all;
    };
    void dropBefore(double at);
    [[nodiscard]] double recentLagP99Ms() const;
    [[nodiscard]] double recentDelayP99Ms() const;

    std::deque<Sample> m_samples;
    std::map<int, Thread> m_threads;
    std::deque<SentAt> m_sent;
};

} // namespace aisb::run
