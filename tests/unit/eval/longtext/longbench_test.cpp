// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/evaluator.h"
#include "eval/language/segmenter.h"
#include "eval/longtext/longbenchscores.h"
#include "result_helpers.h"
#include "unit/eval/evalhelpers.h"

namespace aisb::eval {
namespace {

using namespace Qt::StringLiterals;
using core::Json;

struct Row
{
    Json prediction;
    Json reference;
};

Json texts(std::initializer_list<const char16_t *> values)
{
    Json list = Json::array();
    for (const char16_t *value : values)
        list.append(QString::fromUtf16(value));
    return list;
}

Row row(QStringView prediction, std::initializer_list<const char16_t *> answers)
{
    return {prediction.toString(), texts(answers)};
}

Json configOf(QLatin1String name, QStringView language = {})
{
    Json config = Json::object();
    config.set(u"type"_s, name);
    if (!language.isNull())
        config.set(u"language"_s, language.toString());
    return config;
}

core::Result<Json> metricsOf(
    const Json &config, const std::vector<Row> &rows, const EvalOptions &options = {})
{
    const auto evaluator = makeEvaluator(config, options);
    if (!evaluator)
        return core::fail(evaluator.error());
    EXPECT_FALSE((*evaluator)->hasDetails());
    std::vector<Verdict> verdicts;
    for (const Row &each : rows) {
        auto verdict = (*evaluator)->score({each.prediction, each.reference, {}, {}});
        if (!verdict)
            return core::fail(verdict.error());
        EXPECT_FALSE(verdict->isCorrect.has_value());
        verdicts.push_back(*std::move(verdict));
    }
    return (*evaluator)->metrics(verdicts);
}

// The value of "score", -1 and a failure on errors.
double scoreOf(const Json &config, const std::vector<Row> &rows, const EvalOptions &options = {})
{
    const auto metrics = metricsOf(config, rows, options);
    EXPECT_TRUE(metrics.has_value()) << (metrics ? "" : metrics.error().text().toStdString());
    return metrics ? (*metrics)[u"score"].toDouble(-1) : -1;
}

TEST(LongBenchF1, TakesTheBestAnswer)
{
    const Json config = configOf("LongBenchF1Evaluator"_L1);
    EXPECT_EQ(scoreOf(config, {row(u"The cat, sat.", {u"dog", u"a cat sat"})}), 100);
    EXPECT_EQ(scoreOf(config, {row(u"x x y", {u"x x z"})}), 2.0 / 3 * 100);
    EXPECT_EQ(scoreOf(config, {row(u"x x y", {u"x z"}), row(u"", {u"x"})}), 0.4 / 2 * 100);
    EXPECT_EQ(scoreOf(config, {row(u"the", {u"a"})}), 0); // nothing is left to compare
    EXPECT_EQ(scoreOf(config, {row(u"x", {})}), 0);
}

TEST(LongBenchF1, ChineseVectors)
{
    if (!sharedSegmenter())
        GTEST_SKIP() << "python3-jieba is not installed";
    const Json config = configOf("LongBenchF1Evaluator"_L1, u"zh");
    EXPECT_EQ(scoreOf(config, {row(u"\t ", {u"\t"})}), 0.0);
    EXPECT_EQ(scoreOf(config, {row(u"今天天气\u3000很好", {u"天气，很好"})}), 66.66666666666666);
}

TEST(LongBenchF1, BaresChineseWords)
{
    EXPECT_EQ(bareChineseWord(u"《ABC》"), u"《abc"_s);
    EXPECT_EQ(bareChineseWord(u"\u3000，\t\n\u00A0“_!"), QString());
    EXPECT_EQ(bareChineseWord(u"𠀀·"), u"𠀀·"_s);
}

TEST(LongBenchRouge, Vectors)
{
    const Json config = configOf("LongBenchRougeEvaluator"_L1);
    EXPECT_EQ(scoreOf(config, {row(u"The cat sat.\n", {u"The cat sat."})}), 85.7142852244898);
    EXPECT_EQ(scoreOf(config, {row(u"", {u"x", u"y"})}), 0);
    EXPECT_NEAR(scoreOf(config, {row(u"a b", {u"c", u"a b"})}), 100, 1e-5);
}

TEST(LongBenchRouge, LosesLongSummariesInTheReference)
{
    const Json config = configOf("LongBenchRougeEvaluator"_L1);
    QString longText;
    for (int i = 0; i < 1000; ++i)
        longText += u"w%1 "_s.arg(i);
    Json answers = Json::array();
    answers.append(longText);
    EXPECT_NEAR(scoreOf(config, {{longText, answers}}), 100, 1e-5);
    EXPECT_EQ(scoreOf(config, {{longText, answers}}, {.isReference = true}), 0);
}

TEST(LongBenchRouge, SegmentsChineseAnewForEachAnswer)
{
    const auto segmenter = sharedSegmenter();
    if (!segmenter)
        GTEST_SKIP() << "python3-jieba is not installed";
    const Json config = configOf("LongBenchRougeEvaluator"_L1, u"zh");
    EXPECT_NEAR(scoreOf(config, {row(u"今天天气很好", {u"今天天气很好"})}), 100, 1e-5);
    EXPECT_EQ(scoreOf(config, {row(u"", {u"今天"})}), 0);
    EXPECT_NEAR(scoreOf(config, {row(u"我们去公园", {u"不错", u"我们去公园"})}), 100, 1e-5);
}

Row classRow(QStringView prediction, std::initializer_list<const char16_t *> answers,
    std::initializer_list<const char16_t *> classes)
{
    Json reference = Json::object();
    reference.set(u"answers"_s, texts(answers));
    reference.set(u"all_classes"_s, texts(classes));
    return {prediction.toString(), reference};
}

TEST(LongBenchClassification, Vectors)
{
    const Json config = configOf("LongBenchClassificationEvaluator"_L1);
    EXPECT_EQ(
        scoreOf(config,
            {classRow(u"food location", {u"location"}, {u"loc", u"location", u"food", u"foo"})}),
        33.33333333333333);
    // Both parts go when another class stands between them, else the second one stays.
    EXPECT_EQ(scoreOf(config, {classRow(u"abc", {u"abc"}, {u"a", u"abc", u"b"})}), 100);
    EXPECT_EQ(scoreOf(config, {classRow(u"abc", {u"abc"}, {u"a", u"b", u"abc"})}), 50);
    EXPECT_EQ(scoreOf(config, {classRow(u"other", {u"abc"}, {u"a", u"abc"})}), 0);
}

TEST(LongBenchClassification, AddsUpOverAnswers)
{
    const Json config = configOf("LongBenchClassificationEvaluator"_L1);
    EXPECT_EQ(scoreOf(config, {classRow(u"x", {u"x", u"x"}, {u"x", u"y"})}), 200);
}

TEST(LongBenchClassification, RefusesAnotherShape)
{
    const Json config = configOf("LongBenchClassificationEvaluator"_L1);
    EXPECT_FAILS_WITH(metricsOf(config, {row(u"x", {u"x"})}), core::ErrorCode::DsetData006);
}

TEST(LongBenchCount, SharesOfNumbers)
{
    const Json config = configOf("LongBenchCountEvaluator"_L1);
    EXPECT_EQ(scoreOf(config, {row(u"12 or 13, 12!", {u"12"})}), 2.0 / 3 * 100);
    EXPECT_EQ(scoreOf(config, {row(u"none", {u"12"})}), 0);
    EXPECT_EQ(scoreOf(config, {row(u"12", {u"012"})}), 0); // as text
    EXPECT_EQ(scoreOf(config, {row(u"１２", {u"１２"})}), 100);
    EXPECT_EQ(scoreOf(config, {row(u"3 4", {u"3", u"4"})}), 100); // halves add up
}

TEST(LongBenchRetrieval, LooksForTheNumberOfTheParagraph)
{
    const Json english = configOf("LongBenchRetrievalEvaluator"_L1);
    EXPECT_EQ(scoreOf(english, {row(u"Paragraph 15 (or 3)", {u"Paragraph 15"})}), 50);
    EXPECT_FAILS_WITH(metricsOf(english, {row(u"15", {u"段落15"})}), core::ErrorCode::DsetData006);
    const Json chinese = configOf("LongBenchRetrievalEvaluator"_L1, u"zh");
    EXPECT_EQ(scoreOf(chinese, {row(u"段落3", {u"段落3"})}), 100);
}

TEST(LongBenchCode, Vectors)
{
    const Json config = configOf("LongBenchCodeSimEvaluator"_L1);
    EXPECT_EQ(scoreOf(config, {row(u"```\n# c\nx = 1\n", {u"x = 2", u"y"})}), 80.0);
    EXPECT_EQ(scoreOf(config, {row(u"```\n\nx = 1", {u"x = 1"})}), 0); // the empty line is chosen
    EXPECT_EQ(scoreOf(config, {row(u"\n\nx = 1", {u"x = 1"})}), 100);
    EXPECT_EQ(scoreOf(config, {row(u"a // b", {u""})}), 100); // no line left
}

TEST(LongBenchCode, AgreesWithFuzzywuzzy)
{
    for (const Json &vector : jsonLines(u"ratio.jsonl"_s))
        EXPECT_EQ(textSimilarity(vector[u"left"].toString(), vector[u"right"].toString()),
            vector[u"percent"].toDouble() / 100)
            << core::writeJson(vector).toStdString();
}

TEST(LongBench, RefusesUnknownArguments)
{
    Json config = configOf("LongBenchF1Evaluator"_L1, u"fr");
    EXPECT_FAILS_WITH(makeEvaluator(config), core::ErrorCode::DsetCfg001);
    config = configOf("LongBenchCountEvaluator"_L1, u"en");
    EXPECT_FAILS_WITH(makeEvaluator(config), core::ErrorCode::DsetCfg001);
}

TEST(LongBench, RefusesPredictionsThatAreNoText)
{
    const Json config = configOf("LongBenchF1Evaluator"_L1);
    EXPECT_FAILS_WITH(metricsOf(config, {{Json(), texts({u"x"})}}), core::ErrorCode::DsetData006);
    EXPECT_FAILS_WITH(metricsOf(config, {{u"x"_s, u"x"_s}}), core::ErrorCode::DsetData006);
}

} // namespace
} // namespace aisb::eval
