// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/ifeval/instruction.h"

namespace aisb::eval {

// Instructions about the parts of a response: paragraphs, sections, beginning and end. Source:
// spec/accuracy.md 12.23.
[[nodiscard]] core::Result<Check> makeParagraphs(const InstructionArguments &arguments);
[[nodiscard]] core::Result<Check> makeFirstWord(const InstructionArguments &arguments);
[[nodiscard]] core::Result<Check> makeSections(const InstructionArguments &arguments);
[[nodiscard]] core::Result<Check> makeTwoResponses(const InstructionArguments &arguments);
[[nodiscard]] core::Result<Check> makeRepeatPrompt(const InstructionArguments &arguments);
[[nodiscard]] core::Result<Check> makeEnding(const InstructionArguments &arguments);
[[nodiscard]] core::Result<Check> makeQuotation(const InstructionArguments &arguments);

} // namespace aisb::eval
