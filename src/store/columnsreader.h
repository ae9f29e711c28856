// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/experimentreader.h"

namespace aisb::store {

// RawKind::Columns: G1, G2 and seed. See loadPerfData; the recompute rules are those of
// spec/perf.md 3.12.
[[nodiscard]] core::Result<LoadedGroup> loadColumns(const GroupRef &group, const ModelFacts &facts);

} // namespace aisb::store
