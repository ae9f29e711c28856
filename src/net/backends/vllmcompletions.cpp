// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/backends/vllmcompletions.h"

#include "net/backends/openaireader.h"
#include "net/backends/replydecoder.h"
#include "net/backends/requestbuilder.h"
#include "net/promptparser.h"

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

core::Json bodyFor(const core::ModelSpec &model, const core::Json &prompt, int limit)
{
    core::Json body = core::Json::object();
    body.set(u"prompt"_s, prompt);
    body.set(u"stream"_s, model.isStream);
    addGenerationKwargs(body, model.generationKwargs);
    body.set(model.maxTokensField.isEmpty() ? u"max_tokens"_s : model.maxTokensField, limit);
    body.set(u"model"_s, model.model);
    if (model.isStream)
        body.set(u"stream_options"_s, streamOptions(model.generationKwargs));
    return body;
}

} // namespace

const BackendInfo &VllmCompletionsBackend::describe() const
{
    static const BackendInfo info{.backend = core::Backend::VllmCompletions,
        .id = "vllm_completions"_L1,
        .title = "OpenAI-compatible completions"_L1,
        .endpoint = "v1/completions"_L1,
        .takesMessages = false,
        .takesMedia = false,
        .discoversModel = true,
        .maxTokensField = "max_tokens"_L1};
    return info;
}

core::Result<PreparedRequest> VllmCompletionsBackend::makeRequest(
    const core::ModelSpec &model, const core::Case &item, const RequestContext &context) const
{
    if (const core::Result<> checked = checkGenerationKwargs(model); !checked)
        return core::fail(checked.error());
    const core::Result<int> limit = outputLimit(model, item);
    if (!limit)
        return core::fail(limit.error());
    const core::Result<core::Json> prompt = parseTextPrompt(item.prompt, model.metaTemplate,
        context.isRating ? ParseMode::Ppl : ParseMode::Gen,
        model.isCompatMode ? MediaInText::Drop : MediaInText::Reject);
    if (!prompt)
        return core::fail(prompt.error());
    core::Result<HttpRequest> http = buildRequest(model, describe().endpoint, context);
    if (!http)
        return core::fail(http.error());

    PreparedRequest request{std::move(*http), *prompt, {}, *prompt};
    core::Json body = bodyFor(model, *prompt, *limit);
    if (context.isRating)
        body.set(u"prompt_logprobs"_s, 0);
    request.http.body = bodyBytes(body);
    if (hasLoneSurrogate(*prompt))
        request.warnings += u"the prompt has a lone surrogate, sent as U+FFFD"_s;
    return request;
}

DecodedReply VllmCompletionsBackend::decode(
    const core::ModelSpec &model, const HttpReply &reply) const
{
    OpenAiReader reader(OpenAiApi::Completions, model);
    return decodeReply(model, reply, reader);
}

} // namespace aisb::net
