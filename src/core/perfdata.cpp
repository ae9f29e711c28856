// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/perfdata.h"

#include <algorithm>
#include <limits>
#include <ranges>

namespace aisb::core {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kTimePointsOfSuccess = 2;

// Index of text in texts, appended when new. Searched from the back: neighbours tend to share it.
qint32 indexIn(std::vector<QString> &texts, const QString &text)
{
    const auto backwards = std::ranges::reverse_view(texts);
    const auto found = std::ranges::find(backwards, text);
    if (found != backwards.end())
        return static_cast<qint32>(backwards.end() - found - 1);
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

std::vector<double> PerfData::gapsOf(const PerfRequest &request) const
{
    GapReader reader(*this);
    const std::span<const double> found = reader.of(request);
    return {found.begin(), found.end()};
}

GapReader::GapReader(const PerfData &data)
    : m_data(data)
    , m_cursor(data.gapSource ? data.gapSource->cursor() : nullptr)
{
}

std::span<const double> GapReader::of(const PerfRequest &request)
{
    if (!m_cursor)
        return std::span(m_data.gaps)
            .subspan(static_cast<std::size_t>(request.firstGap),
                static_cast<std::size_t>(request.gapCount));
    const std::span<const float> recorded = millisecondsOf(request);
    m_seconds.resize(recorded.size());
    std::ranges::transform(recorded, m_seconds.begin(), gapSeconds);
    return m_seconds;
}

std::span<const float> GapReader::millisecondsOf(const PerfRequest &request)
{
    return request.gapCount > 0 ? m_cursor->read(request.firstGap, request.gapCount)
                                : std::span<const float>();
}

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

void appendRequest(PerfData &part, const PerfData &data, const PerfRequest &request)
{
    part.requests.push_back(request);
    if (data.gapSource)
        return; // places stay
    const std::span<const double> gaps = std::span(data.gaps).subspan(
        static_cast<std::size_t>(request.firstGap), static_cast<std::size_t>(request.gapCount));
    part.requests.back().firstGap = std::ssize(part.gaps);
    part.gaps.insert(part.gaps.end(), gaps.begin(), gaps.end());
}

PerfData withoutCoolDown(const PerfData &data, double seconds)
{
    double last = -std::numeric_limits<double>::infinity();
    for (const PerfRequest &request : data.requests)
        if (request.isSuccess || request.hasTimes)
            last = std::max(last, request.start);
    PerfData kept;
    kept.isStream = data.isStream;
    kept.maxConcurrency = data.maxConcurrency;
    kept.gapSource = data.gapSource;
    kept.datasets = data.datasets;
    kept.uuids = data.uuids;
    kept.errors = data.errors;
    for (const PerfRequest &request : data.requests) {
        const bool isTimed = request.isSuccess || request.hasTimes;
        if (isTimed && !(request.start < last - seconds))
            continue;
        appendRequest(kept, data, request);
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
