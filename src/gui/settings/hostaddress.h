// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace aisb::gui {

// Where a service listens.
struct HostAddress
{
    QString host; // without brackets
    int port = 8080;
};

// Host and port of "host", "host:port" or "[::1]:8000"; nothing when the address is a URL, empty,
// or has a port that is none. The port is 8080 when the address has none.
[[nodiscard]] std::optional<HostAddress> hostAddress(const QString &address);
// Those of a URL the form can show as host and port with TLS ("https://host:443"), else nothing.
[[nodiscard]] std::optional<HostAddress> plainTlsAddress(const QString &url);

// An IPv6 address in brackets, anything else as it is.
[[nodiscard]] QString bracketedHost(const QString &host);
[[nodiscard]] QString tlsUrl(const QString &host, int port);

// User and password taken out of a URL: they are secrets.
[[nodiscard]] QString withoutCredentials(const QString &address);

} // namespace aisb::gui
