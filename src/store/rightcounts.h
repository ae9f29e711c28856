// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/scorespread.h"

#include <QString>

#include <optional>

namespace aisb::store {

// How often each sample was answered right, beside a results file without details: what the
// standard error of a score needs. {"samples_by_right": [wrong, right]}, one entry more with every
// repeat. A hint, not a result: readers check that it leads to the score they have.

// Replaces the file. Errors: CalcFile001.
[[nodiscard]] core::Result<> writeRightCounts(const QString &path, const core::RightCounts &counts);
// Nothing for a file that is absent, larger than 1 MiB or does not hold what it should.
[[nodiscard]] std::optional<core::RightCounts> readRightCounts(const QString &path);

} // namespace aisb::store
