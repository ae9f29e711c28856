// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runspec.h"
#include "core/tokenizer.h"
#include "net/backends/backend.h"

namespace aisb::net {

// The text of a prompt as sent whose tokens are counted: a prompt text as it is; of messages their
// contents one after another, for the template that joins them is the service's; nothing for
// prompts with pictures, sound or video. Source: spec/perf.md 4.7.
[[nodiscard]] QString countedPrompt(const core::Json &input);

// Tokens of that text; those around it are counted for a prompt text, for messages they are the
// template's.
[[nodiscard]] qint64 promptTokens(const core::Json &input, const core::Tokenizer &tokenizer);

// Gives a successful reply the counts the service left out, as models with a tokenizer do it:
// output instead of the number of events, without special tokens; input with those a plain text
// gets. Nothing in compat_mode. Source: spec/models.md 6.5, spec/perf.md FIX-8.
void fillTokenCounts(DecodedReply &reply, const core::Json &input, const core::ModelSpec &model,
    const core::Tokenizer &tokenizer);

// Output tokens of a successful reply with "usage" as the tokenizer counts them; -1 when the two
// cannot be compared (no usage, no text, tool calls).
[[nodiscard]] qint64 ownOutputCount(const DecodedReply &reply, const core::Tokenizer &tokenizer);

} // namespace aisb::net
