// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/notice.h"
#include "config/value.h"
#include "core/result.h"
#include "core/runoptions.h"

#include <vector>

namespace aisb::config {

// Row limit, tokenizer path of generated data, templates copied into the retriever. Source:
// spec/workflow.md 2.6.
void preprocessDatasets(Value &root, const core::RunOptions &options, std::vector<Notice> &notices);

// Puts the normalised response_anomaly section into root. Errors: TmanCfg003, TmanUnk001 for a mode
// it does not go with or a value that does not exist. Source: spec/workflow.md 2.7.
[[nodiscard]] core::Result<> normaliseResponseAnomaly(Value &root, const core::RunOptions &options);

// Every imported class becomes the text of the dotted path where it is defined. Source:
// spec/workflow.md 3.
void resolveSymbols(Value &value);

} // namespace aisb::config
