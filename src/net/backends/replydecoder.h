// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/backends/payloadreader.h"

namespace aisb::net {

// Turns an exchange into verdict, time points and texts; reader understands the payloads. Pure.
// Source: spec/models.md 4.2, 5, 6.3, 21.8.
[[nodiscard]] DecodedReply decodeReply(
    const core::ModelSpec &model, const HttpReply &reply, PayloadReader &reader);

} // namespace aisb::net
