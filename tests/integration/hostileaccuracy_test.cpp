// SPDX-License-Identifier: GPL-3.0-or-later
// Accuracy runs over what should not be: odd answers of a service, damaged and foreign predictions.
#include "accuracyfixture.h"
#include "result_helpers.h"

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

class HostileAccuracy : public AccuracyFixture
{
protected:
    // Another service than the calculator answers the run.
    RunReport runAgainst(const test::ScriptServer &service)
    {
        core::RunOptions run = options(core::Mode::All);
        run.hostPort = service.serverPort();
        run.dumpEvalDetails = true;
        run.dumpExtractRate = true;
        return this->run(run);
    }

    [[nodiscard]] Json result() const { return core::readJson(text(kResult)).value_or(Json()); }

    static QByteArray message(const QByteArray &members)
    {
        return R"({"choices": [{"index": 0, "message": {"role": "assistant", )" + members
            + R"(}, "finish_reason": "stop"}]})";
    }

    static QByteArray prediction(
        int id, const QByteArray &uuid, const QByteArray &dataset = "gsm8k")
    {
        return R"({"data_abbr": ")" + dataset + R"(", "id": )" + QByteArray::number(id)
            + R"(, "success": true, "uuid": ")" + uuid
            + R"(", "origin_prompt": "old", "prediction": "It is )" + QByteArray::number(id + 15)
            + "\"}\n";
    }

    void writePredictions(const QByteArray &content, const QString &path) const
    {
        write(u"outputs/default/20260101_000000/"_s + path, content);
    }
};

} // namespace

TEST_F(HostileAccuracy, AnEmptyAnswerIsAnAnswerAndWrong)
{
    const test::ScriptServer service([](const test::SeenRequest &) {
        return test::answer("200 OK", message(R"("content": "")"));
    });
    const RunReport report = runAgainst(service);
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    EXPECT_EQ(ids(kPredictions), everyRow());
    EXPECT_EQ(lines(kPredictions).front()[u"prediction"], Json(QString()));
    EXPECT_EQ(result()[u"accuracy"].toDouble(-1), 0.0);
    EXPECT_EQ(result()[u"extract_rate"].toDouble(-1), 0.0);
}

TEST_F(HostileAccuracy, AnAnswerWithoutABodyOrOfAnotherFormIsAFailureWithItsReason)
{
    for (const QByteArray &body : {QByteArray(), QByteArray("<html>busy</html>"), QByteArray("{}"),
             QByteArray(R"({"choices": []})"), QByteArray("\xff\xfe"), QByteArray(2000, '[')}) {
        SCOPED_TRACE(body.left(30).toStdString());
        QDir(file({})).removeRecursively();
        const test::ScriptServer service(
            [&body](const test::SeenRequest &) { return test::answer("200 OK", body); });
        core::RunOptions run = options(core::Mode::All);
        run.hostPort = service.serverPort();
        run.numWarmups = 0;
        const RunReport report = this->run(run);
        EXPECT_FALSE(report.outcome.error) << report.errorText();
        EXPECT_EQ(ids(kFailed), everyRow());
        EXPECT_FALSE(lines(kFailed).front()[u"error_info"].toString().isEmpty());
        EXPECT_TRUE(text(kPredictions).isEmpty());
        EXPECT_TRUE(text(u"summary/summary_20260101_000000.csv"_s).endsWith("gsm8k,-,-,-,-\n"));
    }
}

TEST_F(HostileAccuracy, ReasoningWithoutAnAnswerIsKeptAndSaysWhatItThought)
{
    const test::ScriptServer service([](const test::SeenRequest &) {
        return test::answer(
            "200 OK", message(R"("content": null, "reasoning_content": "I am still thinking")"));
    });
    const RunReport report = runAgainst(service);
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    EXPECT_EQ(ids(kPredictions), everyRow());
    EXPECT_EQ(lines(kPredictions).front()[u"prediction"].toString(), u"I am still thinking"_s);
    EXPECT_EQ(result()[u"accuracy"].toDouble(-1), 0.0);
}

