// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/ratefigureread.h"

#include "report/ratetraces.h"

#include "core/text/json.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

namespace aisb::report {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;
using Cell = RateItem::Cell;
using Look = RateItem::Look;

namespace {

constexpr double kRoundingS = 0.0006; // a planned time has 3 decimals
constexpr double kInfiniteBelowS =
    1e-6; // an interval without a rate: it stands in no chart over time

// The sends of one kind: when they were due, and the intervals before them.
struct Sends
{
    std::vector<double> times;
    std::vector<double> intervals;
    std::size_t nextTime = 0;
    std::size_t nextInterval = 0;

    [[nodiscard]] bool isDone() const { return nextTime == times.size(); }
};

tl::unexpected<core::Error> unusable(const QString &detail)
{
    return core::fail(ErrorCode::SummFile001, detail);
}

// Of the trace, as it is written.
QString nameOf(Cell cell, Look look)
{
    for (const RateItem &item : rateItems({}))
        if (item.cell == cell && item.look == look)
            return ratePrefix(cell) + item.name;
    return {};
}

core::Result<std::vector<double>> numbersOf(const Json &figure, const QString &name)
{
    for (const Json &trace : figure[u"data"].items()) {
        if (trace[u"name"].toString() != name)
            continue;
        std::vector<double> numbers;
        bool isList = trace[u"x"].isArray();
        for (const Json &value : trace[u"x"].items()) {
            isList = isList && value.isNumber() && std::isfinite(value.toDouble());
            numbers.push_back(value.toDouble());
        }
        if (!isList)
            return unusable(u"trace \"%1\": expected a list of numbers"_s.arg(name));
        return numbers;
    }
    return unusable(u"expected a trace \"%1\""_s.arg(name));
}

core::RatePlan planOf(const Json &layout)
{
    static const QRegularExpression target(u"Target Rate: ([0-9.]+)"_s);
    static const QRegularExpression ramp(
        u"(Linear|Exponential) Ramp-up: ([0-9.]+)\u2192([0-9.]+)"_s);
    static const QRegularExpression burstiness(u"burstiness: ([0-9.]+)"_s);
    core::RatePlan plan;
    const QString title = layout[u"title"][u"text"].toString();
    plan.requestRate = target.match(title).captured(1).toDouble();
    if (const QRegularExpressionMatch match = ramp.match(title); match.hasMatch()) {
        plan.ramp =
            match.captured(1) == "Linear"_L1 ? core::RampUp::Linear : core::RampUp::Exponential;
        plan.rampStart = match.captured(2).toDouble();
        plan.rampEnd = match.captured(3).toDouble();
    }
    for (const Json &subTitle : layout[u"annotations"].items())
        if (const auto match = burstiness.match(subTitle[u"text"].toString()); match.hasMatch())
            plan.burstiness = match.captured(1).toDouble();
    return plan;
}

// The send that comes next after `last` seconds: the earliest, and of those at the same rounded
// time the one whose interval leads there.
Sends *nextOf(const std::array<Sends *, 2> &kinds, double last)
{
    Sends *best = nullptr;
    for (Sends *kind : kinds) {
        if (kind->isDone())
            continue;
        const double time = kind->times[kind->nextTime];
        if (best == nullptr || time < best->times[best->nextTime]) {
            best = kind;
        } else if (time == best->times[best->nextTime]) {
            const double reached = last + best->intervals[best->nextInterval];
            if (std::abs(reached - time) > kRoundingS)
                best = kind;
        }
    }
    return best;
}

// Infinite intervals stand among those of the timing anomalies only; each comes before the next one
// of them.
std::vector<double> joined(Sends normal, Sends timing)
{
    std::vector<double> offsets;
    double last = 0;
    const auto take = [&](Sends &kind) {
        last += kind.intervals[kind.nextInterval++];
        offsets.push_back(last);
    };
    while (Sends *next = nextOf({&normal, &timing}, last)) {
        while (next == &timing && timing.intervals[timing.nextInterval] <= kInfiniteBelowS)
            take(timing);
        take(*next);
        ++next->nextTime;
    }
    while (timing.nextInterval < timing.intervals.size())
        take(timing);
    return offsets;
}

} // namespace

core::Result<ReadSchedule> readRateFigure(const QByteArray &json)
{
    const core::Result<Json> figure = core::readJson(json);
    if (!figure)
        return unusable(figure.error().detail);
    std::array<std::vector<double>, 5> lists;
    const std::array<QString, 5> names{nameOf(Cell::Time, Look::Normal),
        nameOf(Cell::Time, Look::Burstiness), nameOf(Cell::Time, Look::Timing),
        nameOf(Cell::Intervals, Look::Bars), nameOf(Cell::Intervals, Look::Timing)};
    for (std::size_t i = 0; i < names.size(); ++i) {
        core::Result<std::vector<double>> numbers = numbersOf(*figure, names[i]);
        if (!numbers)
            return core::fail(numbers.error());
        lists[i] = std::move(*numbers);
    }
    auto &[regular, bursts, timing, intervals, timingIntervals] = lists;
    regular.insert(regular.end(), bursts.begin(), bursts.end());
    std::ranges::sort(regular);
    const auto finite = std::ranges::count_if(
        timingIntervals, [](double interval) { return interval > kInfiniteBelowS; });
    if (intervals.empty() && timingIntervals.empty())
        return unusable(u"the figure shows no planned send"_s);
    if (regular.size() != intervals.size() || std::ssize(timing) != finite)
        return unusable(
            u"the figure does not show every planned send: anomalies were thinned out"_s);
    return ReadSchedule{planOf((*figure)[u"layout"]),
        joined({std::move(regular), std::move(intervals)},
            {std::move(timing), std::move(timingIntervals)})};
}

} // namespace aisb::report
