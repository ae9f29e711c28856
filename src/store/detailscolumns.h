// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/details.h"

namespace aisb::store {

// Layout seed into one model folder. See writeDetails.
[[nodiscard]] core::Result<DetailsWritten> writeColumns(
    const QString &modelDir, const DetailsSettings &settings, const RecordSource &records);

} // namespace aisb::store
