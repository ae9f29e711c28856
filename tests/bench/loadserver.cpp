// SPDX-License-Identifier: GPL-3.0-or-later
#include "loadserver.h"

#include "core/instant.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <queue>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace aisb::bench {

namespace {

constexpr int kBacklog = 4096;
constexpr std::string_view kHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                                   "Transfer-Encoding: chunked\r\n\r\n";

struct Peer
{
    int socket = -1;
    std::string pending;
    StreamShape shape;
    int sent = 0;
    core::Instant start;
    quint64 generation = 0; // of the stream under way; a deadline of an older one is void
};

struct Deadline
{
    core::Instant at;
    int socket;
    quint64 generation;
    bool operator>(const Deadline &other) const { return at > other.at; }
};

// "<size>\r\n<event>\r\n" with the time of now as content; behind the last event the end marker.
void appendEvent(std::string &out, bool isLast)
{
    std::array<char, 400> event{};
    const int size = std::snprintf(event.data(), event.size(),
        "data: {\"id\":\"chatcmpl-0123456789abcdef\",\"object\":\"chat.completion.chunk\","
        "\"created\":1700000000,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":"
        "\"%lld \"},"
        "\"logprobs\":null,\"finish_reason\":%s}]}\n\n%s",
        static_cast<long long>(core::now().ns), isLast ? "\"stop\"" : "null",
        isLast ? "data: [DONE]\n\n" : "");
    std::array<char, 16> length{};
    const int digits =
        std::snprintf(length.data(), length.size(), "%x\r\n", static_cast<unsigned>(size));
    out.append(length.data(), static_cast<std::size_t>(digits));
    out.append(event.data(), static_cast<std::size_t>(size));
    out.append(isLast ? "\r\n0\r\n\r\n" : "\r\n");
}

class Loop
{
public:
    explicit Loop(int listener)
        : m_listener(listener)
        , m_epoll(epoll_create1(EPOLL_CLOEXEC))
        , m_timer(timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC))
    {
        watch(m_listener);
        watch(m_timer);
    }

    [[noreturn]] void run()
    {
        std::array<epoll_event, 512> events{};
        for (;;) {
            const int ready =
                epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), -1);
            for (int i = 0; i < ready; ++i)
                serve(events.at(static_cast<std::size_t>(i)).data.fd);
            sendDue();
        }
    }

private:
    void watch(int descriptor)
    {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = descriptor;
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event);
    }

    void serve(int descriptor)
    {
        if (descriptor == m_listener)
            acceptAll();
        else if (descriptor == m_timer)
            drainTimer();
        else
            readFrom(descriptor);
    }

    void acceptAll()
    {
        for (;;) {
            const int socket = accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
            if (socket < 0)
                return;
            const int on = 1;
            setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            auto peer = std::make_unique<Peer>();
            peer->socket = socket;
            m_peers[socket] = std::move(peer);
            watch(socket);
        }
    }

    void drainTimer() const
    {
        quint64 count = 0;
        [[maybe_unused]] const ssize_t size = read(m_timer, &count, sizeof count);
    }

    void readFrom(int socket)
    {
        std::array<char, 16384> buffer; // NOLINT(cppcoreguidelines-pro-type-member-init): read into
        const ssize_t size = recv(socket, buffer.data(), buffer.size(), 0);
        if (size <= 0) {
            m_peers.erase(socket);
            close(socket);
            return;
        }
        Peer &peer = *m_peers[socket];
        peer.pending.append(buffer.data(), static_cast<std::size_t>(size));
        while (takeRequest(peer)) { }
    }

    bool takeRequest(Peer &peer)
    {
        const std::size_t end = peer.pending.find("\r\n\r\n");
        const std::size_t field = peer.pending.find("Content-Length: ");
        if (end == std::string::npos || field == std::string::npos)
            return false;
        const std::size_t length = std::strtoul(peer.pending.c_str() + field + 16, nullptr, 10);
        if (peer.pending.size() < end + 4 + length)
            return false;
        int phase = 0;
        std::sscanf(peer.pending.c_str(), "POST /e%d/i%d/p%d/", &peer.shape.events,
            &peer.shape.intervalUs, &phase);
        peer.shape.isSpread = phase != 0;
        peer.pending.erase(0, end + 4 + length);
        start(peer);
        return true;
    }

    void start(Peer &peer)
    {
        peer.sent = 0;
        ++peer.generation;
        std::string out(kHead);
        if (peer.shape.intervalUs == 0) {
            for (int i = 1; i <= peer.shape.events; ++i)
                appendEvent(out, i == peer.shape.events);
            write(peer, out);
            return;
        }
        write(peer, out);
        const qint64 intervalNs = qint64{peer.shape.intervalUs} * 1000;
        // The golden ratio spreads any number of streams evenly.
        const qint64 phase = peer.shape.isSpread
            ? static_cast<qint64>(static_cast<double>(m_started++ * 618'034 % 1'000'000) * 1e-6
                  * static_cast<double>(intervalNs))
            : 0;
        peer.start = core::now().plusNs(phase);
        m_deadlines.push({peer.start.plusNs(intervalNs), peer.socket, peer.generation});
    }

    void sendDue()
    {
        core::Instant now = core::now();
        while (!m_deadlines.empty() && m_deadlines.top().at <= now) {
            const Deadline due = m_deadlines.top();
            m_deadlines.pop();
            const auto found = m_peers.find(due.socket);
            if (found != m_peers.end() && found->second->generation == due.generation)
                sendEvent(*found->second);
            now = core::now();
        }
        if (m_deadlines.empty())
            return;
        itimerspec when{};
        when.it_value.tv_sec = m_deadlines.top().at.ns / 1'000'000'000;
        when.it_value.tv_nsec = m_deadlines.top().at.ns % 1'000'000'000;
        timerfd_settime(m_timer, TFD_TIMER_ABSTIME, &when, nullptr);
    }

    void sendEvent(Peer &peer)
    {
        std::string out;
        const bool isLast = ++peer.sent == peer.shape.events;
        appendEvent(out, isLast);
        write(peer, out);
        if (!isLast)
            m_deadlines.push(
                {peer.start.plusNs(qint64{peer.shape.intervalUs} * 1000 * (peer.sent + 1)),
                    peer.socket, peer.generation});
    }

    // The socket buffer takes what one request gets, or the client is gone.
    static void write(const Peer &peer, const std::string &out)
    {
        [[maybe_unused]] const ssize_t size =
            send(peer.socket, out.data(), out.size(), MSG_NOSIGNAL);
    }

    int m_listener;
    int m_epoll;
    int m_timer;
    std::unordered_map<int, std::unique_ptr<Peer>> m_peers;
    std::priority_queue<Deadline, std::vector<Deadline>, std::greater<>> m_deadlines;
    qint64 m_started = 0;
};

} // namespace

LoadServer::LoadServer()
{
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (bind(listener, reinterpret_cast<const sockaddr *>(&address), size) != 0
        || listen(listener, kBacklog) != 0
        || getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size) != 0) {
        std::perror("load server");
        std::exit(1);
    }
    m_port = ntohs(address.sin_port);
    m_process = fork();
    if (m_process == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        prctl(PR_SET_TIMERSLACK, 1UL);
        Loop(listener).run();
    }
    close(listener);
}

LoadServer::~LoadServer()
{
    if (m_process > 0) {
        kill(m_process, SIGKILL);
        waitpid(m_process, nullptr, 0);
    }
}

} // namespace aisb::bench
