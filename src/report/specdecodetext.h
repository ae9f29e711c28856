// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/json.h"

#include <QString>

namespace aisb::report {

// The console block about one spec_decode_*.json, every line ended by LF. Members that are missing
// or of another type read as 0. Source: spec/perf.md 11.4.
[[nodiscard]] QString specDecodeText(const core::Json &file);

} // namespace aisb::report
