// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/recall.h"

#include <QString>

namespace aisb::gui {

// What a form leaves out of a configuration, as a sentence in the language of the window.
[[nodiscard]] QString unsaidText(const config::Unsaid &unsaid);

} // namespace aisb::gui
