// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/csv.h"
#include "gui/charts/plotview.h"
#include "gui/charts/timelinechart.h"
#include "gui/models/failuresmodel.h"
#include "gui/models/requestsmodel.h"
#include "gui/models/summarymodel.h"
#include "gui/pages/overviewpane.h"
#include "gui/pages/requestdetail.h"
#include "gui/pages/resultcards.h"
#include "gui/pages/resultspage.h"
#include "gui/pages/resultview.h"
#include "gui/pages/tablespane.h"
#include "gui/share/sharedialog.h"
#include "gui/share/sharefiles.h"
#include "pages_helpers.h"
#include "report/resultfiles.h"
#include "result_helpers.h"

#include <QApplication>
#include <QDirIterator>
#include <QFile>
#include <QTableView>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace aisb::gui {
namespace {

std::shared_ptr<const core::ExperimentResult> makeExperiment(int requests)
{
    auto experiment = std::make_shared<core::ExperimentResult>();
    experiment->path = u"/results/20261124_101500"_s;
    experiment->name = u"20261124_101500"_s;
    experiment->mode = u"perf"_s;
    experiment->generation = core::Generation::Seed;
    experiment->models = {u"vllm-api-stream-chat"_s};
    experiment->datasets = {u"synthetic"_s};
    core::GroupResult group;
    group.model = u"vllm-api-stream-chat"_s;
    group.group = u"syntheticdataset"_s;
    group.data = test::makeData(requests);
    const auto summary = core::summarize(*group.data, {});
    EXPECT_TRUE(summary.has_value());
    group.tables = report::resultTables(*summary);
    experiment->groups = {group, group};
    experiment->groups[1].group = u"second"_s;
    experiment->groups[1].data = test::makeData(8);
    return experiment;
}

TEST(Analysis, RecomputesARangeFromTheRequestsSentInIt)
{
    const auto analysis = analyse(test::makeData(40), core::MetricsProfile::Corrected);
    ASSERT_TRUE(analysis->whole);
    EXPECT_DOUBLE_EQ(analysis->origin, 1000);
    const PopulationNumbers whole = numbersOf(*analysis, {}, core::PerfMetric::Ttft);
    EXPECT_EQ(whole.requests, 40);
    EXPECT_EQ(whole.failed, 4);
    const PopulationNumbers part =
        numbersOf(*analysis, {Scope::Selection, Interval{0.05, 0.25}}, core::PerfMetric::Ttft);
    EXPECT_EQ(part.requests, 8); // sent at 0.1 and 0.2
    EXPECT_EQ(part.failed, 1); // request 9
    ASSERT_TRUE(part.summary);
    EXPECT_EQ(part.summary->rows.front().n, 7);
    ASSERT_TRUE(part.distribution);
    EXPECT_FALSE(part.distribution->outline.empty());
}

TEST(Analysis, SaysNothingOfAnEmptyRange)
{
    const auto analysis = analyse(test::makeData(8), core::MetricsProfile::Corrected);
    const PopulationNumbers none =
        numbersOf(*analysis, {Scope::Selection, Interval{50, 60}}, core::PerfMetric::E2el);
    EXPECT_FALSE(none.summary);
    EXPECT_FALSE(none.distribution);
    EXPECT_EQ(none.requests, 0);
    for (const ResultCard &card : cardsOf(none, &*analysis->whole)) {
        EXPECT_TRUE(card.value.number == u"–"_s || card.value.number == u"0"_s)
            << card.value.label.toStdString();
    }
}

TEST(ResultCards, ComparePopulationsAndStayGreyBelowTwoPercent)
{
    const auto analysis = analyse(test::makeData(40), core::MetricsProfile::Corrected);
    PopulationNumbers numbers = numbersOf(*analysis, {}, core::PerfMetric::Ttft);
    numbers.summary->common.outputTokenThroughput *= 0.5;
    numbers.summary->common.requestThroughput *= 1.01;
    const std::vector<ResultCard> cards = cardsOf(numbers, &*analysis->whole);
    ASSERT_EQ(cards.size(), 7U);
    EXPECT_EQ(cards[0].value.direction, DeltaDirection::Down);
    EXPECT_EQ(cards[0].value.deltaTone, Tone::Bad);
    EXPECT_EQ(cards[1].value.direction, DeltaDirection::Up);
    EXPECT_EQ(cards[1].value.deltaTone, Tone::Neutral);
    EXPECT_TRUE(cards[2].value.isGuarded); // P99 of 36 samples
    EXPECT_EQ(cards[6].value.number, u"36"_s);
}

TEST(ResultCards, ReadTheTablesOfAFolderWithoutRawData)
{
    core::ResultTables tables;
    tables.metricHeader = {u"Performance Parameters"_s, u"Stage"_s, u"Average"_s, u"P99"_s, u"N"_s};
    tables.metricRows = {{u"TTFT"_s, u"total"_s, u"29.6 ms"_s, u"1042.7 ms"_s, u"240"_s}};
    tables.commonRows = {{u"Total Requests"_s, u"total"_s, u"242"_s},
        {u"Failed Requests"_s, u"total"_s, u"2"_s},
        {u"Output Token Throughput"_s, u"total"_s, u"612.25 token/s"_s}};
    const std::vector<ResultCard> cards = cardsOf(tables);
    EXPECT_EQ(cards[0].value.number, u"612.3"_s);
    EXPECT_EQ(cards[2].value.number, u"1,043"_s);
    EXPECT_FALSE(cards[2].value.isGuarded);
    EXPECT_EQ(cards[4].value.number, u"–"_s);
    EXPECT_EQ(cards[6].value.number, u"240"_s);
}

class ResultViewTest : public ::testing::Test
{
protected:
    void show(int requests = 40)
    {
        view.resize(1200, 760);
        view.setExperiment(makeExperiment(requests), true);
        settle();
    }
    void settle()
    {
        ASSERT_TRUE(test::waitFor([&] { return view.analysis() && !view.isBusy(); }));
    }

