// SPDX-License-Identifier: GPL-3.0-or-later
#include "../charactertokenizer.h"
#include "../entries.h"
#include "datasets/corpusblocks.h"
#include "datasets/corpustext.h"
#include "result_helpers.h"
#include "shipped.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

namespace aisb::datasets {
namespace {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

const QByteArray kTrace =
    R"({"timestamp": 2000, "input_length": 520, "output_length": 7, "hash_ids": [1, 2]})"
    "\n"
    R"({"input_length": 4})"
    "\n"
    R"({"timestamp": 1000, "input_length": 513, "output_length": 3, "hash_ids": [1, 3]})"
    "\n"
    R"({"timestamp": 1500, "input_text": "own"})"
    "\n";

class TraceReader : public testing::Test
{
protected:
    TraceReader()
        : m_spec(test::shipped(u"mooncake_trace/mooncake_trace_gen"_s, u"mooncake-trace"_s))
    {
        m_spec.config.set(u"path"_s, m_folder.write(u"trace.jsonl"_s, kTrace));
        m_spec.config.set(u"random_seed"_s, 1234);
        m_context.tokenizer = [this] {
            ++m_tokenizers;
            return core::Result<core::TokenizerPtr>(
                std::make_shared<const test::CharacterTokenizer>());
        };
    }

    core::Result<test::LoadedCases> load() const { return test::loadCases(m_spec, m_context); }
    [[nodiscard]] QString cachePath(const QString &suffix = {}) const
    {
        const QByteArray md5 = QCryptographicHash::hash(kTrace, QCryptographicHash::Md5).toHex();
        return m_folder.path(
            u"trace_%1_generated_prompts%2.jsonl"_s.arg(QString::fromLatin1(md5), suffix));
    }

