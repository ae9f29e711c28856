// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/tokenizer.h"
#include "tokens/componentreader.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace aisb::tokens {

// A token that is found in the text before anything else is done with it.
struct AddedToken
{
    core::TokenId id = 0;
    std::string content; // UTF-8, not empty
    bool isSpecial = false;
    bool isSingleWord = false; // no word character on either side
    bool takesBlanksBefore = false;
    bool takesBlanksAfter = false;
    bool isNormalized = false; // looked for in the normalized text
};

// The "added_tokens" of a tokenizer.json. Errors: UtilsFile003 (ids outside 0 to 2^24 - 1).
[[nodiscard]] core::Result<std::vector<AddedToken>> readAddedTokens(const Component &root);

// A part of a text: a token, or what lies between tokens.
struct Section
{
    std::string_view text;
    core::TokenId token = -1; // negative = none
    std::size_t begin = 0; // in the text
};

// Finds tokens in texts: the leftmost first, of several there the longest.
class TokenFinder
{
public:
    explicit TokenFinder(std::vector<AddedToken> tokens);
    [[nodiscard]] std::vector<Section> sections(std::string_view text) const;

private:
    [[nodiscard]] const AddedToken *tokenAt(std::string_view text, std::size_t position) const;

    std::vector<AddedToken> m_tokens; // longest first
    std::array<std::vector<std::size_t>, 256> m_byFirstByte;
};

} // namespace aisb::tokens
