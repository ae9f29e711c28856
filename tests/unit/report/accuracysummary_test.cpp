// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/accuracysummary.h"

#include "report/summaryfiles.h"
#include "report/summarygroups.h"
#include "result_helpers.h"

#include <QFile>

namespace aisb::report {
namespace {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

constexpr auto kGen = "icl_gen_inferencer.GenInferencer"_L1;

Json json(const QByteArray &text)
{
    const auto read = core::readJson(text);
    EXPECT_TRUE(read) << text.constData();
    return read.value_or(Json());
}

QByteArray golden(const QString &path)
{
    QFile file(QStringLiteral(AISB_TEST_DATA) + u"/golden/"_s + path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return file.readAll();
}

SummaryResult resultOf(const QByteArray &text)
{
    SummaryResult result;
    result.result = text.isEmpty() ? Json() : json(text);
    result.result.remove(u"details");
    if (text.isEmpty())
        result.result = Json();
    return result;
}

SummaryInput inputOf(
    const QStringList &models, const QStringList &datasets, const std::vector<QByteArray> &results)
{
    SummaryInput input;
    for (const QString &model : models)
        input.models.push_back({model, {}});
    for (const QString &dataset : datasets)
        input.datasets.push_back({dataset, u"d486ce"_s, kGen});
    for (const QByteArray &result : results)
        input.results.push_back(resultOf(result));
    return input;
}

void setGroups(SummaryInput &input, const QByteArray &groups)
{
    auto read = readSummaryGroups(json(groups));
    ASSERT_OK(read);
    input.groups = *read;
}

QByteArray csvOf(const SummaryInput &input)
{
    return summaryCsv(collectSummary(input));
}

struct GoldenRun
{
    QString folder;
    QString stamp;
    QString model;
    QString dataset;
    QString version;
};

TEST(AccuracySummary, WritesTheFilesOfTheReferenceByteForByte)
{
    for (const GoldenRun &run : {GoldenRun{u"acc_gsm8k_0shot"_s, u"20261124_021217"_s,
                                     u"vllm-api-general-chat"_s, u"gsm8k"_s, u"50861a"_s},
             GoldenRun{u"acc_gsm8k_stream_n3"_s, u"20261124_021242"_s, u"vllm-api-stream-chat"_s,
                 u"gsm8k"_s, u"50861a"_s},
             GoldenRun{u"custom_mcq_jsonl"_s, u"20261124_021336"_s, u"vllm-api-general-chat"_s,
                 u"mcq"_s, u"a05ac0"_s}}) {
        const QString base = run.folder + u'/' + run.stamp;
        SummaryInput input = inputOf({run.model}, {run.dataset},
            {golden(u"%1/results/%2/%3.json"_s.arg(base, run.model, run.dataset))});
        input.datasets[0].version = run.version;
        const auto groups = groupFamily(u"ceval"_s);
        ASSERT_OK(groups);
        input.groups = *groups;
        const core::AccuracySummary summary = collectSummary(input);
        const QString file = base + u"/summary/summary_"_s + run.stamp;
        EXPECT_EQ(summaryText(summary, run.stamp), golden(file + u".txt"_s));
        EXPECT_EQ(summaryCsv(summary), golden(file + u".csv"_s));
        EXPECT_EQ(summaryMarkdown(summary), golden(file + u".md"_s));
        EXPECT_TRUE(summary.groups.empty());
    }
}

// spec/accuracy.md 6.4, the example with one plain and one weighted group.
TEST(AccuracySummary, AveragesGroups)
{
    SummaryInput input = inputOf({u"m1"_s}, {u"gsm8k"_s, u"ARC-c"_s},
        {R"({"accuracy": 75.0, "details": []})", R"({"accuracy": 50.0})"});
    input.datasets[1].version = u"820068"_s;
    setGroups(input, R"([{"name": "grp", "subsets": ["gsm8k", "ARC-c"]},
        {"name": "w", "subsets": ["gsm8k", "ARC-c"], "weights": {"gsm8k": 3, "ARC-c": 1}}])");
    EXPECT_EQ(csvOf(input),
        "dataset,version,metric,mode,m1\n"
        "gsm8k,d486ce,accuracy,gen,75.00\n"
        "ARC-c,820068,accuracy,gen,50.00\n"
        "grp,-,accuracy,gen,62.50\n"
        "grp,-,naive_average,gen,62.50\n"
        "w,-,accuracy,gen,68.75\n"
        "w,-,weighted_average,gen,68.75\n");
}

TEST(AccuracySummary, KnowsEveryKindOfGroup)
{
    SummaryInput input = inputOf({u"m"_s}, {u"a"_s, u"b"_s, u"c"_s},
        {R"({"accuracy": 10})", R"({"accuracy": 20.0})", R"({"accuracy": 0})"});
    input.datasets[1].inferencer = u"icl_ppl_inferencer.PPLInferencer"_s;
    setGroups(input, R"([
        {"name": "deviation", "subsets": ["a", "b"], "std": true},
        {"name": "total", "subsets": [["a", "accuracy"], ["b", "accuracy"]], "sum": true},
        {"name": "weighted total", "subsets": [["a", "accuracy"], ["b", "accuracy"]], "sum": true,
            "weights": {"a@accuracy": 2, "b@accuracy": 0.5}},
        {"name": "harmonic", "subsets": [["a", "accuracy"], ["b", "accuracy"]],
            "harmonic_mean": true},
        {"name": "harmonic with 0", "subsets": [["a", "accuracy"], ["c", "accuracy"]],
            "harmonic_mean": true},
        {"name": "named", "subsets": [["c", "accuracy"]], "metric": "mine"},
        {"name": "nested", "subsets": ["total", "named"]}])");
    const QByteArray csv = csvOf(input);
    EXPECT_TRUE(csv.endsWith("deviation,-,accuracy,mixed,5.00\n"
                             "deviation,-,standard_deviation,mixed,5.00\n"
                             "total,-,sum,mixed,30.00\n"
                             "weighted total,-,sum,mixed,30.00\n"
                             "harmonic,-,harmonic_mean,mixed,13.33\n"
                             "harmonic with 0,-,harmonic_mean,gen,1.82\n"
                             "named,-,mine,gen,0.00\n"
                             "nested,-,naive_average,mixed,15.00\n"))
        << csv.constData();
}

TEST(AccuracySummary, AGroupNeedsEveryMember)
{
    SummaryInput input =
        inputOf({u"m"_s}, {u"a"_s, u"b"_s}, {R"({"accuracy": 10.0})", QByteArray()});
    setGroups(input, R"([{"name": "both", "subsets": ["a", "b", "x"]},
        {"name": "pairs", "subsets": [["a", "accuracy"], ["a", "f1"]]},
        {"name": "none", "subsets": ["x", "y"]}])");
    const core::AccuracySummary summary = collectSummary(input);
    EXPECT_EQ(summaryCsv(summary),
        "dataset,version,metric,mode,m\na,d486ce,accuracy,gen,10.00\nb,-,-,-,-\n");
    ASSERT_EQ(summary.groups.size(), 2U);
    EXPECT_EQ(summary.groups[0].missing[0], (QStringList{u"b"_s, u"x"_s}));
    const QByteArray text = summaryText(summary, u"t"_s);
    EXPECT_TRUE(text.contains("\nboth: {'error': \"missing metrics: ['b', 'x']\"}\n"));
    EXPECT_TRUE(text.contains("\npairs: {'error': \"missing metrics: [('a', 'f1')]\"}\n"));
    EXPECT_FALSE(text.contains("none"));
}

