// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/backends/backend.h"

#include <functional>

namespace aisb::net {

// The body of one request: prompt is the parsed prompt, limit that of the output.
using TextBody = std::function<core::Json(const core::Json &prompt, int limit)>;

// A request of a backend that takes one prompt text: settings checked, prompt parsed, body made and
// written. Errors as Backend::makeRequest. Source: spec/models.md 7.4.
[[nodiscard]] core::Result<PreparedRequest> makeTextRequest(const Backend &backend,
    const core::ModelSpec &model, const core::Case &item, const RequestContext &context,
    const TextBody &body);

// The same for a prompt that is parsed already. Errors: as buildRequest().
[[nodiscard]] core::Result<PreparedRequest> makePromptRequest(const Backend &backend,
    const core::ModelSpec &model, const RequestContext &context, const core::Json &prompt,
    const core::Json &body);

} // namespace aisb::net
