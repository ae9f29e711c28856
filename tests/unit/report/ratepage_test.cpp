// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/ratefigureread.h"
#include "report/ratepage.h"

#include "../core/ratesample.h"
#include "result_helpers.h"

#include <QFile>

#include <gtest/gtest.h>

namespace aisb::report {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

core::RateFigure goldenFigure()
{
    const core::RatePlan plan = core::goldenRatePlan();
    return core::rateFigureOf(plan, core::reviewSchedule(plan, core::goldenOffsets()));
}

Json goldenJson()
{
    QFile file(QStringLiteral(AISB_SOURCE_DIR
        "/tests/data/golden/rate_chat/20261124_021152/performances/vllm-api-stream-chat/"
        "synthetic_rps_distribution_plot.json"));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    return core::readJson(file.readAll()).value_or(Json());
}

void expectSameNumbers(const Json &ours, const Json &theirs, const QString &place)
{
    ASSERT_EQ(ours.items().size(), theirs.items().size()) << place.toStdString();
    for (std::size_t i = 0; i < ours.items().size(); ++i)
        EXPECT_NEAR(ours.items()[i].toDouble(), theirs.items()[i].toDouble(), 1e-9)
            << place.toStdString() << ' ' << i;
}

} // namespace

TEST(RateFigureJson, HasTheTracesOfTheGoldenFigure)
{
    const auto ours = core::readJson(rateFigureJson(goldenFigure()));
    ASSERT_OK(ours);
    const Json golden = goldenJson();
    const auto &traces = (*ours)[u"data"].items();
    ASSERT_EQ(traces.size(), golden[u"data"].items().size());
    for (std::size_t i = 0; i < traces.size(); ++i) {
        const Json &theirs = golden[u"data"].items()[i];
        const QString name = theirs[u"name"].toString();
        for (const QString &key : {u"name"_s, u"mode"_s, u"type"_s, u"visible"_s, u"xaxis"_s,
                 u"yaxis"_s, u"legendgroup"_s, u"showlegend"_s})
            EXPECT_EQ(traces[i][key], theirs[key]) << name.toStdString() << key.toStdString();
        expectSameNumbers(traces[i][u"x"], theirs[u"x"], name);
        // Anomalies of the histograms stand above the bars, not on the diagonal (FIX-15).
        const bool isMoved = name.endsWith(u"Anomaly"_s) && theirs[u"xaxis"].toString() != u"x"_s;
        if (!isMoved)
            expectSameNumbers(traces[i][u"y"], theirs[u"y"], name);
        for (const QString &key : {u"start"_s, u"end"_s, u"size"_s})
            EXPECT_NEAR(
                traces[i][u"xbins"][key].toDouble(), theirs[u"xbins"][key].toDouble(), 1e-9);
    }
    EXPECT_EQ((*ours)[u"layout"][u"title"], golden[u"layout"][u"title"]);
    EXPECT_EQ((*ours)[u"layout"][u"annotations"], golden[u"layout"][u"annotations"]);
    EXPECT_EQ((*ours)[u"layout"][u"yaxis3"], golden[u"layout"][u"yaxis3"]);
}

TEST(ScheduleSummary, IsTheTableOfTheGoldenLog)
{
    QFile log(QStringLiteral(AISB_SOURCE_DIR
        "/tests/data/golden/rate_chat/20261124_021152/logs/infer/vllm-api-stream-chat/"
        "synthetic.out"));
    ASSERT_TRUE(log.open(QIODevice::ReadOnly));
    const core::RatePlan plan = core::goldenRatePlan();
    const QString text =
        scheduleSummaryText(plan, core::reviewSchedule(plan, core::goldenOffsets()));
    EXPECT_TRUE(QString::fromUtf8(log.readAll()).contains(u'\n' + text + u'\n'))
        << text.toStdString();
    EXPECT_EQ(scheduleSummaryText(plan, {}), QString());
}

