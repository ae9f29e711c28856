// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/value.h"
#include "core/result.h"

#include <QString>

namespace aisb::config {

// Completes the data sets of a CONFIG file: an entry of a path alone becomes a custom data set
// (WF-07), missing reader_cfg, infer_cfg and eval_cfg get neutral values. Leaves anything malformed
// for the checks that follow. Source: spec/workflow.md 2.4.
[[nodiscard]] core::Result<> completeDatasets(Value &root, const QString &currentDir);

} // namespace aisb::config
