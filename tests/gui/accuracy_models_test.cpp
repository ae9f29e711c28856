// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/caseshapes.h"
#include "gui/models/casesmodel.h"
#include "gui/models/scoresmodel.h"
#include "gui/pages/accuracycharts.h"
#include "gui/pages/casehtml.h"
#include "pages_helpers.h"

#include <QAbstractItemModelTester>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace aisb::gui {
namespace {

using run::CaseRow;
using run::CaseVerdict;

core::Score scoreOf(double value, double error = -1)
{
    core::Score score;
    score.metric = u"accuracy"_s;
    score.value = value;
    if (error >= 0) {
        score.standardError = error;
        score.interval95 = core::Interval{value - 1.96 * error, value + 1.96 * error};
        score.samples = 100;
    }
    return score;
}

core::SummaryCell cellOf(double value, double error = -1)
{
    return {QString::number(value, 'f', 2), scoreOf(value, error)};
}

core::SummaryRow rowOf(const QString &name, bool isGroup, std::vector<core::SummaryCell> cells)
{
    return {name, u"a1b2c3"_s, u"accuracy"_s, u"gen"_s, {}, isGroup, std::move(cells)};
}

// Two models; "mmlu" has two members of which the second model lacks one; gsm8k has two metrics.
std::shared_ptr<const core::AccuracySummary> makeSummary()
{
    auto summary = std::make_shared<core::AccuracySummary>();
    summary->columns = {u"big"_s, u"small"_s};
    summary->rows = {rowOf(u"gsm8k"_s, false, {cellOf(94, 1), cellOf(90, 1)}),
        rowOf(u"gsm8k"_s, false, {cellOf(97), cellOf(95)}),
        rowOf(u"mmlu"_s, true, {cellOf(70, 2), {u"-"_s, {}}}),
        rowOf(u"mmlu_law"_s, false, {cellOf(60, 2), cellOf(61, 2)}),
        rowOf(u"mmlu_art"_s, false, {cellOf(80, 2), {u"-"_s, {}}})};
    summary->rows[1].metric = u"pass@2"_s;
    summary->groups = {{u"mmlu"_s, {u"mmlu_law"_s, u"mmlu_art"_s}, {{}, {u"mmlu_art"_s}}},
        {u"bbh"_s, {u"bbh_x"_s}, {{u"bbh_x"_s}, {u"bbh_x"_s}}}};
    for (qsizetype column = 0; column < 2; ++column) {
        for (const QString &dataset : {u"gsm8k"_s, u"mmlu_law"_s, u"mmlu_art"_s}) {
            core::AccuracyPair pair;
            pair.model = summary->columns[column];
            pair.dataset = dataset;
            pair.column = column;
            pair.state = core::PairState::Scored;
            pair.samples = 100;
            pair.failedRequests = column == 1 && dataset == "gsm8k"_L1 ? 3 : 0;
            summary->pairs.push_back(pair);
        }
    }
    summary->pairs.back().state = core::PairState::Unscored;
    summary->pairs.back().samples = -1;
    return summary;
}

QModelIndex at(const ScoresModel &model, int row, int column, const QModelIndex &parent = {})
{
    return model.index(row, column, parent);
}

TEST(ScoresModel, PutsMembersBelowTheirGroup)
{
    ScoresModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setSummary(makeSummary());
    ASSERT_EQ(model.rowCount(), 4); // gsm8k twice, mmlu, bbh
    EXPECT_EQ(at(model, 0, 0).data().toString(), u"gsm8k"_s);
    EXPECT_EQ(at(model, 1, 0).data().toString(), QString());
    EXPECT_EQ(at(model, 1, 0).data(CopyRole).toString(), u"gsm8k"_s);
    const QModelIndex group = at(model, 2, 0);
    EXPECT_EQ(group.data().toString(), u"mmlu"_s);
    EXPECT_TRUE(group.data(GroupRole).toBool());
    ASSERT_EQ(model.rowCount(group), 2);
    EXPECT_EQ(at(model, 1, 0, group).data().toString(), u"mmlu_art"_s);
    EXPECT_EQ(model.datasetAt(group), QString());
    EXPECT_EQ(model.datasetAt(at(model, 0, 1, group)), u"mmlu_law"_s);
    EXPECT_EQ(model.indexOfDataset(u"mmlu_art"_s), at(model, 1, 0, group));
    model.setSummary(nullptr);
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(ScoresModel, ShowsErrorsIntervalsAndTheClearlyBetterModel)
{
    ScoresModel model;
    model.setSummary(makeSummary());
    const QModelIndex first = at(model, 0, ScoresModel::FirstModel);
    const auto cell = first.data(CellDataRole).value<ScoreCell>();
    EXPECT_EQ(cell.score, u"94.00"_s);
    EXPECT_EQ(cell.error, u"1.00"_s);
    EXPECT_TRUE(cell.isStrong); // 4 apart, 1.41 of error
    EXPECT_TRUE(first.data(Qt::ToolTipRole).toString().contains(u"92.04 – 95.96"_s));
    const QModelIndex other = at(model, 0, ScoresModel::FirstModel + 1);
    EXPECT_FALSE(other.data(CellDataRole).value<ScoreCell>().isStrong);
    const QModelIndex law = at(model, 0, ScoresModel::FirstModel + 1, at(model, 2, 0));
    EXPECT_FALSE(law.data(CellDataRole).value<ScoreCell>().isStrong);
    EXPECT_TRUE(at(model, 1, ScoresModel::FirstModel)
            .data(CellDataRole)
            .value<ScoreCell>()
            .error.isEmpty());
}

TEST(ScoresModel, NamesWhatIsMissing)
{
    ScoresModel model;
    model.setSummary(makeSummary());
    const QModelIndex group = at(model, 2, 0);
    EXPECT_TRUE(group.data(Qt::ToolTipRole).toString().contains(u"mmlu_art"_s));
    EXPECT_EQ(at(model, 2, ScoresModel::FirstModel + 1).data().toString(), u"incomplete"_s);
    const QModelIndex unscored = at(model, 1, ScoresModel::FirstModel + 1, group);
    EXPECT_EQ(unscored.data().toString(), u"not scored"_s);
    const QModelIndex nothing = at(model, 3, 0); // bbh: no row at all
    EXPECT_EQ(nothing.data().toString(), u"bbh"_s);
    EXPECT_TRUE(nothing.data(Qt::ToolTipRole).toString().contains(u"bbh_x"_s));
    EXPECT_EQ(at(model, 0, model.columnOf(ScoresModel::Failed)).data().toString(), u"0 / 3"_s);
    EXPECT_EQ(at(model, 0, model.columnOf(ScoresModel::Samples)).data().toString(), u"100"_s);
}

TEST(ScoresModel, CopiesErrorsCountsAndVersions)
{
    const report::Table table = ScoresModel::tableOf(*makeSummary());
    ASSERT_EQ(table.rows.size(), 5U);
    EXPECT_EQ(table.rows[0],
        (QStringList{u"gsm8k"_s, u"accuracy"_s, u"94.00"_s, u"1.00"_s, u"90.00"_s, u"1.00"_s,
            u"100"_s, u"0 / 3"_s, u"a1b2c3"_s, u"gen"_s}));
    EXPECT_EQ(table.header.size(), table.rows[0].size());
}

TEST(ScoresModel, SurvivesGroupsThatContainEachOther)
{
    auto summary = std::make_shared<core::AccuracySummary>();
    summary->columns = {u"m"_s};
    summary->rows = {rowOf(u"a"_s, true, {cellOf(1)}), rowOf(u"b"_s, true, {cellOf(2)}),
        rowOf(u"c"_s, true, {cellOf(3)})};
    summary->groups = {
        {u"a"_s, {u"b"_s}, {{}}}, {u"b"_s, {u"a"_s}, {{}}}, {u"c"_s, {u"b"_s}, {{}}}};
    ScoresModel model;
    model.setSummary(summary);
    EXPECT_EQ(model.rowCount(), 1);
}

TEST(ModelLetter, GoesOnAfterZ)
{
    EXPECT_EQ(modelLetter(0), u"A"_s);
    EXPECT_EQ(modelLetter(25), u"Z"_s);
    EXPECT_EQ(modelLetter(26), u"AA"_s);
    EXPECT_EQ(modelLetter(701), u"ZZ"_s);
}

TEST(AccuracyCharts, ShowTopRowsAndMembers)
{
    const auto summary = makeSummary();
    const ScoreSeries top = topScores(*summary);
    ASSERT_EQ(top.bands.size(), 2U);
    EXPECT_EQ(top.bands[0].name, u"gsm8k"_s);
    EXPECT_EQ(top.bands[1].name, u"mmlu"_s);
    ASSERT_TRUE(top.bands[0].marks[0]);
    EXPECT_DOUBLE_EQ(top.bands[0].marks[0]->value, 94);
    EXPECT_EQ(top.bands[0].marks[0]->text, u"94.00 ± 1.00"_s);
    EXPECT_FALSE(top.bands[1].marks[1]);
    const ScoreSeries members = memberScores(*summary, u"mmlu"_s);
    ASSERT_EQ(members.bands.size(), 2U);
    EXPECT_EQ(members.bands[1].name, u"mmlu_art"_s);
    EXPECT_TRUE(memberScores(*summary, u"nothing"_s).bands.empty());
    auto incomplete = std::make_shared<core::AccuracySummary>(*summary);
    incomplete->groups[1].members = {u"gsm8k"_s, u"absent"_s}; // has no score: gsm8k stays
    EXPECT_EQ(topScores(*incomplete).bands.size(), 2U);
}

TEST(ScoreChart, ExportsNamesAndIntervals)
{
    ScoreChart chart(ScoreForm::Bars);
    chart.resize(500, 300);
    chart.setSeries(u"Scores"_s, topScores(*makeSummary()));
    const QStringList lines =
        QString::fromUtf8(chart.plot()->toCsv()).split(u"\r\n"_s, Qt::SkipEmptyParts);
    ASSERT_EQ(lines.size(), 3);
    EXPECT_TRUE(lines[0].startsWith(u"Data set,big,"_s)) << lines[0].toStdString();
    EXPECT_TRUE(lines[1].startsWith(u"gsm8k · accuracy,94.0,92.04,95.96,90.0"_s))
        << lines[1].toStdString();
    EXPECT_TRUE(lines[2].endsWith(u",,,"_s)) << lines[2].toStdString();
    EXPECT_EQ(chart.plot()->xRange(), (Interval{0, 100}));
}

TEST(ScoreChart, PaintsOneBandForEachDataSet)
{
    ScoreChart chart(ScoreForm::Bars);
    chart.resize(500, 300);
    ScoreSeries series = topScores(*makeSummary());
    series.bands.resize(1);
    chart.setSeries(u"Scores"_s, series);
    const QImage image = chart.plot()->toImage({500, 120}, 1);
    const QColor wanted =
        blended(Theme::light().experiment(0), Theme::light().color(Token::Surface), 0.75);
    int found = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            found += image.pixel(x, y) == wanted.rgb() ? 1 : 0;
        }
    }
    EXPECT_GT(found, 1000);
}

