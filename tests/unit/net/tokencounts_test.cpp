// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tokencounts.h"

#include <gtest/gtest.h>

namespace aisb::test {

using namespace Qt::StringLiterals;
using core::Json;
using core::TokenId;
using core::TokenSource;

namespace {

// One token a character, and one in front of texts with special tokens.
class CharacterTokenizer : public core::Tokenizer
{
public:
    [[nodiscard]] qint64 vocabularySize() const override { return 65'536; }
    [[nodiscard]] bool isSpecial(TokenId) const override { return false; }
    [[nodiscard]] std::vector<TokenId> encode(QStringView text, Specials specials) const override
    {
        std::vector<TokenId> ids(specials == Specials::With ? 1 : 0);
        for (const QChar c : text)
            ids.push_back(c.unicode());
        return ids;
    }
    [[nodiscard]] QString decode(std::span<const TokenId>) const override { return {}; }
};

Json messages(const QByteArray &text)
{
    const auto json = core::readJson(text);
    EXPECT_TRUE(json.has_value());
    return json.value_or(Json());
}

net::DecodedReply replyOf(const QString &content, TokenSource source, qint64 output)
{
    net::DecodedReply reply;
    reply.content = content;
    reply.tokenSource = source;
    reply.outputTokens = output;
    return reply;
}

} // namespace

TEST(CountedPrompt, IsTheTextThatWasSent)
{
    EXPECT_EQ(net::countedPrompt(u"a b"_s), u"a b"_s);
    EXPECT_EQ(net::countedPrompt(messages(
                  R"([{"role": "system", "content": "Be"}, {"role": "user", "content": "hi"}])")),
        u"Behi"_s);
    EXPECT_EQ(net::countedPrompt(messages(
                  R"([{"role": "user", "content": [{"type": "text", "text": "What is it?"}]}])")),
        u"What is it?"_s);
    EXPECT_EQ(net::countedPrompt(messages(R"([{"role": "user", "content": [
                  {"type": "text", "text": "What is it?"}, {"type": "image_url", "image_url": {}}]}])")),
        QString());
    EXPECT_EQ(net::countedPrompt({}), QString());
}

TEST(FillTokenCounts, ReplacesGuessesOnly)
{
    net::DecodedReply guessed = replyOf(u"hello"_s, TokenSource::Events, 2);
    net::fillTokenCounts(guessed, u"hi"_s, {}, CharacterTokenizer());
    EXPECT_EQ(guessed.outputTokens, 5);
    EXPECT_EQ(guessed.inputTokens, 3); // begin of text and two
    EXPECT_EQ(guessed.tokenSource, TokenSource::Tokenizer);

    net::DecodedReply reported = replyOf(u"hello"_s, TokenSource::Usage, 2);
    reported.inputTokens = 9;
    net::fillTokenCounts(reported, u"hi"_s, {}, CharacterTokenizer());
    EXPECT_EQ(reported.outputTokens, 2);
    EXPECT_EQ(reported.inputTokens, 9);
    EXPECT_EQ(reported.tokenSource, TokenSource::Usage);
}

TEST(FillTokenCounts, CountsThinkingAsTheFilesHoldIt)
{
    net::DecodedReply reply = replyOf(u"4"_s, TokenSource::None, 0);
    reply.reasoning = u"2+2"_s;
    net::fillTokenCounts(
        reply, messages(R"([{"role": "user", "content": "sum"}])"), {}, CharacterTokenizer());
    EXPECT_EQ(reply.outputTokens, 3 + 8 + 1); // with </think> between
    EXPECT_EQ(reply.inputTokens, 3); // the template of the service is not known
}

TEST(FillTokenCounts, LeavesFailuresEmptyAnswersAndCompatModeAlone)
{
    net::DecodedReply failed = replyOf(u"hel"_s, TokenSource::Events, 1);
    failed.errorClass = core::ErrorClass::Truncated;
    net::fillTokenCounts(failed, u"hi"_s, {}, CharacterTokenizer());
    EXPECT_EQ(failed.outputTokens, 1);
    EXPECT_EQ(failed.inputTokens, 0);

    net::DecodedReply empty = replyOf({}, TokenSource::None, 0);
    net::fillTokenCounts(empty, u"hi"_s, {}, CharacterTokenizer());
    EXPECT_EQ(empty.tokenSource, TokenSource::None);

    core::ModelSpec compat;
    compat.isCompatMode = true;
    net::DecodedReply kept = replyOf(u"hello"_s, TokenSource::None, 0);
    net::fillTokenCounts(kept, u"hi"_s, compat, CharacterTokenizer());
    EXPECT_EQ(kept.outputTokens, 0);
    EXPECT_EQ(kept.inputTokens, 0);
}

TEST(OwnOutputCount, ComparesWhatBothCanCount)
{
    const CharacterTokenizer tokenizer;
    EXPECT_EQ(net::ownOutputCount(replyOf(u"hello"_s, TokenSource::Usage, 2), tokenizer), 5);
    EXPECT_EQ(net::ownOutputCount(replyOf(u"hello"_s, TokenSource::Events, 2), tokenizer), -1);
    EXPECT_EQ(net::ownOutputCount(replyOf({}, TokenSource::Usage, 2), tokenizer), -1);
    net::DecodedReply called = replyOf(u"hello"_s, TokenSource::Usage, 20);
    called.extra.set(u"tool_calls"_s, Json::array());
    EXPECT_EQ(net::ownOutputCount(called, tokenizer), -1);
}

} // namespace aisb::test
