// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/tokenizer.h"
#include "datasets/pythonrandom.h"

#include <QHash>
#include <QStringView>

#include <vector>

namespace aisb::datasets {

// Tokens of a block that stands for one hash id of a trace.
inline constexpr qint64 kBlockTokens = 512;

// The seed of one purpose ("dataset.prompt.corpus"), from the seed of the run. Source:
// spec/perf.md 10.3.
[[nodiscard]] quint64 childSeed(quint64 seed, const QString &identifier);

// A text as one row of tokens: its lines in chunks, each made into tokens on its own. Source:
// spec/perf.md 10.3.
[[nodiscard]] std::vector<core::TokenId> corpusTokens(
    QStringView text, const core::Tokenizer &tokenizer);

// Prompts cut out of a corpus: equal hash ids give equal blocks, so that a service finds again what
// it found in the traced service. Used by one thread; prompts depend on the order they are asked
// for in. Source: spec/perf.md 10.3.
class CorpusBlocks
{
public:
    // corpus: not empty, fewer than 2^32 tokens.
    CorpusBlocks(std::vector<core::TokenId> corpus, quint64 seed);

    // The tokens of a prompt. Without hash ids: count tokens from a place in the corpus drawn anew.
    // With them: a block for each, the last one as long as count says (1 to kBlockTokens). A corpus
    // shorter than what is asked for is given whole.
    [[nodiscard]] std::vector<core::TokenId> prompt(
        qint64 count, const std::vector<qint64> &hashIds);

private:
    struct Piece // of the corpus, going on at its start behind its end
    {
        qint64 start = 0;
        qint64 count = 0;
    };

    [[nodiscard]] Piece draw(qint64 count, PythonRandom &random) const;
    [[nodiscard]] Piece block(qint64 hashId, qint64 count);
    void append(std::vector<core::TokenId> &to, const Piece &piece) const;

    std::vector<core::TokenId> m_corpus;
    quint64 m_seed;
    PythonRandom m_random;
    QHash<qint64, Piece> m_blocks; // each as long as at its first use
};

} // namespace aisb::datasets
