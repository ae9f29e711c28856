// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "tokens/componentreader.h"

#include <memory>
#include <string_view>
#include <vector>

namespace aisb::tokens {

// Bytes [begin, end) of a text.
struct Span
{
    std::size_t begin = 0;
    std::size_t end = 0;
    bool isMatch = true;

    [[nodiscard]] std::string_view of(std::string_view text) const
    {
        return text.substr(begin, end - begin);
    }
};

// What a text is searched for. Immutable, thread-safe.
class Pattern
{
public:
    virtual ~Pattern() = default;
    // All matches from left to right, none empty, none overlapping. text is valid UTF-8.
    [[nodiscard]] virtual std::vector<Span> matches(std::string_view text) const = 0;
};

using PatternPtr = std::shared_ptr<const Pattern>;

// {"String": "..."} or {"Regex": "..."}. Patterns of well-known models are scanned by hand, others
// by PCRE2. Errors: UtilsFile003 for a pattern that cannot be translated.
[[nodiscard]] core::Result<PatternPtr> readPattern(const Component &pattern);

// The whole text as matches and what lies between them.
[[nodiscard]] std::vector<Span> matchesAndGaps(const Pattern &pattern, std::string_view text);

} // namespace aisb::tokens
