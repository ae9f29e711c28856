// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/language/gramalphabet.h"

namespace aisb::eval {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 pairKey(char32_t letter, char32_t mark)
{
    return quint64{letter} << 32U | mark;
}

// A value: "\u0041B" is "AB".
std::u32string unescaped(QByteArrayView value)
{
    std::u32string text;
    for (qsizetype i = 0; i < value.size(); ++i) {
        bool isEscape = value.sliced(i).startsWith("\\u") && i + 6 <= value.size();
        uint code = 0;
        if (isEscape)
            code = value.sliced(i + 2, 4).toByteArray().toUInt(&isEscape, 16);
        if (isEscape)
            i += 5;
        text.push_back(isEscape ? code : static_cast<uchar>(value[i]));
    }
    return text;
}

QHash<QByteArray, std::u32string> readProperties(QByteArrayView text)
{
    QHash<QByteArray, std::u32string> values;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = text.indexOf('\n', at);
        const QByteArrayView line = text.sliced(at, (end < 0 ? text.size() : end) - at).trimmed();
        at = end < 0 ? text.size() : end + 1;
        if (const qsizetype equals = line.indexOf('='); equals > 0)
            values.insert(line.first(equals).toByteArray(), unescaped(line.sliced(equals + 1)));
    }
    return values;
}

struct Block
{
    char32_t first;
    char32_t last;
    char32_t representative;
};

// Scripts whose characters are all one.
constexpr std::array kBlocks = {
    Block{0x2000, 0x206F, U' '}, // punctuation
    Block{0x3040, 0x309F, 0x3042}, // Hiragana
    Block{0x30A0, 0x30FF, 0x30A2}, // Katakana
    Block{0x3100, 0x312F, 0x3105}, // Bopomofo
    Block{0x31A0, 0x31BF, 0x3105}, Block{0xAC00, 0xD7AF, 0xAC00}, // Hangul
    Block{0x1EA0, 0x1EFF, 0x1EC3}, // Vietnamese
};

} // namespace

core::Result<GramAlphabet> GramAlphabet::read(QByteArrayView properties, const QString &name)
{
    const QHash<QByteArray, std::u32string> values = readProperties(properties);
    for (const char *key :
        {"NGram.LATIN1_EXCLUDE", "TO_NORMALIZE_VI_CHARS", "DMARK_CLASS", "NGram.KANJI_1_0"})
        if (values.value(key).empty())
            return core::fail(core::ErrorCode::DsetData002,
                u"%1: no line \"%2=...\""_s.arg(name, QLatin1String(key)));
    GramAlphabet alphabet;
    alphabet.m_excluded = values.value("NGram.LATIN1_EXCLUDE");
    for (auto at = values.constBegin(); at != values.constEnd(); ++at)
        if (at.key().startsWith("NGram.KANJI_"))
            for (const char32_t c : at.value())
                alphabet.m_ideographs.insert(c, at.value().front());
    const std::u32string letters = values.value("TO_NORMALIZE_VI_CHARS");
    for (const char32_t mark : values.value("DMARK_CLASS")) {
        const QByteArray key = "NORMALIZED_VI_CHARS_"
            + QByteArray::number(static_cast<uint>(mark), 16).toUpper().rightJustified(4, '0');
        const std::u32string with = values.value(key);
        if (with.size() != letters.size())
            return core::fail(core::ErrorCode::DsetData002,
                u"%1: %2: expected as many characters as in TO_NORMALIZE_VI_CHARS"_s.arg(
                    name, QString::fromLatin1(key)));
        for (std::size_t i = 0; i < letters.size(); ++i)
            alphabet.m_composed.insert(pairKey(letters[i], mark), with[i]);
    }
    return alphabet;
}

std::u32string GramAlphabet::composed(const std::u32string &text) const
{
    std::u32string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isLast = i + 1 == text.size();
        const char32_t one = isLast ? 0 : m_composed.value(pairKey(text[i], text[i + 1]), 0);
        result.push_back(one != 0 ? one : text[i]);
        if (one != 0)
            ++i;
    }
    return result;
}

char32_t GramAlphabet::normalized(char32_t c) const
{
    if (c < 0x80)
        return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') ? c : U' ';
    if (c < 0x100)
        return m_excluded.find(c) != std::u32string::npos ? U' ' : c;
    if (c == 0x219 || c == 0x21B) // Romanian: comma below as cedilla
        return c == 0x219 ? 0x15F : 0x163;
    if (c == 0x6CC) // Farsi yeh as Arabic yeh
        return 0x64A;
    if (c >= 0x4E00 && c <= 0x9FFF)
        return m_ideographs.value(c, c);
    for (const Block &block : kBlocks)
        if (c >= block.first && c <= block.last)
            return block.representative;
    return c;
}

} // namespace aisb::eval
