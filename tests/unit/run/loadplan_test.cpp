// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/loadplan.h"

#include "core/casesource.h"

#include "result_helpers.h"

#include <gmock/gmock.h>

namespace aisb::run {

using namespace Qt::StringLiterals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using Kind = LoadPlan::Kind;

namespace {

class LoadPlanTest : public testing::Test
{
protected:
    LoadPlanTest()
    {
        m_options.mode = core::Mode::Perf;
        m_options.seed = 5;
    }

    [[nodiscard]] core::Result<LoadPlan> plan(
        const std::vector<std::optional<double>> &timestamps = std::vector<std::optional<double>>(
            6)) const
    {
        std::vector<core::Case> cases(timestamps.size());
        for (std::size_t i = 0; i < cases.size(); ++i)
            cases[i].timestampMs = timestamps[i];
        LoadRequest request;
        request.model = std::make_shared<const core::ModelSpec>(m_model);
        request.options = m_options;
        request.rows = std::make_shared<const core::CaseList>(std::move(cases));
        request.todo = m_todo;
        request.total = std::ssize(timestamps) * m_repeats;
        request.repeats = m_repeats;
        return makeLoadPlan(request);
    }

    core::ModelSpec m_model;
    core::RunOptions m_options;
    std::shared_ptr<const std::vector<qint64>> m_todo;
    int m_repeats = 1;
};

} // namespace

TEST_F(LoadPlanTest, HasNoScheduleWithoutARate)
{
    const auto load = plan();
    ASSERT_OK(load);
    EXPECT_EQ(load->kind, Kind::Closed);
    EXPECT_EQ(load->offsets, nullptr);
    EXPECT_FALSE(load->isRateControlled());
    EXPECT_THAT(load->warnings, IsEmpty());
}

TEST_F(LoadPlanTest, SchedulesEveryRepeatOfEveryRow)
{
    m_model.requestRate = 5;
    m_model.traffic.burstiness = 0;
    m_model.timeLimitS = 1.5;
    m_repeats = 2;
    const auto load = plan();
    ASSERT_OK(load);
    EXPECT_EQ(load->kind, Kind::Rate);
    ASSERT_THAT(*load->offsets, SizeIs(12));
    EXPECT_DOUBLE_EQ(load->offsets->back(), 2.4);
    EXPECT_EQ(load->timeLimitNs, 1'500'000'000);
    EXPECT_TRUE(load->isRateControlled());
    EXPECT_EQ(load->seed, 5U);
}

TEST_F(LoadPlanTest, ARampAloneIsASchedule)
{
    m_model.traffic = {0, u"linear"_s, 1, 10};
    const auto load = plan();
    ASSERT_OK(load);
    ASSERT_THAT(*load->offsets, SizeIs(6));
    EXPECT_NEAR(load->offsets->back(), 1.952735, 1e-6);
}

TEST_F(LoadPlanTest, PressureSchedulesItsClients)
{
    m_options.pressure = true;
    m_options.pressureTime = 3;
    m_model.batchSize = 9;
    m_model.requestRate = 4;
    m_model.traffic.burstiness = 0;
    const auto load = plan();
    ASSERT_OK(load);
    EXPECT_EQ(load->kind, Kind::Pressure);
    EXPECT_EQ(load->pressureNs, 3'000'000'000);
    EXPECT_EQ(load->scheduled(), 9);
    EXPECT_THAT(load->warnings, IsEmpty());

    m_model.timeLimitS = 1;
    const auto limited = plan();
    ASSERT_OK(limited);
    EXPECT_EQ(limited->pressureNs, 1'000'000'000);
    EXPECT_THAT(limited->warnings,
        ElementsAre(testing::ResultOf(
            [](const QString &text) { return text.contains(u"longer than the pressure time"_s); },
            true)));

    m_model.requestRate = 0;
    const auto steep = plan();
    ASSERT_OK(steep);
    EXPECT_EQ(steep->offsets, nullptr);
    EXPECT_THAT(steep->warnings, SizeIs(1));
}

TEST_F(LoadPlanTest, PressureIsAboutPerformanceRunsAlone)
{
    m_options.pressure = true;
    m_options.mode = core::Mode::Infer;
    const auto load = plan();
    ASSERT_OK(load);
    EXPECT_EQ(load->kind, Kind::Closed);
    EXPECT_EQ(load->pressureNs, 0);
}

TEST_F(LoadPlanTest, SendsAtTheTimestampsOfTheData)
{
    m_model.useTimestamp = true;
    m_repeats = 2;
    const auto load = plan({300, std::nullopt, 100});
    ASSERT_OK(load);
    EXPECT_EQ(load->kind, Kind::Timestamps);
    EXPECT_THAT(*load->order, ElementsAre(2, 2, 0, 0, 1, 1));
    EXPECT_THAT(*load->offsets, ElementsAre(0.1, 0.1, 0.3, 0.3, 0.3, 0.3));
    EXPECT_FALSE(load->isRateControlled());
    EXPECT_THAT(load->warnings, SizeIs(1));
}

TEST_F(LoadPlanTest, SendsTheRowsThatAreLeftAtTheirTimestamps)
{
    m_model.useTimestamp = true;
    m_todo = std::make_shared<const std::vector<qint64>>(std::vector<qint64>{2, 0});
    const auto load = plan({50, 70, 60});
    ASSERT_OK(load);
    EXPECT_THAT(*load->order, ElementsAre(0, 2));
    EXPECT_THAT(*load->offsets, ElementsAre(0.05, 0.06));
}

TEST_F(LoadPlanTest, RefusesTimestampsThatDoNotExistOrFit)
{
    m_model.useTimestamp = true;
    EXPECT_FAILS_WITH(plan(), core::ErrorCode::TinferParam006);
    m_options.pressure = true;
    EXPECT_FAILS_WITH(plan({1}), core::ErrorCode::IcliParam003);
}

TEST_F(LoadPlanTest, WarnsOfTimestampsThatAreNotUsedAndOfSlowRates)
{
    m_model.requestRate = 0.05;
    const auto load = plan({1, 2});
    ASSERT_OK(load);
    EXPECT_EQ(load->kind, Kind::Rate);
    EXPECT_THAT(load->warnings, SizeIs(2));
}

} // namespace aisb::run
