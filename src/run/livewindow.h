// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/record.h"

#include <deque>

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
    void addLags(const std::vector<float> &lagsMs, double at);

    // sent: requests posted so far. Drops what is too old.
    [[nodiscard]] core::LiveMetrics metrics(double startedAt, double at, qint64 sent);

private:
    struct Sample
    {
        double at;
        double ttftMs; // negative = none
        double e2elMs;
        qint64 outputTokens;
        bool isSuccess;
    };
    struct SentAt
    {
        double at;
        qint64 sent;
    };
    void dropBefore(double at);

    std::deque<Sample> m_samples;
    std::deque<std::pair<double, float>> m_lags;
    std::deque<SentAt> m_sent;
};

} // namespace aisb::run
