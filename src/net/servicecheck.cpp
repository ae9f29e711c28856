// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/servicecheck.h"

#include "net/backends/catalogue.h"
#include "net/backends/errortext.h"
#include "net/backends/requestbuilder.h"
#include "net/baseurl.h"
#include "net/qnamtransport.h"

#include <QPromise>
#include <QUuid>

namespace aisb::net {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;

namespace {

constexpr int kDiscoveryLimitMs = 5000;
constexpr int kDiscoveryTotalMs = 15'000;
constexpr double kTestLimitS = 60;
constexpr qsizetype kBodyCharacters = 500;

Result<HttpRequest> discoveryRequest(const core::ModelSpec &model, const ProxySettings &proxies)
{
    RequestContext context;
    context.proxies = proxies;
    Result<HttpRequest> request = buildRequest(model, u"v1/models"_s, context);
    if (!request)
        return request;
    request->method = "GET";
    request->endMarker = EndMarker::None;
    request->limits = {kDiscoveryTotalMs, kDiscoveryLimitMs, kDiscoveryLimitMs, 64 * 1024 * 1024};
    std::erase_if(
        request->headers, [](const auto &header) { return header.first == "Content-Type"; });
    return request;
}

tl::unexpected<core::Error> noModels(const HttpReply &reply, const QString &why)
{
    return core::fail(
        ErrorCode::ModelData001, u"%1: %2"_s.arg(reply.url.toString(QUrl::RemoveUserInfo), why));
}

Headers masked(Headers headers)
{
    for (auto &[name, value] : headers) {
        const QByteArray key = name.toLower();
        if (key == "authorization" || key == "proxy-authorization")
            value = value.startsWith("Bearer ") ? "Bearer ***" : "***";
        else if (key.contains("key") || key.contains("token") || key.contains("secret")
            || key.contains("cookie"))
            value = "***";
    }
    return headers;
}

double msBetween(core::Instant from, core::Instant to)
{
    return static_cast<double>(to - from) * 1e-6;
}

bool hasText(const DecodedReply &decoded)
{
    return !decoded.content.isEmpty() || !decoded.reasoning.isEmpty()
        || decoded.extra.find(u"tool_calls") != nullptr;
}

QString successText(
    const core::ModelSpec &model, const ConnectionReport &report, const DecodedReply &decoded)
{
    if (decoded.extra.find(u"stream_downgraded"))
        return u"The service answered, but with one document instead of a stream."_s;
    if (decoded.timePoints.size() < 2)
        return u"The service answered, but the stream carried no event."_s;
    if (!hasText(decoded))
        return u"The service answered, but without any text: check that it is a service of this kind (%1)."_s
            .arg(backendFor(model.backend).describe().title);
    const QString name = report.model.isEmpty() ? QString() : u" as \"%1\""_s.arg(report.model);
    if (model.isStream)
        return u"The service streamed an answer%1 in %2 events."_s.arg(name).arg(
            decoded.timePoints.size() - 1);
    return u"The service answered%1."_s.arg(name);
}

// What was asked in vain for a model's name, and what was not asked for want of one.
QString noModelText(core::ModelSpec model, const core::Error &error)
{
    model.model = u"MODEL"_s;
    const QString address = effectiveAddress(model).value_or(QString());
    return u"No model name is set, and the service does not list its models (asked GET %1). "
           "Nothing was sent to POST %2 yet: enter the model's name."_s.arg(error.detail, address);
}

QString cureFor(const core::ModelSpec &model, const HttpReply &reply, const DecodedReply &decoded)
{
    switch (decoded.errorClass) {
    case core::ErrorClass::Connect:
        return model.tls.verify && reply.failureText.startsWith("TLS"_L1)
            ? u"Name the service's certificate authority, or switch verification off for a test."_s
            : u"Check that the service runs, and host, port and scheme (http or https)."_s;
    case core::ErrorClass::Timeout:
        return u"Check that the service is not busy or loading its model, or raise the time limit."_s;
    case core::ErrorClass::Http:
        if (reply.status == 401 || reply.status == 403)
            return u"Check the API key."_s;
        if (reply.status == 404)
            return u"Check the path of the address and the model name."_s;
        if (reply.status == 429 || reply.status == 503)
            return u"The service is busy or not ready yet; try again later."_s;
        if (reply.status >= 300 && reply.status < 400)
            return u"Enter the address it redirects to."_s;
        return {};
    case core::ErrorClass::Protocol:
    case core::ErrorClass::Empty:
        return u"Check that the address belongs to a service of this kind and not to a web page or proxy."_s;
    default:
        return {};
    }
}

QString failureText(
    const core::ModelSpec &model, const HttpReply &reply, const DecodedReply &decoded)
{
    const QString cure = cureFor(model, reply, decoded);
    QString text = decoded.error.left(kBodyCharacters);
    if (cure.isEmpty())
        return text;
    return (text.endsWith(u'.') ? text : text + u'.') + u' ' + cure;
}

void describeReply(ConnectionReport &report, const core::ModelSpec &model, const HttpReply &reply)
{
    const DecodedReply decoded = backendFor(model.backend).decode(model, reply);
    report.url = reply.url.toString(QUrl::RemoveUserInfo);
    report.status = reply.status;
    report.reason = QString::fromUtf8(reply.reason);
    report.responseHeaders = masked(reply.headers);
    report.bodyStart = excerpt(reply.body, kBodyCharacters);
    report.errorClass = decoded.errorClass;
    report.isOk = decoded.errorClass == core::ErrorClass::None && decoded.timePoints.size() > 1
        && hasText(decoded);
    report.inputTokens = decoded.inputTokens;
    report.outputTokens = decoded.outputTokens;
    report.totalMs = msBetween(reply.sent, reply.finished);
    if (decoded.timePoints.size() > 1) {
        report.totalMs = (decoded.timePoints.back() - decoded.timePoints.front()) * 1e3;
        if (model.isStream)
            report.ttftMs = (decoded.timePoints[1] - decoded.timePoints[0]) * 1e3;
    }
    report.verdict = decoded.errorClass == core::ErrorClass::None
        ? successText(model, report, decoded)
        : failureText(model, reply, decoded);
}

core::ModelSpec testModel(core::ModelSpec model)
{
    constexpr int kTestTokens = 16;
    model.maxOutLen = kTestTokens;
    if (model.requestTimeoutS <= 0)
        model.requestTimeoutS = kTestLimitS;
    return model;
}

core::Case testCase()
{
    core::Case item;
    item.prompt = u"Say hello."_s;
    return item;
}

// One test from its start to its result; it lives as long as a callback holds it.
struct Test
{
    core::ModelSpec model;
    ConnectionReport report;
    QPromise<ConnectionReport> promise;

