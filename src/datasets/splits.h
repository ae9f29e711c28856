// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/runspec.h"
#include "datasets/dataset.h"
#include "datasets/rowtable.h"

#include <optional>

namespace aisb::datasets {

// The rows a data set entry stands for, after reader_cfg: train_split/test_split chosen,
// train_range and test_range applied. Rows are not repeated (the key n is the caller's).
struct Splits
{
    RowView
        train; // in-context examples come from here; the test rows when the reader has one split
    RowView test;
    std::optional<quint64>
        seed; // with which lengths or rows were drawn; absent = nothing was random
    QStringList notes; // for the log
};

// Reads the files of a data set entry with the reader of its class. Blocking, thread-safe. Errors:
// DsetFile001 (missing files: names all of them, the layout expected and where the data comes
// from), DsetData002/005/006 (file, line, field, expectation), DsetCfg001, DsetParam004,
// UtilsMatch001 (no reader for that class). Source: spec/accuracy.md 7.8, 11, 12.
[[nodiscard]] core::Result<Splits> loadSplits(
    const core::DatasetSpec &spec, const LoadContext &context);

} // namespace aisb::datasets
