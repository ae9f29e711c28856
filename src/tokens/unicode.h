// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace aisb::tokens {

// What the patterns of pre-tokenizers ask of a character; a character has several of these bits.
enum CharacterClass : quint16
{
    kLetter = 1, // \p{L}
    kNumber = 2, // \p{N}
    kSpace = 4, // \s: White_Space
    kLineBreak = 8, // [\r\n]
    kMark = 16, // \p{M}
    kCapital = 32, // \p{Lu} or \p{Lt}
    kSmall = 64, // \p{Ll}
    kPunctuation = 128, // \p{P}
    kSymbol = 256, // \p{S}
    kWord = 512, // part of a word (UTS 18, \w): letters, marks, digits, connectors, joiners
};

[[nodiscard]] quint16 classesOf(char32_t character);

struct Character
{
    char32_t value = 0;
    quint16 classes = 0;
    quint8 size = 0; // bytes; 0 at the end of the text

    [[nodiscard]] bool is(int anyOf) const { return (classes & anyOf) != 0; }
    [[nodiscard]] bool isEnd() const { return size == 0; }
};

// The character of a UTF-8 text that starts at a byte; a byte that starts none is a character of
// its own, U+FFFD.
[[nodiscard]] Character characterAt(std::string_view text, std::size_t position);
// The one that ends before that byte, 0 bytes long at the start.
[[nodiscard]] Character characterBefore(std::string_view text, std::size_t position);

// UTF-8 to text; each longest beginning of a character that is not completed, else each wrong
// byte, becomes one U+FFFD (Unicode 15, 3.9, "maximal subparts").
[[nodiscard]] QString textOfBytes(std::string_view bytes);

} // namespace aisb::tokens
