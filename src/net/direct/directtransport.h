// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/transport.h"

#include <memory>

namespace aisb::net {

// Transport on Boost.Asio and Beast: HTTP/1.1, one connection for each request in flight, kept open
// for the next. Everything of the network happens in a thread of its own with one io_context, so
// arrivals are stamped straight after the read whatever the thread of the transport is doing;
// requests and replies cross as values. done is called from the event loop of the transport's
// thread, after cancel() as well; only the destructor calls it by itself. Source: spec/models.md
// 22.1, decisions D4.
class DirectTransport : public Transport
{
    Q_OBJECT
public:
    explicit DirectTransport(QObject *parent = nullptr);
    ~DirectTransport() override;

    quint64 send(HttpRequest request, Callback done) override;
    void cancel(quint64 id) override;
    void cancelAll() override;
    [[nodiscard]] int inFlight() const override;
    [[nodiscard]] qint64 bytesReceived() const override;
    [[nodiscard]] std::vector<float> takeLoopLags() override;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace aisb::net
