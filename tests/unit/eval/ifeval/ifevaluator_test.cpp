// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/evaluator.h"

#include "core/text/jsonlines.h"

#include <QFile>

namespace aisb::eval {
namespace {

using namespace Qt::StringLiterals;
using core::Json;

Json parsed(const char *text)
{
    return core::readJson(text).value_or(Json());
}

std::shared_ptr<const Evaluator> evaluator()
{
    const auto made =
        makeEvaluator(parsed(R"({"type": "ais_bench.benchmark.datasets.ifeval.IFEvaluator"})"));
    return made.value_or(nullptr);
}

core::Result<Verdict> scored(const QString &response, const Json &reference)
{
    return evaluator()->score({.prediction = response,
        .reference = reference,
        .row = Json(),
        .originPrompt = u"asked"_s});
}

constexpr auto kQuotation = R"({"key": 7, "prompt": "p", "instruction_id_list":
    ["startend:quotation", "punctuation:no_comma"], "kwargs": [{"unused": null}, {}]})";

TEST(IFEvaluator, TakesNoArguments)
{
    EXPECT_TRUE(evaluator());
    const auto made = makeEvaluator(parsed(R"({"type": "x.IFEvaluator", "strict": true})"));
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, core::ErrorCode::DsetCfg001);
}

TEST(IFEvaluator, GradesStrictLooseAndNeither)
{
    struct Grade
    {
        QString response;
        QString grade;
        std::vector<double> values;
    };
    for (const auto &[response, grade, values] : {
             Grade{u"\"hi\""_s, u"strict"_s, {2, 2, 2}},
             Grade{u"Sure:\n\"hi\""_s, u"loose"_s, {2, 1, 2}},
             Grade{u"Sure:\n*\"hi\"*\nbye"_s, u"loose"_s, {2, 1, 2}},
             Grade{u"a, b"_s, u"none"_s, {2, 0, 0}},
             Grade{u"Sure, this:\nhi"_s, u"none"_s, {2, 0, 1}},
             Grade{u" \n"_s, u"none"_s, {2, 0, 0}},
             Grade{u""_s, u"none"_s, {2, 0, 0}},
         }) {
        const auto verdict = scored(response, parsed(kQuotation));
        ASSERT_TRUE(verdict) << verdict.error().detail.toStdString();
        EXPECT_EQ(verdict->detail[u"grade"].toString(), grade) << response.toStdString();
        EXPECT_EQ(verdict->values, values) << response.toStdString();
        EXPECT_EQ(verdict->isCorrect, grade == u"strict");
    }
}

TEST(IFEvaluator, ShowsDetailsInTheOrderOfTheReference)
{
    const auto verdict = scored(u"Sure:\n\"hi\""_s, parsed(kQuotation));
    ASSERT_TRUE(verdict);
    EXPECT_EQ(core::writeJson(verdict->detail),
        R"({"prompt": "asked", "pred": "Sure:\n\"hi\"", "refer": {"key": 7, "prompt": "p", )"
        R"("instruction_id_list": ["startend:quotation", "punctuation:no_comma"], )"
        R"("kwargs": [{}, {}]}, "is_strict_correct": false, "is_loose_correct": true, )"
        R"("is_correct": false, "grade": "loose"})");
}

TEST(IFEvaluator, TakesAnAbsentPredictionForAnEmptyOne)
{
    const auto verdict = evaluator()->score({.prediction = Json(),
        .reference = parsed(kQuotation),
        .row = Json(),
        .originPrompt = Json()});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->isCorrect, false);
}

TEST(IFEvaluator, CountsPromptsAndInstructions)
{
    const auto verdictOf = [](double total, double strict, double loose) {
        return Verdict{
            .isCorrect = total == strict, .values = {total, strict, loose}, .detail = Json()};
    };
    const std::vector<Verdict> verdicts = {
        verdictOf(1, 1, 1), verdictOf(3, 1, 3), verdictOf(2, 1, 1)};
    const Json metrics = evaluator()->metrics(verdicts);
    ASSERT_EQ(metrics.members().size(), 4U);
    EXPECT_EQ(core::writeJson(metrics),
        R"({"Prompt-level-strict-accuracy": 33.33333333333333, )"
        R"("Inst-level-strict-accuracy": 50.0, "Prompt-level-loose-accuracy": 66.66666666666666, )"
        R"("Inst-level-loose-accuracy": 83.33333333333334})");
}

TEST(IFEvaluator, NamesTheLineItCannotRead)
{
    const auto unknown =
        scored(u"x"_s, parsed(R"({"key": 12, "instruction_id_list": ["a:b"], "kwargs": [{}]})"));
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, core::ErrorCode::DsetData002);
    EXPECT_THAT(unknown.error().detail.toStdString(), testing::HasSubstr("key 12"));
    for (const char *bad : {"{}", "null", R"({"instruction_id_list": ["a:b"], "kwargs": []})",
             R"({"instruction_id_list": "a:b", "kwargs": [{}]})"}) {
        const auto verdict = scored(u"x"_s, parsed(bad));
        ASSERT_FALSE(verdict) << bad;
        EXPECT_EQ(verdict.error().code, core::ErrorCode::DsetData002);
    }
}

// Random responses and instructions with the number of those followed, counted by the published
// IFEval code with NLTK 3.9.1, its trained sentence model, and langdetect 1.0.9 with seed 0.
TEST(IFEvaluator, AgreesWithTheReferenceOnRandomResponses)
{
    QFile file(QStringLiteral(AISB_TEST_DATA "/eval/ifeval_vectors.jsonl"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    int compared = 0;
    core::readJsonLines(file, 1 << 20, [&compared](core::JsonLine &line) {
        EXPECT_TRUE(line.value);
        const Json row = line.value.value_or(Json());
        const auto verdict = scored(row[u"pred"].toString(), row);
        if (!verdict) {
            EXPECT_EQ(verdict.error().code, core::ErrorCode::DsetDependency002)
                << verdict.error().detail.toStdString();
            return true;
        }
        EXPECT_EQ(verdict->values[1], row[u"strict"].toDouble()) << "line " << line.number;
        EXPECT_EQ(verdict->values[2], row[u"loose"].toDouble()) << "line " << line.number;
        ++compared;
        return true;
    });
    EXPECT_GT(compared, 150);
}

} // namespace
} // namespace aisb::eval
