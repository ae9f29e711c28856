// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/backends/requestbuilder.h"

#include "net/baseurl.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace aisb::net {

using namespace Qt::StringLiterals;
using core::ErrorCode;

namespace {

int milliseconds(double seconds)
{
    if (!(seconds > 0))
        return 0;
    const double ms = std::ceil(seconds * 1000);
    return ms < std::numeric_limits<int>::max() ? static_cast<int>(ms)
                                                : std::numeric_limits<int>::max();
}

bool isToken(const QByteArray &name)
{
    constexpr QByteArrayView kMarks = "!#$%&'*+-.^_`|~";
    return !name.isEmpty() && std::ranges::all_of(name, [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || kMarks.contains(c);
    });
}

bool isFieldText(const QString &value)
{
    return std::ranges::none_of(value, [](QChar c) { return c.unicode() < 0x20 && c != u'\t'; });
}

void setHeader(Headers &headers, const QByteArray &name, const QByteArray &value)
{
    for (auto &[key, text] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0) {
            text = value;
            return;
        }
    }
    headers.emplace_back(name, value);
}

core::Result<Headers> headersFor(const core::ModelSpec &model, const RequestContext &context)
{
    Headers headers{{"Content-Type", "application/json"}, {"Accept", "*/*"},
        {"Accept-Language", "*"}, {"User-Agent", userAgent()}};
    if (context.asksForIdentity)
        headers.emplace_back("Accept-Encoding", "identity");
    if (!model.apiKey.isEmpty()) {
        const QString key = model.apiKey.reveal().trimmed();
        if (!isFieldText(key))
            return core::fail(ErrorCode::UtilsCfg002, u"api_key: must not contain line breaks"_s);
        headers.emplace_back("Authorization", "Bearer " + key.toUtf8());
    }
    for (const auto &[name, value] : model.extraHeaders) {
        if (!isToken(name.toUtf8()) || !isFieldText(value))
            return core::fail(ErrorCode::UtilsCfg002,
                u"extra_headers: \"%1\" is no valid header name or its value no text"_s.arg(name));
        setHeader(headers, name.toUtf8(), value.toUtf8());
    }
    return headers;
}

bool hasLoneSurrogate(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text[i].isSurrogate())
            continue;
        const bool isPair =
            text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (!isPair)
            return true;
        ++i;
    }
    return false;
}

} // namespace

QByteArray userAgent()
{
    return "AISBenchStudio/" AISB_VERSION;
}

core::Result<HttpRequest> buildRequest(
    const core::ModelSpec &model, const QString &endpoint, const RequestContext &context)
{
    if (context.prototype)
        return *context.prototype;
    const core::Result<ServiceUrl> address = endpointUrl(model, endpoint);
    if (!address)
        return core::fail(address.error());
    core::Result<Headers> headers = headersFor(model, context);
    if (!headers)
        return core::fail(headers.error());
    const core::Result<QUrl> proxy = proxyFor(model.proxy, address->url, context.proxies);
    if (!proxy)
        return core::fail(proxy.error());

    HttpRequest request;
    request.url = address->url;
    request.headers = std::move(*headers);
    request.tls = model.tls;
    request.proxy = *proxy;
    request.socketPath = model.unixSocket;
    request.limits.totalMs = milliseconds(model.requestTimeoutS);
    request.limits.connectMs = milliseconds(model.connectTimeoutS);
    request.limits.idleMs = milliseconds(model.idleTimeoutS);
    request.limits.maxResponseBytes = model.maxResponseBytes;
    request.endMarker = model.isStream ? EndMarker::Done : EndMarker::None;
    return request;
}

core::Result<int> outputLimit(const core::ModelSpec &model, const core::Case &item)
{
    const int limit = item.maxOutLen.value_or(0) != 0 ? *item.maxOutLen : model.maxOutLen;
    if (limit <= 0)
        return core::fail(
            ErrorCode::ModelData002, u"max_out_len must be positive, found %1"_s.arg(limit));
    return limit;
}

QString adapterFor(
    const core::ModelSpec &model, const core::Case &item, const RequestContext &context)
{
    const bool isPlain = !context.isRating && !context.isDialogue && item.tools.isNull();
    return isPlain ? model.loraAdapters.value(item.id) : QString();
}

QString limitField(const core::ModelSpec &model, const BackendInfo &backend)
{
    return model.maxTokensField.isEmpty() ? QString(backend.maxTokensField) : model.maxTokensField;
}

core::Result<> checkGenerationKwargs(const core::ModelSpec &model)
{
    if (model.generationKwargs.find(u"stream"))
        return core::fail(ErrorCode::UtilsCfg002,
            u"generation_kwargs: must not contain \"stream\"; use the model's own key \"stream\""_s);
    return {};
}

void addGenerationKwargs(core::Json &body, const core::Json &kwargs)
{
    for (const core::Json::Member &member : kwargs.members())
        body.set(member.first, member.second);
}

core::Json parametersFor(const core::ModelSpec &model, const BackendInfo &backend, int limit)
{
    core::Json parameters = core::Json::object();
    addGenerationKwargs(parameters, model.generationKwargs);
    parameters.set(limitField(model, backend), limit);
    return parameters;
}

QByteArray bodyBytes(const core::Json &body)
{
    core::JsonWriteOptions options;
    options.escapeNonAscii = true;
    return core::writeJson(body, options);
}

bool hasLoneSurrogate(const core::Json &value)
{
    if (value.isString())
        return hasLoneSurrogate(value.toString());
    return std::ranges::any_of(value.items(), [](const core::Json &item) {
        return hasLoneSurrogate(item);
    }) || std::ranges::any_of(value.members(), [](const core::Json::Member &member) {
        return hasLoneSurrogate(member.first) || hasLoneSurrogate(member.second);
    });
}

} // namespace aisb::net
