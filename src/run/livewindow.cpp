// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/livewindow.h"

#include "core/metrics/statistic.h"

#include <algorithm>

namespace aisb::run {

namespace {

// Of sorted values.
double percentileOr(const std::vector<double> &values, double percentile)
{
    return values.empty() ? -1 : core::percentileOf(values, percentile);
}

} // namespace

void LiveWindow::add(const core::RequestRecord &record, double at)
{
    Sample sample{at, -1, -1, -1, record.outputTokens, record.isSuccess};
    const std::vector<double> &times = record.timePoints;
    // A repeated attempt is not late: its first one went out in time.
    if (record.planned >= 0 && !times.empty() && record.attempts.size() <= 1)
        sample.delayMs = std::max(0.0, times.front() - record.planned) * 1000;
    if (record.isSuccess && times.size() >= 2) {
        sample.e2elMs = (times.back() - times.front()) * 1000;
        if (!record.eventKinds.empty()) // only streams have a first token
            sample.ttftMs = (times[1] - times[0]) * 1000;
    }
    m_samples.push_back(sample);
    if (m_samples.size() > kMaxSamples)
        m_samples.pop_front();
}

void LiveWindow::addLags(int thread, const std::vector<float> &lagsMs, double at)
{
    Thread &lags = m_threads[thread];
    for (const float lag : lagsMs) {
        lags.recent.emplace_back(at, lag);
        lags.all.add(static_cast<double>(lag));
    }
}

void LiveWindow::dropBefore(double at)
{
    while (!m_samples.empty() && m_samples.front().at < at)
        m_samples.pop_front();
    for (auto &[number, thread] : m_threads)
        while (!thread.recent.empty() && thread.recent.front().first < at)
            thread.recent.pop_front();
}

// A stalled thread among many that are not is not averaged away.
double LiveWindow::recentLagP99Ms() const
{
    double worst = -1;
    for (const auto &[number, thread] : m_threads) {
        std::vector<double> lags;
        lags.reserve(thread.recent.size());
        for (const auto &[when, lag] : thread.recent)
            lags.push_back(static_cast<double>(lag));
        std::ranges::sort(lags);
        worst = std::max(worst, percentileOr(lags, 99));
    }
    return worst;
}

double LiveWindow::wholeLagP99Ms() const
{
    double worst = -1;
    for (const auto &[number, thread] : m_threads)
        worst = std::max(worst, thread.all.percentile(99));
    return worst;
}

double LiveWindow::recentDelayP99Ms() const
{
    std::vector<double> delays;
    for (const Sample &sample : m_samples)
        if (sample.delayMs >= 0)
            delays.push_back(sample.delayMs);
    std::ranges::sort(delays);
    return percentileOr(delays, 99);
}

core::LiveMetrics LiveWindow::metrics(double startedAt, double at, qint64 sent, qint64 finished)
{
    dropBefore(at - kPercentileSpanS);
    m_sent.push_back({at, sent, sent - finished});
    while (m_sent.size() > 2 && m_sent[1].at <= at - kRateSpanS)
        m_sent.pop_front();

    core::LiveMetrics live;
    live.atS = at - startedAt;
    std::vector<double> ttft;
    std::vector<double> e2el;
    const double span = std::clamp(at - startedAt, 0.1, kRateSpanS);
    for (const Sample &sample : m_samples) {
        if (sample.ttftMs >= 0)
            ttft.push_back(sample.ttftMs);
        if (sample.e2elMs >= 0)
            e2el.push_back(sample.e2elMs);
        if (sample.at < at - kRateSpanS)
            continue;
        (sample.isSuccess ? live.finishedPerS : live.failedPerS) += 1 / span;
        live.outputTokensPerS += static_cast<double>(sample.outputTokens) / span;
    }
    if (const double passed = at - m_sent.front().at; passed > 0)
        live.sentPerS = static_cast<double>(sent - m_sent.front().sent) / passed;
    std::ranges::sort(ttft);
    std::ranges::sort(e2el);
    live.ttftP50Ms = percentileOr(ttft, 50);
    live.ttftP90Ms = percentileOr(ttft, 90);
    live.ttftP99Ms = percentileOr(ttft, 99);
    live.e2elP50Ms = percentileOr(e2el, 50);
    live.e2elP99Ms = percentileOr(e2el, 99);
    live.loopLagP99Ms = recentLagP99Ms();
    live.sendDelayP99Ms = recentDelayP99Ms();
    qint64 inFlight = 0;
    for (const SentAt &sample : m_sent)
        inFlight += sample.inFlight;
    live.meanInFlight = static_cast<double>(inFlight) / static_cast<double>(m_sent.size());
    return live;
}

} // namespace aisb::run
