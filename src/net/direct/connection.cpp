// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/direct/connection.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <cstring>

namespace aisb::net::direct {

namespace asio = boost::asio;

namespace {

// Small, as there may be ten thousand; a connection that fills it at once gets the large one.
constexpr std::size_t kSmallBuffer = 4 * 1024;
constexpr std::size_t kLargeBuffer = 128 * 1024; // more than a head may have

std::array<asio::const_buffer, 2> buffersOf(QByteArrayView head, QByteArrayView body)
{
    return {asio::const_buffer(head.data(), static_cast<std::size_t>(head.size())),
        asio::const_buffer(body.data(), static_cast<std::size_t>(body.size()))};
}

QByteArrayView skipped(QByteArrayView bytes, std::size_t &count)
{
    const std::size_t here = std::min(count, static_cast<std::size_t>(bytes.size()));
    count -= here;
    return bytes.sliced(static_cast<qsizetype>(here));
}

} // namespace

Connection::Connection(asio::io_context &context)
    : m_socket(context)
    , m_buffer(kSmallBuffer)
{
}

Connection::~Connection() = default;

Connection::TlsStream &Connection::makeTls(const std::shared_ptr<asio::ssl::context> &context)
{
    m_tlsContext = context;
    m_tls = std::make_unique<TlsStream>(m_socket, *context);
    return *m_tls;
}

void Connection::startReading()
{
    ErrorCode ignored;
    m_socket.non_blocking(true, ignored); // for the write at once
    readMore();
}

void Connection::readMore()
{
    const auto buffer = asio::buffer(m_buffer.data() + m_used, m_buffer.size() - m_used);
    auto done = [self = shared_from_this()](
                    ErrorCode error, std::size_t size) { self->onRead(error, size); };
    if (m_tls)
        m_tls->async_read_some(buffer, std::move(done));
    else
        m_socket.async_read_some(buffer, std::move(done));
}

void Connection::onRead(ErrorCode error, std::size_t size)
{
    const core::Instant at = core::now();
    if (error) {
        if (m_user && error != asio::error::operation_aborted)
            m_user->closed(*this, at, error);
        return;
    }
    m_used += size;
    const bool isFull = m_used == m_buffer.size();
    if (m_user) {
        const std::size_t taken =
            m_user->received(*this, at, {m_buffer.data(), static_cast<qsizetype>(m_used)});
        m_used -= taken;
        if (m_used > 0 && taken > 0)
            std::memmove(m_buffer.data(), m_buffer.data() + taken, m_used);
    }
    if (!m_socket.is_open())
        return;
    if (isFull)
        m_buffer.resize(kLargeBuffer);
    if (m_used == m_buffer.size()) { // what the user waits for does not fit
        if (m_user)
            m_user->closed(*this, at, asio::error::message_size);
        return;
    }
    readMore();
}

void Connection::write(QByteArrayView head, QByteArrayView body, Written done)
{
    std::size_t sent = 0;
    if (!m_tls) {
        ErrorCode error;
        sent = m_socket.write_some(buffersOf(head, body), error);
        const bool isBusy = error == asio::error::would_block || error == asio::error::try_again;
        const bool isComplete = sent == static_cast<std::size_t>(head.size() + body.size());
        if ((error && !isBusy) || isComplete) {
            done(error);
            return;
        }
    }
    m_isWriting = true;
    head = skipped(head, sent);
    body = skipped(body, sent);
    auto finished = [self = shared_from_this(), done = std::move(done)](
                        ErrorCode error, std::size_t) {
        self->m_isWriting = false;
        if (error != asio::error::operation_aborted)
            done(error);
    };
    if (m_tls)
        asio::async_write(*m_tls, buffersOf(head, body), std::move(finished));
    else
        asio::async_write(m_socket, buffersOf(head, body), std::move(finished));
}

void Connection::close()
{
    m_user = nullptr;
    ErrorCode ignored;
    m_socket.close(ignored);
}

} // namespace aisb::net::direct
