// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/backends/tgi.h"

#include "net/backends/generatedtextreader.h"
#include "net/backends/requestbuilder.h"
#include "net/backends/textrequest.h"

namespace aisb::net {

using namespace Qt::StringLiterals;

const BackendInfo &TgiBackend::describe() const
{
    static const BackendInfo info{.backend = core::Backend::Tgi,
        .id = "tgi"_L1,
        .title = "TGI"_L1,
        .maxTokensField = "max_new_tokens"_L1};
    return info;
}

QString TgiBackend::endpoint(const core::ModelSpec &model) const
{
    return model.isStream ? u"generate_stream"_s : u"generate"_s;
}

core::Result<PreparedRequest> TgiBackend::makeRequest(
    const core::ModelSpec &model, const core::Case &item, const RequestContext &context) const
{
    const QString adapter = adapterFor(model, item, context);
    return makeTextRequest(*this, model, item, context, [&](const core::Json &prompt, int limit) {
        core::Json parameters = parametersFor(model, describe(), limit);
        if (!adapter.isEmpty())
            parameters.set(u"adapter_id"_s, adapter);
        core::Json body = core::Json::object();
        body.set(u"inputs"_s, prompt);
        body.set(u"parameters"_s, std::move(parameters));
        return body;
    });
}

std::unique_ptr<PayloadReader> TgiBackend::makeReader(
    const core::ModelSpec &model, const core::Json &input) const
{
    Q_UNUSED(input)
    return std::make_unique<GeneratedTextReader>(model);
}

} // namespace aisb::net
