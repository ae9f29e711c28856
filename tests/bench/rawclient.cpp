// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instant.h"
#include "measurement.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <cstdio>
#include <string_view>
#include <unordered_map>

namespace aisb::bench {

namespace {

constexpr std::string_view kContent = "\"content\":\"";
constexpr std::string_view kLastChunk = "\r\n0\r\n\r\n";

class RawClient
{
public:
    RawClient(quint16 port, const Load &load)
        : m_port(port)
        , m_load(load)
        , m_epoll(epoll_create1(EPOLL_CLOEXEC))
    {
        std::array<char, 512> text{};
        const std::string_view body =
            R"({"model": "m", "messages": [{"role": "user", "content": "hi"}], "stream": true})";
        const int size = std::snprintf(text.data(), text.size(),
            "POST /e%d/i%d/p%d/v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
            "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n%.*s",
            load.shape.events, load.shape.intervalUs, load.shape.isSpread ? 1 : 0, port,
            body.size(), static_cast<int>(body.size()), body.data());
        m_request.assign(text.data(), static_cast<std::size_t>(size));
        m_result.delaysMs.reserve(
            static_cast<std::size_t>(load.requests) * static_cast<std::size_t>(load.shape.events));
    }
    ~RawClient() { close(m_epoll); }
    RawClient(const RawClient &) = delete;
    RawClient &operator=(const RawClient &) = delete;

    Measurement run()
    {
        resetPeakMemory();
        const double cpu = processCpuS();
        const core::Instant start = core::now();
        for (int i = 0; i < m_load.concurrency; ++i)
            open();
        std::array<epoll_event, 128> events{};
        while (m_result.completed < m_load.requests) {
            const int ready =
                epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), -1);
            for (int i = 0; i < ready; ++i)
                readFrom(events.at(static_cast<std::size_t>(i)).data.fd);
        }
        m_result.wallS = static_cast<double>(core::now() - start) * 1e-9;
        m_result.cpuS = processCpuS() - cpu;
        m_result.rssMb = peakMemoryMb();
        for (const int socket : m_sockets)
            close(socket);
        return std::move(m_result);
    }

private:
    void open()
    {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(m_port);
        if (connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
            std::perror("raw client");
            std::exit(1);
        }
        const int on = 1;
        setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = socket;
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, socket, &event);
        m_sockets.push_back(socket);
        post(socket);
    }

    void post(int socket)
    {
        if (m_posted == m_load.requests)
            return;
        ++m_posted;
        [[maybe_unused]] const ssize_t size =
            send(socket, m_request.data(), m_request.size(), MSG_NOSIGNAL);
    }

    void readFrom(int socket)
    {
        const ssize_t size = recv(socket, m_buffer.data(), m_buffer.size(), MSG_DONTWAIT);
        const core::Instant at = core::now();
        if (size <= 0) {
            std::fputs("raw client: the server closed a connection\n", stderr);
            std::exit(1);
        }
        const std::string_view bytes(m_buffer.data(), static_cast<std::size_t>(size));
        for (std::size_t found = bytes.find(kContent); found != std::string_view::npos;
            found = bytes.find(kContent, found + 1)) {
            qint64 sent = 0;
            std::from_chars(
                bytes.data() + found + kContent.size(), bytes.data() + bytes.size(), sent);
            m_result.delaysMs.push_back(
                static_cast<float>(static_cast<double>(at.ns - sent) * 1e-6));
            ++m_result.events;
        }
        if (bytes.ends_with(kLastChunk)) {
            ++m_result.completed;
            post(socket);
        }
    }

    quint16 m_port;
    Load m_load;
    int m_epoll;
    std::string m_request;
    std::vector<int> m_sockets;
    int m_posted = 0;
    Measurement m_result;
    std::array<char, 65536> m_buffer{};
};

} // namespace

Measurement runRawClient(quint16 port, const Load &load)
{
    return RawClient(port, load).run();
}

} // namespace aisb::bench
