// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/comparisonreport.h"

#include "core/text/csv.h"

namespace aisb::report {
namespace {

using namespace Qt::StringLiterals;
using core::Change;
using core::ComparedRow;
using core::Comparison;
using core::Direction;
using core::Interval;
using core::RowFamily;
using core::Verdict;

ComparedRow row(RowFamily family, const QString &metric, const QString &statistic,
    const QString &unit, Direction direction, double before, double after, Verdict verdict)
{
    ComparedRow made;
    made.family = family;
    made.metric = metric;
    made.statistic = statistic;
    made.unit = unit;
    made.direction = direction;
    made.needed = 20;
    Change change;
    change.difference = after - before;
    change.percent = 100 * (after - before) / before;
    change.interval = Interval{after - before - 1, after - before + 1};
    change.percentInterval = Interval{*change.percent - 2, *change.percent + 2};
    change.p = 0.0001;
    change.verdict = verdict;
    made.values = {{before, 2272, {}}, {after, 2272, change}};
    return made;
}

Comparison sample()
{
    Comparison comparison;
    comparison.experiments = {{u"/r/20261124_085200"_s, u"20261124_085200"_s, {u"m"_s}, {u"gsm"_s}},
        {u"/r/20261124_092000"_s, u"20261124_092000"_s, {u"m<b>"_s}, {u"gsm"_s}}};
    core::ComparedSection section;
    section.members = {u"m/gsm"_s, u"m/gsm"_s};
    section.rows = {row(RowFamily::Throughput, u"OutputTokenThroughput"_s, {}, u"token/s"_s,
                        Direction::HigherIsBetter, 3979, 4956, Verdict::Better),
        row(RowFamily::FirstToken, u"TTFT"_s, u"P99"_s, u"ms"_s, Direction::LowerIsBetter, 334.1,
            403.8, Verdict::Worse)};
    comparison.sections = {section};
    comparison.settings = {{u"models.batch_size"_s, {u"64"_s, u"128"_s}, false},
        {u"models.abbr"_s, {u"m"_s, u"m"_s}, true}};
    comparison.workload = {
        {core::WorkloadPart::Load, 1, u"64"_s, u"128"_s, QStringList{u"E2EL"_s}}};
    return comparison;
}

TEST(ComparisonReport, TableHasDifferencesWithTheDecimalsOfTheirOperands)
{
    const Comparison comparison = sample();
    const Table table = comparisonTable(comparison, comparison.sections.front());
    EXPECT_EQ(table.header,
        (QStringList{u"Metric"_s, u"Unit"_s, u"A (baseline)"_s, u"B"_s, u"B difference"_s,
            u"B change %"_s, u"95 % interval"_s, u"Verdict"_s}));
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_EQ(table.rows[0],
        (QStringList{u"OutputTokenThroughput"_s, u"token/s"_s, u"3,979"_s, u"4,956"_s, u"+977"_s,
            u"+24.6"_s, u"+22.6 to +26.6"_s, u"better"_s}));
    EXPECT_EQ(table.rows[1],
        (QStringList{u"TTFT P99"_s, u"ms"_s, u"334.1"_s, u"403.8"_s, u"+69.7"_s, u"+20.9"_s,
            u"+18.9 to +22.9"_s, u"worse"_s}));
}

TEST(ComparisonReport, ScaleHoldsNineOfTenIntervals)
{
    core::ComparedSection section = sample().sections.front();
    EXPECT_EQ(intervalScale(section), 40); // up to +26.6 %
    section.rows.clear();
    EXPECT_EQ(intervalScale(section), 2);
    for (int i = 0; i < 19; ++i)
        section.rows.push_back(row(RowFamily::FirstToken, u"TTFT"_s, u"P50"_s, u"ms"_s,
            Direction::LowerIsBetter, 100, 101, Verdict::Worse));
    section.rows.push_back(row(RowFamily::FirstToken, u"TTFT"_s, u"P99"_s, u"ms"_s,
        Direction::LowerIsBetter, 100, 250, Verdict::Worse));
    EXPECT_EQ(intervalScale(section), 5); // the one far out is cut
}

TEST(ComparisonReport, BaselineStandsFirstWhereverItIs)
{
    Comparison comparison = sample();
    comparison.baseline = 1;
    const Table table = comparisonTable(comparison, comparison.sections.front());
    EXPECT_EQ(table.header[2], u"B (baseline)"_s);
    EXPECT_EQ(table.header[3], u"A"_s);
    EXPECT_EQ(table.rows[1][2], u"403.8"_s);
    EXPECT_EQ(table.rows[1][4], QString()); // no change is known against this one
}

TEST(ComparisonReport, TextNamesExperimentsWarningsAndSettings)
{
    const QString text = comparisonText(sample());
    EXPECT_TRUE(text.contains(u"A  baseline   /r/20261124_085200"_s));
    EXPECT_TRUE(text.contains(u"B: load 128 instead of 64; not comparable: E2EL"_s));
    EXPECT_TRUE(text.contains(u"models.batch_size"_s));
    EXPECT_FALSE(text.contains(u"models.abbr"_s));
    EXPECT_TRUE(text.contains(u"bootstrap, 95 %, 2000 resamples, seed 1"_s));
}

TEST(ComparisonReport, CsvHasOneLineARowAndExperimentInFullPrecision)
{
    const auto rows = core::readCsv(comparisonCsv(sample()));
    ASSERT_TRUE(rows.has_value());
    ASSERT_EQ(rows->size(), 5U);
    const QStringList &header = rows->front();
    const QStringList &candidate = (*rows)[4];
    ASSERT_EQ(candidate.size(), header.size());
    EXPECT_EQ(candidate.value(header.indexOf(u"metric"_s)), u"TTFT"_s);
    EXPECT_EQ(candidate.value(header.indexOf(u"experiment"_s)), u"B"_s);
    EXPECT_DOUBLE_EQ(candidate.value(header.indexOf(u"change_percent"_s)).toDouble(),
        100 * (403.8 - 334.1) / 334.1);
    EXPECT_EQ(candidate.value(header.indexOf(u"verdict"_s)), u"worse"_s);
    EXPECT_EQ((*rows)[3].value(header.indexOf(u"verdict"_s)), QString());
}

TEST(ComparisonReport, MarkdownIsTablesAndLists)
{
    const QString text = QString::fromUtf8(comparisonMarkdown(sample()));
    EXPECT_TRUE(text.startsWith(u"# Comparison\n"_s));
    EXPECT_TRUE(text.contains(u"| TTFT P99"_s));
    EXPECT_TRUE(text.contains(u"- B: load 128 instead of 64"_s));
    EXPECT_TRUE(text.contains(u"## Settings that differ"_s));
}

TEST(ComparisonReport, JsonReadsBack)
{
    const auto json = core::readJson(core::writeJson(comparisonJson(sample())));
    ASSERT_TRUE(json.has_value());
    const core::Json &change =
        (*json)[u"sections"].items()[0][u"rows"].items()[1][u"values"].items()[1];
    EXPECT_EQ(change[u"verdict"].toString(), u"worse"_s);
    EXPECT_EQ(change[u"interval_percent"].items().size(), 2U);
    EXPECT_EQ((*json)[u"settings"].items().size(), 1U);
    EXPECT_EQ((*json)[u"baseline"].toString(), u"A"_s);
}

TEST(ComparisonPage, IsOneEscapedFileWithVerdictsAndCurves)
{
    ComparisonCurves ttft{u"TTFT"_s, u"ms"_s,
        {{{100, 0}, {150, 50}, {334, 99}, {400, 100}},
            {{110, 0}, {163, 50}, {404, 99}, {500, 100}}}};
    const auto page = comparisonPage(sample(), {.curves = {ttft}});
    ASSERT_TRUE(page.has_value());
    const QString html = QString::fromUtf8(*page);
    EXPECT_TRUE(html.contains(u"m&lt;b&gt;"_s));
    EXPECT_FALSE(html.contains(u"m<b>"_s));
    EXPECT_EQ(html.count(u"<polyline class=\"e"_s), 2);
    EXPECT_TRUE(html.contains(u"更差"_s));
    EXPECT_FALSE(html.contains(u"<script"_s));
    EXPECT_FALSE(html.contains(u"http://"_s) || html.contains(u"https://"_s));
    EXPECT_FALSE(html.contains(u"{{"_s));
    const auto again = comparisonPage(sample(), {.curves = {ttft}});
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(*page, *again);
}

TEST(ComparisonPage, ScoresNeedNoCurves)
{
    Comparison comparison = sample();
    comparison.isAccuracy = true;
    comparison.sections[0].flipped = {{u"gsm"_s, 1, 10, {{3, 1, 0}, {5, 0, 1}, {7, 0, 1}}}};
    const auto page = comparisonPage(comparison, {.language = PageLanguage::Chinese});
    ASSERT_TRUE(page.has_value());
    const QString html = QString::fromUtf8(*page);
    EXPECT_TRUE(html.contains(u"Right to wrong"_s));
    EXPECT_TRUE(html.contains(u"McNemar"_s));
    EXPECT_TRUE(html.contains(u"id=\"zh\" checked"_s));
    EXPECT_TRUE(comparisonText(comparison)
            .contains(
                u"B, gsm: 10 cases in both; right to wrong 1 (3); wrong to right 2 (5, 7)"_s));
}

} // namespace
} // namespace aisb::report
