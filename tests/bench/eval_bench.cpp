// SPDX-License-Identifier: GPL-3.0-or-later
// Scoring of finished predictions, as "ais_bench --mode eval --reuse" does it: read, post-process,
// score on all cores, write results and summary. Wanted (issue: the accuracy scenario): 10,000
// gsm8k answers and 541 of IFEval below a second each; memory that does not grow with the texts.
#include "core/text/json.h"
#include "integration/runhelpers.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>

#include <sys/resource.h>

namespace aisb::run {
namespace {

using namespace Qt::StringLiterals;

constexpr QStringView kStamp = u"20260101_000000";

// A folder with data and predictions of one data set, as an inference leaves it.
class Answered
{
public:
    void write(
        const QString &name, const std::function<QByteArray(qint64)> &line, qint64 lines) const
    {
        const QString path = m_folder.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("%s", qPrintable(file.errorString()));
        for (qint64 i = 0; i < lines; ++i)
            file.write(line(i) + '\n');
    }

    void predict(
        const QString &dataset, const std::function<QString(qint64)> &answer, qint64 rows) const
    {
        QDir(m_folder.path()).mkpath(experiment() + u"/configs"_s);
        write(
            experiment() + u"/predictions/vllm-api-general-chat/"_s + dataset + u".jsonl"_s,
            [&](qint64 i) {
                core::Json record = core::Json::object();
                record.set(u"data_abbr"_s, dataset);
                record.set(u"id"_s, i);
                record.set(u"success"_s, true);
                record.set(u"uuid"_s, QString::number(i));
                record.set(u"origin_prompt"_s, u"What is it?"_s);
                record.set(u"prediction"_s, answer(i));
                return core::writeJson(record);
            },
            rows);
    }

    // Whether everything was scored.
    [[nodiscard]] bool evaluate(const QString &dataset) const
    {
        core::RunOptions options;
        options.mode = core::Mode::Eval;
        options.models = {u"vllm_api_general_chat"_s};
        options.datasets = {dataset};
        options.reuse = kStamp.toString();
        options.cfgTimeStr = kStamp.toString();
        options.dirTimeStr = options.cfgTimeStr;
        const RunReport report = runToEnd(testEnvironment(m_folder.path()), options);
        return !report.outcome.error && report.outcome.failedTasks == 0;
    }

private:
    static QString experiment() { return u"outputs/default/"_s + kStamp.toString(); }

    QTemporaryDir m_folder;
};

QString sentence(qint64 characters)
{
    return u"We add the numbers one after the other and check the sum twice. "_s
        .repeated(characters / 64 + 1)
        .left(characters);
}

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

void finish(benchmark::State &state, qint64 rows)
{
    state.SetItemsProcessed(state.iterations() * rows);
    state.counters["peak_MB"] = peakMegabytes();
}

void gsm8k(benchmark::State &state)
{
    const qint64 rows = state.range(0);
    const Answered folder;
    const auto row = [](qint64 i) {
        return R"({"question": "What?", "answer": "#### )" + QByteArray::number(i) + "\"}";
    };
    folder.write(u"ais_bench/datasets/gsm8k/test.jsonl"_s, row, rows);
    folder.write(u"ais_bench/datasets/gsm8k/train.jsonl"_s, row, 4);
    const QString text = sentence(state.range(1));
    folder.predict(
        u"gsm8k"_s, [&](qint64 i) { return text + u" The answer is %1."_s.arg(i); }, rows);
    for ([[maybe_unused]] const auto iteration : state)
        if (!folder.evaluate(u"gsm8k_gen_0_shot_cot_chat_prompt"_s))
            state.SkipWithError("not scored");
    finish(state, rows);
}
BENCHMARK(gsm8k)
    ->Args({10'000, 3'000})
    ->Args({100'000, 4'000})
    ->ArgNames({"rows", "characters"})
    ->MeasureProcessCPUTime()
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

void ifeval(benchmark::State &state)
{
    constexpr qint64 rows = 541;
    const Answered folder;
    folder.write(
        u"ais_bench/datasets/ifeval/input_data.jsonl"_s,
        [](qint64 i) {
            return R"({"key": )" + QByteArray::number(i)
                + R"(, "prompt": "Write.", "instruction_id_list": ["punctuation:no_comma",)"
                  R"( "length_constraints:number_words", "length_constraints:number_sentences",)"
                  R"( "keywords:existence"], "kwargs": [{}, {"num_words": 20, "relation":)"
                  R"( "at least"}, {"num_sentences": 5, "relation": "at least"},)"
                  R"( {"keywords": ["numbers"]}]})";
        },
        rows);
    folder.predict(u"ifeval"_s, [](qint64) { return sentence(1'500); }, rows);
    for ([[maybe_unused]] const auto iteration : state)
        if (!folder.evaluate(u"ifeval_0_shot_gen_str"_s))
            state.SkipWithError("not scored");
    finish(state, rows);
}
BENCHMARK(ifeval)->MeasureProcessCPUTime()->UseRealTime()->Unit(benchmark::kMillisecond);

} // namespace
} // namespace aisb::run

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
