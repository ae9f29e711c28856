// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "tokens/componentreader.h"

#include <functional>
#include <string>
#include <vector>

namespace aisb::tokens {

// Makes the texts of tokens readable; bytes that are no UTF-8 may be left to the caller. Pure,
// thread-safe.
using DecodeStep = std::function<std::vector<std::string>(std::vector<std::string>)>;

// The "decoder" of a tokenizer.json; what is left is joined without anything between, without a
// decoder with blanks. A ByteLevel decoder must go with a byte-level vocabulary, whose tokens are
// bytes already. Errors: UtilsFile003.
[[nodiscard]] core::Result<std::vector<DecodeStep>> readDecoder(
    const Component &decoder, bool isByteLevel);

} // namespace aisb::tokens
