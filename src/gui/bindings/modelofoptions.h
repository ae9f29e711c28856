// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/runspec.h"
#include "run/environment.h"

namespace aisb::gui {

// The first model the options name, with everything they override: for the effective address, the
// model list and the connection test. Reads configuration files: call it from a pool thread.
[[nodiscard]] core::Result<core::ModelSpec> modelOfOptions(
    const core::RunOptions &options, const run::Environment &environment);

} // namespace aisb::gui
