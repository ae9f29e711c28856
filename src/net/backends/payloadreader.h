// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record.h"
#include "core/text/json.h"
#include "net/backends/backend.h"

namespace aisb::net {

// What one JSON payload was. An error class other than None ends the reading.
struct PayloadVerdict
{
    core::EventKind kind = core::EventKind::Other;
    core::ErrorClass errorClass = core::ErrorClass::None;
    QString error;
};

// What a protocol makes of the JSON texts of one reply; one object per reply. Framing, HTTP, time
// points and completeness are the business of decodeReply().
class PayloadReader
{
public:
    virtual ~PayloadReader() = default;

    [[nodiscard]] virtual PayloadVerdict readEvent(const core::Json &event) = 0;
    [[nodiscard]] virtual PayloadVerdict readDocument(const core::Json &document) = 0;
    // Whether the events themselves said that the answer is whole. Source: spec/models.md 5.6.
    [[nodiscard]] virtual bool isComplete() const = 0;
    // Fills texts, tokens and extra of out; called once, last, with timePoints and eventKinds in
    // place.
    virtual void finish(DecodedReply &out) = 0;
};

} // namespace aisb::net
