// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/accuracyresult.h"
#include "core/comparison/comparison.h"

#include <optional>
#include <span>
#include <vector>

namespace aisb::core {

// How one case of a data set came out.
struct JudgedCase
{
    qint64 id = 0;
    double right = 0; // share of its repeats
    bool operator==(const JudgedCase &) const = default;
};

// Cases by ascending id, each once.
using JudgedCases = std::vector<JudgedCase>;

// The cases both lists have, judged otherwise; lost ones first.
[[nodiscard]] FlippedCases flippedCases(const JudgedCases &before, const JudgedCases &after);

// The change of a score from before to after. Values are in their own unit; scale turns a share of
// 0 to 1 into it (100 for percent). Paired when nearly all cases (95 %) are in both lists: McNemar
// and the interval of paired shares, of paired means where cases were repeated. Else both are taken
// as independent: Newcombe's interval for right and wrong, the standard errors of the scores else.
// A change of a pair counts only where test and interval agree.
struct ScoreSide
{
    std::optional<double> value;
    std::optional<double> standardError; // in the unit of value
    const JudgedCases *cases = nullptr; // none: unknown
};
[[nodiscard]] std::optional<Change> compareScores(const ScoreSide &before, const ScoreSide &after,
    double scale, const ComparisonOptions &options);

} // namespace aisb::core
