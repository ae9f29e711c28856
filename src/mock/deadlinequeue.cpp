// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/deadlinequeue.h"

namespace aisb::mock {

DeadlineQueue::DeadlineQueue(std::function<void(const Deadline &)> expired, QObject *parent)
    : QObject(parent)
    , m_expired(std::move(expired))
    , m_timer(this)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DeadlineQueue::fire);
}

void DeadlineQueue::add(const Deadline &deadline)
{
    m_queue.push(deadline);
    if (!m_isFiring && (!m_timer.isActive() || deadline.at < m_armedFor))
        arm();
}

void DeadlineQueue::clear()
{
    m_queue = {};
    m_timer.stop();
}

// Takes out what is due before running it: deadlines added meanwhile wait for the next round, so
// that sockets get a turn.
void DeadlineQueue::fire()
{
    const core::Instant now = core::now();
    std::vector<Deadline> due;
    while (!m_queue.empty() && m_queue.top().at <= now) {
        due.push_back(m_queue.top());
        m_queue.pop();
    }
    m_isFiring = true;
    for (const Deadline &deadline : due)
        m_expired(deadline);
    m_isFiring = false;
    arm();
}

void DeadlineQueue::arm()
{
    if (m_queue.empty()) {
        m_timer.stop();
        return;
    }
    constexpr qint64 kNsPerMs = 1'000'000;
    constexpr qint64 kLongestMs = 3'600'000;
    m_armedFor = m_queue.top().at;
    const qint64 leftNs = m_armedFor - core::now();
    m_timer.start(
        static_cast<int>(qBound<qint64>(0, (leftNs + kNsPerMs - 1) / kNsPerMs, kLongestMs)));
}

} // namespace aisb::mock
