// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mock/profiles/profile.h"

namespace aisb::mock {

// The OpenAI-compatible endpoints of Ollama: n and ignore_eos mean nothing, the end of an answer is
// a chunk of its own, completions carry usage with zeros in every chunk, and what fails in the
// middle ends without a word (knob error_object_at). Source: spec/models.md 21.5.
[[nodiscard]] Reply answerOllama(const RequestContext &context);

[[nodiscard]] Reply ollamaError(int status, const QByteArray &message);

} // namespace aisb::mock
