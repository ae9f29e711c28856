// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer.h"

#include <QByteArrayView>

namespace aisb::tokens {

// Which tokens a model puts around a text; stands in tokenizer_config.json.
struct SentencePieceOptions
{
    bool addsBegin = false;
    bool addsEnd = false;
};

// A model file of SentencePiece (BPE or unigram), read by its own library. Errors: UtilsFile003.
[[nodiscard]] core::Result<core::TokenizerPtr> readSentencePiece(
    QByteArrayView bytes, const SentencePieceOptions &options);

} // namespace aisb::tokens
