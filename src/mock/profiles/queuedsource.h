// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mock/reply.h"

#include <deque>

namespace aisb::mock {

// A stream whose pieces become several events each.
class QueuedSource : public EventSource
{
public:
    bool next(StreamEvent &event) final
    {
        if (m_ready.empty() && !m_isOver)
            makeMore();
        if (m_ready.empty())
            return false;
        event = std::move(m_ready.front());
        m_ready.pop_front();
        return true;
    }

protected:
    // Queues at least one event, or the last ones before end().
    virtual void makeMore() = 0;

    void queue(StreamEvent event) { m_ready.push_back(std::move(event)); }
    void end() { m_isOver = true; }

private:
    std::deque<StreamEvent> m_ready;
    bool m_isOver = false;
};

} // namespace aisb::mock
