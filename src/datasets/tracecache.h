// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasets/dataset.h"
#include "datasets/trace.h"

namespace aisb::datasets {

struct SplitJob;

// The file the prompts of a trace are kept in: the one the settings name, else one beside the
// trace, named after its content (MD5) and the window. Source: spec/perf.md 10.3.
[[nodiscard]] QString promptsFile(const QString &tracePath, const QByteArray &traceMd5,
    const TraceSettings &settings, const LoadContext &context);

// A request of a trace as row of its data set and as line of that file.
[[nodiscard]] core::Json traceRow(
    const QString &prompt, int maxOutLen, std::optional<double> timestampMs);

// The rows of such a file, in its order. Errors (DsetData002, DsetData006, DsetFile001) name file,
// line and expectation.
[[nodiscard]] core::Result<> readPrompts(const QString &path, SplitJob &job);

} // namespace aisb::datasets
