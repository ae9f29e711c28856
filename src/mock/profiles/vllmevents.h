// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mock/activefaults.h"
#include "mock/dice.h"
#include "mock/generation.h"
#include "mock/reply.h"

namespace aisb::mock {

// What the JSON of one answer is made from.
struct VllmAnswer
{
    Generation generation;
    const MockSettings *settings = nullptr; // outlives the answer
    ActiveFaults faults;
    Dice dice;
    QByteArray id; // without its prefix
    qint64 created = 0;
};

// Role chunk, one chunk per piece and choice, usage, [DONE]. Source: spec/models.md 21.1.
[[nodiscard]] Reply streamReply(const VllmAnswer &answer);
[[nodiscard]] Reply wholeReply(const VllmAnswer &answer);

} // namespace aisb::mock
