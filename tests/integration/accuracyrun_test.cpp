// SPDX-License-Identifier: GPL-3.0-or-later
// Accuracy runs from the options to the last file, against a service that can do sums.
#include "config/dumpreader.h"
#include "core/text/json.h"

#include "net_script_server.h"
#include "result_helpers.h"
#include "run/openaccuracy.h"
#include "runhelpers.h"

#include <QRegularExpression>
#include <QTemporaryDir>

#include <cmath>
#include <set>

namespace aisb::run {

using namespace Qt::StringLiterals;
using test::Script;
using test::SeenRequest;

namespace {

constexpr int kRows = 12;

Script jsonReply(const QByteArray &body, const QByteArray &status = "200 OK")
{
    Script script;
    script.writes = {"HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body};
    return script;
}

// The last question "<a> and <b>" of a request, whatever its protocol.
std::pair<int, int> sumAskedFor(const QByteArray &body)
{
    static const QRegularExpression sum(u"(\\d+) and (\\d+)"_s);
    QRegularExpressionMatchIterator found = sum.globalMatch(QString::fromUtf8(body));
    std::pair<int, int> last;
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        last = {match.captured(1).toInt(), match.captured(2).toInt()};
    }
    return last;
}

// Answers sums right but for those in wrong; refuses those in refused with status 500.
class Calculator
{
public:
    std::set<int> wrong;
    std::set<int> refused;
    int delayMs = 0;

    Script later(Script script) const
    {
        script.firstDelayMs = delayMs;
        return script;
    }

    Script operator()(const SeenRequest &request) const
    {
        if (request.method == "GET")
            return jsonReply(R"({"data": [{"id": "m"}]})");
        const auto [a, b] = sumAskedFor(request.body);
        if (refused.contains(a))
            return jsonReply(R"({"error": "no"})", "500 Internal Server Error");
        const QByteArray number = QByteArray::number(a + b + (wrong.contains(a) ? 1 : 0));
        const QByteArray text = "We add them: the answer is " + number + ".";
        if (request.path.endsWith("/chat/completions"))
            return later(jsonReply(R"({"choices": [{"index": 0, "message": {"content": ")" + text
                + R"("}, "finish_reason": "stop"}], "usage": {"completion_tokens": 5}})"));
        return jsonReply(R"({"choices": [{"text": ")" + text + R"(", "finish_reason": "stop"}]})");
    }
};

class AccuracyRun : public ::testing::Test
{
protected:
    AccuracyRun()
        : m_environment(testEnvironment(m_folder.path()))
        , m_server([this](const SeenRequest &request) { return m_calculator(request); })
    {
        writeRows(u"ais_bench/datasets/gsm8k/test.jsonl"_s);
        writeRows(u"ais_bench/datasets/gsm8k/train.jsonl"_s);
    }

    void write(const QString &path, const QByteArray &content) const
    {
        const QString full = m_folder.filePath(path);
        QDir().mkpath(QFileInfo(full).path());
        QFile file(full);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    void writeRows(const QString &path) const
    {
        QByteArray rows;
        for (int i = 0; i < kRows; ++i) {
            const QByteArray a = QByteArray::number(i + 10);
            rows += R"({"question": "What is )" + a + R"( and 5?", "answer": "Add.\n#### )"
                + QByteArray::number(i + 15) + "\"}\n";
        }
        write(path, rows);
    }

    core::RunOptions options(core::Mode mode) const
    {
        core::RunOptions options;
        options.mode = mode;
        options.models = {u"vllm_api_general_chat"_s};
        options.datasets = {u"gsm8k_gen_0_shot_cot_chat_prompt"_s};
        options.hostIp = u"127.0.0.1"_s;
        options.hostPort = m_server.serverPort();
        options.modelName = u"m"_s;
        options.batchSize = 4;
        options.retry = 1;
        options.cfgTimeStr = u"20260101_000000"_s;
        options.dirTimeStr = options.cfgTimeStr;
        return options;
    }

    core::RunOptions again(core::Mode mode) const
    {
        core::RunOptions next = options(mode);
        next.reuse = u"20260101_000000"_s;
        next.cfgTimeStr = u"20260101_000100"_s;
        next.dirTimeStr = next.cfgTimeStr;
        return next;
    }

    RunReport run(const core::RunOptions &options,
        const std::function<void(Runner &, const core::ProgressSnapshot &)> &during = {})
    {
        const RunReport report = runToEnd(m_environment, options, during);
        EXPECT_TRUE(report.hasFinished);
        return report;
    }

    QString file(const QString &path) const
    {
        return m_folder.filePath(u"outputs/default/20260101_000000/"_s + path);
    }
    QByteArray text(const QString &path) const { return contentOf(file(path)); }
    std::vector<core::Json> lines(const QString &path) const
    {
        std::vector<core::Json> records;
        for (const QByteArray &line : text(path).split('\n'))
            if (!line.isEmpty())
                records.push_back(core::readJson(line).value());
        return records;
    }
    std::multiset<qint64> ids(const QString &path) const
    {
        std::multiset<qint64> ids;
        for (const core::Json &record : lines(path))
            ids.insert(record[u"id"].toInt());
        return ids;
    }
    static std::multiset<qint64> everyRow(int times = 1)
    {
        std::multiset<qint64> ids;
        for (int i = 0; i < kRows * times; ++i)
            ids.insert(i / times);
        return ids;
    }
    qint64 posts() const
    {
        return std::ranges::count(m_server.seen(), QByteArray("POST"), &SeenRequest::method);
    }

    const QString kPredictions = u"predictions/vllm-api-general-chat/gsm8k.jsonl"_s;
    const QString kFailed = u"predictions/vllm-api-general-chat/gsm8k_failed.jsonl"_s;
    const QString kResult = u"results/vllm-api-general-chat/gsm8k.json"_s;

    QTemporaryDir m_folder;
    Environment m_environment;
    Calculator m_calculator;
    test::ScriptServer m_server;
};

} // namespace

