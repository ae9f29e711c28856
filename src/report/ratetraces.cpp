// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/ratetraces.h"

#include <algorithm>

namespace aisb::report {

using namespace Qt::StringLiterals;
using core::Point;
using Cell = RateItem::Cell;
using Look = RateItem::Look;

namespace {

constexpr double kAboveBars = 10; // anomalies stand at this multiple of the tallest bar (FIX-15)

// Anomalies of a histogram, above its bars.
std::vector<Point> aboveBars(
    const std::vector<double> &values, const std::vector<double> &bars, const core::RateBins &bins)
{
    const std::vector<qint64> counts = core::countsOf(bars, bins);
    const auto tallest = static_cast<double>(std::ranges::max(counts));
    const double height = tallest > 0 ? kAboveBars * tallest : 1;
    std::vector<Point> points;
    for (const double value : values)
        points.push_back({value, height});
    return core::stratifiedSample(std::move(points), core::RateFigure::kMaxAnomalies);
}

RateItem timingItem(Cell cell, std::vector<Point> points)
{
    return {cell, Look::Timing, u"Time Interval Caused Anomaly"_s, false, std::move(points),
        u"Planned less than 1 ms after the send before"_s, u"interval < 1 ms"_s,
        u"与前一次发送的计划间隔不足 1 ms"_s, u"间隔 < 1 ms"_s};
}

void addTimeItems(std::vector<RateItem> &items, const core::RateFigure &figure)
{
    items.push_back({Cell::Time, Look::Normal, u"Normal RPS"_s, true, figure.normal,
        u"Rate of each planned send without anomalies"_s,
        u"1 / interval, at least 1 ms and within 50 % of the expected one"_s,
        u"每次计划发送的速率，不含异常"_s, u"1 / 间隔，间隔不小于 1 ms 且与期望相差不超过 50 %"_s});
    items.push_back(timingItem(Cell::Time, figure.timing));
    items.push_back({Cell::Time, Look::Burstiness, u"Burstiness Caused Anomaly"_s, false,
        figure.burstiness, u"Interval drawn far from the expected one"_s,
        u"interval off 1 / rate by more than 50 %"_s, u"抽取的间隔远离期望值"_s,
        u"间隔与 1 / 速率相差超过 50 %"_s});
    if (!figure.average.empty())
        items.push_back({Cell::Time, Look::Average, u"%1-point EWMA"_s.arg(figure.averageWindow),
            false, figure.average, u"Moving average of the normal rates"_s,
            u"E = a R + (1 - a) E, a = 2 / (%1 + 1)"_s.arg(figure.averageWindow),
            u"正常速率的指数移动平均"_s,
            u"E = a R + (1 - a) E，a = 2 / (%1 + 1)"_s.arg(figure.averageWindow)});
    if (!figure.ramp.empty())
        items.push_back({Cell::Time, Look::Ramp, u"Theoretical Ramp-up"_s, false, figure.ramp,
            u"Rate asked for over time"_s,
            u"linear: start + (end - start) p; exponential: start (end / start)^p"_s,
            u"要求的速率随时间的变化"_s, u"线性：起 + (止 - 起) p；指数：起 (止 / 起)^p"_s});
    if (!figure.actual.empty())
        items.push_back({Cell::Time, Look::Actual, u"After Excluding Anomalies"_s, true,
            figure.actual, u"Rate at which requests were really sent"_s,
            u"1 / interval between starts, without planned anomalies"_s, u"实际发送的速率"_s,
            u"1 / 开始时刻的间隔，不含计划中的异常"_s});
}

} // namespace

QString ratePrefix(Cell cell)
{
    switch (cell) {
    case Cell::Time:
        return u"Time - RPS: "_s;
    case Cell::Rates:
        return u"RPS - Request Count: "_s;
    case Cell::Intervals:
        return u"Gamma Dist: "_s;
    }
    return {};
}

std::vector<RateItem> rateItems(const core::RateFigure &figure)
{
    std::vector<RateItem> items;
    addTimeItems(items, figure);
    items.push_back({Cell::Rates, Look::Bars, u"Normal Request Count"_s, true, {},
        u"How many sends are planned at a rate"_s, u"bins by Scott's rule, 10 to 100"_s,
        u"每个速率计划的发送数"_s, u"按 Scott 规则分 10 至 100 个区间"_s});
    items.push_back(
        timingItem(Cell::Rates, aboveBars(figure.timingRates, figure.rates, figure.rateBins)));
    items.push_back({Cell::Intervals, Look::Bars, u"Normal Intervals"_s, true, {},
        u"How often an interval is planned"_s, u"bins by Scott's rule, 10 to 100"_s,
        u"每个间隔计划的次数"_s, u"按 Scott 规则分 10 至 100 个区间"_s});
    items.push_back(timingItem(
        Cell::Intervals, aboveBars(figure.timingIntervals, figure.intervals, figure.intervalBins)));
    return items;
}

} // namespace aisb::report
