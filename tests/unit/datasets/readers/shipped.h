// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runspec.h"
#include "datasets/dataset.h"

#include <QString>

#include <vector>

namespace aisb::datasets::test {

// A row as JSON text without the columns every row has, but for those the other row has as well.
[[nodiscard]] QByteArray ownColumns(const core::Json &row, const core::Json &other);

// The entries of a shipped configuration ("gsm8k/gsm8k_gen_0_shot_cot_str"). Their files lie in
// tests/data, so paths begin with "datasets/" instead of "ais_bench/datasets/".
[[nodiscard]] std::vector<core::DatasetSpec> shipped(const QString &name);
// The one whose abbr that is.
[[nodiscard]] core::DatasetSpec shipped(const QString &name, const QString &abbr);

// Looks below tests/data.
[[nodiscard]] LoadContext testData();

} // namespace aisb::datasets::test
