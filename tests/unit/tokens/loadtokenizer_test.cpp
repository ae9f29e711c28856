// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/loadtokenizer.h"

#include "result_helpers.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace aisb::tokens {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using Specials = core::Tokenizer::Specials;
using testing::HasSubstr;

namespace {

const QString kData = QStringLiteral(AISB_TEST_DATA "/tokenizers/");

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

TEST(LoadTokenizer, TakesAFolderOrAFile)
{
    const auto folder = loadTokenizer(kData + u"qwen"_s);
    ASSERT_OK(folder);
    const auto file = loadTokenizer(kData + u"qwen/tokenizer.json"_s);
    ASSERT_OK(file);
    EXPECT_EQ((*folder)->encode(u"Hello, world!", Specials::With),
        (*file)->encode(u"Hello, world!", Specials::With));
}

TEST(LoadTokenizer, NamesWhatIsMissing)
{
    const QTemporaryDir empty;
    const auto none = loadTokenizer(empty.path());
    EXPECT_FAILS_WITH(none, ErrorCode::UtilsFile002);
    EXPECT_EQ(none.error().detail,
        empty.path() + u": there is neither tokenizer.json nor tokenizer.model"_s);
    EXPECT_FAILS_WITH(loadTokenizer(empty.filePath(u"absent"_s)), ErrorCode::UtilsFile002);
    EXPECT_FAILS_WITH(loadTokenizer({}), ErrorCode::UtilsFile002);
}

TEST(LoadTokenizer, NamesTheBrokenFile)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"tokenizer.json"_s);
    write(path, R"({"model": {"type": "Unigram"}})");
    const auto unsupported = loadTokenizer(folder.path());
    EXPECT_FAILS_WITH(unsupported, ErrorCode::UtilsFile003);
    EXPECT_EQ(unsupported.error().detail,
        path + u": tokenizer.model.type: \"Unigram\" is not supported (expected BPE)"_s);
    write(path, R"({"model": )");
    const auto broken = loadTokenizer(folder.path());
    EXPECT_FAILS_WITH(broken, ErrorCode::UtilsFile003);
    EXPECT_THAT(broken.error().detail.toStdString(), HasSubstr(path.toStdString() + ": byte"));
}

TEST(LoadTokenizer, RefusesWhatIsNoSentencePieceModel)
{
    const QTemporaryDir folder;
    write(folder.filePath(u"tokenizer.model"_s), "not a model");
    const auto broken = loadTokenizer(folder.path());
    EXPECT_FAILS_WITH(broken, ErrorCode::UtilsFile003);
    EXPECT_THAT(broken.error().detail.toStdString(),
        HasSubstr("tokenizer.model: expected a model of SentencePiece"));
}

TEST(LoadTokenizer, BeginsTextsAsTheConfigurationSays)
{
    const QTemporaryDir folder;
    ASSERT_TRUE(QFile::copy(
        kData + u"sentencepiece_bpe/tokenizer.model"_s, folder.filePath(u"tokenizer.model"_s)));
    const auto countWith = [&](const QByteArray &configuration) -> qint64 {
        write(folder.filePath(u"tokenizer_config.json"_s), configuration);
        const auto loaded = loadTokenizer(folder.path());
        return loaded ? (*loaded)->count(u"Hello", Specials::With)
                - (*loaded)->count(u"Hello", Specials::Without)
                      : -1;
    };
    EXPECT_EQ(countWith(R"({"add_bos_token": true, "add_eos_token": true})"), 2);
    EXPECT_EQ(countWith(R"({"tokenizer_class": "LlamaTokenizer"})"), 1);
    EXPECT_EQ(countWith("{}"), 0);
    EXPECT_EQ(countWith("{"), -1);
}

TEST(TokenizerSource, LoadsOnce)
{
    const auto source = tokenizerSource(kData + u"qwen"_s);
    const auto first = source();
    ASSERT_OK(first);
    const auto second = source();
    ASSERT_OK(second);
    EXPECT_EQ(first->get(), second->get());
}

} // namespace aisb::tokens