TEST_F(HostileAccuracy, TenMegabytesOfAnswerAreReadKeptAndScored)
{
    constexpr qsizetype kBytes = 10 * 1024 * 1024;
    const QByteArray filler(kBytes, 'x');
    const test::ScriptServer service([&filler](const test::SeenRequest &request) {
        const auto [a, b] = test::sumAskedFor(request.body);
        return test::answer("200 OK",
            message(
                R"("content": ")" + filler + " the answer is " + QByteArray::number(a + b) + '"'));
    });
    core::RunOptions two = options(core::Mode::All);
    two.hostPort = service.serverPort();
    two.numPrompts = 2;
    const RunReport report = run(two);
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    EXPECT_GT(text(kPredictions).size(), 2 * kBytes);
    EXPECT_EQ(text(kResult), "{\n    \"accuracy\": 100.0\n}");
}

TEST_F(HostileAccuracy, AChangedPromptIsWarnedOfAndOldAnswersAreKept)
{
    core::RunOptions first = configured(core::Mode::All, sums("one"));
    ASSERT_FALSE(run(first).outcome.error);
    const qint64 sent = posts();
    QByteArray changed = test::sumRows(kRows);
    changed.replace("What is", "How much is");
    write(u"ais_bench/datasets/gsm8k/test.jsonl"_s, changed);
    const RunReport report = run(again(first));
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    const QByteArray log = text(u"logs/infer/m/one.out"_s);
    EXPECT_TRUE(log.contains("predictions/m/one.jsonl: line 1 answers another prompt"))
        << log.toStdString();
    EXPECT_EQ(posts(), sent);
    EXPECT_EQ(text(u"results/m/one.json"_s), "{\n    \"accuracy\": 100.0\n}");
}

TEST_F(HostileAccuracy, DamagedPredictionsAreNamedByFileAndLineAndTheRestIsScored)
{
    QByteArray content = "\xEF\xBB\xBF";
    for (int id = 0; id < kRows; ++id)
        content += prediction(id, "u" + QByteArray::number(id)).replace("\n", "\r\n");
    content += prediction(3, "u3"); // the same once more
    content += prediction(4, "another"); // another answer to a case that has one
    content += prediction(5, "foreign", "mmlu");
    content += prediction(99, "beyond");
    content += "{\"data_abbr\": \"gsm8k\", \"id\": 7, \"success\": true, \"predi\xff\n";
    content += R"({"data_abbr": "gsm8k", "id": 8, "succ)";
    writePredictions(content, kPredictions);
    const RunReport report = run(again(core::Mode::Eval));
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    EXPECT_EQ(text(kResult), "{\n    \"accuracy\": 100.0\n}");
    for (const QString &part : {u"line 13 skipped: its uuid was seen before"_s,
             u"line 15 skipped: it belongs to data set \"mmlu\""_s,
             u"gsm8k.jsonl: line 17 skipped: "_s, u"gsm8k.jsonl: line 18 skipped: "_s,
             u"2 predictions more than the data set has rows for are left out"_s})
        EXPECT_TRUE(report.logText().contains(part)) << part.toStdString() << "\n"
                                                     << report.logText().toStdString();
}

TEST_F(HostileAccuracy, PredictionsOfOldFoldersAreScored)
{
    QByteArray content = "{";
    for (int id = 0; id < kRows; ++id)
        content += (id > 0 ? ", \"" : "\"") + QByteArray::number(id)
            + R"(": {"origin_prompt": "old", "prediction": "It is )" + QByteArray::number(id + 15)
            + R"(", "gold": "x"})";
    writePredictions(content + "}", kPredictions.chopped(1)); // gsm8k.json
    const RunReport report = run(again(core::Mode::Eval));
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    EXPECT_EQ(text(kResult), "{\n    \"accuracy\": 100.0\n}");
}

// A reused folder whose results have an older form keeps its report.
TEST_F(HostileAccuracy, ResultsOfOldFormsAreReported)
{
    const QString summary = u"summary/summary_20260101_000100.csv"_s;
    for (const auto &[content, line] : std::vector<std::pair<QByteArray, QByteArray>>{
             {R"({"accuracy": 41.5, "details": {"type": "GEN", "0": {"correct": true}}})",
                 ",accuracy,gen,41.50\n"},
             {R"({"accuracy": 41.5, "correct_count": 5.0, "total_count": 12.0})",
                 ",accuracy,gen,12.0,41.50 (5.0/12.0)\n"},
             {R"({"error": "No predictions found."})", "gsm8k,-,-,-,-\n"}, {"{", "gsm8k,-,-,-,-\n"},
             {"", "gsm8k,-,-,-,-\n"}}) {
        writePredictions(content, kResult);
        const RunReport report = run(again(core::Mode::Viz));
        ASSERT_FALSE(report.outcome.error) << report.errorText();
        EXPECT_TRUE(text(summary).endsWith(line)) << content.toStdString() << "\n"
                                                  << text(summary).toStdString();
    }
}

} // namespace aisb::run
