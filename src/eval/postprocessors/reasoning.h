// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/postprocessor.h"

namespace aisb::eval {

// The post-processors of models. Source: spec/models.md 16.5.

// extract_non_reasoning_content: an answer without the stretches between the tags; lists
// element-wise, anything else as it is.
[[nodiscard]] core::Result<PostProcessor> makeWithoutReasoning(const core::Json &config);
// The same without the final strip.
[[nodiscard]] core::Result<PostProcessor> makeWithoutReasoningRaw(const core::Json &config);

} // namespace aisb::eval