std::vector<CaseRow> rowsOf(const std::vector<CaseVerdict> &verdicts, int repeats = 1)
{
    std::vector<CaseRow> rows;
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        const auto place = static_cast<qint64>(i);
        rows.push_back({place / repeats, static_cast<qint32>(place % repeats), verdicts[i], 10,
            static_cast<qint32>(10 * (place + 1))});
    }
    return rows;
}

TEST(CaseShapes, ShareBinsBetweenModelsAndLeaveFailuresOut)
{
    const std::vector<std::vector<CaseRow>> models{
        rowsOf({CaseVerdict::Right, CaseVerdict::Failed, CaseVerdict::Wrong}),
        rowsOf({CaseVerdict::Unscored})};
    const auto shares = lengthShares(models);
    ASSERT_EQ(shares.size(), 2U);
    ASSERT_EQ(shares[0].size(), shares[1].size());
    double sum = 0;
    for (const core::Point &point : shares[0]) {
        sum += point.y;
    }
    EXPECT_NEAR(sum, 100, 1e-9);
    EXPECT_EQ(shares[0][10].y, 50); // 10 characters, bins of 1
    EXPECT_EQ(shares[0][30].y, 50);
}

TEST(CaseShapes, StepOverEquallyManyCases)
{
    std::vector<CaseVerdict> verdicts(40, CaseVerdict::Right);
    std::fill(verdicts.begin() + 20, verdicts.end(), CaseVerdict::Wrong);
    const std::vector<std::vector<CaseRow>> models{rowsOf(verdicts)};
    const auto right = rightByLength(models);
    ASSERT_EQ(right[0].size(), 5U);
    EXPECT_EQ(right[0][0].y, 100);
    EXPECT_EQ(right[0][1].y, 100);
    EXPECT_EQ(right[0][2].y, 0);
    EXPECT_EQ(right[0].back().x, 400);
}

