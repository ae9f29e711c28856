// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/loopmonitor.h"

namespace aisb::run {

namespace {

constexpr int kIntervalMs = 10;
constexpr int kReportMs = 500;

} // namespace

LoopMonitor::LoopMonitor(QObject *parent)
    : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LoopMonitor::tick);
    m_due = core::now().plusMs(kIntervalMs);
    m_reportDue = core::now().plusMs(kReportMs);
    m_timer.start(kIntervalMs);
}

void LoopMonitor::tick()
{
    const core::Instant at = core::now();
    m_lagsMs.push_back(static_cast<float>(std::max<qint64>(at - m_due, 0)) * 1e-6F);
    if (at >= m_reportDue) {
        m_reportDue = at.plusMs(kReportMs);
        Q_EMIT measured(std::exchange(m_lagsMs, {}));
    }
    // Restarted from now: one long stall is one sample, not many.
    m_due = core::now().plusMs(kIntervalMs);
    m_timer.start(kIntervalMs);
}

} // namespace aisb::run
