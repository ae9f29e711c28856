// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runoptions.h"
#include "gui/settings/connectionbook.h"

namespace aisb::gui {

// Address and model of the connection take the place of those of the options; the rest, the key
// too, stays. Pure.
void applyConnection(const Connection &connection, core::RunOptions &options);

// Whether requests go to the address of the connection.
[[nodiscard]] bool sendsTo(const core::RunOptions &options, const Connection &connection);

// A connection with address and model of the options, named after the host; without an id.
[[nodiscard]] Connection connectionOf(const core::RunOptions &options);

} // namespace aisb::gui
