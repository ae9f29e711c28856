// SPDX-License-Identifier: GPL-3.0-or-later
// Against what the original libraries say; tests/data/tokenizers/make.py made the vectors.
#include "core/text/jsonlines.h"
#include "result_helpers.h"
#include "tokens/loadtokenizer.h"

#include <QFile>

namespace aisb::tokens {

using namespace Qt::StringLiterals;
using core::Json;
using core::TokenId;
using Specials = core::Tokenizer::Specials;

namespace {

const QString kFolder = QStringLiteral(AISB_TEST_DATA "/tokenizers/");

std::vector<Json> linesOf(const QString &path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    std::vector<Json> lines;
    while (!file.atEnd()) {
        const auto line = core::readJson(file.readLine());
        EXPECT_TRUE(line.has_value());
        lines.push_back(line.value_or(Json()));
    }
    return lines;
}

std::vector<TokenId> idsOf(const Json &json)
{
    std::vector<TokenId> ids;
    for (const Json &id : json.items())
        ids.push_back(static_cast<TokenId>(id.toInt()));
    return ids;
}

class Vectors : public testing::TestWithParam<const char *>
{
protected:
    void SetUp() override
    {
        const QString folder = kFolder + QString::fromLatin1(GetParam());
        const auto loaded = loadTokenizer(folder);
        ASSERT_OK(loaded);
        m_tokenizer = *loaded;
        m_texts = linesOf(kFolder + u"texts.jsonl"_s);
        m_lines = linesOf(folder + u"/vectors.jsonl"_s);
        ASSERT_GT(m_texts.size(), 150U);
        ASSERT_GT(m_lines.size(), m_texts.size());
    }

    core::TokenizerPtr m_tokenizer;
    std::vector<Json> m_texts;
    std::vector<Json> m_lines; // one a text, then random ids
};

} // namespace

TEST_P(Vectors, EncodesAsTheOriginal)
{
    for (std::size_t i = 0; i < m_texts.size(); ++i) {
        if (!m_lines[i].isTruthy())
            continue;
        const QString text = m_texts[i].toString();
        const std::vector<TokenId> ids = idsOf(m_lines[i][u"ids"]);
        EXPECT_EQ(m_tokenizer->encode(text, Specials::Without), ids)
            << i << ": " << text.toStdString();
        const std::vector<TokenId> whole =
            m_lines[i].find(u"special") ? idsOf(m_lines[i][u"special"]) : ids;
        EXPECT_EQ(m_tokenizer->encode(text, Specials::With), whole);
    }
}

TEST_P(Vectors, DecodesAsTheOriginal)
{
    for (const Json &line : m_lines) {
        if (!line.isTruthy())
            continue;
        const Json &ids = line.find(u"ids") ? line[u"ids"] : line[u"random"];
        EXPECT_EQ(m_tokenizer->decode(idsOf(ids)), line[u"decoded"].toString())
            << core::writeJson(ids).toStdString();
    }
}

INSTANTIATE_TEST_SUITE_P(Families, Vectors,
    testing::Values("gpt2", "prefixspace", "qwen", "llama3", "o200k", "deepseek", "deepseekcoder",
        "llama2", "sentencepiece_bpe", "sentencepiece_unigram"),
    [](const auto &family) { return std::string(family.param); });

} // namespace aisb::tokens
