// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/qnampool.h"

#include "net/tlsfiles.h"

#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslKey>

#include <algorithm>
#include <optional>

namespace aisb::net {

using namespace Qt::StringLiterals;

namespace {

std::optional<QSslKey> keyFrom(const QByteArray &pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            return key;
    }
    return {};
}

core::Result<> addClientCertificate(QSslConfiguration &configuration, const core::TlsSpec &tls)
{
    const core::Result<QByteArray> pem = readTlsFile(u"client_cert"_s, tls.clientCert);
    if (!pem)
        return core::fail(pem.error());
    const QList<QSslCertificate> chain = QSslCertificate::fromData(*pem, QSsl::Pem);
    const QString keyPath = tls.clientKey.isEmpty() ? tls.clientCert : tls.clientKey;
    const core::Result<QByteArray> keyPem = readTlsFile(u"client_key"_s, keyPath);
    if (!keyPem)
        return core::fail(keyPem.error());
    const std::optional<QSslKey> key = keyFrom(*keyPem);
    if (chain.isEmpty() || !key)
        return core::fail(unusableClientCertificate());
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(*key);
    return {};
}

core::Result<QSslConfiguration> configurationFor(const core::TlsSpec &tls)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    if (!tls.verify)
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    if (!tls.caFile.isEmpty()) {
        const core::Result<QByteArray> pem = readTlsFile(u"ca_file"_s, tls.caFile);
        if (!pem)
            return core::fail(pem.error());
        const QList<QSslCertificate> certificates = QSslCertificate::fromData(*pem, QSsl::Pem);
        if (certificates.isEmpty())
            return core::fail(noCertificate(u"ca_file"_s, tls.caFile));
        configuration.addCaCertificates(certificates);
    }
    if (!tls.clientCert.isEmpty()) {
        const core::Result<> added = addClientCertificate(configuration, tls);
        if (!added)
            return core::fail(added.error());
    }
    return configuration;
}

QNetworkProxy networkProxy(const QUrl &url)
{
    if (url.isEmpty())
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const bool isSocks = url.scheme().startsWith("socks5"_L1);
    return QNetworkProxy(isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy,
        url.host(), static_cast<quint16>(url.port(isSocks ? 1080 : 8080)), url.userName(),
        url.password());
}

} // namespace

core::Result<QnamLease> QnamPool::acquire(
    const QUrl &url, const core::TlsSpec &tls, const QUrl &proxy)
{
    const core::Result<std::size_t> index = groupFor(url, tls, proxy);
    if (!index)
        return core::fail(index.error());
    Group &group = m_groups[*index];
    const std::size_t place = shardFor(group);
    Shard &shard = group.shards[place];
    if (!shard.manager && (group.isTls || place == 0)) {
        shard.manager = std::make_unique<QNetworkAccessManager>();
        shard.manager->setProxy(networkProxy(proxy));
        shard.manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    }
    ++shard.inFlight;
    shard.connections = std::max(shard.connections, shard.inFlight);

    QnamLease lease;
    lease.manager = group.isTls ? shard.manager.get() : group.shards.front().manager.get();
    lease.group = *index;
    lease.shard = place;
    if (group.isTls)
        lease.tls = group.configuration;
    else
        lease.peerName = u"shard-%1"_s.arg(place);
    return lease;
}

void QnamPool::release(const QnamLease &lease)
{
    --m_groups[lease.group].shards[lease.shard].inFlight;
}

core::Result<std::size_t> QnamPool::groupFor(
    const QUrl &url, const core::TlsSpec &tls, const QUrl &proxy)
{
    const bool isTls = url.scheme() == "https"_L1;
    const auto found = std::ranges::find_if(m_groups, [&](const Group &group) {
        return group.isTls == isTls && group.proxy == proxy
            && (!isTls || isSameTls(group.tls, tls));
    });
    if (found != m_groups.end())
        return static_cast<std::size_t>(found - m_groups.begin());

    Group group;
    group.isTls = isTls;
    group.tls = tls;
    group.proxy = proxy;
    if (isTls) {
        const core::Result<QSslConfiguration> configuration = configurationFor(tls);
        if (!configuration)
            return core::fail(configuration.error());
        group.configuration = *configuration;
    }
    m_groups.push_back(std::move(group));
    return m_groups.size() - 1;
}

std::size_t QnamPool::shardFor(Group &group)
{
    std::optional<std::size_t> fresh;
    for (std::size_t i = 0; i < group.shards.size(); ++i) {
        const Shard &shard = group.shards[i];
        if (shard.inFlight < shard.connections)
            return i;
        if (!fresh && shard.inFlight < kConnectionsPerShard)
            fresh = i;
    }
    if (fresh)
        return *fresh;
    group.shards.emplace_back();
    return group.shards.size() - 1;
}

} // namespace aisb::net
