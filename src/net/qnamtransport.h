// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/transport.h"

#include <memory>

namespace aisb::net {

// Transport on QNetworkAccessManager: HTTP/1.1, as many connections as requests in flight. Over
// plain HTTP one manager carries all of them, split into shards of six; over TLS there is one
// manager per six. Source: spec/models.md 22, decisions D4.
class QnamTransport : public Transport
{
    Q_OBJECT
public:
    explicit QnamTransport(QObject *parent = nullptr);
    ~QnamTransport() override;

    quint64 send(HttpRequest request, Callback done) override;
    void cancel(quint64 id) override;
    void cancelAll() override;
    [[nodiscard]] int inFlight() const override;
    [[nodiscard]] qint64 bytesReceived() const override;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace aisb::net
