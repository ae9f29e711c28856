// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/replicas.h"

#include "result_helpers.h"

namespace aisb::eval {
namespace {

using namespace Qt::StringLiterals;
using core::Json;

// Accuracy with or without details; a count beside it.
class Flags : public Evaluator
{
public:
    explicit Flags(bool hasDetails)
        : m_hasDetails(hasDetails)
    {
    }
    bool hasDetails() const override { return m_hasDetails; }
    core::Result<Verdict> score(const Sample &) const override { return Verdict{}; }
    Json metrics(std::span<const Verdict> verdicts) const override
    {
        const auto right = std::ranges::count_if(
            verdicts, [](const Verdict &verdict) { return *verdict.isCorrect; });
        Json metrics = Json::object();
        metrics.set(u"accuracy"_s,
            100.0 * static_cast<double>(right) / static_cast<double>(verdicts.size()));
        metrics.set(u"count"_s, qint64{right});
        metrics.set(u"note"_s, u"text"_s);
        return metrics;
    }

private:
    bool m_hasDetails;
};

std::vector<Verdict> verdicts(std::initializer_list<bool> flags)
{
    std::vector<Verdict> made;
    for (const bool flag : flags) {
        Json detail = Json::object();
        detail.set(u"pred"_s, u"p%1"_s.arg(made.size()));
        detail.set(u"correct"_s, flag);
        made.push_back({flag, {}, detail});
    }
    return made;
}

QByteArray combined(bool hasDetails, std::initializer_list<bool> flags, const Repeats &repeats,
    bool isReference = false)
{
    return core::writeJson(
        combineReplicas(Flags(hasDetails), verdicts(flags), repeats, {isReference}));
}

TEST(Replicas, OneRunWithDetailsMakesNumbersFloats)
{
    EXPECT_EQ(combined(true, {true, false}, {1, {1}}),
        "{\"accuracy\": 50.0, \"count\": 1.0, \"note\": [\"text\"]}");
}

TEST(Replicas, OneRunWithoutDetailsIsTheRawResult)
{
    EXPECT_EQ(combined(false, {true, false}, {1, {1}}),
        "{\"accuracy\": 50.0, \"count\": 1, \"note\": \"text\"}");
}

// Sample 0 always right, sample 1 always wrong; the vector of spec/accuracy.md 19.
TEST(Replicas, GroupsRepeatsOfTheSameSample)
{
    EXPECT_EQ(combined(true, {true, true, false, false}, {2, {2}}),
        "{\"note\": [\"text\", \"text\"], \"accuracy (2 runs average)\": 50.0, "
        "\"count (2 runs average)\": 1.0, \"avg@2\": 50.0, \"pass@2\": 50.0, \"cons@2\": 50.0}");
    EXPECT_EQ(combined(true, {true, true, false, false}, {2, {2}}, true),
        "{\"note\": [\"text\", \"text\"], \"accuracy (2 runs average)\": 50.0, "
        "\"count (2 runs average)\": 1.0, \"avg@2\": 50.0, \"pass@2\": 100.0, \"cons@2\": 0.0}");
}

TEST(Replicas, WithoutDetailsTheMeanOrTheLastReplica)
{
    EXPECT_EQ(combined(false, {true, false}, {2, {2}}, true),
        "{\"accuracy\": 0.0, \"count\": 0, \"note\": \"text\"}");
    EXPECT_TRUE(
        combined(false, {true, false}, {2, {2}}).contains("\"accuracy (2 runs average)\": 50.0"));
}

TEST(Replicas, DetailsOfAGroup)
{
    const std::vector<Verdict> all = verdicts({true, false});
    EXPECT_EQ(core::writeJson(groupDetails(u"d_test_0"_s, {&all[0], 1}, {1, {1}})),
        "{\"example_abbr\": \"d_test_0\", \"pred\": [\"p0\"], \"correct\": [true]}");
    EXPECT_EQ(core::writeJson(groupDetails(u"d_test_0"_s, all, {2, {2}})),
        "{\"example_abbr\": \"d_test_0\", \"avg@2\": 0.5, \"pass@2\": 1.0, \"cons@2\": 0.0, "
        "\"pred\": [\"p0\", \"p1\"], \"correct\": [true, false]}");
}

TEST(Replicas, RefusesImpossibleRepeats)
{
    EXPECT_TRUE(checkRepeats({3, {1, 3}}));
    for (const Repeats &wrong :
        {Repeats{0, {1}}, Repeats{2, {3}}, Repeats{2, {0}}, Repeats{2, {}}}) {
        const auto checked = checkRepeats(wrong);
        ASSERT_FALSE(checked);
        EXPECT_EQ(checked.error().code, core::ErrorCode::TevalParam001);
    }
}

} // namespace
TEST(IsRight, ComesFromTheFlagOrFromTheMetricsOfOneCase)
{
    const auto evaluator =
        makeEvaluator(core::readJson(R"({"type": "x.icl_hf_evaluator.AccEvaluator"})").value());
    ASSERT_OK(evaluator);
    const auto rightOf = [&](const QString &prediction) {
        Sample sample;
        sample.prediction = prediction;
        sample.reference = u"B"_s;
        const auto verdict = (*evaluator)->score(sample);
        return verdict ? isRight(**evaluator, *verdict) : std::nullopt;
    };
    EXPECT_EQ(rightOf(u"B"_s), true);
    EXPECT_EQ(rightOf(u"A"_s), false);
    EXPECT_EQ(isRight(Flags(true), {true, {}, {}}), true);
    const auto rouge =
        makeEvaluator(core::readJson(R"({"type": "x.icl_hf_evaluator.RougeEvaluator"})").value());
    ASSERT_OK(rouge);
    Sample between;
    between.prediction = u"a b"_s;
    between.reference = u"a c"_s;
    const auto verdict = (*rouge)->score(between);
    ASSERT_OK(verdict);
    EXPECT_EQ(isRight(**rouge, *verdict), std::nullopt);
}

} // namespace aisb::eval
