// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/tokenprompts.h"

#include "entries.h"
#include "result_helpers.h"
#include "tokens/loadtokenizer.h"

namespace aisb::datasets::test {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::TokenId;
using Specials = core::Tokenizer::Specials;
using testing::HasSubstr;

namespace {

const QString kTokenizer = QStringLiteral(AISB_TEST_DATA "/tokenizers/qwen");

LoadContext withTokenizer(const QString &path = kTokenizer)
{
    LoadContext context;
    context.seed = 5;
    context.tokenizer = tokens::tokenizerSource(path);
    return context;
}

QByteArray tokenIds(const QByteArray &config)
{
    return R"({"Type": "TokenId", "RequestCount": 20, "TokenIdConfig": )" + config + "}";
}

// Ten ids that are letters, the last one special; every text is one id a letter.
class LetterTokenizer : public core::Tokenizer
{
public:
    [[nodiscard]] qint64 vocabularySize() const override { return 10; }
    [[nodiscard]] bool isSpecial(TokenId id) const override { return id == 9; }
    [[nodiscard]] std::vector<TokenId> encode(QStringView text, Specials) const override
    {
        std::vector<TokenId> ids;
        for (const QChar letter : text)
            ids.push_back(letter.unicode() - u'a');
        return ids;
    }
    [[nodiscard]] QString decode(std::span<const TokenId> ids) const override
    {
        QString text;
        for (const TokenId id : ids)
            text += QChar(static_cast<char16_t>(u'a' + id));
        return text;
    }
};

} // namespace

TEST(TokenPrompts, DrawsEveryOrdinaryTokenAlike)
{
    auto prompts =
        TokenPrompts::make(std::make_shared<const LetterTokenizer>(), {.requestSize = 9000}, 3);
    ASSERT_OK(prompts);
    const QString text = prompts->next();
    ASSERT_EQ(text.size(), 9000);
    for (char16_t letter = u'a'; letter < u'j'; ++letter) {
        EXPECT_GT(text.count(QChar(letter)), 850) << static_cast<char>(letter);
        EXPECT_LT(text.count(QChar(letter)), 1150) << static_cast<char>(letter);
    }
    EXPECT_FALSE(text.contains(u'j'));
    EXPECT_EQ(prompts->counts().exact, 1);
}

TEST(TokenPrompts, SharesThePrefixAlone)
{
    auto prompts = TokenPrompts::make(
        std::make_shared<const LetterTokenizer>(), {.requestSize = 60, .prefixLength = 40}, 3);
    ASSERT_OK(prompts);
    const QString first = prompts->next();
    const QString second = prompts->next();
    EXPECT_EQ(first.size(), 60);
    EXPECT_EQ(first.first(40), second.first(40));
    EXPECT_NE(first.sliced(40), second.sliced(40));
}

TEST(TokenPrompts, AreExactWhenAsked)
{
    const auto tokenizer = tokens::loadTokenizer(kTokenizer);
    ASSERT_OK(tokenizer);
    auto prompts = TokenPrompts::make(
        *tokenizer, {.requestSize = 100, .prefixLength = 30, .isExact = true}, 8);
    ASSERT_OK(prompts);
    for (int i = 0; i < 50; ++i)
        EXPECT_EQ((*tokenizer)->count(prompts->next(), Specials::Without), 100) << i;
    EXPECT_EQ(prompts->counts().exact, 50);
    EXPECT_EQ(prompts->counts().fewest, 100);
    EXPECT_EQ(prompts->counts().most, 100);
}

TEST(SyntheticTokens, MakesTheSamePromptsFromTheSameSeed)
{
    const core::DatasetSpec spec =
        synthetic(tokenIds(R"({"RequestSize": 12, "PrefixLen": 4, "VocabSize": 100})"));
    const auto first = loadCases(spec, withTokenizer());
    ASSERT_OK(first);
    const auto second = loadCases(spec, withTokenizer());
    ASSERT_OK(second);
    ASSERT_EQ(first->cases.size(), 20U);
    EXPECT_EQ(first->seed, 5U);
    for (std::size_t i = 0; i < 20; ++i) {
        EXPECT_EQ(first->cases[i].prompt, second->cases[i].prompt);
        EXPECT_FALSE(first->cases[i].maxOutLen.has_value()); // that of the model
    }
    ASSERT_EQ(first->notes.size(), 1);
    EXPECT_TRUE(first->notes.front().startsWith(u"Prompts of 12 tokens drawn: as text"_s))
        << first->notes.front().toStdString();
}

TEST(SyntheticTokens, NeedsATokenizer)
{
    const core::DatasetSpec spec = synthetic(tokenIds(R"({"RequestSize": 3})"));
    const auto none = loadCases(spec, {});
    EXPECT_FAILS_WITH(none, ErrorCode::UtilsCfg001);
    EXPECT_THAT(none.error().detail.toStdString(), HasSubstr("set its path (--path)"));
    const auto absent = loadCases(spec, withTokenizer(u"/nowhere"_s));
    EXPECT_FAILS_WITH(absent, ErrorCode::UtilsFile002);
    EXPECT_THAT(absent.error().detail.toStdString(), HasSubstr("/nowhere"));
}

TEST(SyntheticTokens, NamesWhatIsWrong)
{
    const std::vector<std::tuple<QByteArray, ErrorCode, const char *>> cases = {
        {"{}", ErrorCode::DsetParam005,
            "config.TokenIdConfig.RequestSize: expected an integer from 1 to 1048576"},
        {R"({"RequestSize": 0})", ErrorCode::DsetParam004, "from 1 to 1048576"},
        {R"({"RequestSize": 4, "PrefixLen": 5})", ErrorCode::DsetParam004,
            "config.TokenIdConfig.PrefixLen: expected an integer from 0 to 4"},
        {"null", ErrorCode::DsetParam005,
            "config.TokenIdConfig: expected {RequestSize, PrefixLen}"},
    };
    for (const auto &[config, code, detail] : cases) {
        const auto loaded = loadCases(synthetic(tokenIds(config)), withTokenizer());
        EXPECT_FAILS_WITH(loaded, code);
        EXPECT_THAT(loaded.error().detail.toStdString(), HasSubstr(detail));
    }
}

TEST(SyntheticTokens, GuardsMemoryAndStops)
{
    const core::DatasetSpec spec = synthetic(tokenIds(R"({"RequestSize": 50})"));
    LoadContext context = withTokenizer();
    context.maxTextBytes = 1000;
    EXPECT_FAILS_WITH(loadCases(spec, context), ErrorCode::TinferParam005);
    context = withTokenizer();
    context.progress = [](qint64 done, qint64) { return done < 3; };
    EXPECT_FAILS_WITH(loadCases(spec, context), ErrorCode::DsetUnk001);
}

} // namespace aisb::datasets::test
