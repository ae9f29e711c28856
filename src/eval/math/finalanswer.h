// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace aisb::eval {

// A final answer without units, wrappers, blanks and thousands separators, as the rules for MATH
// write it. A text of any kind gives a text. Source: spec/accuracy.md 9.3.
[[nodiscard]] QString normalizedFinalAnswer(const QString &text);

// The variant of DAPO-Math: only what follows the last "=". Source: spec/accuracy.md 9.4.
[[nodiscard]] QString normalizedDapoAnswer(const QString &text);

} // namespace aisb::eval
