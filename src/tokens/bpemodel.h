// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/tokenizer.h"
#include "tokens/componentreader.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace aisb::tokens {

inline constexpr qint64 kMaxVocabulary = 1 << 24; // ids of a model

// Byte-pair encoding: a piece begins as single characters (or bytes), and of all neighbours that
// may be merged the pair of the lowest rank is, the leftmost first, until none is left (Sennrich,
// Haddow and Birch 2016). Immutable.
class BpeModel
{
public:
    BpeModel(BpeModel &&) = default;
    BpeModel &operator=(BpeModel &&) = default;
    BpeModel(const BpeModel &) = delete; // m_ids looks into m_texts
    BpeModel &operator=(const BpeModel &) = delete;
    ~BpeModel() = default;

    // The "model" of a tokenizer.json. Byte-level vocabularies are kept as the bytes they stand
    // for. Errors: UtilsFile003 for another kind of model, an option that is not supported, ids out
    // of range, merges of unknown tokens.
    [[nodiscard]] static core::Result<BpeModel> read(const Component &model, bool isByteLevel);

    // Appends the tokens of a piece. What the vocabulary has no token for becomes the tokens of its
    // bytes, the token for unknown text, or nothing, as the model says.
    void encode(std::string_view piece, std::vector<core::TokenId> &out) const;

    // The largest id and one.
    [[nodiscard]] qint64 idCount() const { return std::ssize(m_texts); }
    // Bytes or UTF-8 of a token; nothing for an id that is not used.
    [[nodiscard]] std::optional<std::string_view> textOf(core::TokenId id) const;

private:
    BpeModel() = default;

    struct Merge
    {
        qint32 rank = 0;
        core::TokenId merged = 0;
    };
    struct Symbol;
    using Ids = std::vector<core::TokenId>;

    [[nodiscard]] core::Result<> readVocabulary(const Component &model);
    [[nodiscard]] core::Result<> readMerges(const Component &model);
    [[nodiscard]] core::Result<> readOptions(const Component &model);
    void findWhole();

    [[nodiscard]] core::TokenId idOf(std::string_view text) const; // -1 = none
    [[nodiscard]] const Merge *mergeOf(core::TokenId left, core::TokenId right) const;
    [[nodiscard]] Ids startingSymbols(std::string_view piece) const;
    void mergeShort(Ids &symbols) const;
    [[nodiscard]] Ids mergeLong(const Ids &symbols) const;

    bool m_isByteLevel = false;
    bool m_ignoresMerges = false;
    bool m_fusesUnknown = false;
    core::TokenId m_unknown = -1;
    std::vector<std::string> m_texts; // by id; empty = not used
    std::unordered_map<std::string_view, core::TokenId> m_ids; // views into m_texts
    std::unordered_map<quint64, Merge> m_merges; // by both ids
    std::vector<bool> m_isWhole; // by id: merging a piece of that text gives that one token
    std::array<core::TokenId, 256> m_byteIds{}; // byte-level: of each byte; else of "<0x0A>"
    bool m_fallsBackToBytes = false;
};

} // namespace aisb::tokens
