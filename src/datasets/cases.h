// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/casesource.h"
#include "core/result.h"
#include "core/runspec.h"
#include "datasets/promptbuilder.h"
#include "datasets/splits.h"

#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace aisb::datasets {

// The cases of one data set, ready to be sent. Rows are not repeated: the key n and the number of
// answers to a request are the caller's.
struct LoadedSource
{
    std::shared_ptr<const core::CaseSource> cases; // one per test row, in order; ids 0..n-1
    InferKind kind = InferKind::Generation;
    std::vector<core::Json> labels; // perplexity labels, in the order they are sent
    RowView test; // the rows behind the cases
    std::optional<quint64> seed; // with which rows or lengths were drawn; absent = nothing random
    QStringList notes; // for the log
};

// loadSplits() and a PromptBuilder over the test rows. A case is made when it is asked for, so
// memory does not grow with the prompts; every prompt is made once while loading, so that what is
// wrong with one of them is an error here. Blocking, thread-safe. Errors: those of loadSplits() and
// PromptBuilder, DsetData002 (no row left). context.maxTextBytes has no meaning here.
[[nodiscard]] core::Result<LoadedSource> loadCaseSource(
    const core::DatasetSpec &spec, const LoadContext &context);

} // namespace aisb::datasets
