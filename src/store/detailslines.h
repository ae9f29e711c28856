// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/details.h"

namespace aisb::store {

// Layout v3 into one model folder. See writeDetails.
[[nodiscard]] core::Result<DetailsWritten> writeLines(
    const QString &modelDir, const RecordSource &records);

} // namespace aisb::store
