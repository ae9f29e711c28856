// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/backends/backend.h"

namespace aisb::net {

// POST v1/completions of OpenAI-like services. Source: spec/models.md 8.
class VllmCompletionsBackend : public Backend
{
public:
    [[nodiscard]] const BackendInfo &describe() const override;
    [[nodiscard]] core::Result<PreparedRequest> makeRequest(const core::ModelSpec &model,
        const core::Case &item, const RequestContext &context) const override;
    [[nodiscard]] QString endpoint(const core::ModelSpec &model) const override;

protected:
    [[nodiscard]] std::unique_ptr<PayloadReader> makeReader(
        const core::ModelSpec &model, const core::Json &input) const override;
};

} // namespace aisb::net
