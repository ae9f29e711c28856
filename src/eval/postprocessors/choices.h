// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/postprocessor.h"

namespace aisb::eval {

// Post-processors that look for an option letter or a piece marked in some way. Source:
// spec/accuracy.md 9.

[[nodiscard]] QString firstCapital(const QString &text); // "" when there is none, as below
[[nodiscard]] QString lastCapital(const QString &text);
[[nodiscard]] QString firstCapitals(const QString &text); // the first run of A to D
[[nodiscard]] QString allCapitals(const QString &text); // each once, sorted
[[nodiscard]] QString judgeLetter(const QString &text); // the last character if A or B, else B
[[nodiscard]] core::Json firstNumber(const QString &text); // null when there is none
[[nodiscard]] core::Json gpqaLetter(const QString &text); // null when there is none

[[nodiscard]] core::Result<PostProcessor> makeLastOption(const core::Json &config);
[[nodiscard]] core::Result<PostProcessor> makeFirstOption(const core::Json &config);
[[nodiscard]] core::Result<PostProcessor> makeFirstOptionOfEnd(const core::Json &config);
[[nodiscard]] core::Result<PostProcessor> makeAnswerPattern(const core::Json &config);
[[nodiscard]] core::Result<PostProcessor> makeXmlTag(const core::Json &config);

} // namespace aisb::eval
