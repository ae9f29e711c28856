// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/backends/backend.h"

#include <span>

namespace aisb::net {

// Every backend the program has. Adding one: a class in this folder, its value in core::Backend, a
// line in the table.
[[nodiscard]] std::span<const Backend *const> backends();
[[nodiscard]] const Backend &backendFor(core::Backend backend);

} // namespace aisb::net
