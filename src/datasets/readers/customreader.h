// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasets/catalogue.h"

namespace aisb::datasets {

// Files of users: .jsonl or .csv with an optional side file. Source: spec/perf.md 10.2,
// spec/accuracy.md 13.
[[nodiscard]] Description describeCustom();
[[nodiscard]] core::Result<SourceFacts> readCustom(
    const core::DatasetSpec &spec, const LoadContext &context, RowSink &rows);
[[nodiscard]] std::vector<core::Issue> checkCustom(const core::DatasetSpec &spec);

} // namespace aisb::datasets