TEST_F(AccuracyRun, ModeAllWritesTheTreeOfTheManual)
{
    m_calculator.wrong = {10, 11, 12};
    const RunReport report = run(options(core::Mode::All));
    ASSERT_FALSE(report.outcome.error) << report.outcome.error->text().toStdString();
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

TEST_F(AccuracyRun, AFailedCaseIsScoredAsWrongAndRetriedAlone)
{
    m_calculator.refused = {15};
    const RunReport first = run(options(core::Mode::All));
    EXPECT_EQ(lines(kFailed).size(), 1u);
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
    EXPECT_EQ(last[u"correct"].items().size(), 3u);
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
    EXPECT_NEAR(*errorNow(), 100 * std::sqrt(0.75 * 0.25 / (kRows - 1)), 1e-9);

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
    EXPECT_EQ(lines(kPredictions).size(), 2u);
    const qint64 sent = posts();
    run(again(core::Mode::All));
    EXPECT_EQ(ids(kPredictions), everyRow()) << "more rows: only the new ones are sent";
    EXPECT_EQ(posts() - sent, kRows - 2 + 1);
}

TEST_F(AccuracyRun, MergedDataSetsShareATaskAndKeepTheirFiles)
{
    write(u"run.py"_s,
        QByteArray(R"(
from ais_bench.benchmark.models import VLLMCustomAPIChat
from ais_bench.benchmark.datasets import GSM8KDataset
from ais_bench.benchmark.openicl.icl_prompt_template import PromptTemplate
from ais_bench.benchmark.openicl.icl_retriever import ZeroRetriever
from ais_bench.benchmark.openicl.icl_inferencer import GenInferencer
from ais_bench.benchmark.datasets.gsm8k import Gsm8kEvaluator, gsm8k_postprocess, gsm8k_dataset_postprocess
models = [dict(abbr='m', attr='service', type=VLLMCustomAPIChat, model='m', host_ip='127.0.0.1', host_port=PORT,
    max_out_len=9, batch_size=2, retry=1, generation_kwargs=dict())]
reader = dict(input_columns=['question'], output_column='answer')
infer = dict(prompt_template=dict(type=PromptTemplate, template='{question}'), retriever=dict(type=ZeroRetriever),
    inferencer=dict(type=GenInferencer))
score = dict(evaluator=dict(type=Gsm8kEvaluator), pred_postprocessor=dict(type=gsm8k_postprocess),
    dataset_postprocessor=dict(type=gsm8k_dataset_postprocess))
datasets = [
    dict(abbr='one', type=GSM8KDataset, path='ais_bench/datasets/gsm8k', reader_cfg=reader, infer_cfg=infer, eval_cfg=score),
    dict(abbr='two', type=GSM8KDataset, path='ais_bench/datasets/gsm8k', reader_cfg=reader, infer_cfg=infer, eval_cfg=score),
    dict(abbr='two', type=GSM8KDataset, path='ais_bench/datasets/gsm8k', reader_cfg=reader, infer_cfg=infer, eval_cfg=score),
]
summarizer = dict(attr='accuracy', summary_groups=[dict(name='both', subsets=['one', 'two'])])
)")
            .replace("PORT", QByteArray::number(m_server.serverPort())));
    core::RunOptions merged = options(core::Mode::All);
    merged.models.clear();
    merged.datasets.clear();
    merged.modelName.reset();
    merged.configFile = m_folder.filePath(u"run.py"_s);
    merged.mergeDs = true;
    const RunReport report = run(merged);
    ASSERT_FALSE(report.outcome.error) << report.outcome.error->text().toStdString();
    EXPECT_EQ(ids(u"predictions/m/one.jsonl"_s), everyRow());
    EXPECT_EQ(ids(u"predictions/m/two.jsonl"_s), everyRow()) << "named twice, run once";
    EXPECT_EQ(filesBelow(file(u"logs/infer/m"_s)), QStringList{u"gsm8kdataset.out"_s});
    EXPECT_EQ(filesBelow(file(u"results/m"_s)), QStringList({u"one.json"_s, u"two.json"_s}));
    EXPECT_TRUE(text(u"summary/summary_20260101_000000.csv"_s)
            .contains("both,-,naive_average,gen,100.00\n"));
    EXPECT_EQ(posts(), 2 * kRows + 1);
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
    EXPECT_GE(lines(kPredictions).size(), 1u);
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
            return jsonReply(R"({"choices": [{"text": ""}]})");
        const QString prompt = body[u"prompt"].toString();
        const bool isRight = prompt.endsWith(u"A"_s);
        return jsonReply(
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
    ASSERT_FALSE(report.outcome.error) << report.outcome.error->text().toStdString();
    const std::vector<core::Json> records = lines(u"predictions/m/p.jsonl"_s);
    ASSERT_EQ(records.size(), 2u);
    EXPECT_EQ(records[0][u"prediction"].toString(), u"A"_s);
    EXPECT_EQ(records[0][u"ppl_list"].items()[1][u"ppl"].toDouble(), 2.5);
    EXPECT_EQ(records[0][u"origin_prompt"].items().size(), 2u);
    EXPECT_EQ(text(u"results/m/p.json"_s), "{\n    \"accuracy\": 50.0\n}");
    EXPECT_EQ(rater.seen().size(), 2u * 2 + 2) << "two options a row, one warm-up row";
    EXPECT_TRUE(text(u"summary/summary_20260101_000000.csv"_s).contains(",accuracy,ppl,50.00\n"));
}

} // namespace aisb::run
