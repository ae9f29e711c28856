// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "tokens/componentreader.h"

#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace aisb::tokens {

// A part of a text that is turned to tokens by itself.
struct Piece
{
    std::string_view text;
    bool isFirst = false; // of the whole text
};

// Pieces, and the texts of those that were changed on the way.
struct Pieces
{
    std::vector<Piece> list;
    std::deque<std::string> owned; // never moved once added

    void add(Piece piece)
    {
        if (!piece.text.empty())
            list.push_back(piece);
    }
    [[nodiscard]] std::string_view keep(std::string text)
    {
        return owned.emplace_back(std::move(text));
    }
};

// Splits pieces before tokens are made of them; pure, thread-safe.
struct PreTokenizer
{
    using Stage = std::function<void(const Piece &piece, Pieces &out)>;
    std::vector<Stage> stages;
    bool isByteLevel = false; // the vocabulary is written in the alphabet of bytes

    // out.list is the pieces of the text; text outlives it.
    void split(std::string_view text, bool isFirst, Pieces &out) const;
};

// The "pre_tokenizer" of a tokenizer.json; null keeps the text whole. Errors: UtilsFile003 for a
// kind or an order that is not supported.
[[nodiscard]] core::Result<PreTokenizer> readPreTokenizer(const Component &preTokenizer);

} // namespace aisb::tokens
