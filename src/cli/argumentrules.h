// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/argumentparser.h"

namespace aisb::cli {

// Rules between options, applied when all of them are read: combinations that are refused, options
// that are required, and warnings about options without effect. Sets the action of --search.
// Source: spec/workflow.md 1.2, 1.3, 2.5, 13.
[[nodiscard]] ArgumentResult applyArgumentRules(ParsedArguments parsed);

} // namespace aisb::cli
