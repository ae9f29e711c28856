// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/json.h"

#include <QString>

#include <optional>

namespace aisb::eval {

// The two ways of writing an answer in one form before texts are compared.
enum class MathVersion
{
    V1,
    V2
};

// Absent where the rule has no answer (a root without a radicand, more than one "\text{ ").
// Source: spec/accuracy.md 10.4.
[[nodiscard]] std::optional<QString> strippedMath(const QString &text, MathVersion version);

// Whether two answers are written alike up to these rules; null equals only null. Source:
// spec/accuracy.md 10.4.
[[nodiscard]] bool isSameMath(
    const core::Json &prediction, const core::Json &reference, MathVersion version);

// The number or formula in the text of a cloze answer, null when there is none. Source:
// spec/accuracy.md 10.6.
[[nodiscard]] core::Json clozeAnswer(const QString &text);

// Whether a cloze answer equals the reference. Source: spec/accuracy.md 10.6.
[[nodiscard]] bool isSameCloze(const core::Json &answer, const core::Json &reference);

} // namespace aisb::eval
