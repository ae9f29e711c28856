// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/accuracysummary.h"

#include <QString>

namespace aisb::run {

// The files that tell how one model did on one data set; empty = absent.
struct PairFiles
{
    QString predictions; // <dataset>.jsonl, or the .json of old folders
    QString failed; // <dataset>_failed.jsonl
    QString result; // <dataset>.json
    QString rightCounts; // where the details do not say what was right
    int repeats = 1; // requests for each row
};

// What the files say, for a summary. The right counts of a scoring just done spare reading those of
// the details. Results are read once for their verdicts, predictions not at all; a broken file is a
// note. Blocking.
[[nodiscard]] report::SummaryResult readPairResult(
    const PairFiles &files, const std::optional<core::RightCounts> &justCounted = {});

} // namespace aisb::run
