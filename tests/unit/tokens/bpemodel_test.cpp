// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/bpemodel.h"

#include "core/random.h"
#include "result_helpers.h"
#include "unit/tokens/helpers.h"

namespace aisb::tokens {

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace {

using Ids = std::vector<core::TokenId>;

core::Result<BpeModel> modelOf(const QByteArray &json)
{
    const core::Json parsed = jsonOf(json);
    return BpeModel::read({parsed, u"model"_s}, false);
}

Ids encoded(const QByteArray &json, std::string_view piece)
{
    const auto model = modelOf(json);
    EXPECT_TRUE(model.has_value()) << model.error().text().toStdString();
    Ids ids;
    if (model)
        model->encode(piece, ids);
    return ids;
}

} // namespace

TEST(BpeModel, MergesTheLowestRankLeftmostFirst)
{
    const QByteArray model =
        "{'type': 'BPE', 'vocab': {'a': 0, 'b': 1, 'ab': 2, 'ba': 3, 'aba': 4},"
        " 'merges': ['a b', ['b', 'a'], 'ab a']}";
    EXPECT_THAT(encoded(model, "aba"), ElementsAre(4));
    EXPECT_THAT(encoded(model, "bab"), ElementsAre(1, 2));
    EXPECT_THAT(encoded(model, "baa"), ElementsAre(3, 0));
}

// Short and long pieces are merged by different code.
TEST(BpeModel, MergesLongPiecesAsShortOnes)
{
    const QByteArray model = "{'type': 'BPE', 'vocab': {'a': 0, 'b': 1, 'x': 2, 'aa': 3, 'ab': 4, "
                             "'aab': 5, 'ba': 6, 'abab': 7},"
                             " 'merges': ['a b', 'a a', 'a ab', 'b a', 'ab ab']}";
    core::Random random(5);
    const auto read = modelOf(model);
    ASSERT_OK(read);
    for (int i = 0; i < 300; ++i) {
        std::string text;
        Ids expected;
        for (int part = 0; part < 8; ++part) { // nothing merges with x: parts are independent
            std::string piece;
            for (qint64 j = random.integer(0, 20); j > 0; --j)
                piece += random.integer(0, 1) == 0 ? 'a' : 'b';
            piece += 'x';
            read->encode(piece, expected);
            text += piece;
        }
        Ids ids;
        read->encode(text, ids);
        ASSERT_EQ(ids, expected) << text;
    }
}

TEST(BpeModel, SaysUnknownOrBytesOrNothing)
{
    const QByteArray vocabulary = "{'type': 'BPE', 'merges': [], 'vocab': {'<unk>': 0, 'a': 1, "
                                  "'<0xC3>': 2, '<0xA9>': 3}, ";
    const std::string text = "é中中a";
    EXPECT_THAT(encoded(vocabulary + "'unk_token': '<unk>', 'byte_fallback': true}", text),
        ElementsAre(2, 3, 0, 0, 1));
    EXPECT_THAT(
        encoded(vocabulary + "'unk_token': '<unk>', 'fuse_unk': true}", text), ElementsAre(0, 1));
    EXPECT_THAT(encoded(vocabulary + "'unk_token': null}", text), ElementsAre(1));
}

TEST(BpeModel, RefusesByName)
{
    const std::vector<std::pair<QByteArray, QString>> cases = {
        {"{'type': 'WordPiece', 'vocab': {}}",
            u"model.type: \"WordPiece\" is not supported (expected BPE)"_s},
        {"{'type': 'BPE', 'vocab': {}, 'merges': []}",
            u"model.vocab: expected an object of tokens and their ids"_s},
        {"{'type': 'BPE', 'vocab': {'a': 70000}, 'merges': []}",
            u"model.vocab.\"a\": expected an id from 0 to 65539"_s},
        {"{'type': 'BPE', 'vocab': {'a': 0}}", u"model.merges: expected a list of pairs"_s},
        {"{'type': 'BPE', 'vocab': {'a': 0}, 'merges': ['a']}",
            u"model.merges[0]: expected two tokens"_s},
        {"{'type': 'BPE', 'vocab': {'a': 0}, 'merges': ['a b']}",
            u"model.merges[0]: \"b\" is not in the vocabulary"_s},
        {"{'type': 'BPE', 'vocab': {'a': 0}, 'merges': ['a a']}",
            u"model.merges[0]: \"aa\" is not in the vocabulary"_s},
        {"{'type': 'BPE', 'vocab': {'a': 0}, 'merges': [], 'unk_token': 'u'}",
            u"model.unk_token: expected a token of the vocabulary"_s},
        {"{'type': 'BPE', 'vocab': {'a': 0}, 'merges': [], 'dropout': 0.1}",
            u"model.dropout: is not supported (expected null)"_s},
        {"{'type': 'BPE', 'vocab': {'a': 0}, 'merges': [], 'end_of_word_suffix': '</w>'}",
            u"model.end_of_word_suffix: is not supported (expected null)"_s},
    };
    for (const auto &[json, detail] : cases) {
        const auto model = modelOf(json);
        EXPECT_FAILS_WITH(model, core::ErrorCode::UtilsFile003);
        EXPECT_EQ(model.error().detail, detail);
    }
}

} // namespace aisb::tokens
