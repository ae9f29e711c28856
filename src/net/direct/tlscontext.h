// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/runspec.h"

#include <boost/asio/ssl/context.hpp>

#include <memory>

namespace aisb::net::direct {

// What TLS connections of one model need: trust store of the system plus ca_file, client
// certificate, TLS 1.2 at least. Shared by the connections made from it. Errors: UtilsFile002 for
// files that cannot be used. Source: spec/models.md 3.5.
[[nodiscard]] core::Result<std::shared_ptr<boost::asio::ssl::context>> makeTlsContext(
    const core::TlsSpec &tls);

} // namespace aisb::net::direct
