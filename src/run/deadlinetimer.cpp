// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/deadlinetimer.h"

#include <QSocketNotifier>

#include <algorithm>

#ifdef Q_OS_LINUX
#include <sys/timerfd.h>
#include <unistd.h>
#endif

namespace aisb::run {

DeadlineTimer::DeadlineTimer(QObject *parent)
    : QObject(parent)
    , m_coarse(this)
{
    m_coarse.setTimerType(Qt::PreciseTimer);
    m_coarse.setSingleShot(true);
    connect(&m_coarse, &QTimer::timeout, this, &DeadlineTimer::expire);
}

DeadlineTimer::~DeadlineTimer()
{
    m_notifier.reset();
#ifdef Q_OS_LINUX
    if (m_descriptor >= 0)
        ::close(m_descriptor);
#endif
}

void DeadlineTimer::start(core::Instant deadline)
{
    m_isActive = true;
    if (startSystemTimer(deadline))
        return;
    const qint64 waitNs = std::max<qint64>(deadline - core::now(), 0);
    m_coarse.start(static_cast<int>(std::min<qint64>((waitNs + 999'999) / 1'000'000, 1 << 30)));
}

void DeadlineTimer::stop()
{
    m_isActive = false;
    m_coarse.stop();
}

void DeadlineTimer::expire()
{
    if (!m_isActive)
        return;
    m_isActive = false;
    Q_EMIT expired();
}

#ifdef Q_OS_LINUX

bool DeadlineTimer::startSystemTimer(core::Instant deadline)
{
    constexpr qint64 kNsPerS = 1'000'000'000;
    if (m_descriptor < 0) {
        m_descriptor = ::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
        if (m_descriptor < 0)
            return false;
        m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
        connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
            quint64 expirations = 0; // reading disarms; a stopped or replaced timer has none
            if (::read(m_descriptor, &expirations, sizeof expirations) == sizeof expirations)
                expire();
        });
    }
    const qint64 ns = std::max<qint64>(deadline.ns, 1); // 0 would disarm it
    itimerspec spec{};
    spec.it_value.tv_sec = static_cast<time_t>(ns / kNsPerS);
    spec.it_value.tv_nsec = static_cast<long>(ns % kNsPerS);
    return ::timerfd_settime(m_descriptor, TFD_TIMER_ABSTIME, &spec, nullptr) == 0;
}

#else

bool DeadlineTimer::startSystemTimer(core::Instant)
{
    return false;
}

#endif

} // namespace aisb::run