TEST(CaseShapes, DrawPassAtKOnlyForRepeats)
{
    using enum CaseVerdict;
    const std::vector<std::vector<CaseRow>> models{rowsOf({Right, Wrong, Wrong, Wrong}, 2),
        rowsOf({Right, Wrong}), rowsOf({Right, Right, Wrong}, 2)};
    const auto pass = passCurves(models);
    ASSERT_EQ(pass[0].size(), 2U);
    EXPECT_NEAR(pass[0][0].y, 25, 1e-9);
    EXPECT_NEAR(pass[0][1].y, 50, 1e-9);
    EXPECT_TRUE(pass[1].empty());
    EXPECT_TRUE(pass[2].empty()); // the second sample has one answer
}

TEST(CaseList, FiltersByWhatEitherModelDid)
{
    CaseListRow row;
    row.source = {0, 0};
    row.verdicts = {CaseVerdict::Right, CaseVerdict::NoExtraction};
    EXPECT_TRUE(matches(row, CaseFilter::Right));
    EXPECT_TRUE(matches(row, CaseFilter::Wrong));
    EXPECT_TRUE(matches(row, CaseFilter::NoExtraction));
    EXPECT_FALSE(matches(row, CaseFilter::Failed));
    row.source[1] = -1;
    EXPECT_FALSE(matches(row, CaseFilter::Wrong));
    EXPECT_FALSE(matches(row, CaseFilter::Differ));
}

