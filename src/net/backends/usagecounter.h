// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/backends/backend.h"

#include <optional>

namespace aisb::net {

// Token counts of one reply from "usage", llama.cpp "timings" and what a reader finds. Source:
// spec/models.md 6.5.
class UsageCounter
{
public:
    // compat: counts come from usage alone and later ones overwrite earlier ones, zeros included.
    explicit UsageCounter(bool isCompat)
        : m_isCompat(isCompat)
    {
    }

    // root: an event or a document. Returns whether it has a usage.
    bool take(const core::Json &root);
    // Counts a service gives in its own way; zero for one it does not give.
    void takeServerCounts(qint64 input, qint64 output);
    // Sets counts, source and the details in extra; out.eventKinds are in place.
    void finish(DecodedReply &out) const;

private:
    void takeUsage(const core::Json &usage);

    bool m_isCompat;
    bool m_hasUsage = false;
    qint64 m_input = 0;
    qint64 m_output = 0;
    qint64 m_serverInput = 0;
    qint64 m_serverOutput = 0;
    std::optional<qint64> m_cached;
    std::optional<qint64> m_reasoning;
};

} // namespace aisb::net
