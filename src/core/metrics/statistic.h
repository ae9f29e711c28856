// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

#include <span>
#include <vector>

namespace aisb::core {

// One column of the metric table. text is the spelling the user gave ("P05", "P99.9") and heads the
// column.
struct Statistic
{
    enum class Kind
    {
        Average,
        Min,
        Max,
        Percentile
    };
    Kind kind = Kind::Average;
    double percentile = 0; // 0 to 100, for Kind::Percentile; Median is percentile 50
    QString text;

    bool operator==(const Statistic &) const = default;
};

// The columns of the reference: Average Min Max Median P75 P90 P99.
[[nodiscard]] std::vector<Statistic> defaultStatistics();

struct StatisticList
{
    std::vector<Statistic> statistics;
    std::vector<QString> warnings; // what was dropped or cut and why
};

enum class StatisticRules
{
    Ours, // any number of entries, P0 to P100 with fractions (P99.9)
    Reference, // at most 8 entries, P1 to P99, whole numbers. Source: spec/perf.md 1.4
};

// Unknown entries are dropped with a warning; repeated ones yield one column; nothing left gives
// Average alone; an empty list gives the default one.
[[nodiscard]] StatisticList parseStatistics(const QStringList &texts, StatisticRules rules);

// The mean with the summation order of spec/perf.md 6.4 (blocks of 8192, eight lanes), so that
// digits match. 0 if empty.
[[nodiscard]] double averageOf(std::span<const double> values);
// As averageOf, the sum.
[[nodiscard]] double sumOf(std::span<const double> values);
// sumOf() of values that come one part after another, to the digit.
class RunningSum
{
public:
    void add(std::span<const double> values);
    [[nodiscard]] double value() const;

private:
    std::vector<double> m_block; // what the next block begins with
    double m_full = 0; // of the blocks before
};
// Linear interpolation on ascending values: spec/perf.md 6.1 and 6.4. 0 if empty.
[[nodiscard]] double percentileOf(std::span<const double> ascending, double percentile);

// Any list of statistics of one population, in a time linear in its size.
[[nodiscard]] std::vector<double> evaluate(
    std::span<const Statistic> statistics, std::vector<double> values);

} // namespace aisb::core
