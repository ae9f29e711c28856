// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/health.h"
#include "core/perfdata.h"
#include "core/rateschedule.h"
#include "core/result.h"

#include <QString>

#include <optional>
#include <vector>

namespace aisb::store {

// What our private part of a folder says about the measurement of one group.
struct Measurement
{
    std::optional<core::Health> health;
    // Seconds from the planned start to the send, in record order; NaN = unknown. Empty: the run
    // had no schedule.
    std::vector<double> sendDelays;
    std::optional<core::ScheduleFacts> schedule; // absent without a request rate
};

// Reads LayoutPaths::measurement() of a group. Nothing where there is no such file, as in folders
// of the reference. Errors (SummFile001): a link out of the folder, a file that is too large or no
// JSON object. Blocking.
[[nodiscard]] core::Result<std::optional<Measurement>> readMeasurement(
    const QString &experiment, const QString &model, const QString &group);

// Fills the planned starts from the delays. False, and nothing changed, when there are not as many
// delays as requests.
[[nodiscard]] bool applySendDelays(core::PerfData &data, const std::vector<double> &delays);

} // namespace aisb::store
