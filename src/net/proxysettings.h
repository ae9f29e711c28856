// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>
#include <QUrl>

namespace aisb::net {

// The proxy variables of the environment as the program found them; libraries do not read the
// environment.
struct ProxySettings
{
    QString http; // HTTP_PROXY or http_proxy
    QString https; // HTTPS_PROXY or https_proxy
    QString noProxy; // NO_PROXY or no_proxy: names, suffixes, addresses, "*"
};

// The proxy for target, an empty URL for a direct connection. setting is the model's "proxy" key:
// "system" (loopback and NO_PROXY hosts go direct), "none", or a URL (loopback goes direct all the
// same). Errors: UtilsCfg002 for a text that is no http(s) or socks5 URL. Source:
// spec/models.md 3.5.
[[nodiscard]] core::Result<QUrl> proxyFor(
    const QString &setting, const QUrl &target, const ProxySettings &system);

// Whether the host names this machine: localhost, 127.0.0.0/8, ::1.
[[nodiscard]] bool isLoopbackHost(const QString &host);

} // namespace aisb::net