TEST(AccuracySummary, SharedMetricsOfAGroupComeByPriorityAndName)
{
    SummaryInput input = inputOf({u"m"_s}, {u"a"_s, u"b"_s},
        {R"({"zeta": 1.0, "alpha": 2.0, "accuracy": 3.0, "score": 4.0, "only": 9.0})",
            R"({"accuracy": 5.0, "score": 6.0, "alpha": 7.0, "zeta": 8.0})"});
    setGroups(input, R"([{"name": "g", "subsets": ["a", "b"]}])");
    EXPECT_TRUE(csvOf(input).endsWith("g,-,score,gen,5.00\n"
                                      "g,-,accuracy,gen,4.00\n"
                                      "g,-,alpha,gen,4.50\n"
                                      "g,-,zeta,gen,4.50\n"
                                      "g,-,naive_average,gen,5.00\n"));
}

TEST(AccuracySummary, OrdersMetricsAndHidesWhatIsNone)
{
    const SummaryInput input = inputOf({u"m"_s}, {u"d"_s},
        {R"({"bp": 1, "z": true, "extract_rate": 99.5, "type": "GEN", "list": [1], "accuracy": 0.125,
            "hle": "12.3% ± 1.1%", "sys_len": 3, "ref_len": 4, "score": 2.675, "nothing": null})"});
    EXPECT_EQ(csvOf(input),
        "dataset,version,metric,mode,m\n"
        "d,d486ce,score,gen,2.67\n"
        "d,d486ce,accuracy,gen,0.12\n" // exactly between: to even
        "d,d486ce,extract_rate,gen,99.50\n"
        "d,d486ce,z,gen,1.00\n"
        "d,d486ce,hle,gen,12.3% ± 1.1%\n");
}

