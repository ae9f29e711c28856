// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/accuracyresult.h"

#include <QHash>

namespace aisb::report {

// What a group comes to for one model.
struct GroupScores
{
    std::vector<core::Score> scores; // empty unless every member has results
    QStringList missing; // members without the results wanted of them
    QString error; // of the raw results: "missing metrics: [...]"; empty = none
};

// scores: of the model, by data set and earlier group. Metrics a member has as text are left out.
// Standard errors are those of independent members. Pure. Source: spec/accuracy.md 6.2.
[[nodiscard]] GroupScores groupScores(
    const core::SummaryGroup &group, const QHash<QString, std::vector<core::Score>> &scores);

} // namespace aisb::report
