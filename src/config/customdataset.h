// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/value.h"
#include "core/result.h"

#include <QString>

#include <optional>

namespace aisb::config {

struct CustomDatasetRequest
{
    QString path; // .jsonl or .csv; relative to currentDir
    QString currentDir;
    std::optional<QString> metaPath;
    std::optional<QString> dataType; // "mcq", "qa"; nothing = found out from the first row
    std::optional<QString> inferMethod; // "gen"
};

// The data set entry for a data file, made from its first row alone. Paths come out absolute.
// Errors: TmanCmd002 for values that do not exist, DsetFile001 for a missing file, DsetData002 for
// an unreadable first row. Source: spec/workflow.md 2.5, spec/accuracy.md 13.
[[nodiscard]] core::Result<Value> makeCustomDataset(const CustomDatasetRequest &request);

} // namespace aisb::config
