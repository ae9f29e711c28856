// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record.h"
#include "core/text/json.h"
#include "net/backends/backend.h"

#include <optional>

namespace aisb::net {

// What one JSON payload was. An error class other than None ends the reading.
struct PayloadVerdict
{
    core::EventKind kind = core::EventKind::Other;
    core::ErrorClass errorClass = core::ErrorClass::None;
    QString error;
};

// What the events said about the end of the answer. Source: spec/models.md 5.6.
enum class AnswerEnd
{
    Missing, // there is more to come
    AtClose, // the protocol has no marker: whole when the body ended in order
    Marked, // the events themselves said so
};

// What a protocol makes of the JSON texts of one reply; one object per reply. Framing, HTTP, time
// points and completeness are the business of decodeReply().
class PayloadReader
{
public:
    virtual ~PayloadReader() = default;

    [[nodiscard]] virtual PayloadVerdict readEvent(const core::Json &event) = 0;
    [[nodiscard]] virtual PayloadVerdict readDocument(const core::Json &document) = 0;
    [[nodiscard]] virtual AnswerEnd end() const = 0;
    // Whether the stream is JSON texts with a NUL behind each, not an event stream.
    [[nodiscard]] virtual bool isNulSeparated() const { return false; }
    // Fills texts, tokens and extra of out; called once, last, with timePoints and eventKinds in
    // place.
    virtual void finish(DecodedReply &out) = 0;
};

// The verdict on a payload of the wrong shape, with an excerpt of it.
[[nodiscard]] PayloadVerdict shapeError(const QString &what, const core::Json &value);
// The verdict on an error object; nothing when value is none. In compat mode it is no failure.
// Source: spec/models.md 4.2, D-22.
[[nodiscard]] std::optional<PayloadVerdict> errorVerdict(const core::Json &value, bool isCompat);

} // namespace aisb::net
