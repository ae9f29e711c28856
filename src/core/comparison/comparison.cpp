// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/comparison/comparison.h"

#include <cmath>

namespace aisb::core {

QLatin1String verdictId(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Unknown:
        return QLatin1String("unknown");
    case Verdict::Better:
        return QLatin1String("better");
    case Verdict::Worse:
        return QLatin1String("worse");
    case Verdict::Differs:
        return QLatin1String("differs");
    case Verdict::NoClearDifference:
        return QLatin1String("no clear difference");
    case Verdict::TooFewSamples:
        return QLatin1String("too few samples");
    case Verdict::NotComparable:
        return QLatin1String("not comparable");
    }
    Q_UNREACHABLE();
}

QLatin1String familyId(RowFamily family)
{
    switch (family) {
    case RowFamily::Throughput:
        return QLatin1String("Throughput");
    case RowFamily::FirstToken:
        return QLatin1String("Time to first token");
    case RowFamily::Decode:
        return QLatin1String("Decode: TPOT and ITL");
    case RowFamily::EndToEnd:
        return QLatin1String("End to end");
    case RowFamily::Workload:
        return QLatin1String("Workload check");
    case RowFamily::Score:
        return QLatin1String("Scores");
    }
    Q_UNREACHABLE();
}

Verdict verdictOf(const Change &change, Direction direction, const ComparisonOptions &options)
{
    if (!change.interval)
        return Verdict::Unknown;
    const bool isClear = change.interval->low > 0 || change.interval->high < 0;
    const bool isLarge = !change.percent || std::abs(*change.percent) >= options.minimumChange;
    if (!isClear || !isLarge)
        return Verdict::NoClearDifference;
    if (direction == Direction::Neutral)
        return Verdict::Differs;
    const bool isHigher = change.difference > 0;
    return isHigher == (direction == Direction::HigherIsBetter) ? Verdict::Better : Verdict::Worse;
}

QString ComparedRow::title() const
{
    return statistic.isEmpty() ? metric : metric + u' ' + statistic;
}

} // namespace aisb::core
