// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>

#include <QByteArray>

#include <functional>
#include <memory>
#include <vector>

namespace aisb::net::direct {

using ErrorCode = boost::system::error_code;
using Socket = boost::asio::generic::stream_protocol::socket;

class Connection;

// Who holds a connection: an exchange, or the pool while it is idle.
class ConnectionUser
{
public:
    ConnectionUser() = default;
    ConnectionUser(const ConnectionUser &) = delete;
    ConnectionUser &operator=(const ConnectionUser &) = delete;
    virtual ~ConnectionUser() = default;

    // Bytes were read at that moment; returns how many it took. The rest comes again with more
    // behind it. It may give the connection to another user or close it.
    virtual std::size_t received(
        Connection &connection, core::Instant at, QByteArrayView bytes) = 0;
    // No byte will come any more: EOF or an error.
    virtual void closed(Connection &connection, core::Instant at, ErrorCode error) = 0;
};

// A stream to a service, plain or in TLS, over TCP or a Unix socket. It reads all the time, idle or
// not, so arrivals are stamped straight after the read and a close is noticed at once. Lives in the
// thread of its io_context; its handlers keep it alive until they have run.
class Connection : public std::enable_shared_from_this<Connection>
{
public:
    using Written = std::function<void(ErrorCode)>;
    using TlsStream = boost::asio::ssl::stream<Socket &>;

    explicit Connection(boost::asio::io_context &context);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    // For the connector alone.
    [[nodiscard]] Socket &socket() { return m_socket; }
    TlsStream &makeTls(const std::shared_ptr<boost::asio::ssl::context> &context);
    // From now on what comes goes to the user. Once.
    void startReading();

    void setUser(ConnectionUser *user) { m_user = user; }
    // Both parts in one go if the socket takes them; done is called at once then, else when they
    // are on their way. The user keeps the bytes until done. One write at a time.
    void write(QByteArrayView head, QByteArrayView body, Written done);
    [[nodiscard]] bool isWriting() const { return m_isWriting; }
    [[nodiscard]] bool isOpen() const { return m_socket.is_open(); }
    // The user hears nothing any more.
    void close();

    core::Instant idleSince; // of the pool

private:
    void readMore();
    void onRead(ErrorCode error, std::size_t size);

    Socket m_socket;
    std::shared_ptr<boost::asio::ssl::context> m_tlsContext;
    std::unique_ptr<TlsStream> m_tls;
    ConnectionUser *m_user = nullptr;
    std::vector<char> m_buffer;
    std::size_t m_used = 0;
    bool m_isWriting = false;
};

using ConnectionPtr = std::shared_ptr<Connection>;

} // namespace aisb::net::direct
