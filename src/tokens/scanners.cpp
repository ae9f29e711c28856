// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/scanners.h"

#include "tokens/unicode.h"

#include <array>

namespace aisb::tokens {

using namespace Qt::StringLiterals;

namespace {

// Each function below is given a place in a text and tells where its part of a pattern ends; kNone
// = it does not match there. Comments quote the part.
constexpr std::size_t kNone = 0;

constexpr int kLetterOrMark = kLetter | kMark;
constexpr int kPunctuationOrSymbol = kPunctuation | kSymbol;

std::size_t endOfRun(std::string_view text, std::size_t at, int classes)
{
    for (;;) {
        const Character c = characterAt(text, at);
        if (!c.is(classes))
            return at;
        at += c.size;
    }
}

// X{1,most}
std::size_t numbers(std::string_view text, std::size_t at, int most)
{
    const std::size_t start = at;
    for (int i = 0; i < most; ++i) {
        const Character c = characterAt(text, at);
        if (!c.is(kNumber))
            break;
        at += c.size;
    }
    return at > start ? at : kNone;
}

// s, t, m, d, re, ve, ll
std::size_t contractionTail(std::string_view text, std::size_t at, bool ignoresCase)
{
    const auto letterAt = [&](std::size_t place) -> Character {
        Character c = characterAt(text, place);
        if (ignoresCase && c.value >= U'A' && c.value <= U'Z')
            c.value += U'a' - U'A';
        if (ignoresCase && c.value == U'\u017f') // long s
            c.value = U's';
        return c;
    };
    const Character first = letterAt(at);
    switch (first.value) {
    case U's':
    case U't':
    case U'm':
    case U'd':
        return at + first.size;
    case U'r':
    case U'v':
    case U'l': {
        const Character second = letterAt(at + first.size);
        const char32_t wanted = first.value == U'l' ? U'l' : U'e';
        return second.value == wanted ? at + first.size + second.size : kNone;
    }
    default:
        return kNone;
    }
}

// (?i:'s|'t|'re|'ve|'m|'ll|'d)
std::size_t contraction(std::string_view text, std::size_t at, bool ignoresCase = true)
{
    if (at >= text.size() || text[at] != '\'')
        return kNone;
    return contractionTail(text, at + 1, ignoresCase);
}

//  ?<classes>+
std::size_t afterBlank(std::string_view text, std::size_t at, int classes)
{
    const std::size_t start = text[at] == ' ' ? at + 1 : at;
    const std::size_t end = endOfRun(text, start, classes);
    return end > start ? end : kNone;
}

//  ?[^\s\p{L}\p{N}]+
std::size_t others(std::string_view text, std::size_t at)
{
    std::size_t end = text[at] == ' ' ? at + 1 : at;
    const std::size_t start = end;
    for (;;) {
        const Character c = characterAt(text, end);
        if (c.isEnd() || c.is(kSpace | kLetter | kNumber))
            break;
        end += c.size;
    }
    return end > start ? end : kNone;
}

// \s+(?!\S)|\s+
std::size_t blanks(std::string_view text, std::size_t at)
{
    std::size_t last = at; // where the last one starts
    std::size_t end = at;
    for (;;) {
        const Character c = characterAt(text, end);
        if (!c.is(kSpace))
            break;
        last = end;
        end += c.size;
    }
    if (end == at)
        return kNone;
    return end == text.size() || last == at ? end : last;
}

// \s*[\r\n]+|\s+(?!\S)|\s+
std::size_t linesOrBlanks(std::string_view text, std::size_t at)
{
    std::size_t afterBreak = kNone;
    for (std::size_t end = at;;) {
        const Character c = characterAt(text, end);
        if (!c.is(kSpace))
            break;
        end += c.size;
        if (c.is(kLineBreak))
            afterBreak = end;
    }
    return afterBreak != kNone ? afterBreak : blanks(text, at);
}

// [^\r\n\p{L}\p{N}]?<classes>+, where the first class excludes `notBefore` instead of \p{L}\p{N}
std::size_t word(std::string_view text, std::size_t at, int classes, int notBefore)
{
    const Character first = characterAt(text, at);
    if (!first.is(notBefore | kLineBreak)) {
        const std::size_t end = endOfRun(text, at + first.size, classes);
        if (end > at + first.size)
            return end;
    }
    const std::size_t end = endOfRun(text, at, classes);
    return end > at ? end : kNone;
}

struct Gpt2
{
    static constexpr QStringView kRegex =
        u"'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