    ResultView view{core::MetricsProfile::Corrected};
};

TEST_F(ResultViewTest, ShowsTheFilesTablesUntilSomethingIsRecalculated)
{
    show();
    EXPECT_EQ(view.tables()->shown().metricHeader, view.currentGroup()->tables.metricHeader);
    view.tables()->setStatistics(u"Average, P99.9"_s);
    settle();
    EXPECT_EQ(
        view.tables()->shown().metricHeader.mid(2, 2), (QStringList{u"Average"_s, u"P99.9"_s}));
    view.tables()->setStatistics({});
    EXPECT_EQ(view.tables()->shown().metricHeader, view.currentGroup()->tables.metricHeader);
}

TEST_F(ResultViewTest, FollowsARangeEverywhereAndGoesBack)
{
    show();
    EXPECT_EQ(view.overview()->requestsModel()->rowCount(), 40);
    Q_EMIT view.overview()->timeline()->rangeSelected({0.05, 0.25}, true);
    settle();
    EXPECT_EQ(view.population().scope, Scope::Selection);
    EXPECT_EQ(view.overview()->requestsModel()->rowCount(), 8);
    EXPECT_EQ(view.overview()->summaryModel()->summary()->rows.front().n, 7);
    EXPECT_EQ(view.tables()->shown().metricRows.front().last(), u"7"_s);
    EXPECT_EQ(view.tables()->shown().metricRows.front().at(1), u"selection"_s);
    view.undo();
    settle();
    EXPECT_EQ(view.population(), Population{});
    EXPECT_EQ(view.overview()->requestsModel()->rowCount(), 40);
    view.redo();
    settle();
    EXPECT_EQ(view.population().scope, Scope::Selection);
}

TEST_F(ResultViewTest, DraggingIsNoStepUntilItEnds)
{
    show();
    Q_EMIT view.overview()->timeline()->rangeSelected({0.05, 0.15}, false);
    settle();
    EXPECT_EQ(view.overview()->summaryModel()->summary()->rows.front().n, 4);
    EXPECT_EQ(view.population(), Population{});
    Q_EMIT view.overview()->timeline()->rangeSelected({0.05, 0.25}, true);
    settle();
    view.undo();
    settle();
    EXPECT_EQ(view.overview()->summaryModel()->summary()->rows.front().n, 36);
}

TEST_F(ResultViewTest, LinksTableTimelineAndDetail)
{
    show();
    Q_EMIT view.overview()->timeline()->requestClicked(6);
    EXPECT_EQ(view.overview()->detail()->request(), 6);
    const int row = view.overview()->requestsView()->currentIndex().row();
    EXPECT_EQ(view.overview()->requestsModel()->rowAt(row).index, 6);
    view.overview()->requestsView()->selectRow(row + 1);
    EXPECT_EQ(view.overview()->detail()->request(),
        view.overview()->requestsModel()->rowAt(row + 1).index);
}

TEST_F(ResultViewTest, ChangesTheGroupAndForgetsTheRange)
{
    show();
    view.setPopulation({Scope::Selection, Interval{0, 0.1}});
    settle();
    view.setGroup(1);
    settle();
    EXPECT_EQ(view.population(), Population{});
    EXPECT_EQ(view.overview()->requestsModel()->rowCount(), 8);
}

TEST_F(ResultViewTest, ListsFailures)
{
    show();
    ASSERT_EQ(view.failures()->rowCount(), 1);
    EXPECT_EQ(view.failures()->index(0, FailuresModel::Count).data().toString(), u"4"_s);
}

TEST(ResultView, WorksWithoutRawData)
{
    auto experiment = std::make_shared<core::ExperimentResult>(*makeExperiment(8));
    experiment->groups.resize(1);
    experiment->groups[0].data.reset();
    ResultView view(core::MetricsProfile::Corrected);
    view.setExperiment(experiment, true);
    EXPECT_FALSE(view.analysis());
    EXPECT_FALSE(view.tables()->shown().metricRows.empty());
    EXPECT_EQ(view.overview()->requestsModel()->rowCount(), 0);
}

TEST(ResultView, SurvivesARunInWhichEverythingFailed)
{
    auto data = std::make_shared<core::PerfData>(*test::makeData(12));
    for (core::PerfRequest &request : data->requests) {
        request.isSuccess = false;
        request.errorIndex = 0;
    }
    auto experiment = std::make_shared<core::ExperimentResult>();
    experiment->groups.push_back({u"m"_s, u"g"_s, {}, data, {}, {}});
    ResultView view(core::MetricsProfile::Corrected);
    view.setExperiment(experiment, true);
    ASSERT_TRUE(test::waitFor([&] { return view.analysis() && !view.isBusy(); }));
    EXPECT_FALSE(view.analysis()->whole);
    EXPECT_EQ(view.failures()->rowCount(), 1);
}

QString folderOf(const QString &golden)
{
    QDirIterator folders(
        QStringLiteral(AISB_TEST_DATA "/golden/") + golden, QDir::Dirs | QDir::NoDotAndDotDot);
    return folders.hasNext() ? folders.next() : QString();
}

std::vector<QStringList> csvOf(const QString &folder)
{
    QDirIterator files(folder, {u"*.csv"_s}, QDir::Files, QDirIterator::Subdirectories);
    EXPECT_TRUE(files.hasNext());
    QFile file(files.next());
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    return core::readCsv(file.readAll()).value_or(std::vector<QStringList>{});
}

TEST(ResultsPage, ShowsTheNumbersOfAFolderOfTheReference)
{
    for (const QString &golden : {u"stream_chat"_s, u"rate_chat"_s, u"text_chat"_s}) {
        test::FakeShell shell;
        PageContext context(test::testEnvironment(shell.folder()), shell.settings());
        ResultsPage page(shell, context);
        page.setActive(true);
        const QString folder = folderOf(golden);
        page.open(folder);
        ASSERT_TRUE(test::waitFor([&] {
            return !page.isLoading() && page.view()->analysis() && !page.view()->isBusy();
        })) << golden.toStdString();
        const std::vector<QStringList> csv = csvOf(folder);
        const core::ResultTables &shown = page.view()->tables()->shown();
        EXPECT_EQ(shown.metricHeader, csv.front());
        ASSERT_EQ(shown.metricRows.size() + 1, csv.size());
        for (std::size_t i = 0; i < shown.metricRows.size(); ++i) {
            EXPECT_EQ(shown.metricRows[i], csv[i + 1]);
        }
        EXPECT_EQ(
            QString::number(page.view()->overview()->requestsModel()->rowCount()), csv[1].last());
        EXPECT_TRUE(shell.settings().recentFolders().contains(folder));
        page.setActive(false);
    }
}

TEST(ResultsPage, ReadsPromptAndAnswerOnDemand)
{
    test::FakeShell shell;
    PageContext context(test::testEnvironment(shell.folder()), shell.settings());
    ResultsPage page(shell, context);
    page.setActive(true);
    page.open(folderOf(u"stream_chat"_s));
    ASSERT_TRUE(test::waitFor([&] { return !page.isLoading() && page.view()->analysis(); }));
    RequestDetail *detail = page.view()->overview()->detail();
    page.view()->overview()->selectRequest(0);
    ASSERT_TRUE(
        test::waitFor([&] { return !detail->isBusy() && !detail->promptText().isEmpty(); }));
    EXPECT_FALSE(detail->answerText().isEmpty());
    page.view()->overview()->selectRequest(-1);
    EXPECT_TRUE(detail->promptText().isEmpty());
    ASSERT_TRUE(test::waitFor([&] { return !page.view()->isBusy(); }));
}

TEST(ResultsPage, SharesTheExperimentInOneFile)
{
    test::FakeShell shell;
    PageContext context(test::testEnvironment(shell.folder()), shell.settings());
    ResultsPage page(shell, context);
    page.setActive(true);
    page.open(folderOf(u"stream_chat"_s));
    ASSERT_TRUE(test::waitFor([&] { return !page.isLoading() && page.view()->analysis(); }));
    ASSERT_TRUE(shell.commands().trigger(u"experiment.share"_s));
    const QString file = shell.folder() + u"/shared.zip"_s;
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (auto *dialog = qobject_cast<ShareDialog *>(window)) {
            dialog->setKind(ShareKind::Archive);
            dialog->saveTo(file);
        }
    }
    ASSERT_TRUE(test::waitFor([&] { return QFileInfo::exists(file); }));
    EXPECT_GT(QFileInfo(file).size(), 1000);
    ASSERT_TRUE(test::waitFor([&] { return !page.view()->isBusy(); }));
}

TEST(ResultsPage, SaysWhyAFolderIsNoExperiment)
{
    test::FakeShell shell;
    PageContext context(test::testEnvironment(shell.folder()), shell.settings());
    ResultsPage page(shell, context);
    page.setActive(true);
    page.open(shell.folder() + u"/absent"_s);
    ASSERT_TRUE(test::waitFor([&] { return !page.isLoading(); }));
    EXPECT_FALSE(page.view()->experiment());
}

TEST(ShareFiles, AreNamedByWords)
{
    EXPECT_EQ(fileStem(u"20261124_101500"_s, u"Request timeline"_s),
        u"20261124_101500-request-timeline"_s);
    EXPECT_EQ(fileStem({}, u"a/b\\c:d"_s), u"a-b-c-d"_s);
}

} // namespace
} // namespace aisb::gui
