// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/corpusblocks.h"

#include "charactertokenizer.h"
#include "datasets/corpustext.h"
#include "entries.h"
#include "result_helpers.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <numeric>

namespace aisb::datasets {
namespace {

using namespace Qt::StringLiterals;
using core::TokenId;
using ::testing::ElementsAre;

// Tokens that are their own places in the corpus.
std::vector<TokenId> places(int count)
{
    std::vector<TokenId> ids(static_cast<std::size_t>(count));
    std::iota(ids.begin(), ids.end(), 0);
    return ids;
}

// Source: spec/perf.md 10.3, "Check".
TEST(CorpusBlocks, DrawsThePlacesOfTheReference)
{
    EXPECT_EQ(childSeed(1234, u"dataset.prompt.corpus"_s), 12821452743717646947U);
    EXPECT_EQ(childSeed(1234, u"dataset.prompt.block.1"_s), 1113320758906535271U);
    EXPECT_EQ(childSeed(1234, u"dataset.prompt.block.46"_s), 3118971472782261814U);
    CorpusBlocks blocks(places(1'000'000), 1234);
    EXPECT_THAT(blocks.prompt(2, {}), ElementsAre(911039, 911040));
    EXPECT_THAT(blocks.prompt(1, {}), ElementsAre(289726));
    EXPECT_THAT(blocks.prompt(1, {1}), ElementsAre(506258));
    EXPECT_THAT(blocks.prompt(1, {46}), ElementsAre(716672));
    EXPECT_THAT(blocks.prompt(1, {}), ElementsAre(537912)) << "blocks have draws of their own";
}

TEST(CorpusBlocks, GivesEqualHashIdsEqualBlocks)
{
    CorpusBlocks blocks(places(1'000'000), 1234);
    const std::vector<TokenId> first = blocks.prompt(512 + 512 + 100, {1, 2, 3});
    const std::vector<TokenId> second = blocks.prompt(512 + 512 + 512 + 7, {1, 2, 4, 5});
    ASSERT_EQ(first.size(), 1124U);
    ASSERT_EQ(second.size(), 1543U);
    EXPECT_TRUE(std::equal(first.begin(), first.begin() + 1024, second.begin()));
    EXPECT_NE(first[1024], second[1024]);
}

TEST(CorpusBlocks, KeepsABlockAsLongAsItWasAtFirst)
{
    CorpusBlocks blocks(places(1'000'000), 1);
    EXPECT_EQ(blocks.prompt(3, {9}).size(), 3U);
    EXPECT_EQ(blocks.prompt(512 + 1, {9, 8}).size(), 3U + 1U) << "cut short by its first use";
    EXPECT_EQ(blocks.prompt(512 + 512, {9, 8}).size(), 3U + 1U);
}

TEST(CorpusBlocks, GoesOnAtTheStartOfTheCorpus)
{
    for (quint64 seed = 0; seed < 20; ++seed) {
        CorpusBlocks blocks(places(10), seed);
        const std::vector<TokenId> around = blocks.prompt(10, {});
        ASSERT_EQ(around.size(), 10U);
        for (std::size_t i = 1; i < around.size(); ++i)
            EXPECT_EQ(around[i], (around[i - 1] + 1) % 10);
    }
    CorpusBlocks small(places(10), 1);
    EXPECT_EQ(small.prompt(11, {}), places(10)) << "shorter than asked: the whole corpus";
    EXPECT_EQ(small.prompt(512, {4}), places(10));
}

TEST(CorpusTokens, ChunksLinesAtTenThousandCharacters)
{
    const test::CharacterTokenizer tokenizer;
    const auto text = [&tokenizer](const QString &corpus) {
        return tokenizer.decode(corpusTokens(corpus, tokenizer));
    };
    EXPECT_EQ(text(u"  one \n\n\t\ntwo\r\nthree"_s), u"one two three"_s);
    EXPECT_EQ(text(u"\n \n"_s), QString());
    const QString half(5'000, u'h');
    EXPECT_EQ(text(half + u'\n' + half + u"\nx\ny"_s), half + u' ' + half + u"x y"_s)
        << "no blank between two chunks";
    const QString pairs = u"\U0001F600"_s.repeated(5'000); // characters, not UTF-16 units
    EXPECT_EQ(text(pairs + u'\n' + pairs + u"\nx"_s), pairs + u' ' + pairs + u'x');
}

TEST(CorpusText, IsTheSameEverywhere)
{
    const QString text = builtInCorpus();
    EXPECT_GE(text.size(), 2'000'000);
    EXPECT_EQ(text, builtInCorpus());
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    QStringList distinct = lines;
    distinct.removeDuplicates();
    EXPECT_EQ(distinct.size(), lines.size()) << "no paragraph comes twice";
}

TEST(CorpusText, OfTheUserIsCheckedAndNamed)
{
    const test::Folder folder;
    const auto read = readCorpus(folder.write(u"own.txt"_s, "Grüße\n"));
    ASSERT_OK(read);
    EXPECT_EQ(*read, u"Grüße\n"_s);
    const auto bad = readCorpus(folder.write(u"bad.txt"_s, "a\xff\xfe"));
    EXPECT_FAILS_WITH(bad, core::ErrorCode::DsetData002);
    EXPECT_TRUE(bad.error().detail.contains(u"bad.txt"_s));
    EXPECT_FAILS_WITH(
        readCorpus(folder.write(u"blank.txt"_s, " \n")), core::ErrorCode::DsetData002);
    EXPECT_FAILS_WITH(readCorpus(folder.path(u"none.txt"_s)), core::ErrorCode::DsetFile001);
}

} // namespace
} // namespace aisb::datasets
