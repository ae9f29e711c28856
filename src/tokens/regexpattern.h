// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tokens/patterns.h"

#include <QString>

namespace aisb::tokens {

inline constexpr qsizetype kMaxRegexLength = 4096;

// A regular expression of a tokenizer.json, written for Oniguruma with Ruby's syntax, in that of
// PCRE2: \s, \S, \w, \W and \d have the meaning of Unicode, ^ and $ are the ends of lines. Errors
// say which construct has no counterpart.
[[nodiscard]] core::Result<QString> translatedRegex(QStringView regex);

// The general way to search, by PCRE2. Errors: as above, and the place where PCRE2 cannot read the
// pattern. Longer patterns than kMaxRegexLength are refused.
[[nodiscard]] core::Result<PatternPtr> makeRegexPattern(const QString &regex);

} // namespace aisb::tokens
