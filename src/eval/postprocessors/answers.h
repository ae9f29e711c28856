// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/postprocessor.h"

namespace aisb::eval {

// Post-processors made for single data sets. Source: spec/accuracy.md 9.

[[nodiscard]] QString gsm8kNumber(const QString &text); // "NULL" when there is none
[[nodiscard]] QString gsm8kReference(const QString &text);
[[nodiscard]] QString gsm100Number(const QString &text);
[[nodiscard]] QString withoutCommas(const QString &text);
[[nodiscard]] QString bbhLetter(const QString &text);
[[nodiscard]] QString bbhFreeText(const QString &text);
[[nodiscard]] QString lcstsSummary(const QString &text);
[[nodiscard]] QString xsumSummary(const QString &text);
[[nodiscard]] QString firstFilledLine(const QString &text); // LongBench: leading LFs do not count
[[nodiscard]] QString firstCodeBlock(const QString &text); // the text itself when there is none
[[nodiscard]] QString lastCodeBlock(const QString &text);

[[nodiscard]] core::Result<PostProcessor> makeMgsm(const core::Json &config);

// general_cn_postprocess: the words of the whole text joined by blanks; the cleaning the reference
// does before has no effect there. Error DsetDependency002: no dictionary.
[[nodiscard]] core::Result<PostProcessor> makeChineseWords(const core::Json &config);

} // namespace aisb::eval
