// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace aisb::eval::verify {

// Where the answer stands in a text. All are linear in its length. Source: spec/accuracy.md 10.5.

// The content of the last \boxed{}; boxes joined by a comma, "and" or "or" count as one with
// commas. Nested ones belong to the outer. Absent without a closed box.
[[nodiscard]] std::optional<QString> boxedFormula(QStringView text);

// The last formula in $, $$, \( \) or \[ \], or a bare \frac{}{}, that follows "answer is",
// "answer:" and the like; formulas behind it joined as boxes are.
[[nodiscard]] std::optional<QString> announcedFormula(const QString &text);

// The last formula in $, $$, \( \) or \[ \].
[[nodiscard]] std::optional<QString> lastFormula(QStringView text);

// The last number of a text, with separators of thousands, a fraction or a percent sign.
[[nodiscard]] std::optional<QString> lastNumber(const QString &text);

} // namespace aisb::eval::verify
