// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/environment.h"

#include <QString>

namespace aisb::gui {

class Settings;

// What somebody who looks into a problem wants to know, one fact a line, in English: versions,
// system, screen, processors and memory, folders, settings and the constants of runs. Never a key,
// the address of a proxy or of a service. GUI thread.
[[nodiscard]] QString diagnosticsText(
    const Settings &settings, const run::Environment &environment);

} // namespace aisb::gui
