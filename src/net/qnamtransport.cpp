// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/qnamtransport.h"

#include "net/qnamexchange.h"

#include <algorithm>
#include <atomic>
#include <unordered_map>

namespace aisb::net {

// Exchanges stay in the map until their connection is free; answered ones no longer count as in
// flight.
class QnamTransport::Impl
{
public:
    QnamPool pool;
    std::unordered_map<quint64, QnamExchange *> exchanges;
    quint64 lastId = 0;
    int inFlight = 0;
    std::atomic<qint64> bytesReceived = 0;
};

QnamTransport::QnamTransport(QObject *parent)
    : Transport(parent)
    , m_impl(std::make_unique<Impl>())
{
}

QnamTransport::~QnamTransport()
{
    cancelAll();
    for (const auto &[id, exchange] : m_impl->exchanges)
        delete exchange;
    const auto ended = findChildren<QnamExchange *>(Qt::FindDirectChildrenOnly);
    qDeleteAll(ended);
}

quint64 QnamTransport::send(HttpRequest request, Callback done)
{
    const quint64 id = ++m_impl->lastId;
    QnamExchange::Callbacks callbacks;
    callbacks.answered = [this, done = std::move(done)](HttpReply reply) {
        --m_impl->inFlight;
        done(std::move(reply));
    };
    callbacks.received = [this](qint64 bytes) {
        m_impl->bytesReceived.fetch_add(bytes, std::memory_order_relaxed);
    };
    callbacks.ended = [this, id] {
        const auto found = m_impl->exchanges.find(id);
        found->second->deleteLater();
        m_impl->exchanges.erase(found);
    };
    auto *exchange = new QnamExchange(std::move(request), &m_impl->pool, std::move(callbacks));
    exchange->setParent(this);
    m_impl->exchanges.emplace(id, exchange);
    ++m_impl->inFlight;
    exchange->start();
    return id;
}

void QnamTransport::cancel(quint64 id)
{
    const auto found = m_impl->exchanges.find(id);
    if (found != m_impl->exchanges.end())
        found->second->cancel();
}

void QnamTransport::cancelAll()
{
    std::vector<quint64> ids;
    ids.reserve(m_impl->exchanges.size());
    for (const auto &[id, exchange] : m_impl->exchanges)
        ids.push_back(id);
    std::ranges::sort(ids);
    for (const quint64 id : ids)
        cancel(id);
}

int QnamTransport::inFlight() const
{
    return m_impl->inFlight;
}

qint64 QnamTransport::bytesReceived() const
{
    return m_impl->bytesReceived.load(std::memory_order_relaxed);
}

} // namespace aisb::net
