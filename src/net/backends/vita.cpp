// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/backends/vita.h"

#include "net/backends/plaintextreader.h"
#include "net/backends/requestbuilder.h"
#include "net/backends/textrequest.h"
#include "net/promptparser.h"

namespace aisb::net {

using namespace Qt::StringLiterals;

namespace {

core::Json part(const QString &type, const QString &text)
{
    core::Json made = core::Json::object();
    made.set(u"type"_s, type);
    made.set(type, text);
    return made;
}

// An address stands by itself, a file without its scheme. Nothing for a part of another kind.
core::Json flattened(const core::Json &given)
{
    const QString type = given[u"type"].toString();
    const core::Json &value = given[type];
    if (type == "text"_L1)
        return part(type, value.toString());
    if (type != "image_url"_L1 && type != "video_url"_L1 && type != "audio_url"_L1)
        return {};
    QString address = value.isObject() ? value[u"url"].toString() : value.toString();
    if (address.startsWith("file://"_L1))
        address.remove(0, QLatin1String("file://").size());
    return part(type, address);
}

void appendParts(core::Json &parts, const core::Json &prompt)
{
    if (prompt.isString()) {
        parts.append(part(u"text"_s, prompt.toString()));
        return;
    }
    for (const core::Json &item : prompt.items()) {
        if (item.find(u"role")) { // a message: a meta template is set
            appendParts(parts, item[u"prompt"]);
        } else if (core::Json flat = flattened(item); !flat.isNull()) {
            parts.append(std::move(flat));
        }
    }
}

// The list of parts that is sent. Source: spec/models.md 15.1.
core::Json partsOf(const core::Json &prompt)
{
    core::Json parts = core::Json::array();
    appendParts(parts, prompt);
    return parts;
}

} // namespace

const BackendInfo &VitaBackend::describe() const
{
    static const BackendInfo info{.backend = core::Backend::Vita,
        .id = "vita"_L1,
        .title = "VITA"_L1,
        .takesMedia = true,
        .maxTokensField = "max_tokens"_L1};
    return info;
}

QString VitaBackend::endpoint(const core::ModelSpec &model) const
{
    Q_UNUSED(model)
    return u"generate"_s;
}

core::Result<PreparedRequest> VitaBackend::makeRequest(
    const core::ModelSpec &model, const core::Case &item, const RequestContext &context) const
{
    if (const core::Result<> checked = checkGenerationKwargs(model); !checked)
        return core::fail(checked.error());
    const core::Result<int> limit = outputLimit(model, item);
    if (!limit)
        return core::fail(limit.error());
    const core::Result<core::Json> prompt = parseRolePrompt(
        item.prompt, model.metaTemplate, context.isRating ? ParseMode::Ppl : ParseMode::Gen);
    if (!prompt)
        return core::fail(prompt.error());
    const core::Json parts = partsOf(*prompt);
    core::Json body = core::Json::object();
    body.set(u"prompt"_s, parts);
    body.set(limitField(model, describe()), *limit);
    body.set(u"stream"_s, model.isStream);
    body.set(u"model"_s, model.model);
    addGenerationKwargs(body, model.generationKwargs);
    core::Result<PreparedRequest> request = makePromptRequest(*this, model, context, parts, body);
    if (request)
        request->originPrompt = *prompt;
    return request;
}

std::unique_ptr<PayloadReader> VitaBackend::makeReader(
    const core::ModelSpec &model, const core::Json &input) const
{
    Q_UNUSED(input)
    return std::make_unique<PlainTextReader>(model, PlainTextForm{.key = u"text"_s});
}

} // namespace aisb::net
