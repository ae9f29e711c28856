// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/json.h"
#include "net/transport.h"

#include <optional>

namespace aisb::net {

// The message of an error body of any known shape: error.message, error (text), message, detail
// (text, or anything else as JSON). Nothing when the value has none of them. Source:
// spec/models.md 4.2.
[[nodiscard]] std::optional<QString> messageOf(const core::Json &body);

// The message when a 200 answer or event is an error object: a truthy "error", or "object":"error".
[[nodiscard]] std::optional<QString> errorObjectMessage(const core::Json &value);

// "HTTP 400 Bad Request: <message>", "HTTP 302 redirected to <URL>". Source:
// spec/models.md 3.5, 4.2.
[[nodiscard]] QString httpFailureText(const HttpReply &reply);

// The first count characters of bytes, bad UTF-8 replaced.
[[nodiscard]] QString excerpt(QByteArrayView bytes, qsizetype count);

// The whole body as UTF-8 without BOM and surrounding blanks; a charset of the content type is
// undone.
[[nodiscard]] QByteArray bodyText(const HttpReply &reply);

} // namespace aisb::net
