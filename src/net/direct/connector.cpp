// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/direct/connector.h"

#include "net/direct/requesthead.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/write.hpp>

#include <QFile>
#include <QHostAddress>

#include <sys/un.h>

namespace aisb::net::direct {

using namespace Qt::StringLiterals;
namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

QString textOf(ErrorCode error)
{
    return QString::fromStdString(error.message());
}

// The reason behind "certificate verify failed", or what OpenSSL says.
QString handshakeText(Connection::TlsStream &stream, ErrorCode error)
{
    const long verdict = SSL_get_verify_result(stream.native_handle());
    if (verdict != X509_V_OK)
        return QString::fromLatin1(X509_verify_cert_error_string(verdict));
    if (error == asio::error::eof || error == asio::ssl::error::stream_truncated)
        return u"the service closed the connection during the handshake"_s;
    return textOf(error);
}

} // namespace

Connector::Connector(
    asio::io_context &context, Resolver &resolver, const RoutePool &route, Done done)
    : m_context(context)
    , m_resolver(resolver)
    , m_route(route)
    , m_done(std::move(done))
{
}

void Connector::start()
{
    const Route &route = m_route.route();
    if (route.socketPath.isEmpty()) {
        resolve();
        return;
    }
    m_peer = route.socketPath;
    const QByteArray path = QFile::encodeName(route.socketPath);
    if (path.size() >= static_cast<qsizetype>(sizeof(sockaddr_un::sun_path))) {
        fail(u"the path of the socket is longer than %1 bytes"_s.arg(
            sizeof(sockaddr_un::sun_path) - 1));
        return;
    }
    m_endpoints.emplace_back(asio::local::stream_protocol::endpoint(
        std::string(path.constData(), static_cast<std::size_t>(path.size()))));
    connectNext(asio::error::host_not_found);
}

void Connector::cancel()
{
    m_isOver = true;
    m_done = nullptr;
    if (m_connection)
        m_connection->close();
}

bool Connector::isTunnelled() const
{
    const Route &route = m_route.route();
    return !route.proxy.isEmpty() && route.socketPath.isEmpty()
        && (route.isTls() || isSocksProxy(route.proxy));
}

void Connector::resolve()
{
    const Route &route = m_route.route();
    const QUrl &peer = route.proxy.isEmpty() ? route.url : route.proxy;
    const quint16 port = route.proxy.isEmpty() ? effectivePort(peer) : proxyPort(peer);
    const QString host = peer.host(QUrl::FullyEncoded);
    m_peer = u"%1:%2"_s.arg(host.contains(u':') ? u'[' + host + u']' : host).arg(port);
    m_resolver.resolve(host, port,
        [self = shared_from_this()](ErrorCode error, const Resolver::Endpoints &endpoints) {
            if (self->m_isOver)
                return;
            if (error || endpoints.empty()) {
                self->fail(u"cannot resolve %1: %2"_s.arg(self->m_peer, textOf(error)));
                return;
            }
            self->m_endpoints.assign(endpoints.begin(), endpoints.end());
            self->connectNext({});
        });
}

void Connector::connectNext(ErrorCode lastError)
{
    if (m_next == m_endpoints.size()) {
        fail(u"cannot connect to %1: %2"_s.arg(m_peer, textOf(lastError)));
        return;
    }
    const Endpoint &endpoint = m_endpoints[m_next++];
    m_connection = std::make_shared<Connection>(m_context);
    Socket &socket = m_connection->socket();
    ErrorCode error;
    socket.open(endpoint.protocol(), error);
    if (error) {
        connectNext(error);
        return;
    }
    if (endpoint.protocol().family() != AF_UNIX)
        socket.set_option(tcp::no_delay(true), error);
    socket.async_connect(endpoint, [self = shared_from_this()](ErrorCode failure) {
        if (self->m_isOver)
            return;
        if (failure)
            self->connectNext(failure);
        else
            self->onConnected();
    });
}

void Connector::onConnected()
{
    const Route &route = m_route.route();
    if (isTunnelled()) {
        m_tunnel = makeTunnel(route.proxy, route.url);
        say(m_tunnel->hello());
    } else if (route.isTls()) {
        startTls();
    } else {
        succeed();
    }
}

void Connector::say(const QByteArray &bytes)
{
    m_saying = bytes;
    const asio::const_buffer buffer(
        m_saying.constData(), static_cast<std::size_t>(m_saying.size()));
    asio::async_write(
        m_connection->socket(), buffer, [self = shared_from_this()](ErrorCode error, std::size_t) {
            if (self->m_isOver)
                return;
            if (error)
                self->fail(u"proxy %1: %2"_s.arg(self->m_peer, textOf(error)));
            else
                self->listen();
        });
}

void Connector::listen()
{
    m_connection->socket().async_read_some(
        asio::buffer(m_heard), [self = shared_from_this()](ErrorCode error, std::size_t size) {
            if (!self->m_isOver)
                self->takeAnswer(error, size);
        });
}

void Connector::takeAnswer(ErrorCode error, std::size_t size)
{
    if (error) {
        fail(u"proxy %1: %2"_s.arg(m_peer, textOf(error)));
        return;
    }
    const QByteArray next = m_tunnel->take({m_heard.data(), static_cast<qsizetype>(size)});
    if (m_tunnel->state() == Tunnel::State::Refused)
        fail(u"%1: %2"_s.arg(m_peer, m_tunnel->errorText()));
    else if (m_tunnel->state() == Tunnel::State::Open && m_route.route().isTls())
        startTls();
    else if (m_tunnel->state() == Tunnel::State::Open)
        succeed();
    else if (next.isEmpty())
        listen();
    else
        say(next);
}

void Connector::startTls()
{
    m_tls = &m_connection->makeTls(m_route.tls());
    prepareTls(*m_tls);
    m_tls->async_handshake(
        asio::ssl::stream_base::client, [self = shared_from_this()](ErrorCode error) {
            if (!self->m_isOver)
                self->onHandshake(error);
        });
}

void Connector::prepareTls(Connection::TlsStream &stream)
{
    const Route &route = m_route.route();
    QByteArray host = route.url.host(QUrl::FullyEncoded).toLatin1();
    const bool isAddress = !QHostAddress(QString::fromLatin1(host)).isNull();
    SSL *ssl = stream.native_handle();
    if (!isAddress) // the server name of the handshake may not be an address (RFC 6066)
        SSL_ctrl(ssl, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, host.data());
    if (!route.tls.verify)
        return;
    X509_VERIFY_PARAM *expected = SSL_get0_param(ssl);
    if (isAddress)
        X509_VERIFY_PARAM_set1_ip_asc(expected, host.constData());
    else
        X509_VERIFY_PARAM_set1_host(
            expected, host.constData(), static_cast<std::size_t>(host.size()));
}

void Connector::onHandshake(ErrorCode error)
{
    if (error)
        fail(u"TLS: "_s + handshakeText(*m_tls, error));
    else
        succeed();
}

void Connector::succeed()
{
    m_isOver = true;
    m_connection->startReading();
    const Done done = std::exchange(m_done, nullptr);
    done(std::exchange(m_connection, nullptr), {});
}

void Connector::fail(const QString &text)
{
    m_isOver = true;
    if (m_connection)
        m_connection->close();
    const Done done = std::exchange(m_done, nullptr);
    done(nullptr, text);
}

} // namespace aisb::net::direct