TEST(ExtractionIn, FindsTheLastWholePlace)
{
    EXPECT_EQ(extractionIn(u"4 and 42, so 4."_s, u"4"_s), (TextSpan{13, 1}));
    EXPECT_EQ(extractionIn(u"A: Answer A"_s, u"A"_s), (TextSpan{10, 1}));
    EXPECT_EQ(extractionIn(u"about 0.4 or 1,4"_s, u"4"_s), std::nullopt);
    EXPECT_EQ(extractionIn(u"答案是B。"_s, u"B"_s), (TextSpan{3, 1}));
    EXPECT_EQ(extractionIn(u"nothing"_s, u""_s), std::nullopt);
}

run::CaseText caseOf(const QString &answer)
{
    run::CaseText text;
    text.row.verdict = CaseVerdict::Wrong;
    text.turns = {{core::Json(core::Json::Array{core::Json(core::Json::Object{
                       {u"role"_s, u"HUMAN"_s}, {u"prompt"_s, u"<b>2 + 2</b>"_s}})}),
        u"let me <i>think</i>"_s, answer}};
    text.extraction = u"5"_s;
    text.hasExtraction = true;
    text.reference = u"4"_s;
    text.hasReference = true;
    return text;
}

TEST(CaseHtml, EscapesEverythingAndFoldsThinking)
{
    const run::CaseText text = caseOf(u"It is <script>5</script>"_s);
    const QString prompt = promptHtml(text, {});
    EXPECT_TRUE(prompt.contains(u"HUMAN"_s));
    EXPECT_TRUE(prompt.contains(u"&lt;b&gt;2 + 2"_s));
    CaseHtmlOptions options;
    const QString folded = answerHtml(text, options);
    EXPECT_FALSE(folded.contains(u"<script"_s));
    EXPECT_FALSE(folded.contains(u"let me"_s));
    EXPECT_TRUE(folded.contains(u">5</span>"_s));
    options.isReasoningOpen = true;
    EXPECT_TRUE(answerHtml(text, options).contains(u"let me &lt;i&gt;think"_s));
}

TEST(CaseHtml, ShowsTheErrorOfAFailedRequest)
{
    run::CaseText text;
    text.error = u"503 <busy>"_s;
    EXPECT_TRUE(answerHtml(text, {}).contains(u"503 &lt;busy&gt;"_s));
}

TEST(CaseHtml, BoundsLongTextsButCopiesThemWhole)
{
    const QString longText(3 * kMaxShownText, u'x');
    const run::CaseText text = caseOf(longText);
    EXPECT_LT(answerHtml(text, {}).size(), 2 * kMaxShownText);
    EXPECT_EQ(answerText(text), longText);
    EXPECT_TRUE(caseMarkdown(text, u"t"_s).contains(longText));
}

TEST(CaseText, CopiesAsMarkdownAndJson)
{
    const run::CaseText text = caseOf(u"```5```"_s);
    const QString markdown = caseMarkdown(text, u"Case 3"_s);
    EXPECT_TRUE(markdown.startsWith(u"## Case 3\n"_s));
    EXPECT_TRUE(markdown.contains(u"````\n```5```\n````"_s)) << markdown.toStdString();
    EXPECT_TRUE(markdown.contains(u"HUMAN: <b>2 + 2</b>"_s));
    const core::Json json = caseJson(text);
    EXPECT_EQ(json[u"turns"].items().front()[u"answer"].toString(), u"```5```"_s);
    EXPECT_EQ(json[u"extraction"].toString(), u"5"_s);
}

} // namespace
} // namespace aisb::gui
