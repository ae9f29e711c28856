// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/comparisonwords.h"

#include "gui/models/comparisonmodel.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

// Carries the translation context of this file.
class ComparisonWords
{
    Q_DECLARE_TR_FUNCTIONS(ComparisonWords)
};

QString partText(const core::WorkloadDifference &difference)
{
    const QString &before = difference.before;
    const QString &after = difference.after;
    switch (difference.part) {
    case core::WorkloadPart::Data:
        return ComparisonWords::tr("data sets %1 instead of %2").arg(after, before);
    case core::WorkloadPart::RequestCount:
        return ComparisonWords::tr("%1 requests instead of %2").arg(after, before);
    case core::WorkloadPart::InputLength:
        return ComparisonWords::tr("%1 input tokens on average instead of %2").arg(after, before);
    case core::WorkloadPart::OutputLength:
        return ComparisonWords::tr("%1 output tokens on average instead of %2").arg(after, before);
    case core::WorkloadPart::Load:
        return ComparisonWords::tr("load %1 instead of %2").arg(after, before);
    case core::WorkloadPart::Streaming:
        break;
    }
    return ComparisonWords::tr("streaming %1 instead of %2").arg(after, before);
}

// The clear change to say first: of throughput, else the largest of a typical latency or a score.
const core::ComparedRow *leadingRow(
    const core::Comparison &comparison, std::size_t section, std::size_t *experiment)
{
    const core::ComparedRow *best = nullptr;
    double largest = 0;
    for (const core::ComparedRow &row : comparison.sections[section].rows) {
        const bool isTypical = row.family == core::RowFamily::Score || row.statistic.isEmpty()
            || row.statistic == "P50"_L1;
        for (std::size_t i = 0; i < row.values.size() && isTypical; ++i) {
            const auto &change = row.values[i].change;
            const bool isClear = change && change->percent
                && (change->verdict == core::Verdict::Better
                    || change->verdict == core::Verdict::Worse);
            if (isClear && std::abs(*change->percent) > largest) {
                largest = std::abs(*change->percent);
                best = &row;
                *experiment = i;
            }
        }
        if (best && best->metric == "OutputTokenThroughput"_L1) {
            return best;
        }
    }
    return best;
}

} // namespace

QString headlineOf(const core::Comparison &comparison, std::size_t section)
{
    std::size_t experiment = 0;
    const core::ComparedRow *row = leadingRow(comparison, section, &experiment);
    if (!row) {
        return ComparisonWords::tr("No clear difference.");
    }
    const core::Change change = row->values[experiment].change.value_or(core::Change());
    const double percent = change.percent.value_or(0);
    const QString text = percent > 0 ? ComparisonWords::tr("%1: %2 is %3 % higher.")
                                     : ComparisonWords::tr("%1: %2 is %3 % lower.");
    return text.arg(core::ComparedExperiment::letter(experiment), comparedLabel(*row),
        QString::number(std::abs(percent), 'f', 1));
}

QString tallyOf(const core::Comparison &comparison, std::size_t section)
{
    int better = 0;
    int worse = 0;
    for (const core::ComparedRow &row : comparison.sections[section].rows) {
        for (const core::ComparedValue &value : row.values) {
            better += value.change && value.change->verdict == core::Verdict::Better ? 1 : 0;
            worse += value.change && value.change->verdict == core::Verdict::Worse ? 1 : 0;
        }
    }
    return ComparisonWords::tr("Rows better: %1, worse: %2.").arg(better).arg(worse);
}

QStringList workloadLines(const core::Comparison &comparison)
{
    QStringList lines;
    for (const core::WorkloadDifference &difference : comparison.workload) {
        QString line = u"%1: %2"_s.arg(
            core::ComparedExperiment::letter(difference.experiment), partText(difference));
        if (!difference.spoils.isEmpty()) {
            line += ComparisonWords::tr(" (spoils %1)").arg(difference.spoils.join(u", "_s));
        }
        lines << line;
    }
    return lines;
}

} // namespace aisb::gui
