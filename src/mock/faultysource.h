// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mock/activefaults.h"
#include "mock/reply.h"

namespace aisb::mock {

// Puts the knobs that change what is said (errors in mid-stream, bad JSON, bad UTF-8, NaN, size,
// missing [DONE]) into a reply: around its stream, or into its body as if that were event 1.
void applyContentFaults(Reply &reply, const ActiveFaults &faults);

// Adds a member at the end of a JSON object text; anything else stays as it is.
void addMember(QByteArray &json, QByteArrayView key, QByteArrayView value, bool isSpaced);

} // namespace aisb::mock
