// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>

namespace aisb::run {

// POST, RECV, FAIL of spec/workflow.md 8.3 for one task; written by the workers, read by anybody.
// FINISH is RECV + FAIL.
struct TaskCounters
{
    std::atomic<qint64> posted = 0;
    std::atomic<qint64> received = 0;
    std::atomic<qint64> failed = 0;
    std::atomic<qint64> finishedCases = 0;
    std::atomic<qint64> inputTokens = 0;
    std::atomic<qint64> outputTokens = 0;
    std::atomic<qint64> late = 0; // sent more than core::kLateSendS after their planned start
    std::atomic<qint64> unconnected = 0; // failed because no connection came about
    std::atomic<qint64> uncounted = 0; // successes with token counts the service left out
    std::atomic<qint64> latencyNs = 0; // of all requests with a beginning and an end, together
    // Replies whose output tokens the service and our tokenizer counted, and both counts.
    std::atomic<qint64> comparedReplies = 0;
    std::atomic<qint64> serviceTokens = 0;
    std::atomic<qint64> ownTokens = 0;

    // After the warm-up. Nobody may be writing.
    void reset()
    {
        for (std::atomic<qint64> *counter :
            {&posted, &received, &failed, &finishedCases, &inputTokens, &outputTokens, &late,
                &unconnected, &uncounted, &latencyNs, &comparedReplies, &serviceTokens, &ownTokens})
            *counter = 0;
    }

    [[nodiscard]] qint64 finished() const { return received + failed; }
    [[nodiscard]] qint64 inFlight() const { return posted - finished(); }
};

} // namespace aisb::run
