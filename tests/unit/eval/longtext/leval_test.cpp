// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/longtext/leval.h"

#include "result_helpers.h"

namespace aisb::eval {
namespace {

using namespace Qt::StringLiterals;

TEST(LevalEM, FindsTheReferenceInTheCleanedPrediction)
{
    EXPECT_TRUE(isLevalMatch(u"It is the role of sports, I think"_s, u"role of sports"_s));
    EXPECT_TRUE(isLevalMatch(u"role of sports"_s, u"The role of sports."_s));
    EXPECT_FALSE(isLevalMatch(u"First sentence. Then role of sports"_s, u"role of sports"_s));
    EXPECT_FALSE(isLevalMatch(u"Role of sports"_s, u"role of sports"_s));
}

TEST(CodeU, Vectors)
{
    EXPECT_TRUE(isCodeOutput(u"So the final output will be [1, 2]."_s, u"[1, 2]"_s));
    EXPECT_TRUE(isCodeOutput(u"the final output the final output is 5.0"_s, u"5"_s));
    EXPECT_TRUE(isCodeOutput(u"'a'  [ [1] [2] ]"_s, u"a [[1][2]]"_s));
    EXPECT_FALSE(isCodeOutput(u"one two three four five"_s, u"five"_s)); // last four words
    EXPECT_TRUE(isCodeOutput(u"the value of the an a five"_s, u"five"_s));
    // The blank after the phrase is the first of the four words that count.
    EXPECT_FALSE(isCodeOutput(u"the final output: 7 a a a a"_s, u"8"_s));
    EXPECT_TRUE(isCodeOutput(u"the final output 7 a the other"_s, u"7"_s));
    EXPECT_FALSE(isCodeOutput(u""_s, u"1"_s));
}

TEST(SciFi, Vectors)
{
    EXPECT_TRUE(isSameJudgement(u"Not untrue! [fact: False]"_s, u"True"_s));
    EXPECT_TRUE(
        isSameJudgement(u"It is untrue: FALSE!"_s, u"False [fact: True]"_s)); // whole words first
    EXPECT_FALSE(isSameJudgement(u"[fact: True]"_s, u"True"_s));
    EXPECT_FALSE(isSameJudgement(u"no idea"_s, u"no idea"_s));
}

TEST(LevalEvaluators, GiveTheShareOfRightAnswers)
{
    core::Json config = core::Json::object();
    config.set(u"type"_s, u"SciFiEvaluator"_s);
    const auto evaluator = makeEvaluator(config);
    ASSERT_OK(evaluator);
    std::vector<Verdict> verdicts;
    for (const QString &prediction : {u"True"_s, u"true."_s, u"False"_s}) {
        const auto verdict = (*evaluator)->score({prediction, u"True"_s, {}, {}});
        ASSERT_OK(verdict);
        verdicts.push_back(*verdict);
    }
    EXPECT_EQ(
        core::writeJson((*evaluator)->metrics(verdicts)), R"({"accuracy": 66.66666666666666})");
}

TEST(LevalEvaluators, AreInTheCatalogue)
{
    for (const QString &name : {u"LEvalEMEvaluator"_s, u"CodeUEvaluator"_s}) {
        core::Json config = core::Json::object();
        config.set(u"type"_s, u"some.module."_s + name);
        ASSERT_OK(makeEvaluator(config));
        config.set(u"lang"_s, u"en"_s);
        EXPECT_FAILS_WITH(makeEvaluator(config), core::ErrorCode::DsetCfg001);
    }
}

} // namespace
} // namespace aisb::eval
