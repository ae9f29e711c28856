// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/backends/vllmchat.h"

#include "net/backends/openaireader.h"
#include "net/backends/requestbuilder.h"
#include "net/backends/textrequest.h"
#include "net/promptparser.h"

namespace aisb::net {

using namespace Qt::StringLiterals;

namespace {

// A user's members are merged and win. Source: spec/models.md 9.1, D-21.
core::Json streamOptions(const core::Json &kwargs)
{
    core::Json options = core::Json::object();
    options.set(u"include_usage"_s, true);
    addGenerationKwargs(options, kwargs[u"stream_options"]);
    return options;
}

core::Json bodyFor(const core::ModelSpec &model, const core::Json &messages)
{
    core::Json body = core::Json::object();
    body.set(u"stream"_s, model.isStream);
    body.set(u"messages"_s, messages);
    if (model.isStream)
        body.set(u"stream_options"_s, core::Json());
    addGenerationKwargs(body, model.generationKwargs);
    const core::Json *users = model.generationKwargs.find(u"stream_options");
    if (model.isStream && (!users || users->isObject()))
        body.set(u"stream_options"_s, streamOptions(model.generationKwargs));
    return body;
}

} // namespace

const BackendInfo &VllmChatBackend::describe() const
{
    static const BackendInfo info{.backend = core::Backend::VllmChat,
        .id = "vllm_chat"_L1,
        .title = "OpenAI-compatible chat"_L1,
        .takesMessages = true,
        .takesMedia = true,
        .ratesPrompts = true,
        .discoversModel = true,
        .maxTokensField = "max_tokens"_L1};
    return info;
}

QString VllmChatBackend::endpoint(const core::ModelSpec &model) const
{
    Q_UNUSED(model)
    return u"v1/chat/completions"_s;
}

core::Result<PreparedRequest> VllmChatBackend::makeRequest(
    const core::ModelSpec &model, const core::Case &item, const RequestContext &context) const
{
    if (const core::Result<> checked = checkGenerationKwargs(model); !checked)
        return core::fail(checked.error());
    const core::Result<int> limit = outputLimit(model, item);
    if (!limit)
        return core::fail(limit.error());
    const core::Json &metaTemplate =
        model.metaTemplate.isNull() ? defaultChatTemplate() : model.metaTemplate;
    core::Result<core::Json> parsed = parseRolePrompt(
        item.prompt, metaTemplate, context.isRating ? ParseMode::Ppl : ParseMode::Gen);
    if (!parsed)
        return core::fail(parsed.error());
    core::Json messages = messagesFromPrompt(*parsed);
    core::Json body = bodyFor(model, messages);
    body.set(limitField(model, describe()), *limit);
    const QString adapter = adapterFor(model, item, context);
    body.set(u"model"_s, adapter.isEmpty() ? model.model : adapter);
    if (context.isRating)
        body.set(u"prompt_logprobs"_s, 0);
    if (model.returnsToolCalls && item.tools.isTruthy())
        body.set(u"tools"_s, item.tools);
    core::Result<PreparedRequest> request =
        makePromptRequest(*this, model, context, messages, body);
    if (request)
        request->originPrompt = std::move(*parsed);
    return request;
}

std::unique_ptr<PayloadReader> VllmChatBackend::makeReader(
    const core::ModelSpec &model, const core::Json &input) const
{
    Q_UNUSED(input)
    return std::make_unique<OpenAiReader>(OpenAiApi::Chat, model);
}

} // namespace aisb::net
