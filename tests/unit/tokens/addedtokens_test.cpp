// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/addedtokens.h"

#include "result_helpers.h"
#include "unit/tokens/helpers.h"

namespace aisb::tokens {

using namespace Qt::StringLiterals;

namespace {

// "[id:text]" for tokens, the text for what lies between.
std::string shown(const std::vector<AddedToken> &tokens, std::string_view text)
{
    std::string all;
    for (const Section &section : TokenFinder(tokens).sections(text)) {
        if (section.token >= 0)
            all += '[' + std::to_string(section.token) + ':' + std::string(section.text) + ']';
        else
            all += std::string(section.text);
    }
    return all;
}

} // namespace

TEST(TokenFinder, TakesTheLeftmostAndLongest)
{
    const std::vector<AddedToken> tokens{
        {.id = 1, .content = "<a>"}, {.id = 2, .content = "<a><b>"}};
    EXPECT_EQ(shown(tokens, "x<a><b><a>y"), "x[2:<a><b>][1:<a>]y");
    EXPECT_EQ(shown(tokens, "<a"), "<a");
    EXPECT_EQ(shown({}, "<a>"), "<a>");
    EXPECT_EQ(shown(tokens, ""), "");
}

TEST(TokenFinder, TakesBlanksAround)
{
    const std::vector<AddedToken> tokens{
        {.id = 1, .content = "<m>", .takesBlanksBefore = true, .takesBlanksAfter = true}};
    EXPECT_EQ(shown(tokens, "a  <m>\n b"), "a[1:  <m>\n ]b");
    EXPECT_EQ(shown(tokens, "<m>  <m>"), "[1:<m>  ][1:<m>]");
}

TEST(TokenFinder, KeepsSingleWordsApart)
{
    const std::vector<AddedToken> tokens{{.id = 1, .content = "go", .isSingleWord = true}};
    EXPECT_EQ(shown(tokens, "go gone ago _go go!"), "[1:go] gone ago _go [1:go]!");
}

TEST(ReadAddedTokens, RefusesIdsThatCannotBe)
{
    for (const char *id : {"-1", "16777216", "1.5", "'1'"}) {
        const core::Json json =
            jsonOf(QByteArray("{'added_tokens': [{'id': ") + id + ", 'content': 'a'}]}");
        const auto read = readAddedTokens({json, u"tokenizer"_s});
        EXPECT_FAILS_WITH(read, core::ErrorCode::UtilsFile003);
        EXPECT_EQ(read.error().detail,
            u"tokenizer.added_tokens[0].id: expected an integer from 0 to 16777215"_s);
    }
}

} // namespace aisb::tokens
