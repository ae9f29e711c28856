// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mock/profiles/profile.h"

namespace aisb::mock {

// The reference's simulator: OpenAI paths and /active_connections; nativeprofile.h has the others.
// Source: spec/models.md 18.2, 18.3.
[[nodiscard]] Reply answerSimulator(const RequestContext &context);

} // namespace aisb::mock
