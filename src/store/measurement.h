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
    // had no schedule, or they were not asked for.
    std::vector<double> sendDelays;
    std::optional<core::ScheduleFacts> schedule; // absent without a request rate
};

// Whether the delays are read: there is one for each request, the rest is a few lines.
enum class SendDelays
{
    Skip,
    Read
};

// Reads LayoutPaths::measurement() of a group, without building what is not asked for. Nothing
// where there is no such file, as in folders of the reference. Errors (SummFile001) name file,
// place and expectation: a link out of the folder, a file that is too large or no JSON object.
// Blocking.
[[nodiscard]] core::Result<std::optional<Measurement>> readMeasurement(
    const QString &experiment, const QString &model, const QString &group, SendDelays delays);

// Fills the planned starts from the delays. False, and nothing changed, when there are not as many
// delays as requests.
[[nodiscard]] bool applySendDelays(core::PerfData &data, const std::vector<double> &delays);

} // namespace aisb::store