TEST(AccuracySummary, ModelsWithOtherMetricsGetTheUnion)
{
    const SummaryInput input = inputOf({u"m"_s, u"n"_s, u"o"_s}, {u"d"_s},
        {R"({"rouge1": 1.0})", R"({"score": 2.0})", R"({"error": "lengths differ"})"});
    const core::AccuracySummary summary = collectSummary(input);
    EXPECT_EQ(summaryCsv(summary),
        "dataset,version,metric,mode,m,n,o\n"
        "d,d486ce,score,gen,-,2.00,-\n"
        "d,d486ce,rouge1,gen,1.00,-,-\n");
    EXPECT_EQ(summary.pairs[2].state, core::PairState::Failed);
    EXPECT_EQ(summary.pairs[2].note, u"lengths differ"_s);
    EXPECT_TRUE(summaryText(summary, u"t"_s).contains("d: {'error': 'lengths differ'}"));
}

TEST(AccuracySummary, ModelsOfOneNameShareAColumn)
{
    SummaryInput input = inputOf({u"m"_s, u"n"_s}, {u"a"_s, u"b"_s},
        {R"({"accuracy": 1.0})", QByteArray(), QByteArray(), R"({"accuracy": 2.0})"});
    input.models[0].summarizerAbbr = u"both"_s;
    input.models[1].summarizerAbbr = u"both"_s;
    EXPECT_EQ(collectSummary(input).pairs[3].column, 0);
    EXPECT_EQ(csvOf(input),
        "dataset,version,metric,mode,both\na,d486ce,accuracy,gen,1.00\nb,d486ce,accuracy,gen,2."
        "00\n");
}

TEST(AccuracySummary, CountsGetAColumnAndStandBesideTheScore)
{
    SummaryInput input = inputOf({u"m"_s}, {u"bfcl"_s, u"d"_s, u"e"_s},
        {R"({"accuracy": 0.8333333333333334, "correct_count": 5.0, "total_count": 6.0})",
            R"({"accuracy": 75.0})", QByteArray()});
    input.datasets[0].inferencer = u"x.BFCLV3FunctionCallInferencer"_s;
    const core::AccuracySummary summary = collectSummary(input);
    EXPECT_EQ(summaryCsv(summary),
        "dataset,version,metric,mode,total_count,m\n"
        "bfcl,d486ce,accuracy,bfcl_v3,6.0,0.83 (5.0/6.0)\n"
        "d,d486ce,accuracy,gen,/,75.00\n"
        "e,-,-,-,-,-\n");
}

TEST(AccuracySummary, WantedRowsComeInTheirOrder)
{
    SummaryInput input =
        inputOf({u"m"_s}, {u"a"_s, u"b"_s}, {R"({"accuracy": 1.0, "f1": 2.0})", QByteArray()});
    setGroups(input, R"([{"name": "g", "subsets": ["a"]}])");
    const auto rows =
        readWantedRows(json(R"(["--- 考试 Exam ---", "g", ["a", "f1"], "b", ["a", "x"], "a"])"));
    ASSERT_OK(rows);
    input.rows = *rows;
    EXPECT_EQ(csvOf(input),
        "dataset,version,metric,mode,m\n"
        "--- 考试 Exam ---,-,-,-,-\n"
        "g,-,accuracy,gen,1.00\n"
        "a,d486ce,f1,gen,2.00\n"
        "b,-,-,-,-\n"
        "a,-,-,-,-\n"
        "a,d486ce,accuracy,gen,1.00\n");
}

TEST(AccuracySummary, NamesTheModeOfAnInferencer)
{
    EXPECT_EQ(evaluationMode(u"a.b.MultiTurnGenInferencer"_s), u"gen"_s);
    EXPECT_EQ(evaluationMode(u"PPLInferencer"_s), u"ppl"_s);
    EXPECT_EQ(evaluationMode(u"LLInferencer"_s), u"ll"_s);
    EXPECT_EQ(evaluationMode(u"BFCLV3FunctionCallInferencer"_s), u"bfcl_v3"_s);
    EXPECT_EQ(evaluationMode({}), u"unknown"_s);
}

