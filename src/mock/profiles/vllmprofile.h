// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mock/profiles/profile.h"

namespace aisb::mock {

// vLLM's OpenAI server: completions, chat, model list, health. Source: spec/models.md 18.4, 21.1.
[[nodiscard]] Reply answerVllm(const RequestContext &context);

// {"error":{"message","type","param","code"}} with that status.
[[nodiscard]] Reply vllmError(int status, const QByteArray &message);

} // namespace aisb::mock