    test::Folder m_folder;
    LoadContext m_context = m_folder.context();
    core::DatasetSpec m_spec;
    int m_tokenizers = 0;
};

TEST_F(TraceReader, CutsPromptsOutOfTheCorpusAndSendsThemInOrder)
{
    const auto loaded = load();
    ASSERT_OK(loaded);
    ASSERT_EQ(loaded->cases.size(), 4U);
    EXPECT_EQ(loaded->seed, 1234U);
    EXPECT_EQ(m_tokenizers, 1);

    const test::CharacterTokenizer tokenizer;
    CorpusBlocks blocks(corpusTokens(builtInCorpus(), tokenizer), 1234);
    const auto made = [&](qint64 tokens, const std::vector<qint64> &ids) {
        return tokenizer.decode(blocks.prompt(tokens, ids));
    };
    const QString late = made(520, {1, 2}); // made in the order of the file
    const QString free = made(4, {});
    const QString early = made(513, {1, 3});
    const auto &cases = loaded->cases;
    EXPECT_EQ(cases[0].prompt.toString(), early);
    EXPECT_EQ(cases[1].prompt.toString(), u"own"_s);
    EXPECT_EQ(cases[2].prompt.toString(), late);
    EXPECT_EQ(cases[3].prompt.toString(), free);
    EXPECT_EQ(early.left(512), late.left(512)) << "the block they share";
    EXPECT_EQ(cases[0].timestampMs, 1000);
    EXPECT_EQ(cases[1].timestampMs, 1500);
    EXPECT_EQ(cases[2].timestampMs, 2000);
    EXPECT_FALSE(cases[3].timestampMs);
    EXPECT_EQ(cases[0].maxOutLen, 3);
    EXPECT_EQ(cases[1].maxOutLen, 1);
    EXPECT_EQ(cases[2].maxOutLen, 7);
    EXPECT_EQ(cases[3].maxOutLen, 1);
    EXPECT_TRUE(loaded->notes.join(u'\n').contains(u"3 of 4 requests"_s));
    EXPECT_TRUE(loaded->notes.join(u'\n').contains(u"corpus_path"_s));
}

TEST_F(TraceReader, KeepsThePromptsAndTakesThemAsTheyAre)
{
    const auto first = load();
    ASSERT_OK(first);
    QFile file(cachePath());
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    file.close();
    ASSERT_EQ(lines.size(), 5);
    EXPECT_EQ(lines[1],
        R"({"prompt": "own", "max_out_len": 1, "answer": "mock_answer", "timestamp": 1500})");
    EXPECT_FALSE(lines[3].contains("timestamp"));

    m_spec.config.set(u"random_seed"_s, 99); // another seed changes nothing any more
    m_context.tokenizer = {};
    const auto second = load();
    ASSERT_OK(second);
    ASSERT_EQ(second->cases.size(), 4U);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(second->cases[i].prompt.toString(), first->cases[i].prompt.toString());
        EXPECT_EQ(second->cases[i].timestampMs, first->cases[i].timestampMs);
        EXPECT_EQ(second->cases[i].maxOutLen, first->cases[i].maxOutLen);
    }
    EXPECT_TRUE(second->notes.join(u'\n').contains(cachePath()));
    ASSERT_TRUE(QFile::remove(cachePath()));
    EXPECT_FAILS_WITH(load(), ErrorCode::UtilsCfg001);
}

TEST_F(TraceReader, NamesTheFileOfPromptsAfterTheWindow)
{
    m_spec.config.set(u"fixed_schedule_auto_offset"_s, true);
    m_spec.config.set(u"fixed_schedule_start_offset"_s, 100);
    m_spec.config.set(u"fixed_schedule_end_offset"_s, 500);
    const auto loaded = load();
    ASSERT_OK(loaded);
    ASSERT_EQ(loaded->cases.size(), 2U);
    EXPECT_EQ(loaded->cases[0].timestampMs, 500);
    EXPECT_EQ(loaded->cases[0].prompt.toString(), u"own"_s);
    EXPECT_TRUE(QFile::exists(cachePath(u"_auto_start100_end500"_s)));
    EXPECT_FALSE(QFile::exists(cachePath()));

    m_spec.config.set(u"generated_prompts_path"_s, m_folder.path(u"kept.jsonl"_s));
    ASSERT_OK(load());
    EXPECT_TRUE(QFile::exists(m_folder.path(u"kept.jsonl"_s)));
}

TEST_F(TraceReader, TakesTheTextOfTheUser)
{
    m_spec.config.set(u"corpus_path"_s, m_folder.write(u"corpus.txt"_s, "ab\n"));
    m_spec.config.set(u"path"_s, m_folder.write(u"t.jsonl"_s, R"({"input_length": 2})"));
    const auto loaded = load();
    ASSERT_OK(loaded);
    const QString prompt = loaded->cases[0].prompt.toString();
    EXPECT_TRUE(prompt == u"ab"_s || prompt == u"ba"_s) << prompt.toStdString();
    EXPECT_FALSE(loaded->notes.join(u'\n').contains(u"program's own text"_s));
}

TEST_F(TraceReader, TextsOfTheTraceNeedNoTokenizer)
{
    m_context.tokenizer = {};
    m_spec.config.set(u"path"_s, m_folder.write(u"t.jsonl"_s, R"({"input_text": "only this"})"));
    const auto loaded = load();
    ASSERT_OK(loaded);
    EXPECT_EQ(loaded->cases[0].prompt.toString(), u"only this"_s);
    EXPECT_FALSE(loaded->seed);
}

TEST_F(TraceReader, NamesWhatIsBrokenInTraceAndPrompts)
{
    m_spec.config.set(u"path"_s, m_folder.write(u"t.jsonl"_s, "{\"input_length\": -1}\n"));
    const auto trace = load();
    EXPECT_FAILS_WITH(trace, ErrorCode::DsetParam004);
    EXPECT_TRUE(trace.error().detail.contains(u"t.jsonl"_s));
    EXPECT_TRUE(trace.error().detail.contains(u"line 1"_s));

    for (const char *line :
        {R"({"prompt": 3, "max_out_len": 1})", R"({"prompt": "a", "max_out_len": 0})",
            R"({"prompt": "a", "max_out_len": 1, "timestamp": -5})", R"([])"}) {
        m_spec.config.set(
            u"generated_prompts_path"_s, m_folder.write(u"kept.jsonl"_s, QByteArray(line) + '\n'));
        const auto kept = load();
        EXPECT_FAILS_WITH(kept, ErrorCode::DsetData006);
        EXPECT_TRUE(kept.error().detail.contains(u"kept.jsonl"_s));
    }
    m_spec.config.set(u"path"_s, u""_s);
    EXPECT_FAILS_WITH(load(), ErrorCode::DsetCfg001);
    EXPECT_EQ(checkDataset(m_spec).front().path, u"path"_s);
}

TEST_F(TraceReader, CanBeStopped)
{
    m_context.progress = [](qint64, qint64) { return false; };
    EXPECT_FAILS_WITH(load(), ErrorCode::DsetUnk001);
    EXPECT_FALSE(QFile::exists(cachePath())) << "no half file of prompts";
}

TEST_F(TraceReader, APlaceThatCannotBeWrittenIsOnlyNoted)
{
    m_spec.config.set(u"generated_prompts_path"_s, m_folder.path(u"none/kept.jsonl"_s));
    const auto loaded = load();
    ASSERT_OK(loaded);
    EXPECT_EQ(loaded->cases.size(), 4U);
    EXPECT_TRUE(loaded->notes.join(u'\n').contains(u"could not be kept"_s));
}

} // namespace
} // namespace aisb::datasets
