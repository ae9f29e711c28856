// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/livehistory.h"

#include <cmath>
#include <limits>

namespace aisb::gui {

namespace {

float measured(double value)
{
    return value < 0 ? std::numeric_limits<float>::quiet_NaN() : static_cast<float>(value);
}

} // namespace

void LiveHistory::add(const core::ProgressSnapshot &snapshot, double atS)
{
    if (!m_recent.empty() && atS < m_recent.back().atS) {
        clear();
    }
    if (!m_recent.empty() && atS == m_recent.back().atS) {
        return;
    }
    qint64 inFlight = 0;
    qint64 asked = 0;
    for (const core::TaskProgress &task : snapshot.tasks) {
        inFlight += task.inFlight;
        asked += task.state == core::TaskState::Inferencing ? task.concurrency : 0;
    }
    const core::LiveMetrics &live = snapshot.live;
    Sample sample;
    sample.atS = atS;
    sample.values = {static_cast<float>(inFlight),
        measured(asked > 0 ? static_cast<double>(asked) : -1), measured(live.sentPerS),
        measured(std::max(0.0, live.finishedPerS - live.failedPerS)),
        measured(live.failedPerS > 0 ? live.failedPerS : -1), measured(live.outputTokensPerS),
        measured(live.ttftP50Ms), measured(live.ttftP90Ms), measured(live.ttftP99Ms),
        measured(live.e2elP50Ms), measured(live.e2elP99Ms), measured(live.loopLagP99Ms)};
    m_recent.push_back(sample);
    const auto old = std::find_if(m_recent.begin(), m_recent.end(),
        [&](const Sample &each) { return each.atS >= atS - kWindowS; });
    if (std::distance(m_recent.begin(), old) > 200) {
        m_recent.erase(m_recent.begin(), old);
    }
    if (m_recent.size() > kMaxSamples) {
        m_recent.erase(m_recent.begin());
    }
    if (m_whole.empty() || atS - m_whole.back().atS >= m_wholeStep) {
        m_whole.push_back(sample);
    }
    if (m_whole.size() > kMaxSamples) {
        thin(m_whole);
        m_wholeStep = std::max(0.2, 2 * m_wholeStep);
    }
}

void LiveHistory::clear()
{
    m_recent.clear();
    m_whole.clear();
    m_wholeStep = 0;
}

double LiveHistory::lastTime() const
{
    return m_recent.empty() ? 0 : m_recent.back().atS;
}

Points LiveHistory::points(LiveSeries series, bool isWhole) const
{
    const std::vector<Sample> &samples = isWhole ? m_whole : m_recent;
    const double from = isWhole ? -1 : lastTime() - kWindowS;
    std::vector<core::Point> points;
    points.reserve(samples.size());
    for (const Sample &sample : samples) {
        if (sample.atS >= from) {
            points.push_back(
                {sample.atS, static_cast<double>(sample.values[static_cast<std::size_t>(series)])});
        }
    }
    return makePoints(std::move(points));
}

void LiveHistory::thin(std::vector<Sample> &samples)
{
    std::size_t kept = 0;
    for (std::size_t i = 0; i < samples.size(); i += 2) {
        samples[kept++] = samples[i];
    }
    samples.resize(kept);
}

} // namespace aisb::gui
