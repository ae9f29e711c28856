// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

#include <QObject>
#include <QTimer>

#include <memory>

class QSocketNotifier;

namespace aisb::run {

// Fires once at an absolute moment of the steady clock. Where the system has timers of nanosecond
// resolution (Linux) it is late by the scheduling of the thread alone; elsewhere by up to a
// millisecond more. Used from one thread, the one it lives in when it is first started.
class DeadlineTimer : public QObject
{
    Q_OBJECT
public:
    explicit DeadlineTimer(QObject *parent = nullptr);
    ~DeadlineTimer() override;

    // Replaces an earlier deadline. A moment that has passed fires as soon as the event loop runs.
    void start(core::Instant deadline);
    void stop();
    [[nodiscard]] bool isActive() const { return m_isActive; }

Q_SIGNALS:
    void expired();

private:
    void expire();
    bool startSystemTimer(core::Instant deadline);

    QTimer m_coarse; // without a system timer
    std::unique_ptr<QSocketNotifier> m_notifier;
    int m_descriptor = -1;
    bool m_isActive = false;
};

} // namespace aisb::run
