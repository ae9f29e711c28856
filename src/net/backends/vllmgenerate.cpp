// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/backends/vllmgenerate.h"

#include "net/backends/plaintextreader.h"
#include "net/backends/requestbuilder.h"
#include "net/backends/textrequest.h"

namespace aisb::net {

using namespace Qt::StringLiterals;

const BackendInfo &VllmGenerateBackend::describe() const
{
    static const BackendInfo info{.backend = core::Backend::VllmGenerate,
        .id = "vllm_generate"_L1,
        .title = "Early vLLM"_L1,
        .maxTokensField = "max_tokens"_L1};
    return info;
}

QString VllmGenerateBackend::endpoint(const core::ModelSpec &model) const
{
    Q_UNUSED(model)
    return u"generate"_s;
}

core::Result<PreparedRequest> VllmGenerateBackend::makeRequest(
    const core::ModelSpec &model, const core::Case &item, const RequestContext &context) const
{
    return makeTextRequest(*this, model, item, context, [&](const core::Json &prompt, int limit) {
        core::Json body = core::Json::object();
        body.set(u"prompt"_s, prompt);
        body.set(u"stream"_s, model.isStream);
        addGenerationKwargs(body, model.generationKwargs);
        body.set(limitField(model, describe()), limit);
        return body;
    });
}

std::unique_ptr<PayloadReader> VllmGenerateBackend::makeReader(
    const core::ModelSpec &model, const core::Json &input) const
{
    return std::make_unique<PlainTextReader>(model,
        PlainTextForm{.key = u"text"_s,
            .isCumulative = true,
            .isNulSeparated = true,
            .echo = input.toString()});
}

} // namespace aisb::net
