// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/measurement.h"
#include "storetest.h"

#include <cmath>
#include <limits>

namespace aisb::store {

namespace {

class MeasurementFile : public ::testing::Test
{
protected:
    [[nodiscard]] QString file() const
    {
        return folder.filePath(u".studio/measurement/m/syntheticdataset.json"_s);
    }
    [[nodiscard]] core::Result<std::optional<Measurement>> read(
        SendDelays delays = SendDelays::Read) const
    {
        return readMeasurement(folder.path(), u"m"_s, u"syntheticdataset"_s, delays);
    }

    QTemporaryDir folder;
};

core::PerfData sentAt(const std::vector<double> &starts)
{
    core::PerfData data;
    for (const double start : starts) {
        core::PerfRequest request;
        request.start = start;
        request.isSuccess = true;
        request.hasTimes = true;
        data.requests.push_back(request);
    }
    return data;
}

} // namespace

TEST_F(MeasurementFile, IsAbsentInFoldersOfTheReference)
{
    const auto measurement = read();
    ASSERT_OK(measurement);
    EXPECT_FALSE(*measurement);
}

TEST_F(MeasurementFile, GivesTheScheduleThatWasDrawn)
{
    const core::ScheduleFacts drawn{{.requestRate = 20,
                                        .burstiness = 0.5,
                                        .ramp = core::RampUp::Exponential,
                                        .rampStart = 5,
                                        .rampEnd = 30},
        400, 18'446'744'073'709'551'615U};
    core::Json root = core::Json::object();
    root.set(u"schedule"_s, core::scheduleJson(drawn));
    writeRaw(file(), core::writeJson(root));
    const auto measurement = read();
    ASSERT_OK(measurement);
    EXPECT_EQ((*measurement)->schedule, drawn);
    for (const char *broken :
        {R"({"schedule": {"sends": 4, "seed": "1"}})",
            R"({"schedule": {"request_rate": 1, "burstiness": 1, "sends": 99999999999, "seed": "1"}})",
            R"({"schedule": {"request_rate": 1, "burstiness": 1, "sends": 4, "seed": "x"}})"}) {
        writeRaw(file(), broken);
        EXPECT_FALSE((**read()).schedule) << broken;
    }
}

TEST_F(MeasurementFile, GivesHealthAndDelays)
{
    writeRaw(file(), R"({"health": {"verdict": "amber", "added_delay_ms": 0.4, "checks":
        [{"id": "lag", "verdict": "amber", "value": 6, "limit": 5, "text": "lag"}]},
        "send_delays_s": [0.001, null, "x", 0.5]})");
    const auto measurement = read();
    ASSERT_OK(measurement);
    ASSERT_TRUE(*measurement && (*measurement)->health);
    EXPECT_EQ((*measurement)->health->verdict, core::HealthVerdict::Amber);
    EXPECT_EQ((*measurement)->health->checks.at(0).value, 6);
    const std::vector<double> &delays = (*measurement)->sendDelays;
    ASSERT_EQ(delays.size(), 4U);
    EXPECT_EQ(delays[0], 0.001);
    EXPECT_TRUE(std::isnan(delays[1]));
    EXPECT_TRUE(std::isnan(delays[2]));
    EXPECT_EQ(delays[3], 0.5);
    const auto judged = read(SendDelays::Skip);
    ASSERT_OK(judged);
    EXPECT_TRUE((*judged)->sendDelays.empty());
    EXPECT_EQ((*judged)->health->verdict, core::HealthVerdict::Amber);
}

TEST_F(MeasurementFile, RefusesWhatItCannotTrust)
{
    for (const char *text : {"", "[1]", "{\"health\": {", "\xff\xfe"}) {
        writeRaw(file(), text);
        EXPECT_FAILS_WITH(read(), core::ErrorCode::SummFile001);
    }
    QFile::remove(file());
    const QTemporaryDir elsewhere;
    writeRaw(elsewhere.filePath(u"m.json"_s), "{}");
    ASSERT_TRUE(QFile::link(elsewhere.filePath(u"m.json"_s), file()));
    EXPECT_FAILS_WITH(read(), core::ErrorCode::SummFile001);
}

TEST(Measurement, TurnsDelaysIntoPlannedStarts)
{
    core::PerfData data = sentAt({10, 11, 12});
    data.requests[2].isSuccess = false;
    data.requests[2].hasTimes = false;
    EXPECT_FALSE(applySendDelays(data, {0.5, 0.5}));
    EXPECT_EQ(data.requests[0].planned, -1);
    EXPECT_TRUE(applySendDelays(data, {0.5, std::numeric_limits<double>::quiet_NaN(), 0.5}));
    EXPECT_EQ(data.requests[0].planned, 9.5);
    EXPECT_EQ(data.requests[1].planned, -1);
    EXPECT_EQ(data.requests[2].planned, -1);
}

} // namespace aisb::store
