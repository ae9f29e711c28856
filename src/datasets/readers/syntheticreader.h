// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasets/catalogue.h"

namespace aisb::datasets {

// Made-up prompts of given lengths. Source: spec/perf.md 10.1 (type string; tokenid is refused as
// not built yet).
[[nodiscard]] Description describeSynthetic();
[[nodiscard]] core::Result<SourceRows> readSynthetic(
    const core::DatasetSpec &spec, const LoadContext &context);
[[nodiscard]] std::vector<core::Issue> checkSynthetic(const core::DatasetSpec &spec);

} // namespace aisb::datasets
