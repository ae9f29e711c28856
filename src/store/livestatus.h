// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace aisb::store {

// Whether a status file in <experiment>/status_tmp names a process that is alive. Reads only,
// whoever wrote the files. Source: spec/workflow.md 8.1.
[[nodiscard]] bool hasLiveStatus(const QString &experiment);

} // namespace aisb::store
