// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record.h"
#include "core/result.h"

#include <functional>
#include <memory>
#include <vector>

namespace aisb::store {

// Called for one record after another; returns false to stop early. The record is only valid during
// the call.
using RecordVisitor = std::function<bool(const core::RequestRecord &)>;

// Visits all records of one group in record order, holding one at a time; may be called any number
// of times and gives the same records each time. The error is that of reading the source.
using RecordSource = std::function<core::Result<>(const RecordVisitor &)>;

// Records that are in memory anyway.
[[nodiscard]] RecordSource recordsOf(
    std::shared_ptr<const std::vector<core::RequestRecord>> records);

} // namespace aisb::store
