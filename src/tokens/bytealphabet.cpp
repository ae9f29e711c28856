// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/bytealphabet.h"

#include "tokens/unicode.h"

#include <array>

namespace aisb::tokens {

namespace {

constexpr char32_t kFirstStandIn = 0x100;
constexpr std::size_t kLetters = 0x200; // all of them are below

bool standsForItself(int byte)
{
    return (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
}

constexpr std::array<qint16, kLetters> emptyTable()
{
    std::array<qint16, kLetters> table{};
    table.fill(-1);
    return table;
}

// Letter to byte, -1 = none.
const std::array<qint16, kLetters> &byteTable()
{
    static const std::array<qint16, kLetters> kTable = [] {
        std::array<qint16, kLetters> table = emptyTable();
        char32_t next = kFirstStandIn;
        for (qint16 byte = 0; byte < 256; ++byte)
            table[standsForItself(byte) ? static_cast<char32_t>(byte) : next++] = byte;
        return table;
    }();
    return kTable;
}

} // namespace

std::optional<std::string> bytesOfLetters(std::string_view letters)
{
    std::string bytes;
    bytes.reserve(letters.size());
    for (std::size_t at = 0; at < letters.size();) {
        const Character character = characterAt(letters, at);
        if (character.value >= kLetters || byteTable()[character.value] < 0)
            return {};
        bytes += static_cast<char>(byteTable()[character.value]);
        at += character.size;
    }
    return bytes;
}

} // namespace aisb::tokens
