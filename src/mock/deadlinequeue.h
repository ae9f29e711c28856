// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <queue>
#include <vector>

namespace aisb::mock {

// One precise timer for any number of deadlines. A deadline belongs to an id; setting it again
// replaces the old one by the newer generation, which the owner compares. Absolute times: lateness
// does not add up.
class DeadlineQueue : public QObject
{
    Q_OBJECT
public:
    struct Deadline
    {
        core::Instant at;
        qint64 id = 0;
        quint64 generation = 0;
    };

    // expired is called in the thread of this object for every deadline that has passed.
    explicit DeadlineQueue(
        std::function<void(const Deadline &)> expired, QObject *parent = nullptr);

    void add(const Deadline &deadline);
    void clear();

private:
    struct Later
    {
        bool operator()(const Deadline &a, const Deadline &b) const { return a.at > b.at; }
    };

    void fire();
    void arm();

    std::function<void(const Deadline &)> m_expired;
    std::priority_queue<Deadline, std::vector<Deadline>, Later> m_queue;
    QTimer m_timer;
    core::Instant m_armedFor;
    bool m_isFiring = false;
};

} // namespace aisb::mock
