// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/text/json.h"

namespace aisb::config {

// The variables of a JSON configuration with the compact form of data sets with many subsets
// written out: {"x_datasets": {"for_each": [{"name": "a"}, ...], "entry": {... "${name}" ...}}}
// becomes a list of entries, one for each object of for_each, every "${key}" in texts replaced by
// that object's text. A text that is "${key}" alone takes the value as it is. Other variables stay.
// Errors TmanCfg001: for_each is no list of objects, too many or too large entries.
[[nodiscard]] core::Result<core::Json> expandForEach(const core::Json &variables);

} // namespace aisb::config
