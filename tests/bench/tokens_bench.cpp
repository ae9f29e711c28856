// SPDX-License-Identifier: GPL-3.0-or-later
// Encoding and decoding on one core. Wanted (issue: tokenizers): 5 MB/s. A folder of a model in
// AISB_BENCH_TOKENIZER is measured as well: large vocabularies miss the processor's caches.
#include "tokens/loadtokenizer.h"

#include <QFile>

#include <benchmark/benchmark.h>

namespace aisb::tokens {
namespace {

using namespace Qt::StringLiterals;
using Specials = core::Tokenizer::Specials;

constexpr qsizetype kCharacters = 1'000'000;

QString textOf(const QString &name)
{
    QFile file(QStringLiteral(AISB_SOURCE_DIR "/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(file.errorString()));
    const QString text = QString::fromUtf8(file.readAll());
    return text.repeated(kCharacters / text.size() + 1);
}

core::TokenizerPtr load(const QString &folder)
{
    const auto loaded = loadTokenizer(folder);
    if (!loaded)
        qFatal("%s", qPrintable(loaded.error().text()));
    return *loaded;
}

void encode(benchmark::State &state, const QString &folder, const QString &file)
{
    const core::TokenizerPtr tokenizer = load(folder);
    const QString text = textOf(file);
    qint64 tokens = 0;
    for (auto _ : state)
        tokens = tokenizer->count(text, Specials::Without);
    const auto bytes = static_cast<double>(text.toUtf8().size());
    state.SetBytesProcessed(state.iterations() * static_cast<qint64>(bytes));
    state.counters["bytes/token"] = bytes / static_cast<double>(tokens);
}

void decode(benchmark::State &state, const QString &folder)
{
    const core::TokenizerPtr tokenizer = load(folder);
    const auto ids = tokenizer->encode(textOf(u"README.md"_s), Specials::Without);
    qint64 characters = 0;
    for (auto _ : state)
        characters += tokenizer->decode(ids).size();
    state.SetBytesProcessed(characters);
}

void loading(benchmark::State &state, const QString &folder)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(load(folder));
}

void add(const QString &family, const QString &folder)
{
    for (const QString &file : {u"README.md"_s, u"README.zh_CN.md"_s, u"src/core/health.cpp"_s})
        benchmark::RegisterBenchmark(
            qPrintable(u"encode/%1/%2"_s.arg(family, file)), encode, folder, file)
            ->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark(qPrintable(u"decode/"_s + family), decode, folder)
        ->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark(qPrintable(u"load/"_s + family), loading, folder)
        ->Unit(benchmark::kMillisecond);
}

} // namespace
} // namespace aisb::tokens

int main(int argc, char **argv)
{
    using namespace Qt::StringLiterals;
    benchmark::Initialize(&argc, argv);
    for (const QString &family : {u"gpt2"_s, u"qwen"_s, u"llama3"_s, u"o200k"_s, u"deepseek"_s,
             u"deepseekcoder"_s, u"llama2"_s, u"sentencepiece_bpe"_s})
        aisb::tokens::add(family, QStringLiteral(AISB_TEST_DATA "/tokenizers/") + family);
    if (const QString folder = qEnvironmentVariable("AISB_BENCH_TOKENIZER"); !folder.isEmpty())
        aisb::tokens::add(u"given"_s, folder);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
