// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/backends/backend.h"

namespace aisb::net {

// Everything of a request but its body: URL, headers, TLS, proxy, limits. Errors: UtilsCfg002.
// Source: spec/models.md 3.1-3.6.
[[nodiscard]] core::Result<HttpRequest> buildRequest(
    const core::ModelSpec &model, const QString &endpoint, const RequestContext &context);

// The output limit of a case: its own if it has one, else the model's. Errors: ModelData002 when it
// is not positive. Source: spec/models.md 2.2, D-23.
[[nodiscard]] core::Result<int> outputLimit(const core::ModelSpec &model, const core::Case &item);

// The adapter a case is routed to: an entry of the model's map for its id, for plain cases only.
// Empty = the model itself. Source: spec/models.md 16.2.
[[nodiscard]] QString adapterFor(
    const core::ModelSpec &model, const core::Case &item, const RequestContext &context);

// max_tokens_field of the model, else the backend's own.
[[nodiscard]] QString limitField(const core::ModelSpec &model, const BackendInfo &backend);

// Errors: UtilsCfg002 when generation_kwargs has a "stream" of its own. Source: spec/models.md
// D-20.
[[nodiscard]] core::Result<> checkGenerationKwargs(const core::ModelSpec &model);

// Sets all members of generation_kwargs, which win over what body has already.
void addGenerationKwargs(core::Json &body, const core::Json &kwargs);

// generation_kwargs and the limit as one object, for services that want them apart from the prompt.
[[nodiscard]] core::Json parametersFor(
    const core::ModelSpec &model, const BackendInfo &backend, int limit);

// Python separators, non-ASCII escaped. Source: spec/models.md 3.4.
[[nodiscard]] QByteArray bodyBytes(const core::Json &body);

// Whether a text in value has a surrogate without its partner (sent as U+FFFD).
[[nodiscard]] bool hasLoneSurrogate(const core::Json &value);

// "AISBenchStudio/<version>".
[[nodiscard]] QByteArray userAgent();

} // namespace aisb::net
