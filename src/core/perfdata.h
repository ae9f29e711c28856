// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gapsource.h"
#include "core/record.h"

#include <QString>

#include <memory>
#include <span>
#include <vector>

namespace aisb::core {

// One request of a group as the numbers need it. All times are seconds; start and end are of one
// clock per group. A failed request has start (and planned) as far as known and no gaps.
struct PerfRequest
{
    qint32 dataset = 0; // index into PerfData::datasets
    qint32 id = 0;
    qint32 turnId = 0;
    qint32 uuidIndex = 0; // equal for the turns of one conversation: index into PerfData::uuids
    bool isSuccess = false;
    bool hasTimes = false; // start and end are known
    ErrorClass errorClass = ErrorClass::None;
    qint32 errorIndex = -1; // into PerfData::errors, -1 = none

    double planned = -1;
    double start = 0;
    double end = 0;
    double ttft = 0; // 0 = not applicable (non-streaming)
    double e2el = 0; // end - start as recorded
    // Gaps [firstGap, firstGap + gapCount) of PerfData::gaps, or the place of gapCount gaps in its
    // gapSource.
    qint64 firstGap = 0;
    qint32 gapCount = 0;

    qint64 inputTokens = 0;
    qint64 outputTokens = 0;
    qint64 payload =
        -1; // where the store finds prompt and answer, -1 = not kept; opaque to all others

    [[nodiscard]] double firstToken() const { return start + ttft; }
};

// A send this many seconds behind its planned instant counts as late.
inline constexpr double kLateSendS = 0.010;

// All requests of one group in record order (the order spec/perf.md 6.4 sums in). Immutable once
// built; shared between threads as shared_ptr<const PerfData>.
struct PerfData
{
    bool isStream = true;
    qint64 maxConcurrency = 1; // batch_size of the model
    std::vector<PerfRequest> requests;
    std::vector<double> gaps; // inter-event gaps in seconds, request after request
    std::shared_ptr<const GapSource> gapSource; // in their place: gaps is empty then
    std::vector<QString> datasets;
    std::vector<QString> uuids;
    std::vector<QString> errors; // distinct texts in order of first occurrence

    // Seconds. For many requests one after another see GapReader.
    [[nodiscard]] std::vector<double> gapsOf(const PerfRequest &request) const;
};

// Reads the gaps of requests, in memory or not. Of one thread; data must outlive it.
class GapReader
{
public:
    explicit GapReader(const PerfData &data);

    // Seconds; valid until the next call.
    [[nodiscard]] std::span<const double> of(const PerfRequest &request);
    // As recorded, in milliseconds; only of a data with a gapSource. Valid until the next call.
    [[nodiscard]] std::span<const float> millisecondsOf(const PerfRequest &request);

private:
    const PerfData &m_data;
    std::unique_ptr<GapCursor> m_cursor; // null: gaps in memory
    std::vector<double> m_seconds;
};

// What a gap of a source is in seconds: the one place that converts.
[[nodiscard]] inline double gapSeconds(float milliseconds)
{
    constexpr double perSecond = 1000;
    return double{milliseconds} / perSecond;
}

// Appends a record to data: start, end, E2EL, TTFT and gaps from its time points
// (spec/perf.md 5.1-5.4). A success with fewer than two time points becomes a failure "chunk size
// is less than 2" (spec/models.md 6.3).
void appendRecord(PerfData &data, const RequestRecord &record);

// Appends a request of data with its gaps to a part that has the gapSource of data.
void appendRequest(PerfData &part, const PerfData &data, const PerfRequest &request);

// The requests sent earlier than seconds before the last one; failed ones of unknown start are
// kept.
[[nodiscard]] PerfData withoutCoolDown(const PerfData &data, double seconds);

// Failure texts with their counts, in order of first occurrence. Source: spec/perf.md 11.5.
struct FailureCount
{
    QString reason;
    qint64 count = 0;
};
[[nodiscard]] std::vector<FailureCount> countFailures(const PerfData &data);

} // namespace aisb::core
