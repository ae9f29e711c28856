// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/random.h"
#include "core/tokenizer.h"

#include <QString>

#include <vector>

namespace aisb::datasets {

// Prompts of random tokens. Source: spec/perf.md 10.1, type tokenid.
struct TokenPromptSpec
{
    qint64 requestSize = 1; // tokens of a prompt
    qint64 prefixLength = 0; // of them the same in all prompts
    bool isExact = false; // see TokenPrompts
};

// Draws prompts: ids that are equally likely, special ones excepted, decoded to text; the prefix is
// drawn once. A service that splits such a text gets another number of tokens than were drawn,
// since tokens meet that would have been one. Exact prompts are made of tokens that stay themselves
// and are changed until the tokenizer counts requestSize. The same seed gives the same prompts.
class TokenPrompts
{
public:
    // Error DsetCfg001: the tokenizer has no id that can be drawn.
    [[nodiscard]] static core::Result<TokenPrompts> make(
        core::TokenizerPtr tokenizer, const TokenPromptSpec &spec, quint64 seed);

    [[nodiscard]] QString next();

    // Tokens of the prompts made so far as the tokenizer counts them, without special tokens.
    struct Counts
    {
        qint64 fewest = 0;
        qint64 most = 0;
        qint64 exact = 0; // prompts of requestSize tokens
        qint64 prompts = 0;
    };
    [[nodiscard]] const Counts &counts() const { return m_counts; }

private:
    using Ids = std::vector<core::TokenId>;
    TokenPrompts(core::TokenizerPtr tokenizer, const TokenPromptSpec &spec, quint64 seed);

    void findDrawable();
    void draw(Ids &ids, qint64 count);
    void adjust(Ids &ids, QString &text, qint64 &counted);
    [[nodiscard]] qint64 countOf(const QString &text) const;

    core::TokenizerPtr m_tokenizer;
    TokenPromptSpec m_spec;
    core::Random m_random;
    Ids m_drawable;
    QString m_prefix;
    Counts m_counts;
};

} // namespace aisb::datasets