    void finish()
    {
        promise.addResult(std::move(report));
        promise.finish();
    }

    void fail(const core::Error &error)
    {
        report.error = error;
        report.verdict = error.text();
        finish();
    }
};

void sendTest(Transport &transport, const ProxySettings &proxies, const std::shared_ptr<Test> &test)
{
    RequestContext context;
    context.proxies = proxies;
    context.requestId = QUuid::createUuid().toString(QUuid::Id128);
    Result<PreparedRequest> prepared =
        backendFor(test->model.backend).makeRequest(test->model, testCase(), context);
    if (!prepared) {
        test->fail(prepared.error());
        return;
    }
    test->report.method = prepared->http.method;
    test->report.url = prepared->http.url.toString(QUrl::RemoveUserInfo);
    test->report.sentHeaders = masked(prepared->http.headers);
    test->report.sentBody = prepared->http.body;
    test->report.model = test->model.model;
    transport.send(std::move(prepared->http), [test](const HttpReply &reply) {
        describeReply(test->report, test->model, reply);
        test->finish();
    });
}

} // namespace

Result<QStringList> modelsFromReply(const HttpReply &reply)
{
    if (reply.failure != FailureKind::None)
        return noModels(reply, reply.failureText);
    if (reply.status != 200)
        return noModels(reply, httpFailureText(reply));
    const Result<core::Json> json = core::readJson(bodyText(reply));
    if (!json)
        return noModels(reply,
            u"the answer is not JSON (%1): %2"_s.arg(
                json.error().detail, excerpt(bodyText(reply), kBodyCharacters)));
    QStringList ids;
    for (const core::Json &entry : (*json)[u"data"].items())
        if (!entry[u"id"].toString().isEmpty())
            ids += entry[u"id"].toString();
    if (ids.isEmpty())
        return noModels(reply, u"no model listed"_s);
    return ids;
}

ModelDiscovery::ModelDiscovery(ProxySettings proxies, QObject *parent)
    : QObject(parent)
    , m_transport(std::make_unique<QnamTransport>())
    , m_proxies(std::move(proxies))
    , m_status(std::make_shared<int>(0))
{
    m_transport->setParent(this);
}

ModelDiscovery::~ModelDiscovery()
{
    m_transport->cancelAll();
    m_transport->setParent(nullptr);
}

QFuture<Result<QStringList>> ModelDiscovery::fetch(const core::ModelSpec &model)
{
    const auto promise = std::make_shared<QPromise<Result<QStringList>>>();
    const auto finish = [promise](Result<QStringList> result) {
        promise->addResult(std::move(result));
        promise->finish();
    };
    promise->start();
    *m_status = 0;
    Result<HttpRequest> request = discoveryRequest(model, m_proxies);
    if (!request)
        finish(core::fail(request.error()));
    else
        m_transport->send(std::move(*request), [finish, status = m_status](const HttpReply &reply) {
            *status = reply.status;
            finish(modelsFromReply(reply));
        });
    return promise->future();
}

void ModelDiscovery::cancel()
{
    m_transport->cancelAll();
}

ConnectionTest::ConnectionTest(ProxySettings proxies, QObject *parent)
    : QObject(parent)
    , m_transport(std::make_unique<QnamTransport>())
    , m_proxies(std::move(proxies))
{
    m_transport->setParent(this);
}

ConnectionTest::~ConnectionTest()
{
    m_transport->cancelAll();
    m_transport->setParent(nullptr);
}

QFuture<ConnectionReport> ConnectionTest::run(const core::ModelSpec &model)
{
    const auto test = std::make_shared<Test>();
    test->model = testModel(model);
    test->promise.start();
    const QFuture<ConnectionReport> future = test->promise.future();
    if (!model.model.isEmpty() || !backendFor(model.backend).describe().discoversModel) {
        sendTest(*m_transport, m_proxies, test);
        return future;
    }
    Result<HttpRequest> request = discoveryRequest(model, m_proxies);
    if (!request) {
        test->fail(request.error());
        return future;
    }
    test->report.method = request->method;
    test->report.sentHeaders = masked(request->headers);
    m_transport->send(std::move(*request), [this, test](const HttpReply &reply) {
        const Result<QStringList> models = modelsFromReply(reply);
        if (models) {
            test->model.model = models->front();
            sendTest(*m_transport, m_proxies, test);
            return;
        }
        describeReply(test->report, test->model, reply);
        test->report.isOk = false;
        test->report.error = models.error();
        test->report.verdict = noModelText(test->model, models.error());
        test->finish();
    });
    return future;
}

void ConnectionTest::cancel()
{
    m_transport->cancelAll();
}

} // namespace aisb::net
