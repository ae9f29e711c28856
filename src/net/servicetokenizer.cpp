// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/servicetokenizer.h"

#include "net/backends/errortext.h"
#include "net/backends/requestbuilder.h"
#include "net/qnamtransport.h"

#include <QPromise>

namespace aisb::net {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;
using core::Result;

namespace {

const QString kVersion = u"v1/"_s;
const QString kEndpoint = u"tokenize"_s;
constexpr int kIdleLimitMs = 10'000;
constexpr int kTotalLimitMs = 30'000;
constexpr qint64 kMaxResponseBytes = 64LL * 1024 * 1024; // the ids come along
constexpr qsizetype kBodyCharacters = 500;

Json bodyOf(const core::ModelSpec &model, const Json &input, ServiceTokenizer::Text kind)
{
    const bool isPrompt = kind == ServiceTokenizer::Text::Prompt;
    Json body = Json::object();
    body.set(u"model"_s, model.model);
    if (input.isArray()) {
        body.set(u"messages"_s, input);
        body.set(u"add_generation_prompt"_s, true);
    } else {
        body.set(u"prompt"_s, input.toString());
        body.set(u"add_special_tokens"_s, isPrompt);
    }
    return body;
}

void finish(QPromise<Result<qint64>> &promise, Result<qint64> result)
{
    promise.addResult(std::move(result));
    promise.finish();
}

} // namespace

Result<qint64> tokenCountFromReply(const HttpReply &reply)
{
    const auto wrong = [&](const QString &why) {
        return core::fail(ErrorCode::ModelData003,
            u"%1: %2"_s.arg(reply.url.toString(QUrl::RemoveUserInfo), why));
    };
    if (reply.failure != FailureKind::None)
        return wrong(reply.failureText);
    if (reply.status != 200)
        return wrong(httpFailureText(reply));
    const Result<Json> json = core::readJson(bodyText(reply));
    if (!json || !(*json)[u"count"].isInt() || (*json)[u"count"].toInt() < 0)
        return wrong(
            u"expected {\"count\": N}, found %1"_s.arg(excerpt(bodyText(reply), kBodyCharacters)));
    return (*json)[u"count"].toInt();
}

ServiceTokenizer::ServiceTokenizer(core::ModelSpec model, ProxySettings proxies)
    : m_transport(std::make_unique<QnamTransport>())
    , m_model(std::move(model))
    , m_proxies(std::move(proxies))
{
    m_transport->setParent(this);
}

ServiceTokenizer::~ServiceTokenizer()
{
    m_transport->cancelAll();
    m_transport->setParent(nullptr);
}

QFuture<Result<qint64>> ServiceTokenizer::count(const Json &input, Text kind)
{
    const auto promise = std::make_shared<QPromise<Result<qint64>>>();
    promise->start();
    QMetaObject::invokeMethod(
        this, [this, body = bodyOf(m_model, input, kind), promise] { send(body, promise); },
        Qt::QueuedConnection);
    return promise->future();
}

void ServiceTokenizer::send(const Json &body, const Promise &promise)
{
    if (m_isCancelled) {
        finish(*promise, core::fail(ErrorCode::ModelData003, u"stopped"_s));
        return;
    }
    Result<HttpRequest> request = buildRequest(m_model, kVersion + kEndpoint, {m_proxies, false});
    if (!request) {
        finish(*promise, core::fail(request.error()));
        return;
    }
    // Beside /v1 and not below it, however the address is written.
    QString path = request->url.path();
    path.remove(path.size() - kEndpoint.size() - kVersion.size(), kVersion.size());
    request->url.setPath(path);
    request->body = bodyBytes(body);
    request->endMarker = EndMarker::None;
    request->limits = {kTotalLimitMs, kIdleLimitMs, kIdleLimitMs, kMaxResponseBytes};
    m_transport->send(std::move(*request),
        [promise](const HttpReply &reply) { finish(*promise, tokenCountFromReply(reply)); });
}

void ServiceTokenizer::cancel()
{
    m_isCancelled = true;
    m_transport->cancelAll();
}

} // namespace aisb::net
