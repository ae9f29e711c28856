// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/direct/connectionpool.h"
#include "net/direct/exchange.h"
#include "net/direct/resolver.h"
#include "net/transport.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

namespace aisb::net::direct {

// The io_context of one transport and everything that lives in its thread. Only post(), run(),
// bytesReceived() and takeLoopLags() may be used from outside; all else runs in the thread that is
// in run().
class Engine
{
public:
    using Answer = std::pair<quint64, HttpReply>;
    static constexpr std::size_t kMaxLags = 1'000;
    using Deliver = std::function<void(std::vector<Answer>)>;

    // deliver is called in the thread of run() with the answers of one turn of it, each send() is
    // answered once. Throws
    // boost::system::system_error when the system has no descriptors left.
    explicit Engine(Deliver deliver);
    ~Engine();
    Engine(const Engine &) = delete;
    Engine &operator=(const Engine &) = delete;

    // Runs call(engine) in the thread, later. Any thread.
    template <class Call>
    void post(Call call)
    {
        boost::asio::post(m_context, [this, call = std::move(call)]() mutable { call(*this); });
    }
    // Returns after close().
    void run();
    [[nodiscard]] qint64 bytesReceived() const
    {
        return m_bytesReceived.load(std::memory_order_relaxed);
    }

    // See Transport::takeLoopLags(). Bounded: beyond kMaxLags the oldest are
    // dropped. Any thread.
    [[nodiscard]] std::vector<float> takeLoopLags();

    void send(quint64 id, HttpRequest request);
    void cancel(quint64 id);
    void cancelAll();
    // Cancels everything and lets run() return. Returns whether a lookup of a name is still under
    // way: the destructor will wait for it.
    bool close();

private:
    void startSome();
    void watchIdle();
    void watchLag();
    void answer(quint64 id, HttpReply reply);
    void deliver();

    Deliver m_deliver;
    boost::asio::io_context m_context;
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> m_work;
    Resolver m_resolver;
    ConnectionPool m_pool;
    std::atomic<qint64> m_bytesReceived = 0;
    Surroundings m_surroundings;
    std::unordered_map<quint64, std::shared_ptr<Exchange>> m_exchanges;
    std::deque<std::shared_ptr<Exchange>> m_starts; // to start, in order
    std::vector<Answer> m_answers; // to deliver
    boost::asio::steady_timer m_idleTimer;
    bool m_isWatchingIdle = false;
    boost::asio::steady_timer m_lagTimer;
    bool m_isWatchingLag = false;
    std::mutex m_lagsMutex;
    std::vector<float> m_lagsMs; // guarded by m_lagsMutex
};

} // namespace aisb::net::direct
