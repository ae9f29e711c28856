// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/backends/vllmcompletions.h"

#include "net/backends/openaireader.h"
#include "net/backends/requestbuilder.h"
#include "net/backends/textrequest.h"

namespace aisb::net {

using namespace Qt::StringLiterals;

namespace {

// A user's members stay, include_usage is forced. Source: spec/models.md 8.1.
core::Json streamOptions(const core::Json &kwargs)
{
    core::Json options = core::Json::object();
    const core::Json &users = kwargs[u"stream_options"];
    if (users.isObject())
        options = users;
    options.set(u"include_usage"_s, true);
    return options;
}

} // namespace

const BackendInfo &VllmCompletionsBackend::describe() const
{
    static const BackendInfo info{.backend = core::Backend::VllmCompletions,
        .id = "vllm_completions"_L1,
        .title = "OpenAI-compatible completions"_L1,
        .takesMessages = false,
        .takesMedia = false,
        .ratesPrompts = true,
        .discoversModel = true,
        .maxTokensField = "max_tokens"_L1};
    return info;
}

QString VllmCompletionsBackend::endpoint(const core::ModelSpec &model) const
{
    Q_UNUSED(model)
    return u"v1/completions"_s;
}

core::Result<PreparedRequest> VllmCompletionsBackend::makeRequest(
    const core::ModelSpec &model, const core::Case &item, const RequestContext &context) const
{
    const QString adapter = adapterFor(model, item, context);
    return makeTextRequest(*this, model, item, context, [&](const core::Json &prompt, int limit) {
        core::Json body = core::Json::object();
        body.set(u"prompt"_s, prompt);
        body.set(u"stream"_s, model.isStream);
        addGenerationKwargs(body, model.generationKwargs);
        body.set(limitField(model, describe()), limit);
        body.set(u"model"_s, adapter.isEmpty() ? model.model : adapter);
        if (model.isStream)
            body.set(u"stream_options"_s, streamOptions(model.generationKwargs));
        if (context.isRating)
            body.set(u"prompt_logprobs"_s, 0);
        return body;
    });
}

std::unique_ptr<PayloadReader> VllmCompletionsBackend::makeReader(
    const core::ModelSpec &model, const core::Json &input) const
{
    Q_UNUSED(input)
    return std::make_unique<OpenAiReader>(OpenAiApi::Completions, model);
}

} // namespace aisb::net
