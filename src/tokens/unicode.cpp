// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/unicode.h"

#include <QChar>

#include <array>
#include <vector>

namespace aisb::tokens {

namespace {

constexpr char32_t kReplacement = 0xfffd;
constexpr char32_t kTabulated = 0x10000;

bool isWhiteSpace(char32_t c)
{
    return (c >= 0x09 && c <= 0x0d) || c == 0x20 || c == 0x85 || c == 0xa0 || c == 0x1680
        || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f
        || c == 0x3000;
}

quint16 categoryClasses(QChar::Category category)
{
    switch (category) {
    case QChar::Letter_Uppercase:
    case QChar::Letter_Titlecase:
        return kLetter | kCapital | kWord;
    case QChar::Letter_Lowercase:
        return kLetter | kSmall | kWord;
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
        return kLetter | kWord;
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Mark_Enclosing:
        return kMark | kWord;
    case QChar::Number_DecimalDigit:
        return kNumber | kWord;
    case QChar::Number_Letter:
        return kNumber | kWord;
    case QChar::Number_Other:
        return kNumber;
    case QChar::Punctuation_Connector:
        return kPunctuation | kWord;
    case QChar::Punctuation_Dash:
    case QChar::Punctuation_Open:
    case QChar::Punctuation_Close:
    case QChar::Punctuation_InitialQuote:
    case QChar::Punctuation_FinalQuote:
    case QChar::Punctuation_Other:
        return kPunctuation;
    case QChar::Symbol_Math:
    case QChar::Symbol_Currency:
    case QChar::Symbol_Modifier:
    case QChar::Symbol_Other:
        return kSymbol;
    default:
        return 0;
    }
}

quint16 computedClasses(char32_t c)
{
    quint16 classes = categoryClasses(QChar::category(c));
    if (isWhiteSpace(c))
        classes |= kSpace;
    const bool isJoiner = c == 0x200c || c == 0x200d;
    const bool isCircledLetter = c >= 0x24b6 && c <= 0x24e9;
    if (isJoiner || isCircledLetter)
        classes |= kWord;
    if (c == U'\r' || c == U'\n')
        classes |= kLineBreak;
    return classes;
}

// Of the characters nearly all texts consist of.
const std::vector<quint16> &table()
{
    static const std::vector<quint16> kTable = [] {
        std::vector<quint16> classes(kTabulated);
        for (char32_t c = 0; c < kTabulated; ++c)
            classes[c] = computedClasses(c);
        return classes;
    }();
    return kTable;
}

struct Decoded
{
    char32_t value = kReplacement;
    int size = 1; // bytes taken: of a broken character, those that could have begun one
};

// The second byte decides what is overlong, a surrogate or beyond Unicode.
bool isSecondByte(quint8 lead, quint8 byte)
{
    const quint8 low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    const quint8 high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    return byte >= low && byte <= high;
}

Decoded decode(std::string_view text, std::size_t position)
{
    const auto byteAt = [&](std::size_t i) {
        return i < text.size() ? static_cast<quint8>(text[i]) : quint8{0};
    };
    const quint8 lead = byteAt(position);
    if (lead < 0x80)
        return {lead, 1};
    if (lead < 0xc2 || lead > 0xf4)
        return {};
    const int size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    char32_t value = lead & (0xffU >> (size + 1));
    for (int i = 1; i < size; ++i) {
        const quint8 byte = byteAt(position + static_cast<std::size_t>(i));
        if (i == 1 ? !isSecondByte(lead, byte) : (byte & 0xc0U) != 0x80)
            return {kReplacement, i};
        value = value << 6U | (byte & 0x3fU);
    }
    return {value, size};
}

} // namespace

quint16 classesOf(char32_t character)
{
    return character < kTabulated ? table()[character] : computedClasses(character);
}

Character characterAt(std::string_view text, std::size_t position)
{
    if (position >= text.size())
        return {};
    const Decoded decoded = decode(text, position);
    return {decoded.value, classesOf(decoded.value), static_cast<quint8>(decoded.size)};
}

Character characterBefore(std::string_view text, std::size_t position)
{
    std::size_t start = position;
    while (start > 0 && position - start < 4) {
        --start;
        if ((static_cast<quint8>(text[start]) & 0xc0U) != 0x80)
            break;
    }
    return start < position ? characterAt(text.substr(0, position), start) : Character{};
}

QString textOfBytes(std::string_view bytes)
{
    QString text;
    text.reserve(static_cast<qsizetype>(bytes.size()));
    for (std::size_t at = 0; at < bytes.size();) {
        const Decoded decoded = decode(bytes, at);
        at += static_cast<std::size_t>(decoded.size);
        if (QChar::requiresSurrogates(decoded.value)) {
            text += QChar(QChar::highSurrogate(decoded.value));
            text += QChar(QChar::lowSurrogate(decoded.value));
        } else {
            text += QChar(static_cast<char16_t>(decoded.value));
        }
    }
    return text;
}

} // namespace aisb::tokens
