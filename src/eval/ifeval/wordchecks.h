// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/ifeval/instruction.h"

namespace aisb::eval {

// Instructions about words, letters and commas. Source: spec/accuracy.md 12.23.
[[nodiscard]] core::Result<Check> makeExistence(const InstructionArguments &arguments);
[[nodiscard]] core::Result<Check> makeFrequency(const InstructionArguments &arguments);
[[nodiscard]] core::Result<Check> makeForbiddenWords(const InstructionArguments &arguments);
[[nodiscard]] core::Result<Check> makeLetterFrequency(const InstructionArguments &arguments);
[[nodiscard]] core::Result<Check> makeWords(const InstructionArguments &arguments);
[[nodiscard]] core::Result<Check> makeNoComma(const InstructionArguments &arguments);

} // namespace aisb::eval
