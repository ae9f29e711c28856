// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runspec.h"

#include <QStringList>

namespace aisb::core {

// The turn a dialogue begins with: its first one, the last one when only that is asked for.
[[nodiscard]] std::size_t firstTurn(const Case &dialogue);

// The turns of a dialogue that are asked for, each with a request of its own.
[[nodiscard]] std::size_t requestsOf(const Case &dialogue);

// The prompt list of one turn: what stands before the dialogue, the rounds so far and what is asked
// now. answers: what the model said in the turns before; where it has none the reference answer
// stands. Source: spec/models.md 10.
[[nodiscard]] Json turnPrompt(const Case &dialogue, std::size_t turn, const QStringList &answers);

// One turn as the case that is sent, with the limit of the turn or else of the dialogue.
[[nodiscard]] Case turnCase(const Case &dialogue, std::size_t turn, const QStringList &answers);

} // namespace aisb::core
