// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/perfdata.h"

#include <algorithm>
#include <limits>

namespace aisb::core {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kTimePointsOfSuccess = 2;

// Index of text in texts, appended when new. Searched from the back: neighbours tend to share it.
qint32 indexIn(std::vector<QString> &texts, const QString &text)
{
    const auto found = std::find(texts.rbegin(), texts.rend(), text);
    if (found != texts.rend())
        return static_cast<qint32>(texts.rend() - found - 1);
    texts.push_back(text);
    return static_cast<qint32>(texts.size() - 1);
}

// Turns of one conversation follow each other closely; a full search for every single-turn request
// would be quadratic.
qint32 uuidIndexOf(PerfData &data, const RequestRecord &record)
{
    if (record.turnId > 0)
        return indexIn(data.uuids, record.uuid);
    data.uuids.push_back(record.uuid);
    return static_cast<qint32>(data.uuids.size() - 1);
}

void addTimes(PerfData &data, PerfRequest &request, std::span<const double> times)
{
    request.hasTimes = !times.empty();
    if (times.empty())
        return;
    request.start = times.front();
    request.end = times.back();
    if (!request.isSuccess)
        return;
    request.e2el = request.end - request.start;
    if (!data.isStream)
        return;
    request.ttft = times[1] - times[0];
    for (std::size_t i = 2; i < times.size(); ++i)
        data.gaps.push_back(times[i] - times[i - 1]);
    request.gapCount = static_cast<qint32>(times.size()) - 2;
}

} // namespace

void appendRecord(PerfData &data, const RequestRecord &record)
{
    PerfRequest request;
    request.dataset = indexIn(data.datasets, record.dataAbbr);
    request.id = record.id;
    request.turnId = record.turnId;
    request.uuidIndex = uuidIndexOf(data, record);
    request.isSuccess = record.isSuccess && record.timePoints.size() >= kTimePointsOfSuccess;
    request.errorClass = record.errorClass;
    request.planned = record.planned;
    request.inputTokens = record.inputTokens;
    request.outputTokens = record.outputTokens;
    request.firstGap = static_cast<qint64>(data.gaps.size());
    addTimes(data, request, record.timePoints);
    if (!request.isSuccess) {
        const bool isTooShort = record.isSuccess;
        request.errorIndex =
            indexIn(data.errors, isTooShort ? u"chunk size is less than 2"_s : record.errorInfo);
        if (isTooShort && request.errorClass == ErrorClass::None)
            request.errorClass = ErrorClass::Empty;
    }
    data.requests.push_back(request);
}

PerfData withoutCoolDown(const PerfData &data, double seconds)
{
    double last = -std::numeric_limits<double>::infinity();
    for (const PerfRequest &request : data.requests)
        if (request.isSuccess || request.hasTimes)
            last = std::max(last, request.start);
    PerfData kept = data;
    kept.requests.clear();
    kept.gaps.clear();
    for (const PerfRequest &request : data.requests) {
        const bool isTimed = request.isSuccess || request.hasTimes;
        if (isTimed && !(request.start < last - seconds))
            continue;
        const std::span<const double> gaps = data.gapsOf(request);
        kept.requests.push_back(request);
        kept.requests.back().firstGap = std::ssize(kept.gaps);
        kept.gaps.insert(kept.gaps.end(), gaps.begin(), gaps.end());
    }
    return kept;
}

std::vector<FailureCount> countFailures(const PerfData &data)
{
    std::vector<FailureCount> counts;
    for (const QString &reason : data.errors)
        counts.push_back({reason, 0});
    for (const PerfRequest &request : data.requests)
        if (request.errorIndex >= 0)
            ++counts[static_cast<std::size_t>(request.errorIndex)].count;
    return counts;
}

} // namespace aisb::core
