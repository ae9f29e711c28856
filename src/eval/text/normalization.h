// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

namespace aisb::eval {

// The words of a text for comparing answers: lower case, no ASCII punctuation, no a/an/the. Source:
// spec/accuracy.md 10.3.
[[nodiscard]] QStringList normalizedTokens(QStringView text);
[[nodiscard]] QString normalizedAnswer(QStringView text); // these words joined by blanks

// general_postprocess: the first sentence part, only letters, digits and single blanks, without
// a/an/the. Source: spec/accuracy.md 9.
[[nodiscard]] QString generalText(QStringView text);

// Each whole word a, an or the (ASCII letter case ignored) replaced.
[[nodiscard]] QString withoutArticles(QStringView text, QStringView replacement);

[[nodiscard]] QString withoutAsciiPunctuation(QStringView text);

} // namespace aisb::eval
