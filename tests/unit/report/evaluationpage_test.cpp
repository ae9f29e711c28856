// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/evaluationpage.h"

#include "report/accuracysummary.h"
#include "report/summarygroups.h"
#include "result_helpers.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

namespace aisb::report {
namespace {

using namespace Qt::StringLiterals;
using core::Json;

core::RightCounts countsOf(int right, int wrong)
{
    core::RightCounts counts(1);
    for (int i = 0; i < right; ++i)
        counts.add(1);
    for (int i = 0; i < wrong; ++i)
        counts.add(0);
    return counts;
}

Json accuracy(double value)
{
    Json result = Json::object();
    result.set(u"accuracy"_s, value);
    return result;
}

core::AccuracySummary sample(const QString &model = u"m"_s, const QString &dataset = u"d"_s)
{
    SummaryInput input;
    input.models = {{model, {}}, {u"n"_s, {}}};
    input.datasets = {{dataset, u"50861a"_s, u"GenInferencer"_s}, {u"e"_s, u"/"_s, {}}};
    input.results.resize(4);
    input.results[0] = {accuracy(75.0), countsOf(3, 1), -1, 2, true, true, {}};
    input.results[1] = {accuracy(0.5), {}, 10, 0, true, false, {}};
    input.results[2] = {accuracy(50.0), {}, 4, 0, true, false, {}};
    const auto groups =
        readSummaryGroups(*core::readJson(R"([{"name": "g", "subsets": ["e", "zz"]}])"));
    EXPECT_TRUE(groups);
    input.groups = *groups;
    return collectSummary(input);
}

QString pageOf(const core::AccuracySummary &summary, const EvaluationPageOptions &options = {})
{
    const auto page = evaluationPage(summary, options);
    EXPECT_TRUE(page);
    return QString::fromUtf8(page.value_or(QByteArray()));
}

TEST(EvaluationPage, ShowsScoresWithErrorIntervalAndCounts)
{
    const QString page = pageOf(sample(), {.title = u"20261124_021217"_s, .facts = u"mode all"_s});
    EXPECT_TRUE(page.contains(u"<h1>20261124_021217</h1>"_s));
    EXPECT_TRUE(page.contains(u"mode all"_s));
    EXPECT_TRUE(page.contains(
        u"<td>50861a</td><td class=\"number\" title=\"95 %: 30.06 – 95.44\">75.00 "
        "<span class=\"error\">± 25.00</span></td><td class=\"number\">50.00</td>"_s));
    EXPECT_TRUE(page.contains(u"<td class=\"number\">± 25.00</td>"_s));
    EXPECT_TRUE(page.contains(u"<td class=\"number\">4</td><td class=\"number failed\">2</td>"_s));
    EXPECT_TRUE(page.contains(u"<td class=\"number\">10</td><td class=\"number\">0</td>"_s));
    EXPECT_TRUE(page.contains(u"g, m: no result for 1 of 2 members: zz"_s));
}

TEST(EvaluationPage, BarsEndAtTheScoreAndWhiskersAtTheInterval)
{
    const QString page = pageOf(sample());
    EXPECT_TRUE(page.contains(u"width=\"180.0\" height=\"8\" rx=\"2\"/><path class=\"whisker\" "
                              "d=\"M72.2 7H229.1M72.2 4V10M229.1 4V10\"/>"_s))
        << page.mid(page.indexOf(u"class=\"bar\""_s), 200).toStdString();
    EXPECT_TRUE(page.contains(u"width=\"120.0\" height=\"8\" rx=\"2\"/></svg>"_s)); // 50 and 0.5
}

TEST(EvaluationPage, EscapesHostileTexts)
{
    const QString evil = u"<script>alert('1')</script>\"&\u202e"_s;
    core::AccuracySummary summary = sample(evil, evil + u'2');
    summary.warnings.append(evil);
    const QString page = pageOf(summary, {.title = evil, .facts = evil, .notes = {evil}});
    EXPECT_FALSE(page.contains(u"<script"_s));
    EXPECT_FALSE(page.contains(u'\u202e'));
    EXPECT_TRUE(page.contains(u"&lt;script&gt;"_s));
}

TEST(EvaluationPage, ReachesForNothingOutside)
{
    const QString page = pageOf(sample());
    for (const QString &trace : {u"http:"_s, u"https:"_s, u"src="_s, u"href="_s, u"url("_s,
             u"@import"_s, u"<script"_s, u"<link"_s})
        EXPECT_FALSE(page.contains(trace)) << trace.toStdString();
    EXPECT_TRUE(page.contains(u"default-src 'none'"_s));
}

TEST(EvaluationPage, IsWellFormed)
{
    QString page = pageOf(sample(), {.title = u"a & b"_s});
    // The elements HTML leaves open, closed for a reader of XML.
    page.replace(QRegularExpression(u"<(meta|input)([^>]*)>"_s), u"<\\1\\2/>"_s);
    page.replace(u" checked/>"_s, u" checked=\"\"/>"_s);
    page.remove(u"<!DOCTYPE html>"_s);
    QXmlStreamReader reader(page);
    while (!reader.atEnd())
        reader.readNext();
    EXPECT_FALSE(reader.hasError())
        << reader.errorString().toStdString() << " line " << reader.lineNumber();
}

TEST(EvaluationPage, FoldsTheMembersOfGroupsWithAScore)
{
    SummaryInput input;
    input.models = {{u"m"_s, {}}};
    for (const QString &name : {u"alone"_s, u"one"_s, u"two"_s, u"lost"_s})
        input.datasets.push_back({name, u"-"_s, {}});
    input.results.resize(4, {accuracy(50.0), {}, -1, -1, true, false, {}});
    input.groups = readSummaryGroups(*core::readJson(
                                         R"([{"name": "g", "subsets": ["one", "two"]},
            {"name": "h", "subsets": ["lost", "absent"]}])"))
                       .value();
    const QString page = pageOf(collectSummary(input));
    const qsizetype folded = page.indexOf(u"<details"_s);
    ASSERT_GT(folded, 0);
    for (const QString &name : {u"<td>alone</td>"_s, u"<td>lost</td>"_s, u"<td>g</td>"_s})
        EXPECT_LT(page.indexOf(name), folded) << name.toStdString();
    EXPECT_GT(page.indexOf(u"<td>one</td>"_s), folded);
    EXPECT_TRUE(page.contains(u"分组内的数据集</span> <small>2</small>"_s));
    EXPECT_TRUE(page.contains(u"<summary>two</summary>"_s));
    EXPECT_TRUE(page.contains(u"<h2>alone</h2>"_s));
    EXPECT_FALSE(pageOf(core::AccuracySummary()).contains(u"<details"_s));
}

TEST(EvaluationPage, TheSameInputGivesTheSameBytes)
{
    EXPECT_EQ(pageOf(sample()), pageOf(sample()));
    EXPECT_TRUE(
        pageOf(sample(), {.language = PageLanguage::Chinese}).contains(u"id=\"zh\" checked>"_s));
}

TEST(EvaluationPage, LargeEvaluationsAreCutAndSaySo)
{
    SummaryInput input;
    for (int i = 0; i < 60; ++i)
        input.models.push_back({QString::number(i), {}});
    for (int i = 0; i < 101; ++i)
        input.datasets.push_back({u"d%1"_s.arg(i), u"-"_s, {}});
    input.results.resize(60 * 101, {accuracy(1.0), {}, -1, -1, true, false, {}});
    const QString page = pageOf(collectSummary(input));
    EXPECT_TRUE(page.contains(u"Only the first 50 of 60 models are shown."_s));
    EXPECT_FALSE(page.contains(u"<th class=\"number\">50</th>"_s));
}

TEST(EvaluationPage, NothingIsStillAPage)
{
    EXPECT_TRUE(pageOf(core::AccuracySummary()).contains(u"</html>"_s));
}

TEST(EvaluationMarkdown, HasScoresCountsAndNotes)
{
    const QString text =
        QString::fromUtf8(evaluationMarkdown(sample(), {.title = u"T"_s, .notes = {u"note"_s}}));
    EXPECT_TRUE(text.startsWith(u"# T\n\n| Data set | Metric | m | n |\n"_s)) << text.toStdString();
    EXPECT_TRUE(text.contains(u"75.00 ± 25.00"_s));
    EXPECT_TRUE(text.contains(u"| m | d | 4 | 1 | 2 |"_s)) << text.toStdString();
    EXPECT_TRUE(text.contains(u"\n- note\n"_s));
}

TEST(EvaluationMarkdown, ScoresWithoutErrorStandAlone)
{
    EXPECT_EQ(scoreWithError({u"-"_s, {}}), u"-"_s);
    core::Score score{u"accuracy"_s, 94.62, 0.62, {}, 0};
    EXPECT_EQ(scoreWithError({u"94.62"_s, score}), u"94.62 ± 0.62"_s);
}

} // namespace
} // namespace aisb::report
