// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/evaluators/bleu.h"
#include "eval/evaluators/ruleevaluator.h"
#include "unit/eval/evalhelpers.h"

#include <gtest/gtest.h>

namespace aisb::eval {
namespace {

using namespace Qt::StringLiterals;
using core::Json;

std::shared_ptr<const Evaluator> evaluator(const Json &config, const EvalOptions &options = {})
{
    const auto made = makeEvaluator(config, options);
    EXPECT_TRUE(made) << (made ? QString() : made.error().text()).toStdString();
    return made ? *made : nullptr;
}

std::shared_ptr<const Evaluator> evaluatorOf(QByteArrayView config)
{
    return evaluator(json(config));
}

// The metrics of some samples, as JSON text.
QByteArray metricsOf(const Evaluator &judge, const std::vector<Sample> &samples)
{
    std::vector<Verdict> verdicts;
    for (const Sample &sample : samples) {
        const auto verdict = judge.score(sample);
        EXPECT_TRUE(verdict);
        if (verdict)
            verdicts.push_back(*verdict);
    }
    return compact(judge.metrics(verdicts));
}

Sample sampleOf(const Json &prediction, const Json &reference, const Json &row = {})
{
    return {.prediction = prediction, .reference = reference, .row = row, .originPrompt = u"p"_s};
}

// Two right ones and a wrong one.
QByteArray twoOfThree(const QByteArray &type)
{
    const auto judge = evaluatorOf(R"({"type": ")" + type + R"("})");
    const Sample right = sampleOf(Json(u"B"_s), Json(u"B"_s));
    return metricsOf(*judge, {right, sampleOf(Json(u"x"_s), Json(u"B"_s)), right});
}

TEST(Evaluators, JudgeAsKnown)
{
    const std::vector<Json> vectors = jsonLines(u"evaluators.jsonl"_s);
    ASSERT_GE(vectors.size(), 70U);
    for (const Json &vector : vectors) {
        const auto judge =
            evaluator(vector[u"config"], {.isReference = vector[u"isReference"].toBool()});
        ASSERT_NE(judge, nullptr);
        const auto verdict =
            judge->score(sampleOf(vector[u"prediction"], vector[u"reference"], vector[u"row"]));
        ASSERT_TRUE(verdict) << compact(vector).toStdString();
        EXPECT_EQ(verdict->values.at(0) > 0, vector[u"isRight"].toBool())
            << compact(vector).toStdString();
        EXPECT_EQ(verdict->isCorrect.has_value(), judge->hasDetails());
        EXPECT_EQ(verdict->detail.isNull(), !judge->hasDetails());
    }
}

TEST(Evaluators, FormPercentagesInTheOrderOfTheReference)
{
    const QByteArray hundredFirst = "66.66666666666667}";
    const QByteArray shareFirst = "66.66666666666666}";
    for (const QByteArray &type : {QByteArray("Gsm8kEvaluator"), QByteArray("GPQAEvaluator"),
             QByteArray("DropOpenAIEvaluator"), QByteArray("LambadaEvaluator")})
        EXPECT_EQ(twoOfThree(type), "{\"accuracy\": " + hundredFirst) << type.toStdString();
    for (const QByteArray &type : {QByteArray("AccEvaluator"),
             QByteArray("AccwithDetailsEvaluator"), QByteArray("MGSM_Evaluator")})
        EXPECT_EQ(twoOfThree(type), "{\"accuracy\": " + shareFirst) << type.toStdString();
    for (const QByteArray &type : {QByteArray("BBHEvaluator"), QByteArray("BBHEvaluator_mcq"),
             QByteArray("AGIEvalEvaluator_mcq"), QByteArray("TriviaQAEvaluator")})
        EXPECT_EQ(twoOfThree(type), "{\"score\": " + shareFirst) << type.toStdString();
}

TEST(Evaluators, OrdersDifferInTheLastDigit)
{
    EXPECT_EQ(percent(2, 3, PercentOrder::HundredFirst), 66.66666666666667);
    EXPECT_EQ(percent(2, 3, PercentOrder::ShareFirst), 66.66666666666666);
}

struct DetailCase
{
    const char *config;
    Sample sample;
    const char *detail;
};

TEST(Evaluators, GiveTheDetailsOfTheReference)
{
    const Json row = json(R"({"A": "red", "B": "green"})");
    const std::vector<DetailCase> cases = {
        {R"({"type": "Gsm8kEvaluator"})", sampleOf(Json(u"12.0"_s), Json(u"12"_s)),
            R"({"pred": "12.0", "answer": "12", "correct": true})"},
        {R"({"type": "AccwithDetailsEvaluator"})", sampleOf(Json(1), Json(0)),
            R"({"prompt": "p", "pred": 1, "refr": 0, "is_correct": false})"},
        {R"({"type": "BBHEvaluator"})", sampleOf(Json(u"answer is **a**"_s), Json(u"a"_s)),
            R"({"pred": "a", "answer": "a", "correct": true})"},
        {R"({"type": "DropOpenAIEvaluator"})", sampleOf(Json(u"Answer: 5"_s), Json(u"4|5"_s)),
            R"({"pred": "Answer: 5", "answer": "4|5", "correct": true})"},
        {R"({"type": "TriviaQAEvaluator"})",
            sampleOf(Json(u"A: The London!\nB"_s), json(R"(["London.", "X"])")),
            R"({"pred": "london", "answer": ["london", "x"], "correct": true})"},
        {R"({"type": "MMLUProBaseEvaluator"})", sampleOf(Json(u" B\nx"_s), Json(u"B. two\n"_s)),
            R"({"pred": "B", "answer": "B. two\n", "correct": true})"},
        {R"({"type": "MGSM_Evaluator"})", sampleOf(Json(u"1"_s), Json(u"2"_s)),
            R"({"references": "2", "predictions": "1", "correct": false})"},
        {R"({"type": "OptionSimAccEvaluator", "options": ["A", "B"]})",
            sampleOf(Json(u" grean"_s), Json(u"B"_s), row),
            R"({"pred": " grean", "parsed": "B", "refr": "B", "correct": true})"},
    };
    for (const DetailCase &one : cases) {
        const auto verdict = evaluatorOf(one.config)->score(one.sample);
        ASSERT_TRUE(verdict) << one.config;
        EXPECT_EQ(compact(verdict->detail), one.detail);
    }
}

TEST(Evaluators, PartsOfTheRowsHaveMetricsOfTheirOwn)
{
    const auto longBench = evaluatorOf(R"({"type": "LongBenchv2Evaluator"})");
    const Json easy = json(R"({"difficulty": "easy", "length": "short"})");
    const Json hard = json(R"({"difficulty": "hard", "length": "short"})");
    EXPECT_FALSE(longBench->hasDetails());
    EXPECT_EQ(metricsOf(*longBench,
                  {sampleOf(Json(u"A"_s), Json(u"A"_s), easy),
                      sampleOf(Json(u"B"_s), Json(u"A"_s), hard)}),
        R"({"accuracy": 50.0, "accuracy_easy": 100.0, "accuracy_hard": 0.0, "accuracy_short": 50.0})");

    const auto contamination = evaluatorOf(R"({"type": "AccContaminationEvaluator"})");
    const Json clean = json(R"({"is_clean": "clean"})");
    const Json seen = json(R"({"is_clean": "input-and-label contamination"})");
    EXPECT_EQ(
        metricsOf(*contamination,
            {sampleOf(Json(1), Json(u"1"_s), clean), sampleOf(Json(u"B"_s), Json(u"A"_s), clean),
                sampleOf(Json(u"A"_s), Json(u"A"_s), seen)}),
        R"({"accuracy - clean": 50.0, "accuracy - input-and-label contaminated": 100.0})");
}

TEST(Evaluators, CorrelateLabels)
{
    const auto judge = evaluatorOf(R"({"type": "MccEvaluator"})");
    const auto correlation = [&judge](const QString &wanted, const QString &given) {
        std::vector<Sample> samples;
        for (qsizetype i = 0; i < wanted.size(); ++i)
            samples.push_back(sampleOf(Json(QString(given[i])), Json(QString(wanted[i]))));
        return json(metricsOf(*judge, samples))[u"matthews_correlation"].toDouble();
    };
    EXPECT_NEAR(correlation(u"1110"_s, u"1011"_s), -33.33333333333333, 1e-12);
    EXPECT_NEAR(correlation(u"ABCABC"_s, u"ABBACC"_s), 50.0, 1e-12);
    EXPECT_EQ(correlation(u"1111"_s, u"1011"_s), 0.0);
    EXPECT_NEAR(correlation(u"10"_s, u"10"_s), 100.0, 1e-12);
}

TEST(Evaluators, CompareTokensOfTheFirstLine)
{
    const auto judge = evaluatorOf(R"({"type": "SquadEvaluator"})");
    EXPECT_EQ(
        metricsOf(*judge,
            {sampleOf(Json(u"The red cat.\nno"_s), Json(u"a red dog"_s)),
                sampleOf(Json(u"x"_s), Json(u"y"_s)), sampleOf(Json(u"z z"_s), Json(u"Z"_s))}),
        "{\"f1\": 38.888888888888886}");
}

TEST(Evaluators, ScoreTranslationsLikeTheTool)
{
    for (const Json &vector : jsonLines(u"bleu.jsonl"_s)) {
        if (vector.find(u"line") != nullptr) {
            Json tokens = Json::array();
            for (const QString &token : tokens13a(vector[u"line"].toString()))
                tokens.append(token);
            EXPECT_EQ(compact(tokens), compact(vector[u"tokens"]));
            continue;
        }
        const Json::Array &predictions = vector[u"predictions"].items();
        std::vector<Sample> samples;
        for (std::size_t i = 0; i < predictions.size(); ++i)
            samples.push_back(sampleOf(predictions[i], vector[u"references"].items()[i]));
        const Json result = json(metricsOf(*evaluatorOf(R"({"type": "BleuEvaluator"})"), samples));
        const Json &wanted = vector[u"result"];
        EXPECT_NEAR(result[u"score"].toDouble(), wanted[u"score"].toDouble(), 1e-9);
        EXPECT_NEAR(result[u"bp"].toDouble(), wanted[u"bp"].toDouble(), 1e-12);
        for (const auto &key : {u"counts"_s, u"totals"_s, u"sys_len"_s, u"ref_len"_s})
            EXPECT_EQ(compact(result[key]), compact(wanted[key])) << key.toStdString();
        for (std::size_t n = 0; n < 4; ++n)
            EXPECT_NEAR(result[u"precisions"].items().at(n).toDouble(),
                wanted[u"precisions"].items().at(n).toDouble(), 1e-9);
    }
}

TEST(Evaluators, RefuseDataTheyCannotHandle)
{
    const auto list =
        evaluatorOf(R"({"type": "AccEvaluator"})")->score(sampleOf(json(R"(["A"])"), Json(u"A"_s)));
    ASSERT_FALSE(list);
    EXPECT_TRUE(list.error().detail.contains(u"one label"_s));
    const auto none =
        evaluatorOf(R"({"type": "EDAccEvaluator"})")->score(sampleOf(Json(u"A"_s), Json(u"A"_s)));
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, core::ErrorCode::DsetData002);
    const auto noReference =
        evaluatorOf(R"({"type": "BleuEvaluator"})")->score(sampleOf(Json(u"A"_s), Json::array()));
    EXPECT_FALSE(noReference);
}

TEST(Evaluators, RefuseWrongArguments)
{
    for (const char *config : {R"({"type": "OptionSimAccEvaluator"})",
             R"({"type": "OptionSimAccEvaluator", "options": ["a"]})",
             R"({"type": "OptionSimAccEvaluator", "options": []})",
             R"({"type": "AccEvaluator", "version": "v2"})", R"({"type": ""})", "{}", "null"}) {
        const auto made = makeEvaluator(json(config));
        ASSERT_FALSE(made) << config;
        EXPECT_EQ(made.error().code, core::ErrorCode::DsetCfg001) << config;
    }
    const auto unknown = makeEvaluator(json(R"({"type": "x.AcEvaluator"})"));
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, core::ErrorCode::UtilsMatch001);
    EXPECT_TRUE(unknown.error().detail.contains(u"did you mean \"AccEvaluator\""_s));
}

} // namespace
} // namespace aisb::eval
