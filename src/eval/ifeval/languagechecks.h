// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/ifeval/instruction.h"

namespace aisb::eval {

// Instructions that need knowledge of a language: which it is, its sentences, its capitals. A
// response whose language cannot be detected passes. Source: spec/accuracy.md 12.23.
[[nodiscard]] core::Result<Check> makeResponseLanguage(const InstructionArguments &arguments);
[[nodiscard]] core::Result<Check> makeSentences(const InstructionArguments &arguments);
[[nodiscard]] core::Result<Check> makeCapitalWords(const InstructionArguments &arguments);
[[nodiscard]] core::Result<Check> makeEnglishCapitals(const InstructionArguments &arguments);
[[nodiscard]] core::Result<Check> makeEnglishLowercase(const InstructionArguments &arguments);

} // namespace aisb::eval
