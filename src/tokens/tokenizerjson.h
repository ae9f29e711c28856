// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer.h"

#include <QByteArrayView>

namespace aisb::tokens {

// The tokenizer of a tokenizer.json of Hugging Face: byte-pair encoding on bytes (GPT, Llama 3,
// Qwen, DeepSeek) or on characters (Llama 2). Gives the same ids as the library the format comes
// from. What is not supported is an error that names the component: UtilsFile003.
[[nodiscard]] core::Result<core::TokenizerPtr> readTokenizerJson(QByteArrayView bytes);

} // namespace aisb::tokens
