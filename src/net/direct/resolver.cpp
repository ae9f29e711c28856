// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/direct/resolver.h"

#include <boost/asio/io_context.hpp>

namespace aisb::net::direct {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr qint64 kKeptNs = 10'000'000'000;

} // namespace

Resolver::Resolver(asio::io_context &context)
    : m_resolver(context)
{
}

void Resolver::resolve(const QString &host, quint16 port, Done done)
{
    boost::system::error_code error;
    const std::string name = host.toStdString();
    const asio::ip::address literal = asio::ip::make_address(name, error);
    if (!error) {
        done(error, {tcp::endpoint(literal, port)});
        return;
    }
    const Key key{host, port};
    Entry &entry = m_entries[key];
    if (!entry.endpoints.empty() && core::now() - entry.at < kKeptNs) {
        const Endpoints known = entry.endpoints;
        done({}, known);
        return;
    }
    entry.waiting.push_back(std::move(done));
    if (entry.waiting.size() > 1)
        return;
    ++m_lookups;
    m_resolver.async_resolve(name, std::to_string(port),
        [this, key](
            const boost::system::error_code &failure, const tcp::resolver::results_type &found) {
            Endpoints endpoints;
            for (const auto &result : found)
                endpoints.push_back(result.endpoint());
            take(key, failure, endpoints);
        });
}

void Resolver::take(
    const Key &key, const boost::system::error_code &error, const Endpoints &endpoints)
{
    --m_lookups;
    Entry &entry = m_entries[key];
    const std::vector<Done> waiting = std::exchange(entry.waiting, {});
    entry.endpoints = endpoints;
    entry.at = core::now();
    for (const Done &done : waiting)
        done(error, endpoints);
}

} // namespace aisb::net::direct
