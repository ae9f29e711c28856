// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/pretokenizer.h"

#include "result_helpers.h"
#include "unit/tokens/helpers.h"

namespace aisb::tokens {

using namespace Qt::StringLiterals;

namespace {

// Pieces joined by "|".
std::string split(const QByteArray &json, const std::string &text, bool isFirst = true)
{
    const core::Json parsed = jsonOf(json);
    const auto preTokenizer = readPreTokenizer({parsed, u"pre_tokenizer"_s});
    EXPECT_TRUE(preTokenizer.has_value()) << preTokenizer.error().text().toStdString();
    if (!preTokenizer)
        return {};
    Pieces pieces;
    preTokenizer->split(text, isFirst, pieces);
    std::string all;
    for (const Piece &piece : pieces.list)
        all += (all.empty() ? "" : "|") + std::string(piece.text);
    return all;
}

QByteArray splitAt(const char *behavior, const char *inverted = "false")
{
    return QByteArray("{'type': 'Split', 'pattern': {'String': '-'}, 'behavior': '") + behavior
        + "', 'invert': " + inverted + "}";
}

} // namespace

TEST(PreTokenizer, ArrangesMatchesAsAsked)
{
    const std::string text = "the-final--countdown";
    EXPECT_EQ(split(splitAt("Removed"), text), "the|final|countdown");
    EXPECT_EQ(split(splitAt("Isolated"), text), "the|-|final|-|-|countdown");
    EXPECT_EQ(split(splitAt("MergedWithPrevious"), text), "the-|final-|-|countdown");
    EXPECT_EQ(split(splitAt("MergedWithNext"), text), "the|-final|-|-countdown");
    EXPECT_EQ(split(splitAt("Contiguous"), text), "the|-|final|--|countdown");
    EXPECT_EQ(split(splitAt("Removed", "true"), text), "-|-|-");
}

TEST(PreTokenizer, SplitsDigitsWordsAndPunctuation)
{
    EXPECT_EQ(split("{'type': 'Digits', 'individual_digits': true}", "a12½"), "a|1|2|½");
    EXPECT_EQ(split("{'type': 'Digits', 'individual_digits': false}", "a12½b"), "a|12½|b");
    EXPECT_EQ(split("{'type': 'Whitespace'}", "Hey, you  there!"), "Hey|,|you|there|!");
    EXPECT_EQ(split("{'type': 'WhitespaceSplit'}", " Hey, you  there!"), "Hey,|you|there!");
    EXPECT_EQ(split("{'type': 'Punctuation'}", "a,b$¿c"), "a|,|b|$|¿|c");
}

TEST(PreTokenizer, MarksBlanks)
{
    const QByteArray always =
        "{'type': 'Metaspace', 'replacement': '_', 'prepend_scheme': 'always'}";
    const QByteArray first = "{'type': 'Metaspace', 'replacement': '_', 'prepend_scheme': 'first'}";
    const QByteArray whole = "{'type': 'Metaspace', 'replacement': '_', 'prepend_scheme': 'never', "
                             "'split': false}";
    EXPECT_EQ(split(always, "Hey you  there"), "_Hey|_you|_|_there");
    EXPECT_EQ(split(always, " Hey"), "_Hey");
    EXPECT_EQ(split(first, "Hey"), "_Hey");
    EXPECT_EQ(split(first, "Hey", false), "Hey");
    EXPECT_EQ(split(whole, "Hey you"), "Hey_you");
}

TEST(PreTokenizer, KeepsATextWholeWithoutOne)
{
    EXPECT_EQ(split("null", "a b"), "a b");
    EXPECT_EQ(split("null", ""), "");
}

TEST(PreTokenizer, RefusesByName)
{
    const std::vector<std::pair<QByteArray, QString>> cases = {
        {"{'type': 'BertPreTokenizer'}",
            u"pre_tokenizer.type: \"BertPreTokenizer\" is not supported (expected ByteLevel, Split, Sequence, Digits, Metaspace, Punctuation, Whitespace, WhitespaceSplit)"_s},
        {"{'type': 'Sequence', 'pretokenizers': [{'type': 'ByteLevel'}, {'type': 'Digits'}]}",
            u"pre_tokenizer.pretokenizers[1]: not supported after ByteLevel (expected it to be the last)"_s},
        {"{'type': 'Split', 'pattern': {'Regex': '['}, 'behavior': 'Isolated'}",
            u"pre_tokenizer.pattern.Regex: missing terminating ] for character class (at character 1 of [)"_s},
        {"{'type': 'Split', 'pattern': {}, 'behavior': 'Isolated'}",
            u"pre_tokenizer.pattern: expected {\"String\": ...} or {\"Regex\": ...}"_s},
        {"{'type': 'Split', 'pattern': {'String': ''}, 'behavior': 'Isolated'}",
            u"pre_tokenizer.pattern.String: expected a text that is not empty"_s},
        {"{'type': 'Split', 'pattern': {'String': 'a'}, 'behavior': 'Sideways'}",
            u"pre_tokenizer.behavior: \"Sideways\" is not supported (expected Isolated, Removed, MergedWithPrevious, MergedWithNext or Contiguous)"_s},
        {"{'type': 'Metaspace', 'replacement': ''}",
            u"pre_tokenizer.replacement: expected a character"_s},
    };
    for (const auto &[json, detail] : cases) {
        const core::Json parsed = jsonOf(json);
        const auto read = readPreTokenizer({parsed, u"pre_tokenizer"_s});
        EXPECT_FAILS_WITH(read, core::ErrorCode::UtilsFile003);
        EXPECT_EQ(read.error().detail, detail);
    }
}

} // namespace aisb::tokens
