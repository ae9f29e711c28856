// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/ticks.h"

#include "core/text/format.h"

#include <array>
#include <cmath>

namespace aisb::gui {

namespace {

constexpr std::array kNice{1.0, 2.0, 5.0, 10.0};
constexpr int kMaxTicks = 200;

QString labelOf(const AxisSpec &axis, double value, int decimals)
{
    return axis.format ? axis.format(value) : core::displayDecimal(value, decimals);
}

std::vector<Tick> linearTicks(const AxisSpec &axis, const Interval &shown, int count)
{
    const double step = niceStep(shown.length(), count);
    const int decimals = decimalsOf(step);
    std::vector<Tick> ticks;
    const double first = std::ceil(shown.from / step - 1e-9);
    for (double n = first; n * step <= shown.to + step * 1e-9; ++n) {
        const double value = n * step == 0 ? 0 : n * step;
        ticks.push_back({value, labelOf(axis, value, decimals)});
        if (ticks.size() > kMaxTicks) {
            break;
        }
    }
    return ticks;
}

std::vector<Tick> namedTicks(const AxisSpec &axis, const Interval &shown)
{
    std::vector<Tick> ticks;
    const auto count = static_cast<std::size_t>(axis.names.size());
    for (std::size_t i = count; i-- > 0;) {
        const double place = namedPlace(i, count);
        if (shown.contains(place)) {
            ticks.push_back({place, axis.names[static_cast<qsizetype>(i)]});
        }
    }
    return ticks;
}

std::vector<Tick> logTicks(const AxisSpec &axis, const Interval &shown, int count)
{
    const double decades = std::log10(shown.to / shown.from);
    const bool isDense = decades * 3 <= std::max(count, 3) * 1.5;
    std::vector<Tick> ticks;
    const int first = static_cast<int>(std::floor(std::log10(shown.from)));
    const int last = static_cast<int>(std::ceil(std::log10(shown.to)));
    const int stride = std::max(1, static_cast<int>(std::ceil(decades / std::max(count, 1))));
    for (int exponent = first; exponent <= last && ticks.size() < kMaxTicks; ++exponent) {
        const double decade = std::pow(10.0, exponent);
        for (const double factor : {1.0, 2.0, 5.0}) {
            const double value = decade * factor;
            if (value < shown.from * (1 - 1e-9) || value > shown.to * (1 + 1e-9)) {
                continue;
            }
            const bool isLabelled = factor == 1.0 ? (exponent - first) % stride == 0 : isDense;
            const int decimals =
                value < 1 ? static_cast<int>(std::ceil(-std::log10(value) - 1e-9)) : 0;
            ticks.push_back({value, isLabelled ? labelOf(axis, value, decimals) : QString()});
        }
    }
    return ticks;
}

Interval niceLogRange(const Interval &data)
{
    const double from = data.from > 0 ? data.from : std::max(data.to, 1e-6) / 1e3;
    const double to = std::max(data.to, from * 2);
    const auto down = [](double value) {
        const double decade = std::pow(10.0, std::floor(std::log10(value)));
        const double mantissa = value / decade;
        return decade * (mantissa >= 5 ? 5 : mantissa >= 2 ? 2 : 1);
    };
    const auto up = [](double value) {
        const double decade = std::pow(10.0, std::floor(std::log10(value)));
        const double mantissa = value / decade;
        return decade * (mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10);
    };
    return {down(from), up(to)};
}

} // namespace

double niceStep(double length, int count)
{
    if (!(length > 0) || !std::isfinite(length)) {
        return 1;
    }
    const double rough = length / std::max(count, 1);
    const double decade = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : kNice) {
        if (factor * decade >= rough * (1 - 1e-9)) {
            return factor * decade;
        }
    }
    return 10 * decade;
}

int decimalsOf(double step)
{
    if (!(step > 0)) {
        return 0;
    }
    return std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 9);
}

std::vector<Tick> ticksOf(const AxisSpec &axis, const Interval &shown, int count)
{
    if (!(shown.length() > 0) || !std::isfinite(shown.length())) {
        return {};
    }
    if (!axis.names.isEmpty()) {
        return namedTicks(axis, shown);
    }
    return axis.isLog && shown.from > 0 ? logTicks(axis, shown, count)
                                        : linearTicks(axis, shown, count);
}

Interval niceRange(const AxisSpec &axis, const Interval &data, std::optional<Interval> current)
{
    if (axis.fixed) {
        return *axis.fixed;
    }
    if (axis.isLog) {
        return niceLogRange(data);
    }
    Interval range = data;
    if (axis.startsAtZero) {
        range = {std::min(0.0, data.from), std::max(0.0, data.to)};
    }
    if (!(range.length() > 0)) {
        const double pad = range.to == 0 ? 1 : std::abs(range.to) * 0.1;
        range = {axis.startsAtZero ? std::min(0.0, range.from) : range.from - pad, range.to + pad};
    }
    const bool isKept = current && range.from >= current->from && range.to <= current->to
        && range.length() > current->length() / 2;
    if (isKept) {
        return *current;
    }
    const double step = niceStep(range.length() * 1.04, 5) / 2;
    const double to = std::ceil(range.to * (range.to > 0 ? 1.02 : 1) / step) * step;
    const double from = range.from >= 0 && axis.startsAtZero
        ? 0
        : std::floor((range.from - range.length() * 0.02) / step) * step;
    return {from, to};
}

} // namespace aisb::gui
