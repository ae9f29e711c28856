// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runoptions.h"
#include "core/text/json.h"

namespace aisb::gui {

// Options as settings keep them between two starts: {"batch-size": ["8"]}. Never a key, and no
// credentials of an address.
[[nodiscard]] core::Json draftOf(const core::RunOptions &options);
// Options that are no longer known or no longer valid keep their defaults.
[[nodiscard]] core::RunOptions optionsOfDraft(const core::Json &draft);

} // namespace aisb::gui
