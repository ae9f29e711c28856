// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadseries.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace aisb::core {

namespace {

constexpr double kMaxBuckets = 1e6;

// Adds amounts to buckets of equal width from begin on.
class Buckets
{
public:
    Buckets(double begin, double end, double width)
        : m_begin(begin)
        , m_width(width)
        , m_sums(static_cast<std::size_t>(std::clamp((end - begin) / width, 0.0, kMaxBuckets)) + 1)
    {
    }

    void add(double time, double amount)
    {
        const double index = (time - m_begin) / m_width;
        if (index >= 0 && index < static_cast<double>(m_sums.size()))
            m_sums[static_cast<std::size_t>(index)] += amount;
    }
    [[nodiscard]] std::vector<Point> rates() const
    {
        std::vector<Point> points;
        points.reserve(m_sums.size());
        for (std::size_t i = 0; i < m_sums.size(); ++i)
            points.push_back({edge(i) + m_width / 2, m_sums[i] / m_width});
        return points;
    }

private:
    [[nodiscard]] double edge(std::size_t index) const
    {
        return m_begin + static_cast<double>(index) * m_width;
    }

    double m_begin;
    double m_width;
    std::vector<double> m_sums;
};

std::pair<double, double> extentOf(const PerfData &data, double origin)
{
    double begin = 0;
    double end = 0;
    for (const PerfRequest &request : data.requests) {
        if (!request.hasTimes)
            continue;
        const double first =
            request.planned >= 0 ? std::min(request.planned, request.start) : request.start;
        begin = std::min(begin, first - origin);
        end = std::max({end, request.start - origin, request.end - origin});
    }
    return {begin, end};
}

std::vector<Point> totalsOf(const std::vector<Point> &rates, double width)
{
    std::vector<Point> totals;
    totals.reserve(rates.size());
    double sum = 0;
    for (const Point &rate : rates) {
        sum += rate.y * width;
        totals.push_back({rate.x + width / 2, sum});
    }
    return totals;
}

} // namespace

LoadSeries loadSeriesOf(const PerfData &data, double origin, double width)
{
    LoadSeries series;
    if (!(width > 0))
        return series;
    const auto [begin, end] = extentOf(data, origin);
    Buckets planned(begin, end, width);
    Buckets sent(begin, end, width);
    Buckets succeeded(begin, end, width);
    Buckets failed(begin, end, width);
    for (const PerfRequest &request : data.requests) {
        if (!request.hasTimes)
            continue;
        const double start = request.start - origin;
        sent.add(start, 1);
        (request.isSuccess ? succeeded : failed).add(request.end - origin, 1);
        if (request.planned >= 0) {
            planned.add(request.planned - origin, 1);
            series.delays.push_back({start, (request.start - request.planned) * 1e3});
        }
    }
    if (!series.delays.empty())
        series.planned = planned.rates();
    series.sent = sent.rates();
    series.succeeded = succeeded.rates();
    series.failed = failed.rates();
    std::ranges::sort(series.delays, {}, &Point::x);
    return series;
}

TokenSeries tokenSeriesOf(const PerfData &data, std::vector<Point> outputRate, double width)
{
    TokenSeries series;
    if (!(width > 0))
        return series;
    series.outputRate = std::move(outputRate);
    double origin = std::numeric_limits<double>::max();
    for (const PerfRequest &request : data.requests)
        if (request.isSuccess)
            origin = std::min(origin, request.start);
    Buckets inputs(0, static_cast<double>(series.outputRate.size()) * width - width / 2, width);
    for (const PerfRequest &request : data.requests)
        if (request.isSuccess)
            inputs.add((request.ttft > 0 ? request.firstToken() : request.end) - origin,
                static_cast<double>(request.inputTokens));
    series.inputRate = inputs.rates();
    series.inputTotal = totalsOf(series.inputRate, width);
    series.outputTotal = totalsOf(series.outputRate, width);
    return series;
}

} // namespace aisb::core
