// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/evaluator.h"

#include <span>
#include <vector>

namespace aisb::eval {

// How often each sample was asked and what pass@k looks at. Rows are sample-major: row j * n + i is
// repeat i of sample j.
struct Repeats
{
    int n = 1;
    std::vector<int> k = {1}; // each from 1 to n
};

// Error TevalParam001 unless 0 < k <= n for every k.
[[nodiscard]] core::Result<> checkRepeats(const Repeats &repeats);

// The metrics of a data set from the verdicts of all rows: those of the evaluator, averaged over
// the repeats, then avg@n, pass@k and cons@k where there are flags. options.isReference groups
// repeats as the reference does and drops all but the last repeat of evaluators without
// details. verdicts is not empty, its size a multiple of n. Source: spec/accuracy.md 4.2.
[[nodiscard]] core::Json combineReplicas(const Evaluator &evaluator,
    std::span<const Verdict> verdicts, const Repeats &repeats, const EvalOptions &options);

// Rows whose verdicts make up group g, in the order of its lists.
[[nodiscard]] std::vector<qint64> rowsOfGroup(
    qint64 group, qint64 rows, int n, const EvalOptions &options);

// One entry of the details list: example_abbr, for repeats the group's own numbers, then every key
// of the members' details as a list. Source: spec/accuracy.md 4.2 step 8.
[[nodiscard]] core::Json groupDetails(
    const QString &exampleAbbr, std::span<const Verdict> members, const Repeats &repeats);

} // namespace aisb::eval
