// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/metricsprobe.h"

#include "net/qnamtransport.h"

#include <QPromise>

namespace aisb::net {

using namespace Qt::StringLiterals;
using core::Result;

namespace {

constexpr int kLimitMs = 5000;
constexpr qint64 kMaxBytes = 16 * 1024 * 1024;

Result<QByteArray> bodyOf(const QUrl &url, const HttpReply &reply)
{
    const auto failed = [](const QString &why) {
        return core::fail(core::ErrorCode::ModelData001, why);
    };
    if (reply.failure != FailureKind::None)
        return failed(
            u"Failed to fetch metrics from %1: %2"_s.arg(url.toString(), reply.failureText));
    if (reply.status != 200)
        return failed(u"Metrics endpoint returned HTTP %1"_s.arg(reply.status));
    return reply.body;
}

} // namespace

QUrl metricsUrl(const QString &host, int port)
{
    QUrl url;
    url.setScheme(u"http"_s);
    const bool isBracketed = host.startsWith(u'[') && host.endsWith(u']');
    url.setHost(isBracketed ? host.mid(1, host.size() - 2) : host);
    url.setPort(port);
    url.setPath(u"/metrics"_s);
    return url;
}

MetricsProbe::MetricsProbe(QObject *parent)
    : QObject(parent)
    , m_transport(std::make_unique<QnamTransport>())
{
    m_transport->setParent(this);
}

MetricsProbe::~MetricsProbe()
{
    m_transport->cancelAll();
    m_transport->setParent(nullptr);
}

QFuture<Result<QByteArray>> MetricsProbe::fetch(const QUrl &url)
{
    const auto promise = std::make_shared<QPromise<Result<QByteArray>>>();
    promise->start();
    HttpRequest request;
    request.method = "GET";
    request.url = url;
    request.limits = {kLimitMs, kLimitMs, kLimitMs, kMaxBytes};
    m_transport->send(std::move(request), [promise, url](const HttpReply &reply) {
        promise->addResult(bodyOf(url, reply));
        promise->finish();
    });
    return promise->future();
}

void MetricsProbe::cancel()
{
    m_transport->cancelAll();
}

} // namespace aisb::net
