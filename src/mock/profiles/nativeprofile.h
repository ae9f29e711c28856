// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mock/profiles/profile.h"

#include <optional>

namespace aisb::mock {

// The endpoints that are not OpenAI's: of the simulator, TGI, Triton, MindIE, VITA and early vLLM.
// Nothing when the path is none of the profile's. Source: spec/models.md 12-15, 18.2-18.4.
[[nodiscard]] std::optional<Reply> answerNative(const RequestContext &context);

// An error in the words of the profile's service.
[[nodiscard]] Reply nativeError(Profile profile, int status, const QByteArray &message);

} // namespace aisb::mock
