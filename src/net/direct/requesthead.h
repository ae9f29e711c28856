// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/transport.h"

#include <optional>

namespace aisb::net::direct {

// How a request line names what it asks for.
enum class TargetForm
{
    Origin, // "/v1/models"
    Absolute, // "http://host/v1/models", to a proxy
};

// Request line and headers up to the empty line. Added to those of the request unless it has them:
// Host, Content-Length, Accept-Encoding (what ResponseReader undoes), Authorization of a user name
// in the URL, Proxy-Authorization in the absolute form. nullopt when the method or a header holds a
// line break or NUL. Source: spec/models.md 3.3, 22.1.
[[nodiscard]] std::optional<QByteArray> requestHead(const HttpRequest &request, TargetForm form);

// "host:port" for the Host header and CONNECT: address literals of IPv6 in brackets, no zone.
[[nodiscard]] QByteArray authority(const QUrl &url, bool hasDefaultPort);

// The port of the URL, else the one of its scheme.
[[nodiscard]] quint16 effectivePort(const QUrl &url);

// "Basic ..." for the user name and password of the URL; empty when it has none.
[[nodiscard]] QByteArray basicCredentials(const QUrl &url);

} // namespace aisb::net::direct
