// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer.h"

namespace aisb::tokens {

// Loads the tokenizer of a model's folder: tokenizer.json, else tokenizer.model; or one such file.
// Blocking, may take a second. Errors name the file: UtilsFile002 (no such folder, no tokenizer in
// it), UtilsFile003 (cannot be read, too large, not supported).
[[nodiscard]] core::Result<core::TokenizerPtr> loadTokenizer(const QString &path);

// A source that loads at the first call and keeps what came of it.
[[nodiscard]] core::TokenizerSource tokenizerSource(const QString &path);

} // namespace aisb::tokens
