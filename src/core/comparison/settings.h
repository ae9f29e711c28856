// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/comparison/comparison.h"
#include "core/text/json.h"

#include <span>
#include <vector>

namespace aisb::core {

// The leaves of configurations side by side: members by their keys, entries of lists by their place
// ("models.0.batch_size"), of a list of one entry without ("models.batch_size"). Keys in the order
// of the first configuration that has them. What names the run itself (time stamps, folders) is
// left out. null = that experiment has no configuration. At most 10,000 leaves each. Pure.
[[nodiscard]] std::vector<ComparedSetting> compareSettings(std::span<const Json> configurations);

} // namespace aisb::core
