// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace aisb::run {

// Measures how late the event loop of its thread serves a 10 ms timer: the delay every other event
// of that thread suffers as well. Emits what it measured every half second,
// or as soon as the loop comes round after that.
class LoopMonitor : public QObject
{
    Q_OBJECT
public:
    explicit LoopMonitor(QObject *parent = nullptr);

Q_SIGNALS:
    void measured(const std::vector<float> &lagsMs);

private:
    void tick();

    QTimer m_timer;
    core::Instant m_due;
    core::Instant m_reportDue;
    std::vector<float> m_lagsMs;
};

} // namespace aisb::run
