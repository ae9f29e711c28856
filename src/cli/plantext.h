// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runoptions.h"
#include "run/preview.h"

#include <QString>

namespace aisb::cli {

// The plan of --dry-run for a person: tasks, the first request of each, notes and problems. Keys
// are masked; long bodies are cut. Lines ended by LF. Source: spec/workflow.md 12 and 13 WF-03.
[[nodiscard]] QString planText(const core::RunOptions &options, const run::Preview &preview);

} // namespace aisb::cli
