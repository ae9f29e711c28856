// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace aisb::store {

// How far the tasks of a running experiment are, as its status files say.
struct LiveStatus
{
    double share = -1; // of all tasks, 0 to 1; negative = not known
    qint64 done = 0; // cases of all tasks together
    qint64 total = -1; // negative = not known
    bool isScoring = false; // answers are being scored

    bool operator==(const LiveStatus &) const = default;
};

// Of the status files in <experiment>/status_tmp; nothing unless one of them names a process that
// is alive and began before its task. Reads only, whoever wrote the files. Blocking. Source:
// spec/workflow.md 8.1.
[[nodiscard]] std::optional<LiveStatus> liveStatus(const QString &experiment);
[[nodiscard]] inline bool hasLiveStatus(const QString &experiment)
{
    return liveStatus(experiment).has_value();
}

// Seconds since 1970 at which that process began; negative: there is none.
[[nodiscard]] double processStartedAt(qint64 processId);

} // namespace aisb::store
