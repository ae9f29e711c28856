// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/eval/evalhelpers.h"

#include <gtest/gtest.h>

#include <array>

namespace aisb::eval {
namespace {

using namespace Qt::StringLiterals;
using core::Json;

std::shared_ptr<const Evaluator> evaluatorOf(const Json &config, const EvalOptions &options = {})
{
    const auto made = makeEvaluator(config, options);
    EXPECT_TRUE(made) << (made ? QString() : made.error().text()).toStdString();
    return made ? *made : nullptr;
}

Sample sampleOf(const Json &prediction, const Json &reference)
{
    return {.prediction = prediction, .reference = reference, .row = {}, .originPrompt = {}};
}

TEST(MathPostProcessors, GiveTheKnownResults)
{
    const std::vector<Json> vectors = jsonLines(u"mathpostprocessors.jsonl"_s);
    ASSERT_GE(vectors.size(), 30U);
    for (const Json &vector : vectors)
        EXPECT_EQ(
            processed(compact(vector[u"config"]), vector[u"input"]), compact(vector[u"result"]))
            << compact(vector).toStdString();
}

// What ends a whole evaluation in the reference is only an answer without a box here (Q-40).
TEST(MathPostProcessors, ABoxWithoutItsBraceIsNoBox)
{
    for (const QString &text : {u"thus \\fbox{5}"_s, u"\\boxed {5}"_s, u"\\boxed 5 {x}"_s})
        EXPECT_EQ(processed(R"({"type": "math_postprocess_v2"})", text + u". The answer is 7"_s),
            "\"7\"");
}

TEST(MathEvaluators, JudgeAsKnown)
{
    const std::vector<Json> vectors = jsonLines(u"mathevaluators.jsonl"_s);
    ASSERT_GE(vectors.size(), 60U);
    for (const Json &vector : vectors) {
        const auto judge = evaluatorOf(vector[u"config"]);
        ASSERT_NE(judge, nullptr);
        EXPECT_TRUE(judge->hasDetails());
        const auto verdict = judge->score(sampleOf(vector[u"prediction"], vector[u"reference"]));
        ASSERT_TRUE(verdict);
        EXPECT_EQ(verdict->isCorrect, vector[u"isRight"].toBool()) << compact(vector).toStdString();
        EXPECT_EQ(verdict->detail[u"correct"].toBool(), vector[u"isRight"].toBool());
    }
}

TEST(MathEvaluators, FormTheirPercentages)
{
    struct Row
    {
        const char *config;
        const char *metrics;
    };
    constexpr std::array rows = {
        Row{R"({"type": "MATHEvaluator"})", R"({"accuracy": 66.66666666666667})"},
        Row{R"({"type": "MATHEvaluator", "version": "v2"})", R"({"accuracy": 66.66666666666667})"},
        Row{R"({"type": "DAPOMathEvaluator"})", R"({"accuracy": 66.66666666666667})"},
        Row{R"({"type": "DAPOMathEvaluatorV2"})", R"({"accuracy": 66.66666666666667})"},
        Row{R"({"type": "AGIEvalEvaluator"})", R"({"score": 66.66666666666666})"},
    };
    for (const Row &row : rows) {
        const auto judge = evaluatorOf(json(row.config));
        std::vector<Verdict> verdicts;
        for (const QString &answer : {u"5"_s, u"6"_s, u"5"_s})
            verdicts.push_back(*judge->score(sampleOf(Json(answer), Json(u"5"_s))));
        EXPECT_EQ(compact(judge->metrics(verdicts)), row.metrics);
    }
}

TEST(MathEvaluators, DetailsShowWhatWasCompared)
{
    const auto cloze = evaluatorOf(json(R"({"type": "AGIEvalEvaluator"})"));
    EXPECT_EQ(compact(cloze->score(sampleOf(Json(u"so $y=2$"_s), Json(u"2"_s)))->detail),
        R"({"pred": "2", "answer": "2", "correct": true})");
    const auto math = evaluatorOf(json(R"({"type": "MATHEvaluator"})"));
    EXPECT_EQ(compact(math->score(sampleOf(Json(u"x=2"_s), Json(u"2"_s)))->detail),
        R"({"pred": "x=2", "answer": "2", "correct": true})");
}

constexpr auto kVerified = R"({"type": "openicl.icl_evaluator.math_evaluator.MATHEvaluator"})";

TEST(MathEvaluators, TheModuleTellsTheTwoOfOneNameApart)
{
    const Sample sample =
        sampleOf(Json(uR"(\boxed{0.5})"_s), Json(uR"(so $x=\boxed{\frac12}$.)"_s));
    EXPECT_EQ(evaluatorOf(json(kVerified))->score(sample)->isCorrect, true);
    for (const char *texts : {R"({"type": "datasets.math.MATHEvaluator", "version": "v2"})",
             R"({"type": "datasets.aime2025.MATHEvaluator", "version": "v2"})"})
        EXPECT_EQ(evaluatorOf(json(texts))->score(sample)->isCorrect, false) << texts;
}

TEST(MathEvaluators, VerifiedDetailsShowWhatWasRead)
{
    const auto judge = evaluatorOf(json(kVerified));
    const auto verdict = judge->score(sampleOf(Json(uR"(\boxed{3})"_s), Json(u"x = 3"_s)));
    EXPECT_EQ(
        compact(verdict->detail), R"({"pred": "[3, '3']", "answer": "[3, '3']", "correct": true})");
    EXPECT_EQ(compact(judge->score(sampleOf(Json(), Json(u"3"_s)))->detail),
        R"({"pred": "[]", "answer": "[3, '3']", "correct": false})");
}

// The reference counts such a row but gives it no detail.
TEST(MathEvaluators, AReferenceWithoutAnAnswer)
{
    const Sample sample = sampleOf(Json(uR"(\boxed{3})"_s), Json(u""_s));
    const auto ours = evaluatorOf(json(kVerified))->score(sample);
    EXPECT_EQ(ours->isCorrect, false);
    EXPECT_FALSE(ours->detail.isNull());
    const auto theirs = evaluatorOf(json(kVerified), {.isReference = true})->score(sample);
    EXPECT_EQ(theirs->isCorrect, false);
    EXPECT_TRUE(theirs->detail.isNull());
    EXPECT_EQ(theirs->values, std::vector<double>{0});
}

TEST(MathEvaluators, OnlyTheReferenceInsistsOnEqualTextsOfUnknownFormulas)
{
    const Sample sample =
        sampleOf(Json(uR"(\boxed{\oint x})"_s), Json(uR"(\boxed{\left\oint x})"_s));
    EXPECT_EQ(evaluatorOf(json(kVerified))->score(sample)->isCorrect, true);
    EXPECT_EQ(evaluatorOf(json(kVerified), {.isReference = true})->score(sample)->isCorrect, false);
}

TEST(MathEvaluators, RefuseUnknownVersions)
{
    for (const char *config : {R"({"type": "MATHEvaluator", "version": "v3"})",
             R"({"type": "MATHEvaluator", "version": 2})",
             R"({"type": "DAPOMathEvaluator", "version": "v2"})"}) {
        const auto made = makeEvaluator(json(config));
        ASSERT_FALSE(made) << config;
        EXPECT_EQ(made.error().code, core::ErrorCode::DsetCfg001);
    }
}

} // namespace
} // namespace aisb::eval
