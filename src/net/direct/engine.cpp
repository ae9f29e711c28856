// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/direct/engine.h"

#include <algorithm>

namespace aisb::net::direct {

namespace asio = boost::asio;

namespace {

constexpr std::chrono::seconds kIdleCheck{5};
constexpr std::chrono::milliseconds kLagCheck{10};
constexpr int kStartsPerTurn = 64; // of the loop
constexpr int kOneThread = 1; // lets Asio do without locks inside one handler

} // namespace

Engine::Engine(Deliver deliver)
    : m_deliver(std::move(deliver))
    , m_context(kOneThread)
    , m_work(asio::make_work_guard(m_context))
    , m_resolver(m_context)
    , m_surroundings{m_context, m_resolver, m_pool, m_bytesReceived, [this] { watchIdle(); }}
    , m_idleTimer(m_context)
    , m_lagTimer(m_context)
{
}

Engine::~Engine() = default;

void Engine::run()
{
    m_context.run();
}

void Engine::send(quint64 id, HttpRequest request)
{
    Exchange::Callbacks callbacks;
    callbacks.answered = [this, id](HttpReply reply) { answer(id, std::move(reply)); };
    callbacks.ended = [this, id] { m_exchanges.erase(id); };
    const auto exchange =
        std::make_shared<Exchange>(std::move(request), m_surroundings, std::move(callbacks));
    m_exchanges.emplace(id, exchange);
    m_starts.push_back(exchange);
    if (m_starts.size() == 1)
        asio::post(m_context, [this] { startSome(); });
    watchLag();
}

// Starting takes a connect(): of a burst, what arrives and what is due goes before the rest.
void Engine::startSome()
{
    for (int i = 0; i < kStartsPerTurn && !m_starts.empty(); ++i) {
        const std::shared_ptr<Exchange> exchange = std::move(m_starts.front());
        m_starts.pop_front();
        exchange->start();
    }
    if (!m_starts.empty())
        asio::post(m_context, [this] { startSome(); });
}

void Engine::cancel(quint64 id)
{
    const auto found = m_exchanges.find(id);
    if (found == m_exchanges.end())
        return;
    const std::shared_ptr<Exchange> exchange = found->second; // ending takes it out of the map
    exchange->cancel();
}

void Engine::cancelAll()
{
    std::vector<quint64> ids;
    ids.reserve(m_exchanges.size());
    for (const auto &[id, exchange] : m_exchanges)
        ids.push_back(id);
    std::ranges::sort(ids);
    for (const quint64 id : ids)
        cancel(id);
}

// One crossing for all that is answered before the loop comes round again.
void Engine::answer(quint64 id, HttpReply reply)
{
    m_answers.emplace_back(id, std::move(reply));
    if (m_answers.size() == 1)
        asio::post(m_context, [this] { deliver(); });
}

void Engine::deliver()
{
    if (!m_answers.empty())
        m_deliver(std::exchange(m_answers, {}));
}

bool Engine::close()
{
    cancelAll();
    m_starts.clear();
    deliver();
    m_pool.closeAll();
    m_idleTimer.cancel();
    m_lagTimer.cancel();
    m_work.reset();
    m_context.stop();
    return m_resolver.isBusy();
}

void Engine::watchIdle()
{
    if (std::exchange(m_isWatchingIdle, true))
        return;
    m_idleTimer.expires_after(kIdleCheck);
    m_idleTimer.async_wait([this](ErrorCode error) {
        m_isWatchingIdle = false;
        if (!error && m_pool.closeExpired(core::now()) > 0)
            watchIdle();
    });
}

// Started anew from now each time: one long stall is one sample, not many.
void Engine::watchLag()
{
    if (m_exchanges.empty() || std::exchange(m_isWatchingLag, true))
        return;
    m_lagTimer.expires_after(kLagCheck);
    m_lagTimer.async_wait([this](ErrorCode error) {
        m_isWatchingLag = false;
        if (error)
            return;
        const std::chrono::duration<float, std::milli> lag =
            asio::steady_timer::clock_type::now() - m_lagTimer.expiry();
        {
            const std::scoped_lock lock(m_lagsMutex);
            if (m_lagsMs.size() >= kMaxLags)
                m_lagsMs.erase(m_lagsMs.begin(), m_lagsMs.begin() + kMaxLags / 2);
            m_lagsMs.push_back(std::max(lag.count(), 0.0F));
        }
        watchLag();
    });
}

std::vector<float> Engine::takeLoopLags()
{
    const std::scoped_lock lock(m_lagsMutex);
    return std::exchange(m_lagsMs, {});
}

} // namespace aisb::net::direct
