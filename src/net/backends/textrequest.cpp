// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/backends/textrequest.h"

#include "net/backends/requestbuilder.h"
#include "net/promptparser.h"

namespace aisb::net {

using namespace Qt::StringLiterals;

core::Result<PreparedRequest> makeTextRequest(const Backend &backend, const core::ModelSpec &model,
    const core::Case &item, const RequestContext &context, const TextBody &body)
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
    return makePromptRequest(backend, model, context, *prompt, body(*prompt, *limit));
}

core::Result<PreparedRequest> makePromptRequest(const Backend &backend,
    const core::ModelSpec &model, const RequestContext &context, const core::Json &prompt,
    const core::Json &body)
{
    core::Result<HttpRequest> http = buildRequest(model, backend.endpoint(model), context);
    if (!http)
        return core::fail(http.error());
    PreparedRequest request{std::move(*http), prompt, {}, prompt};
    request.http.body = bodyBytes(body);
    if (hasLoneSurrogate(prompt))
        request.warnings += u"the prompt has a lone surrogate, sent as U+FFFD"_s;
    return request;
}

} // namespace aisb::net
