// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/ifeval/instruction.h"

namespace aisb::eval {

// Instructions about signs in the text: placeholders, bullets, highlights, titles, JSON. All take
// time in proportion to the response. Source: spec/accuracy.md 12.23.
[[nodiscard]] core::Result<Check> makePlaceholders(const InstructionArguments &arguments);
[[nodiscard]] core::Result<Check> makePostscript(const InstructionArguments &arguments);
[[nodiscard]] core::Result<Check> makeBullets(const InstructionArguments &arguments);
[[nodiscard]] core::Result<Check> makeConstrainedResponse(const InstructionArguments &arguments);
[[nodiscard]] core::Result<Check> makeHighlights(const InstructionArguments &arguments);
[[nodiscard]] core::Result<Check> makeJsonFormat(const InstructionArguments &arguments);
[[nodiscard]] core::Result<Check> makeTitle(const InstructionArguments &arguments);

} // namespace aisb::eval
