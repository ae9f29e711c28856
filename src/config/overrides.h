// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/notice.h"
#include "config/value.h"
#include "core/result.h"
#include "core/runoptions.h"

#include <vector>

namespace aisb::config {

// The model options of spec/workflow.md 1.7 and ours, written into every service model of root. An
// option of 1.7 changes only keys that exist; one that changes nothing gives a warning.
void overrideModels(Value &root, const core::RunOptions &options, std::vector<Notice> &notices);

// --request-count, --input-length, --output-length and --seed, written into every Synthetic data
// set of root. Error: a length that is not in the notation of the options.
[[nodiscard]] core::Result<> overrideSynthetic(
    Value &root, const core::RunOptions &options, std::vector<Notice> &notices);

// --input-path in place of the path of the data sets. Error TmanCmd002 when there is none to
// replace, or when they are read from different places.
[[nodiscard]] core::Result<> overrideInputPath(Value &root, const core::RunOptions &options);

// {Method, Params} for "128", "uniform:1:200", "gaussian:100:400:1:200", "zipf:1.5:1:200". option
// names it in errors.
[[nodiscard]] core::Result<Value> lengthConfig(const QString &option, const QString &given);

} // namespace aisb::config
