// SPDX-License-Identifier: GPL-3.0-or-later
// Accuracy runs from the options to the last file, against a service that can do sums.
#include "config/dumpreader.h"
#include "run/openaccuracy.h"

#include "accuracyfixture.h"
#include "result_helpers.h"

#include <cmath>

namespace aisb::run {

using namespace Qt::StringLiterals;
using test::answer;
using test::SeenRequest;

namespace {

class AccuracyRun : public AccuracyFixture
{
};

} // namespace

TEST_F(AccuracyRun, ModeAllWritesTheTreeOfTheManual)
{
    m_calculator.wrong = {10, 11, 12};
    const RunReport report = run(options(core::Mode::All));
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    QStringList files = filesBelow(file({}));
    EXPECT_EQ(files.takeFirst(), u".studio/rightcounts/vllm-api-general-chat/gsm8k.json"_s);
    const QString dump = files.takeFirst();
    EXPECT_TRUE(config::readDump(text(dump), dump).warnings.isEmpty()) << dump.toStdString();
    EXPECT_EQ(files,
        QStringList({u"logs/eval/vllm-api-general-chat/gsm8k.out"_s,
            u"logs/infer/vllm-api-general-chat/gsm8k.out"_s, kPredictions, kResult,
            u"summary/summary_20260101_000000.csv"_s, u"summary/summary_20260101_000000.md"_s,
            u"summary/summary_20260101_000000.txt"_s}));
    EXPECT_EQ(text(kResult), "{\n    \"accuracy\": 75.0\n}");
    EXPECT_TRUE(text(u"summary/summary_20260101_000000.csv"_s).endsWith(",accuracy,gen,75.00\n"));
    EXPECT_EQ(ids(kPredictions), everyRow());
    const core::Json record = lines(kPredictions).front();
    QStringList keys;
    for (const auto &[key, value] : record.members())
        keys.append(key);
    EXPECT_EQ(keys.join(u' '), u"data_abbr id success uuid origin_prompt prediction gold"_s);
    EXPECT_EQ(posts(), kRows + 1) << "one warm-up request besides";
    EXPECT_EQ(report.logText().count(u"Current exp folder: "_s), 1);
}

// spec/workflow.md 14, check 13.
TEST_F(AccuracyRun, InferThenEvalThenVizGiveTheSameAsAll)
{
    m_calculator.wrong = {13};
    run(options(core::Mode::Infer));
    EXPECT_FALSE(QFile::exists(file(kResult)));
    EXPECT_FALSE(QFile::exists(file(u"summary"_s)));
    const qint64 sent = posts();
    run(again(core::Mode::Eval));
    EXPECT_TRUE(QFile::exists(file(kResult)));
    EXPECT_TRUE(QFile::exists(file(u"summary/summary_20260101_000100.csv"_s)));
    core::RunOptions viz = again(core::Mode::Viz);
    viz.cfgTimeStr = u"20260101_000200"_s;
    run(viz);
    EXPECT_EQ(text(u"summary/summary_20260101_000200.csv"_s),
        text(u"summary/summary_20260101_000100.csv"_s));
    EXPECT_EQ(posts(), sent) << "neither sends anything";
}

// spec/workflow.md 14, check 7.
TEST_F(AccuracyRun, AFailedCaseIsScoredAsWrongAndRetriedAlone)
{
    m_calculator.refused = {15};
    const RunReport first = run(options(core::Mode::All));
    EXPECT_EQ(lines(kFailed).size(), 1U);
    EXPECT_EQ(
        lines(kFailed).front()[u"error_info"].toString(), u"HTTP 500 Internal Server Error: no"_s);
    EXPECT_EQ(lines(kPredictions).size(), std::size_t{kRows - 1});
    EXPECT_EQ(core::readJson(text(kResult)).value()[u"accuracy"].toDouble(), 100.0 * 11 / 12);
    EXPECT_FALSE(filesBelow(file({})).filter(u"/tmp/tmp_"_s).isEmpty()) << "the journal stays";
    EXPECT_TRUE(first.logText().contains(u"1 of 12 predictions are missing"_s));

    m_calculator.refused.clear();
    const qint64 sent = posts();
    run(again(core::Mode::All));
    EXPECT_EQ(posts() - sent, 2) << "the failed row and a warm-up";
    EXPECT_EQ(ids(kPredictions), everyRow());
    EXPECT_FALSE(QFile::exists(file(kFailed)));
    EXPECT_EQ(text(kResult), "{\n    \"accuracy\": 100.0\n}");
    EXPECT_TRUE(filesBelow(file({})).filter(u"/tmp/"_s).isEmpty()) << "nothing left to look up";
    EXPECT_EQ(filesBelow(file(u"summary"_s)).size(), 6);
    EXPECT_EQ(filesBelow(file(u"configs"_s)).size(), 2);
}

// spec/workflow.md 14, check 8.
TEST_F(AccuracyRun, ACompleteFolderSendsNothing)
{
    run(options(core::Mode::All));
    const qint64 sent = posts();
    const RunReport report = run(again(core::Mode::All));
    EXPECT_EQ(posts(), sent);
    EXPECT_FALSE(report.outcome.error);
    EXPECT_EQ(report.outcome.failedTasks, 0);
    EXPECT_TRUE(text(u"logs/infer/vllm-api-general-chat/gsm8k.out"_s)
            .contains("Get no data to infer, task finished"));
}

TEST_F(AccuracyRun, SettingsThatChangedSinceTheLastRunAreNamed)
{
    core::RunOptions first = options(core::Mode::Infer);
    first.numPrompts = 2;
    run(first);
    const QString warning = u"The configuration has changed since the last run in this folder"_s;
    core::RunOptions same = again(core::Mode::All);
    same.batchSize = 2; // does not change an answer, nor do more rows
    EXPECT_FALSE(run(same).logText().contains(warning));
    core::RunOptions hotter = again(core::Mode::All);
    hotter.cfgTimeStr = u"20260101_000200"_s;
    hotter.generationKwargs = core::readJson(R"({"temperature": 1.5})").value();
    hotter.maxOutLen = 99;
    EXPECT_TRUE(run(hotter).logText().contains(warning
        + u" (vllm-api-general-chat: max_out_len, vllm-api-general-chat: generation_kwargs)"_s));
    core::RunOptions strict = hotter;
    strict.cfgTimeStr = u"20260101_000300"_s;
    strict.maxOutLen = 98;
    strict.strictReuse = true;
    const qsizetype sent = posts();
    const RunReport refused = run(strict);
    ASSERT_TRUE(refused.outcome.error);
    EXPECT_EQ(refused.outcome.error->code, core::ErrorCode::TmanCmd002);
    EXPECT_EQ(posts(), sent);
}

TEST_F(AccuracyRun, RepeatsGiveAveragePassAndConsistency)
{
    // Whatever is right is right in all three repeats.
    m_calculator.wrong = {10, 11, 12};
    core::RunOptions three = options(core::Mode::All);
    three.generationKwargs = core::readJson(R"({"num_return_sequences": 3})").value();
    three.dumpEvalDetails = true;
    run(three);
    EXPECT_EQ(ids(kPredictions), everyRow(3));
    const core::Json result = core::readJson(text(kResult)).value();
    EXPECT_EQ(result[u"accuracy (3 runs average)"].toDouble(), 75.0);
    EXPECT_EQ(result[u"avg@3"].toDouble(), 75.0);
    EXPECT_EQ(result[u"pass@3"].toDouble(), 75.0);
    EXPECT_EQ(result[u"cons@3"].toDouble(), 75.0);
    ASSERT_EQ(result[u"details"].items().size(), std::size_t{kRows});
    const core::Json &last = result[u"details"].items().back();
    EXPECT_EQ(last[u"example_abbr"].toString(), u"gsm8k_test_11"_s);
    EXPECT_EQ(last[u"correct"].items().size(), 3U);
    const QByteArray csv = text(u"summary/summary_20260101_000000.csv"_s);
    EXPECT_TRUE(csv.contains(",pass@3,gen,75.00\n"));
}

TEST_F(AccuracyRun, ScoresWithoutDetailsHaveAStandardError)
{
    m_calculator.wrong = {10, 11, 12};
    run(options(core::Mode::All));
    const auto errorNow = [&]() -> std::optional<double> {
        const auto opened = openAccuracyExperiment(file({}));
        if (!opened)
            return {};
        const core::AccuracyPair &pair = (*opened)->summary.pairs.front();
        EXPECT_FALSE(pair.hasDetails);
        return pair.scores.front().standardError;
    };
    ASSERT_TRUE(errorNow());
    EXPECT_NEAR(errorNow().value_or(-1), 100 * std::sqrt(0.75 * 0.25 / (kRows - 1)), 1e-9);

    // Verdicts that do not lead to the score are of another evaluation.
    QFile result(file(kResult));
    ASSERT_TRUE(result.open(QIODevice::WriteOnly));
    result.write(R"({"accuracy": 50.0})");
    result.close();
    EXPECT_FALSE(errorNow());
}

TEST_F(AccuracyRun, DetailsHaveOneEntryARowInOrder)
{
    m_calculator.wrong = {11};
    core::RunOptions detailed = options(core::Mode::All);
    detailed.dumpEvalDetails = true;
    detailed.dumpExtractRate = true;
    run(detailed);
    const core::Json result = core::readJson(text(kResult)).value();
    ASSERT_EQ(result[u"details"].members().size(), std::size_t{kRows});
    const core::Json &second = result[u"details"][u"1"];
    EXPECT_EQ(second[u"predictions"].items().front().toString(), u"17"_s);
    EXPECT_EQ(second[u"references"].items().front().toString(), u"16"_s);
    EXPECT_FALSE(second[u"correct"].items().front().toBool());
    EXPECT_EQ(result[u"type"].toString(), u"GEN"_s);
    EXPECT_EQ(result[u"extract_rate"].toDouble(), 100.0);
}

TEST_F(AccuracyRun, RowsAreLimitedUnlessTheConfigurationLimitsThem)
{
    core::RunOptions two = options(core::Mode::All);
    two.numPrompts = 2;
    run(two);
    EXPECT_EQ(lines(kPredictions).size(), 2U);
    const qint64 sent = posts();
    run(again(core::Mode::All));
    EXPECT_EQ(ids(kPredictions), everyRow()) << "more rows: only the new ones are sent";
    EXPECT_EQ(posts() - sent, kRows - 2 + 1);
}

// spec/workflow.md 14, checks 11 and 12.
TEST_F(AccuracyRun, MergedDataSetsShareATaskAndKeepTheirFiles)
{
    core::RunOptions merged = configured(core::Mode::All, sums("one") + sums("two") + sums("two"),
        "dict(attr='accuracy', summary_groups=[dict(name='both', subsets=['one', 'two'])])");
    merged.mergeDs = true;
    const RunReport report = run(merged);
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    EXPECT_EQ(ids(u"predictions/m/one.jsonl"_s), everyRow());
    EXPECT_EQ(ids(u"predictions/m/two.jsonl"_s), everyRow()) << "named twice, run once";
    EXPECT_EQ(filesBelow(file(u"logs/infer/m"_s)), QStringList{u"gsm8kdataset.out"_s});
    EXPECT_EQ(filesBelow(file(u"results/m"_s)), QStringList({u"one.json"_s, u"two.json"_s}));
    EXPECT_TRUE(text(u"summary/summary_20260101_000000.csv"_s)
            .contains("both,-,naive_average,gen,100.00\n"));
    EXPECT_EQ(posts(), 2 * kRows + 1);
    ASSERT_EQ(report.outcome.tasks, 3) << "one that asks, two that score";
}

TEST_F(AccuracyRun, AnInterruptedRunIsNotScoredAndGoesOnWhereItStopped)
{
    m_calculator.delayMs = 300;
    const RunReport report =
        run(options(core::Mode::All), [](Runner &runner, const core::ProgressSnapshot &snapshot) {
            const bool isUnderWay = !snapshot.tasks.empty() && snapshot.tasks[0].received >= 1
                && snapshot.tasks[0].state == core::TaskState::Inferencing;
            if (isUnderWay && runner.stopLevel() == core::StopLevel::None)
                runner.stop();
        });
    ASSERT_TRUE(report.outcome.wasInterrupted);
    m_calculator.delayMs = 0;
    EXPECT_GE(lines(kPredictions).size(), 1U);
    EXPECT_LT(lines(kPredictions).size(), std::size_t{kRows});
    EXPECT_TRUE(text(kFailed).contains("Request cancelled by user"));
    EXPECT_FALSE(QFile::exists(file(kResult)));
    const RunReport second = run(again(core::Mode::All));
    EXPECT_FALSE(second.outcome.error);
    EXPECT_EQ(ids(kPredictions), everyRow());
    EXPECT_EQ(text(kResult), "{\n    \"accuracy\": 100.0\n}");
}

TEST_F(AccuracyRun, WithoutPredictionsThereIsARowOfDashes)
{
    QDir().mkpath(file(u"predictions"_s));
    const RunReport report = run(again(core::Mode::Eval));
    EXPECT_FALSE(report.outcome.error);
    EXPECT_TRUE(report.logText().contains(u"No predictions found."_s));
    EXPECT_FALSE(QFile::exists(file(kResult)));
    EXPECT_TRUE(text(u"summary/summary_20260101_000100.csv"_s).endsWith("gsm8k,-,-,-,-\n"));
}

TEST_F(AccuracyRun, PerplexityTakesTheLikeliestOption)
{
    // The service finds the option likeliest whose number the question holds twice.
    m_calculator = {};
    test::ScriptServer rater([](const SeenRequest &request) {
        const core::Json body = core::readJson(request.body).value();
        if (body[u"prompt_logprobs"].isNull())
            return answer("200 OK", R"({"choices": [{"text": ""}]})");
        const QString prompt = body[u"prompt"].toString();
        const bool isRight = prompt.endsWith(u"A"_s);
        return answer("200 OK",
            QByteArray(R"({"choices": [{"text": "", "prompt_logprobs": [null, {"7": {"logprob": )")
                + (isRight ? "-0.5" : "-2.5") + R"(}, "9": {"logprob": -0.1}}]}]})");
    });
    write(u"ais_bench/datasets/rows.jsonl"_s,
        R"({"question": "q1", "answer": "A"})"
        "\n"
        R"({"question": "q2", "answer": "B"})"
        "\n");
    write(u"run.py"_s,
        QByteArray(R"(
models = [dict(abbr='m', attr='service', type='VLLMCustomAPI', model='m', host_ip='127.0.0.1', host_port=PORT,
    max_out_len=1, batch_size=2, retry=1, generation_kwargs=dict())]
datasets = [dict(abbr='p', type='CustomDataset', path='ais_bench/datasets/rows.jsonl',
    reader_cfg=dict(input_columns=['question'], output_column='answer'),
    infer_cfg=dict(prompt_template=dict(type='PromptTemplate', template={'A': '{question} A', 'B': '{question} B'}),
        retriever=dict(type='ZeroRetriever'), inferencer=dict(type='PPLInferencer')),
    eval_cfg=dict(evaluator=dict(type='AccEvaluator')))]
summarizer = dict(attr='accuracy')
)")
            .replace("PORT", QByteArray::number(rater.serverPort())));
    core::RunOptions rated = options(core::Mode::All);
    rated.models.clear();
    rated.datasets.clear();
    rated.modelName.reset();
    rated.hostIp.reset();
    rated.hostPort.reset();
    rated.configFile = m_folder.filePath(u"run.py"_s);
    const RunReport report = run(rated);
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    const std::vector<core::Json> records = lines(u"predictions/m/p.jsonl"_s);
    ASSERT_EQ(records.size(), 2U);
    EXPECT_EQ(records[0][u"prediction"].toString(), u"A"_s);
    EXPECT_EQ(records[0][u"ppl_list"].items()[1][u"ppl"].toDouble(), 2.5);
    EXPECT_EQ(records[0][u"origin_prompt"].items().size(), 2U);
    EXPECT_EQ(text(u"results/m/p.json"_s), "{\n    \"accuracy\": 50.0\n}");
    EXPECT_EQ(rater.seen().size(), 2U * 2 + 2) << "two options a row, one warm-up row";
    EXPECT_TRUE(text(u"summary/summary_20260101_000000.csv"_s).contains(",accuracy,ppl,50.00\n"));
}

} // namespace aisb::run
