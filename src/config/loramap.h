// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QHash>
#include <QString>

namespace aisb::config {

// Which row of a data set goes to which LoRA adapter: {"<row>": "<adapter>"} in a JSON file of at
// most 64 MiB. Errors: UtilsCfg002 with file, place and expectation. Source: spec/models.md 16.2.
[[nodiscard]] core::Result<QHash<int, QString>> readLoraMap(const QString &path);

} // namespace aisb::config
