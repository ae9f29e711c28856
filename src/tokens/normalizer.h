// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "tokens/componentreader.h"

#include <functional>
#include <string>
#include <vector>

namespace aisb::tokens {

// Changes a UTF-8 text before it is split; pure, thread-safe.
using TextStep = std::function<std::string(std::string)>;

// The "normalizer" of a tokenizer.json as steps in order; null is none. Errors: UtilsFile003 for a
// kind that is not supported.
[[nodiscard]] core::Result<std::vector<TextStep>> readNormalizer(const Component &normalizer);

// A "Replace" component. growth is multiplied by how many times longer it may make a text; beyond
// kMaxGrowth it is refused, for a chain of them could fill any memory.
inline constexpr double kMaxGrowth = 256;
[[nodiscard]] core::Result<TextStep> readReplace(const Component &component, double &growth);

[[nodiscard]] std::string normalized(const std::vector<TextStep> &steps, std::string text);

} // namespace aisb::tokens
