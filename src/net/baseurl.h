// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/runspec.h"

#include <QUrl>

namespace aisb::net {

// An address composed from a model's settings.
struct ServiceUrl
{
    QUrl url;
    QString note; // for log and form: what was repaired, empty = nothing
};

// The base URL as text: url if it is not blank, else host_ip and host_port. Source:
// spec/models.md 3.1 with D-05.
[[nodiscard]] QString baseUrl(const core::ModelSpec &model);

// Where a request for endpoint ("v1/chat/completions") goes: appended to the base path, the base's
// query kept, segments the base already ends with not repeated. Errors: UtilsCfg002 for an address
// that is no http(s) URL. Source: spec/models.md 3.2 with D-05.
[[nodiscard]] core::Result<ServiceUrl> endpointUrl(
    const core::ModelSpec &model, const QString &endpoint);

// The address the requests of the model's backend go to, as text; for forms. Errors as endpointUrl.
[[nodiscard]] core::Result<QString> effectiveAddress(const core::ModelSpec &model);

} // namespace aisb::net
