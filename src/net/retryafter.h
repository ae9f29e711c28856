// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>

namespace aisb::net {

// Milliseconds to wait for a Retry-After value (seconds or an HTTP date), at most 60 s; 0 when it
// says nothing. Source: spec/models.md 4.2.
[[nodiscard]] int retryAfterMs(const QByteArray &value, const QDateTime &nowUtc);

} // namespace aisb::net
