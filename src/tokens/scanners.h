// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tokens/patterns.h"

#include <QLatin1String>
#include <QStringView>

#include <span>

namespace aisb::tokens {

// A pattern of well-known models scanned by hand, many times faster than by a general engine. Tests
// hold each against PCRE2.
struct KnownPattern
{
    QLatin1String name;
    QStringView regex; // exactly as it stands in the models' files
};

[[nodiscard]] std::span<const KnownPattern> knownPatterns();
// Null when the pattern is none of them.
[[nodiscard]] PatternPtr knownScanner(QStringView regex);
// The pattern a ByteLevel pre-tokenizer brings with it.
[[nodiscard]] PatternPtr gpt2Scanner();

} // namespace aisb::tokens
