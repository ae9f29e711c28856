// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rateschedule.h"
#include "core/result.h"
#include "core/runoptions.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace aisb::core {
class CaseSource;
} // namespace aisb::core

namespace aisb::run {

// The sends a load is planned for.
struct LoadRequest
{
    std::shared_ptr<const core::ModelSpec> model;
    core::RunOptions options;
    std::shared_ptr<const core::CaseSource> rows;
    std::shared_ptr<const std::vector<qint64>> todo; // rows to send; null = all of them
    qint64 total = 0; // sends
    int repeats = 1; // of each row, without a to-do list
};

// When the requests of a task are sent. A value; made before the threads start.
struct LoadPlan
{
    enum class Kind
    {
        Closed, // as fast as the concurrency allows
        Rate,
        Timestamps,
        Pressure
    };
    Kind kind = Kind::Closed;
    core::RatePlan rate;
    quint64 seed = 0; // of the schedule
    std::shared_ptr<const std::vector<double>> offsets; // null: no schedule
    std::shared_ptr<const std::vector<qint64>> order; // rows in order of sending; null: as listed
    qint64 timeLimitNs = 0;
    qint64 pressureNs = 0;
    QStringList notes; // for the log
    QStringList warnings;

    // Whether the schedule comes from a rate: then the distribution pages are written.
    [[nodiscard]] bool isRateControlled() const
    {
        return offsets && kind != Kind::Timestamps && !offsets->empty();
    }
    // Requests (clients) the schedule is for.
    [[nodiscard]] qint64 scheduled() const { return offsets ? std::ssize(*offsets) : 0; }
};

// Errors: TinferParam006 use_timestamp without time stamps, IcliParam003 pressure with time stamps.
// Reads every row when use_timestamp is set. Blocking, pure. Source: spec/perf.md 9.3, 9.5, 9.6.
[[nodiscard]] core::Result<LoadPlan> makeLoadPlan(const LoadRequest &request);

} // namespace aisb::run
