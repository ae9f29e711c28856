// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/backends/triton.h"

#include "net/backends/plaintextreader.h"
#include "net/backends/requestbuilder.h"
#include "net/backends/textrequest.h"

#include <QUrl>

namespace aisb::net {

using namespace Qt::StringLiterals;

namespace {

// "6765dbe3-790b-4f64-bbb5-8c9370cf4ae3" of 32 digits; all zeros when there are none.
QString dashed(const QString &requestId)
{
    const QString digits = requestId.leftJustified(32, u'0', true);
    return u"%1-%2-%3-%4-%5"_s.arg(
        digits.mid(0, 8), digits.mid(8, 4), digits.mid(12, 4), digits.mid(16, 4), digits.mid(20));
}

// The fields of a TensorRT-LLM ensemble. Source: spec/models.md 13, D-28.
void addTopLevel(core::Json &body, const core::ModelSpec &model, int limit)
{
    addGenerationKwargs(body, model.generationKwargs);
    body.set(model.maxTokensField.isEmpty() ? u"max_tokens"_s : model.maxTokensField, limit);
    body.set(u"stream"_s, model.isStream);
}

} // namespace

const BackendInfo &TritonBackend::describe() const
{
    static const BackendInfo info{.backend = core::Backend::Triton,
        .id = "triton"_L1,
        .title = "Triton"_L1,
        .discoversModel = true,
        .maxTokensField = "max_new_tokens"_L1};
    return info;
}

QString TritonBackend::endpoint(const core::ModelSpec &model) const
{
    const QString name = QString::fromLatin1(QUrl::toPercentEncoding(model.model));
    return u"v2/models/%1/%2"_s.arg(name, model.isStream ? u"generate_stream"_s : u"generate"_s);
}

core::Result<PreparedRequest> TritonBackend::makeRequest(
    const core::ModelSpec &model, const core::Case &item, const RequestContext &context) const
{
    return makeTextRequest(*this, model, item, context, [&](const core::Json &prompt, int limit) {
        core::Json body = core::Json::object();
        body.set(u"id"_s, dashed(context.requestId));
        body.set(u"text_input"_s, prompt);
        if (model.tritonStyle == core::TritonStyle::TopLevel)
            addTopLevel(body, model, limit);
        else
            body.set(u"parameters"_s, parametersFor(model, describe(), limit));
        return body;
    });
}

std::unique_ptr<PayloadReader> TritonBackend::makeReader(
    const core::ModelSpec &model, const core::Json &input) const
{
    Q_UNUSED(input)
    return std::make_unique<PlainTextReader>(
        model, PlainTextForm{.key = u"text_output"_s, .hasCounts = model.isDetailsTrusted});
}

} // namespace aisb::net