core::RightCounts countsOf(int repeats, std::initializer_list<int> rights)
{
    core::RightCounts counts(repeats);
    for (const int right : rights)
        counts.add(right);
    return counts;
}

TEST(AccuracySummary, GivesScoresTheErrorOfTheirVerdicts)
{
    SummaryInput input = inputOf({u"m"_s}, {u"d"_s, u"r"_s},
        {R"({"accuracy": 75.0, "other": 33.0, "extract_rate": 75.0})",
            "{\"accuracy (2 runs average)\": 50.0, \"avg@2\": 50.0, \"pass@2\": 50.0, "
            "\"cons@2\": 50.0}"});
    input.results[0].rightCounts = countsOf(1, {1, 1, 0, 1});
    input.results[1].rightCounts = countsOf(2, {2, 0});
    const core::AccuracySummary summary = collectSummary(input);
    const core::AccuracyPair &pair = summary.pairs[0];
    EXPECT_EQ(pair.samples, 4);
    ASSERT_TRUE(pair.scores[0].standardError);
    EXPECT_DOUBLE_EQ(*pair.scores[0].standardError, 25.0);
    EXPECT_EQ(pair.scores[0].samples, 4);
    EXPECT_FALSE(pair.scores[1].standardError); // extract_rate
    EXPECT_FALSE(pair.scores[2].standardError);
    for (const core::Score &score : summary.pairs[1].scores) {
        ASSERT_TRUE(score.standardError) << score.metric.toStdString();
        EXPECT_DOUBLE_EQ(*score.standardError, 50.0);
    }
    ASSERT_TRUE(summary.rows[0].cells[0].score);
    EXPECT_TRUE(summary.rows[0].cells[0].score->standardError);
}

TEST(AccuracySummary, FractionsKeepTheirScale)
{
    SummaryInput input = inputOf({u"m"_s}, {u"d"_s}, {R"({"accuracy": 0.75})"});
    input.results[0].rightCounts = countsOf(1, {1, 1, 0, 1});
    EXPECT_DOUBLE_EQ(*collectSummary(input).pairs[0].scores[0].standardError, 0.25);
}

TEST(AccuracySummary, ErrorsOfIndependentMembersAddInSquares)
{
    SummaryInput input =
        inputOf({u"m"_s}, {u"a"_s, u"b"_s}, {R"({"accuracy": 75.0})", R"({"accuracy": 25.0})"});
    input.results[0].rightCounts = countsOf(1, {1, 1, 0, 1});
    input.results[1].rightCounts = countsOf(1, {0, 1, 0, 0});
    setGroups(input, R"([{"name": "g", "subsets": ["a", "b"]},
        {"name": "w", "subsets": ["a", "b"], "weights": {"a": 3, "b": 1}},
        {"name": "s", "subsets": ["a", "b"], "std": true}])");
    const core::AccuracySummary summary = collectSummary(input);
    const auto errorOf = [&](std::size_t row) {
        return summary.rows[row].cells[0].score->standardError;
    };
    EXPECT_NEAR(*errorOf(3), std::sqrt(2 * 625.0) / 2, 1e-12);
    EXPECT_NEAR(*errorOf(5), std::sqrt(9 * 625.0 + 625.0) / 4, 1e-12);
    EXPECT_FALSE(errorOf(7));
    EXPECT_EQ(summary.rows[3].cells[0].score->samples, 8);
}

TEST(AccuracySummary, ConsoleShowsTableAndMarkdown)
{
    const SummaryInput input = inputOf({u"m"_s}, {u"d"_s}, {R"({"accuracy": 75.0})"});
    EXPECT_EQ(summaryConsole(collectSummary(input)),
        u"dataset    version    metric    mode        m\n"
        "---------  ---------  --------  ------  -----\n"
        "d          d486ce     accuracy  gen     75.00\n"
        "\n\nThe markdown format results is as below:\n\n"
        "| dataset | version | metric | mode | m |\n"
        "|----- | ----- | ----- | ----- | -----|\n"
        "| d | d486ce | accuracy | gen | 75.00 |\n\n"_s);
}

TEST(AccuracySummary, NothingGivesAnEmptyTable)
{
    EXPECT_EQ(csvOf(SummaryInput()), "dataset,version,metric,mode\n");
    EXPECT_EQ(csvOf(inputOf({}, {u"d"_s}, {})), "dataset,version,metric,mode\nd,-,-,-\n");
}

} // namespace
} // namespace aisb::report
