// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/experimentreader.h"

namespace aisb::store {

// RawKind::Lines and RawKind::Journals. See loadPerfData and readPayload.
[[nodiscard]] core::Result<LoadedGroup> loadLines(const GroupRef &group, const ModelFacts &facts);
[[nodiscard]] core::Result<Payload> readLinePayload(
    const GroupRef &group, const core::PerfRequest &request);

} // namespace aisb::store
