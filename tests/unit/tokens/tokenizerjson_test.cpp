// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/tokenizerjson.h"

#include "result_helpers.h"

namespace aisb::tokens {

using namespace Qt::StringLiterals;
using Specials = core::Tokenizer::Specials;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

QByteArray fileWith(const QByteArray &components)
{
    QByteArray json = "{" + components + (components.isEmpty() ? "" : ", ")
        + "'model': {'type': 'BPE', 'vocab': {'a': 0, 'b': 2}, 'merges': []}}";
    return json.replace('\'', '"');
}

core::TokenizerPtr made(const QByteArray &components)
{
    const auto read = readTokenizerJson(fileWith(components));
    EXPECT_TRUE(read.has_value()) << read.error().text().toStdString();
    return read.value_or(nullptr);
}

} // namespace

TEST(TokenizerJson, KnowsItsIds)
{
    const auto tokenizer = made("'added_tokens': [{'id': 4, 'content': '<s>', 'special': true}, "
                                "{'id': 5, 'content': '<t>', 'special': false}]");
    ASSERT_TRUE(tokenizer);
    EXPECT_EQ(tokenizer->vocabularySize(), 6);
    std::vector<bool> specials;
    for (core::TokenId id = 0; id < 6; ++id)
        specials.push_back(tokenizer->isSpecial(id));
    EXPECT_THAT(specials, ElementsAre(false, true, false, true, true, false)); // 1 and 3: not used
    EXPECT_EQ(tokenizer->decode(std::vector<core::TokenId>{0, 99, -1, 1, 4, 2}), u"a <s> b"_s);
}

TEST(TokenizerJson, PutsTheTemplateAroundTexts)
{
    const auto tokenizer =
        made("'post_processor': {'type': 'TemplateProcessing', 'single': [{'SpecialToken': {'id': "
             "'x'}}, "
             "{'Sequence': {'id': 'A'}}, {'SpecialToken': {'id': 'y'}}], 'special_tokens': "
             "{'x': {'ids': [7, 8]}, 'y': {'ids': [9]}}}");
    ASSERT_TRUE(tokenizer);
    EXPECT_THAT(tokenizer->encode(u"ab", Specials::With), ElementsAre(7, 8, 0, 2, 9));
    EXPECT_THAT(tokenizer->encode(u"ab", Specials::Without), ElementsAre(0, 2));
    EXPECT_EQ(tokenizer->count(u"ab", Specials::With), 5);
}

TEST(TokenizerJson, NormalizesBeforeSplitting)
{
    const auto tokenizer =
        made("'normalizer': {'type': 'Sequence', 'normalizers': [{'type': 'Lowercase'}, {'type': "
             "'Strip', "
             "'strip_left': true, 'strip_right': true}, {'type': 'Replace', 'pattern': {'Regex': "
             "'[x-z]+'}, "
             "'content': 'b'}]}, 'added_tokens': [{'id': 5, 'content': 'Q', 'normalized': true}, "
             "{'id': 6, 'content': 'P', 'normalized': false}]");
    ASSERT_TRUE(tokenizer);
    EXPECT_THAT(tokenizer->encode(u" \tAXyzA\u2003", Specials::Without), ElementsAre(0, 2, 0));
    EXPECT_THAT(tokenizer->encode(u"aqQPp", Specials::Without), ElementsAre(0, 5, 5, 6));
}

TEST(TokenizerJson, RefusesByName)
{
    const std::vector<std::pair<QByteArray, const char *>> cases = {
        {"'normalizer': {'type': 'Precompiled'}",
            "tokenizer.normalizer.type: \"Precompiled\" is not supported (expected Sequence, NFC"},
        {"'normalizer': {'type': 'Sequence', 'normalizers': [{'type': 'NFC'}, {'type': 'Nmt'}]}",
            "tokenizer.normalizer.normalizers[1].type: \"Nmt\" is not supported"},
        {"'normalizer': {'type': 'Sequence', 'normalizers': [{'type': 'Replace', 'pattern': "
         "{'String': 'a'},"
         " 'content': '0123456789abcdef0123456789abcdef'}, {'type': 'Replace', 'pattern': "
         "{'String': 'a'},"
         " 'content': '0123456789abcdef'}]}",
            "tokenizer.normalizer.normalizers[1].content: together these make texts 512 times "
            "longer"},
        {"'decoder': {'type': 'WordPiece'}",
            "tokenizer.decoder.type: \"WordPiece\" is not supported (expected ByteLevel"},
        {"'decoder': {'type': 'ByteLevel'}", "tokenizer.decoder: ByteLevel needs a ByteLevel"},
        {"'pre_tokenizer': {'type': 'ByteLevel'}", "tokenizer.decoder: expected ByteLevel"},
        {"'post_processor': {'type': 'BertProcessing'}",
            "tokenizer.post_processor.type: \"BertProcessing\" is not supported"},
        {"'post_processor': {'type': 'TemplateProcessing', 'single': []}",
            "tokenizer.post_processor.single: expected a Sequence A"},
        {"'post_processor': {'type': 'TemplateProcessing', 'single': [{'SpecialToken': {'id': "
         "'x'}}]}",
            "tokenizer.post_processor.special_tokens: \"x\" is missing"},
        {"'post_processor': {'type': 'TemplateProcessing', 'single': [{'Sequence': {'id': 'A'}}, "
         "{'Sequence': {'id': 'A'}}]}",
            "tokenizer.post_processor.single[1]: expected a SpecialToken or the one Sequence A"},
    };
    for (const auto &[components, detail] : cases) {
        const auto read = readTokenizerJson(fileWith(components));
        EXPECT_FAILS_WITH(read, core::ErrorCode::UtilsFile003);
        EXPECT_THAT(read.error().detail.toStdString(), HasSubstr(detail));
    }
    EXPECT_FAILS_WITH(readTokenizerJson("[]"), core::ErrorCode::UtilsFile003);
    EXPECT_FAILS_WITH(readTokenizerJson("{"), core::ErrorCode::UtilsFile003);
}

} // namespace aisb::tokens
