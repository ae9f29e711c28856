// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/runspec.h"

#include <QNetworkAccessManager>
#include <QSslConfiguration>
#include <QUrl>

#include <deque>
#include <memory>
#include <vector>

namespace aisb::net {

// Qt opens at most this many connections per host and connection-cache key.
inline constexpr int kConnectionsPerShard = 6;

// A place for one request on one manager.
struct QnamLease
{
    QNetworkAccessManager *manager = nullptr;
    QSslConfiguration tls; // null for plain HTTP
    QString peerName; // shard name for setPeerVerifyName, empty over TLS
    std::size_t group = 0;
    std::size_t shard = 0;
};

// The managers of one thread. A shard never has more than six requests, so none waits inside Qt;
// shards that have idle connections are filled first. Source: spec/models.md 22, decisions D4.
class QnamPool
{
public:
    // Errors: UtilsFile002 for certificate or key files that cannot be used.
    [[nodiscard]] core::Result<QnamLease> acquire(
        const QUrl &url, const core::TlsSpec &tls, const QUrl &proxy);
    void release(const QnamLease &lease);

private:
    struct Shard
    {
        std::unique_ptr<QNetworkAccessManager> manager; // null: the group's first one
        int inFlight = 0;
        int connections = 0; // most that were in flight at once
    };
    struct Group
    {
        bool isTls = false;
        core::TlsSpec tls;
        QUrl proxy;
        QSslConfiguration configuration;
        std::vector<Shard> shards;
    };

    core::Result<std::size_t> groupFor(
        const QUrl &url, const core::TlsSpec &tls, const QUrl &proxy);
    static std::size_t shardFor(Group &group);

    std::deque<Group> m_groups;
};

} // namespace aisb::net
