// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace aisb::eval {

// From an answer's text to what is compared. Source: spec/accuracy.md 9, 9.2, 9.4.

[[nodiscard]] QString boxedOrFinalAnswer(const QString &text); // math_postprocess_v2
[[nodiscard]] QString finalAnswerSentence(const QString &text); // math_postprocess
[[nodiscard]] QString judgementLine(const QString &text); // math_judement_preprocess
[[nodiscard]] QString dapoAnswer(const QString &text); // dapo_math_postprocess
[[nodiscard]] QString dapoBox(const QString &text); // dapo_math_postprocess_v2

} // namespace aisb::eval
