// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/accuracyresult.h"

namespace aisb::core {

using namespace Qt::StringLiterals;

QString SummaryGroup::defaultMetric() const
{
    if (!metric.isEmpty())
        return metric;
    switch (kind) {
    case Kind::NaiveAverage:
        return u"naive_average"_s;
    case Kind::WeightedAverage:
        return u"weighted_average"_s;
    case Kind::HarmonicMean:
        return u"harmonic_mean"_s;
    case Kind::Sum:
        return u"sum"_s;
    case Kind::StandardDeviation:
        return u"standard_deviation"_s;
    }
    return {};
}

std::optional<double> Score::number() const
{
    if (value.isBool())
        return value.toBool() ? 1.0 : 0.0;
    if (value.isNumber())
        return value.toDouble();
    return {};
}

} // namespace aisb::core
