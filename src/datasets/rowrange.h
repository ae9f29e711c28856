// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/text/json.h"

#include <QString>

#include <optional>
#include <vector>

namespace aisb::datasets {

// The rows a reader_cfg.test_range leaves of rowCount, in order: Python slices in brackets, one
// after the other,
// "[10:][:5]" or "[::-1]". Empty text = all rows. Error DsetCfg001. Source: spec/workflow.md 2.6.
[[nodiscard]] core::Result<std::vector<qint64>> rowsInRange(const QString &range, qint64 rowCount);

// What a train_range or test_range of any kind leaves of a split.
struct RangeChoice
{
    std::optional<std::vector<qint64>> rows; // absent: all of them
    QString note; // why the range was not used, for the log; empty when it was
};

// range: slices as above; a number of rows, or a share between 0 and 1, taken after the rows were
// shuffled as Python's random.Random(number of rows) does. What is unreadable or out of range
// leaves all rows. Source: spec/accuracy.md 7.8.
[[nodiscard]] RangeChoice chooseRange(const core::Json &range, qint64 rowCount);

} // namespace aisb::datasets