TEST(RatePage, IsOnePageThatReachesForNothing)
{
    core::RateFigure figure = goldenFigure();
    figure.actual = {{0.5, 20}, {0.6, 10}};
    const auto page = ratePage(figure, u"m</script><b>/d"_s);
    ASSERT_OK(page);
    EXPECT_TRUE(page->startsWith("<!DOCTYPE html>"));
    EXPECT_TRUE(page->contains("default-src 'none'"));
    EXPECT_FALSE(page->contains("src=\"http"));
    EXPECT_FALSE(page->contains("m</script><b>"));
    EXPECT_TRUE(page->contains("Target Rate: 30.00 | Linear Ramp-up: 5.0→30.0"));
    EXPECT_TRUE(page->contains("Actual RPS: After Excluding Anomalies"));
    EXPECT_TRUE(page->contains(R"("look":"actual","name":"After Excluding Anomalies")"));
    EXPECT_FALSE(ratePage(goldenFigure(), {}).value_or(QByteArray()).contains("\"actual\""));
    EXPECT_EQ(*ratePage(figure, u"a"_s), *ratePage(figure, u"a"_s));
}

TEST(RatePage, StaysSmallForALargeRun)
{
    const core::RatePlan plan{.requestRate = 1000, .burstiness = 4};
    const auto page = ratePage(
        core::rateFigureOf(plan, core::reviewSchedule(plan, core::planSends(plan, 250'000, 1))),
        {});
    ASSERT_OK(page);
    EXPECT_LT(page->size(), 3'000'000);
    EXPECT_TRUE(page->contains("Lines are reduced to 20,000 points"));
}

namespace {

void expectSameOffsets(const std::vector<double> &ours, const std::vector<double> &planned)
{
    ASSERT_EQ(ours.size(), planned.size());
    for (std::size_t i = 0; i < ours.size(); ++i)
        EXPECT_NEAR(ours[i], planned[i], 1e-9) << i;
}

} // namespace

TEST(ReadRateFigure, GivesTheScheduleOfTheGoldenFigure)
{
    const auto read = readRateFigure(core::writeJson(goldenJson()));
    ASSERT_OK(read);
    core::RatePlan plan = core::goldenRatePlan();
    plan.requestRate = 30; // with a ramp the title names its end only
    EXPECT_EQ(read->plan, plan);
    expectSameOffsets(read->offsets, core::goldenOffsets());
}

TEST(ReadRateFigure, GivesBackWhatWasWritten)
{
    for (const double burstiness : {0.0, 1.0, 4.0}) {
        const core::RatePlan plan{.requestRate = 120, .burstiness = burstiness};
        const std::vector<double> offsets = core::planSends(plan, 1500, 7);
        const auto read = readRateFigure(
            rateFigureJson(core::rateFigureOf(plan, core::reviewSchedule(plan, offsets))));
        ASSERT_OK(read);
        EXPECT_EQ(read->plan, plan);
        expectSameOffsets(read->offsets, offsets);
    }
}

TEST(ReadRateFigure, KeepsSendsWithoutAnInterval)
{
    const core::RatePlan plan{.requestRate = 120, .burstiness = 0.2};
    const std::vector<double> offsets = core::planSends(plan, 1500, 7);
    const core::ScheduleReview planned = core::reviewSchedule(plan, offsets);
    ASSERT_GT(planned.count(core::SendClass::Infinite), 0);
    const auto read = readRateFigure(rateFigureJson(core::rateFigureOf(plan, planned)));
    ASSERT_OK(read);
    ASSERT_EQ(read->offsets.size(), offsets.size());
    EXPECT_NEAR(read->offsets.back(), offsets.back(), 1e-9);
    const core::ScheduleReview again = core::reviewSchedule(plan, read->offsets);
    for (const auto kind : {core::SendClass::Normal, core::SendClass::Timing,
             core::SendClass::Burstiness, core::SendClass::Infinite})
        EXPECT_EQ(again.count(kind), planned.count(kind));
}

TEST(ReadRateFigure, RefusesWhatDoesNotShowEverySend)
{
    const core::RatePlan plan{.requestRate = 4000, .burstiness = 0.5};
    const auto thinned = readRateFigure(rateFigureJson(
        core::rateFigureOf(plan, core::reviewSchedule(plan, core::planSends(plan, 20'000, 7)))));
    ASSERT_FALSE(thinned);
    EXPECT_EQ(thinned.error().code, core::ErrorCode::SummFile001);
    EXPECT_TRUE(thinned.error().detail.contains(u"thinned out"_s));
    for (const char *broken : {"", "[]", "{}", R"({"data": [{"name": "Time - RPS: Normal RPS"}]})"})
        EXPECT_FALSE(readRateFigure(broken)) << broken;
    Json figure = goldenJson();
    for (Json &trace : figure.members()[0].second.items())
        trace.set(u"x"_s, u"text"_s);
    EXPECT_FALSE(readRateFigure(core::writeJson(figure)));
}

} // namespace aisb::report
