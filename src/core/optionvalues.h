// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QLatin1String>
#include <QString>

#include <limits>

namespace aisb::core {

// Texts given for options, checked. field is the option with its dashes or a part of its value;
// every message names it in back quotes, the bound and what was given. Codes: UtilsType009 not a
// number of that kind, UtilsType010 too small, UtilsType008 too large. Source: spec/workflow.md 1.2
// note 4.

inline constexpr qint64 kNoLimit = std::numeric_limits<qint64>::max();
// Largest request count and length of a synthetic workload. Source: spec/perf.md 10.1.
inline constexpr qint64 kMaxSynthetic = 1 << 20;

struct IntegerRange
{
    qint64 min;
    qint64 max = kNoLimit;
    QLatin1String note = {}; // added to the message about the upper bound
};

[[nodiscard]] Result<qint64> integerIn(
    const QString &field, const QString &given, const IntegerRange &range);
[[nodiscard]] Result<double> numberIn(
    const QString &field, const QString &given, double min, double max);

// "128", "uniform:1:200", "gaussian:100:400:1:200", "zipf:1.5:1:200". Another notation: TmanCmd002.
[[nodiscard]] Result<> checkLength(const QString &field, const QString &given);

// "linear:5:30", "exponential:1:16": how the request rate rises, in requests per second.
struct RampText
{
    QString strategy; // "linear" or "exponential"
    double start = 0;
    double end = 0;
};
// The start is above 0, the end above 0.1 and not below the start, neither above 64000. Another
// notation: TmanCmd002. Source: spec/perf.md 9.3.
[[nodiscard]] Result<RampText> parseRamp(const QString &field, const QString &given);

// The shortest text that reads back as the same number.
[[nodiscard]] QString shortestText(double value);

} // namespace aisb::core
