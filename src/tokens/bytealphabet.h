// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>
#include <string>
#include <string_view>

namespace aisb::tokens {

// The alphabet in which byte-level vocabularies write bytes: printable Latin-1 characters stand for
// themselves, the others for U+0100 onwards in ascending order. Introduced with GPT-2.

// The bytes such a text stands for; nothing when it has a character of no byte.
[[nodiscard]] std::optional<std::string> bytesOfLetters(std::string_view letters);

} // namespace aisb::tokens