    static std::size_t end(std::string_view text, std::size_t at)
    {
        if (const std::size_t end = contraction(text, at, false))
            return end;
        if (const std::size_t end = afterBlank(text, at, kLetter))
            return end;
        if (const std::size_t end = afterBlank(text, at, kNumber))
            return end;
        if (const std::size_t end = others(text, at))
            return end;
        return blanks(text, at);
    }
};

// GPT-4 (cl100k), Llama 3, Qwen 2 to 3: they differ in how many digits stay together.
template <int MostDigits>
std::size_t endOfCl100k(std::string_view text, std::size_t at)
{
    if (const std::size_t end = contraction(text, at))
        return end;
    if (const std::size_t end = word(text, at, kLetter, kLetter | kNumber))
        return end;
    if (const std::size_t end = numbers(text, at, MostDigits))
        return end;
    if (const std::size_t end = others(text, at))
        return endOfRun(text, end, kLineBreak);
    return linesOrBlanks(text, at);
}

struct Llama3
{
    static constexpr QStringView kRegex =
        u"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| "
        u"?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
    static std::size_t end(std::string_view text, std::size_t at)
    {
        return endOfCl100k<3>(text, at);
    }
};

struct Qwen
{
    static constexpr QStringView kRegex =
        u"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}| "
        u"?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
    static std::size_t end(std::string_view text, std::size_t at)
    {
        return endOfCl100k<1>(text, at);
    }
};

// GPT-4o (o200k): words end where small letters are followed by a capital.
struct O200k
{
    static constexpr QStringView kRegex =
        u"[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+"
        u"(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+"
        u"[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\\p{N}{1,3}| "
        u"?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    // [\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]
    static bool isUpper(const Character &c) { return c.is(kLetterOrMark) && !c.is(kSmall); }
    // [\p{Ll}\p{Lm}\p{Lo}\p{M}]
    static bool isLower(const Character &c) { return c.is(kLetterOrMark) && !c.is(kCapital); }

    static std::size_t endOfLower(std::string_view text, std::size_t at)
    {
        for (;;) {
            const Character c = characterAt(text, at);
            if (!isLower(c))
                return at;
            at += c.size;
        }
    }

    // <upper>*<lower>+: as many of the first as leave one for the second.
    static std::size_t endsInLower(std::string_view text, std::size_t at)
    {
        std::size_t lastLower = std::string_view::npos; // in the run of upper ones
        for (;;) {
            const Character c = characterAt(text, at);
            if (!isUpper(c))
                break;
            if (isLower(c))
                lastLower = at;
            at += c.size;
        }
        if (const std::size_t end = endOfLower(text, at); end > at)
            return end;
        return lastLower == std::string_view::npos ? kNone : endOfLower(text, lastLower);
    }

    // <upper>+<lower>*
    static std::size_t startsInUpper(std::string_view text, std::size_t at)
    {
        const std::size_t start = at;
        for (;;) {
            const Character c = characterAt(text, at);
            if (!isUpper(c))
                break;
            at += c.size;
        }
        return at > start ? endOfLower(text, at) : kNone;
    }

    // [^\r\n\p{L}\p{N}]?<part>, with and then without the optional character.
    template <class Part>
    static std::size_t prefixed(std::string_view text, std::size_t at, Part part)
    {
        const Character first = characterAt(text, at);
        if (!first.is(kLetter | kNumber | kLineBreak)) {
            if (const std::size_t end = part(text, at + first.size))
                return end;
        }
        return part(text, at);
    }

    static std::size_t withContraction(std::string_view text, std::size_t at)
    {
        const std::size_t end = contraction(text, at);
        return end != kNone ? end : at;
    }

