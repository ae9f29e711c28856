// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/evaluator.h"
#include "eval/language/segmenter.h"
#include "result_helpers.h"
#include "unit/eval/evalhelpers.h"

namespace aisb::eval {
namespace {

using namespace Qt::StringLiterals;
using core::Json;

Json configOf(QLatin1String name)
{
    Json config = Json::object();
    config.set(u"type"_s, name);
    return config;
}

std::vector<Verdict> verdictsOf(const Evaluator &evaluator, const std::vector<Json> &vectors)
{
    std::vector<Verdict> verdicts;
    for (const Json &vector : vectors) {
        const auto verdict = evaluator.score({vector[u"prediction"], vector[u"reference"], {}, {}});
        EXPECT_TRUE(verdict.has_value());
        verdicts.push_back(verdict.value_or(Verdict()));
    }
    return verdicts;
}

TEST(RougeEvaluator, GivesTheMedianOfTheBootstrap)
{
    const auto evaluator = makeEvaluator(configOf("RougeEvaluator"_L1));
    ASSERT_OK(evaluator);
    const auto verdicts = verdictsOf(**evaluator, jsonLines(u"rouge_en.jsonl"_s));
    EXPECT_EQ(core::writeJson((*evaluator)->metrics(verdicts)),
        R"({"rouge1": 40.43088782117105, "rouge2": 10.836625835230143, "rougeL": 24.534506106865315, "rougeLsum": 38.65771948383916})");
}

TEST(RougeEvaluator, OfOneRowIsItsScore)
{
    const auto evaluator = makeEvaluator(configOf("RougeEvaluator"_L1));
    ASSERT_OK(evaluator);
    const auto verdict = (*evaluator)->score({u"a b"_s, u"a c"_s, {}, {}});
    ASSERT_OK(verdict);
    EXPECT_EQ(core::writeJson((*evaluator)->metrics(std::vector{*verdict})),
        R"({"rouge1": 50.0, "rouge2": 0.0, "rougeL": 50.0, "rougeLsum": 50.0})");
}

TEST(RougeEvaluator, RefusesWhatIsNoText)
{
    const auto evaluator = makeEvaluator(configOf("RougeEvaluator"_L1));
    ASSERT_OK(evaluator);
    EXPECT_FAILS_WITH((*evaluator)->score({Json(), u"a"_s, {}, {}}), core::ErrorCode::DsetData006);
    EXPECT_FAILS_WITH(
        (*evaluator)->score({u"a"_s, Json::array(), {}, {}}), core::ErrorCode::DsetData006);
}

TEST(JiebaRougeEvaluator, ComparesSegmentedWords)
{
    if (!sharedSegmenter())
        GTEST_SKIP() << "python3-jieba is not installed";
    const auto evaluator = makeEvaluator(configOf("JiebaRougeEvaluator"_L1));
    ASSERT_OK(evaluator);
    const auto verdicts = verdictsOf(**evaluator, jsonLines(u"rouge_jieba.jsonl"_s));
    EXPECT_EQ(core::writeJson((*evaluator)->metrics(verdicts)),
        R"({"rouge1": 53.20810106729233, "rouge2": 36.46258468060973, "rougeL": 53.20810106729233})");
}

} // namespace
} // namespace aisb::eval
