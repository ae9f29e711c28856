// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasets/catalogue.h"

namespace aisb::datasets {

// Made-up prompts: letters of drawn lengths (type string) or random tokens (type tokenid, which
// needs the tokenizer of the context: UtilsCfg001). Source: spec/perf.md 10.1.
[[nodiscard]] Description describeSynthetic();
[[nodiscard]] core::Result<SourceFacts> readSynthetic(
    const core::DatasetSpec &dataset, const LoadContext &context, RowSink &rows);
[[nodiscard]] std::vector<core::Issue> checkSynthetic(const core::DatasetSpec &spec);

} // namespace aisb::datasets