    static std::size_t end(std::string_view text, std::size_t at)
    {
        if (const std::size_t end = prefixed(text, at, endsInLower))
            return withContraction(text, end);
        if (const std::size_t end = prefixed(text, at, startsInUpper))
            return withContraction(text, end);
        if (const std::size_t end = numbers(text, at, 3))
            return end;
        if (std::size_t end = others(text, at)) {
            while (
                end < text.size() && (text[end] == '\r' || text[end] == '\n' || text[end] == '/'))
                ++end;
            return end;
        }
        return linesOrBlanks(text, at);
    }
};

// DeepSeek V3 and R1 split three times: numbers, Chinese and Japanese, the rest.
struct DeepSeekNumbers
{
    static constexpr QStringView kRegex = u"\\p{N}{1,3}";
    static std::size_t end(std::string_view text, std::size_t at) { return numbers(text, at, 3); }
};

struct DeepSeekHan
{
    static constexpr QStringView kRegex = u"[\u4e00-\u9fa5\u3040-\u309f\u30a0-\u30ff]+";

    static std::size_t end(std::string_view text, std::size_t at)
    {
        const std::size_t start = at;
        for (;;) {
            const Character c = characterAt(text, at);
            const bool isMember = (c.value >= 0x4e00 && c.value <= 0x9fa5)
                || (c.value >= 0x3040 && c.value <= 0x30ff);
            if (!isMember)
                return at > start ? at : kNone;
            at += c.size;
        }
    }
};

struct DeepSeekRest
{
    static constexpr QStringView kRegex =
        u"[!\"#$%&'()*+,\\-./"
        u":;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| "
        u"?[\\p{P}\\p{S}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    static bool isAscii(char c, int classes)
    {
        const auto byte = static_cast<quint8>(c);
        return byte < 0x80 && (classesOf(byte) & classes) != 0;
    }

    static std::size_t end(std::string_view text, std::size_t at)
    {
        std::size_t letters = at + 1;
        if (isAscii(text[at], kPunctuationOrSymbol))
            while (letters < text.size() && isAscii(text[letters], kLetter))
                ++letters;
        if (letters > at + 1)
            return letters;
        if (const std::size_t end = word(text, at, kLetterOrMark, kLetter | kPunctuationOrSymbol))
            return end;
        if (const std::size_t end = afterBlank(text, at, kPunctuationOrSymbol))
            return endOfRun(text, end, kLineBreak);
        return linesOrBlanks(text, at);
    }
};

template <class Rules>
class Scanner : public Pattern
{
public:
    [[nodiscard]] std::vector<Span> matches(std::string_view text) const override
    {
        std::vector<Span> found;
        found.reserve(text.size() / 4);
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = Rules::end(text, at);
            if (end == kNone) {
                at += characterAt(text, at).size;
                continue;
            }
            found.push_back({at, end});
            at = end;
        }
        return found;
    }
};

template <class Rules>
PatternPtr make()
{
    return std::make_shared<const Scanner<Rules>>();
}

constexpr std::array kKnown{
    KnownPattern{"gpt2"_L1, Gpt2::kRegex},
    KnownPattern{"llama3"_L1, Llama3::kRegex},
    KnownPattern{"qwen"_L1, Qwen::kRegex},
    KnownPattern{"o200k"_L1, O200k::kRegex},
    KnownPattern{"deepseek numbers"_L1, DeepSeekNumbers::kRegex},
    KnownPattern{"deepseek han"_L1, DeepSeekHan::kRegex},
    KnownPattern{"deepseek rest"_L1, DeepSeekRest::kRegex},
};
constexpr std::array kMakers{&make<Gpt2>, &make<Llama3>, &make<Qwen>, &make<O200k>,
    &make<DeepSeekNumbers>, &make<DeepSeekHan>, &make<DeepSeekRest>};
static_assert(kKnown.size() == kMakers.size());

} // namespace

std::span<const KnownPattern> knownPatterns()
{
    return kKnown;
}

PatternPtr knownScanner(QStringView regex)
{
    for (std::size_t i = 0; i < kKnown.size(); ++i) {
        if (kKnown[i].regex == regex)
            return kMakers[i]();
    }
    return {};
}

PatternPtr gpt2Scanner()
{
    return make<Gpt2>();
}

} // namespace aisb::tokens
