// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rateseries.h"

#include <QString>

#include <vector>

namespace aisb::report {

// One item of the rate figure: what page, JSON and the table of explanations say about it. Internal
// to report.
struct RateItem
{
    enum class Cell
    {
        Time,
        Rates,
        Intervals
    };
    enum class Look
    {
        Normal,
        Timing,
        Burstiness,
        Average,
        Ramp,
        Actual,
        Bars
    };
    Cell cell = Cell::Time;
    Look look = Look::Normal;
    QString name; // without the prefix of its group
    bool isShown = true; // at first
    std::vector<core::Point> points; // of bars: none
    QString meaning; // English
    QString rule; // English: how it is computed or chosen
    QString meaningZh;
    QString ruleZh;
};

// The items of a figure, in the order of the reference. Items without points that depend on the
// run (average, ramp, actual) are left out. Source: spec/perf.md 3.9.
[[nodiscard]] std::vector<RateItem> rateItems(const core::RateFigure &figure);
// "Time - RPS: ".
[[nodiscard]] QString ratePrefix(RateItem::Cell cell);

} // namespace aisb::report
