// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

#include <boost/asio/ip/tcp.hpp>

#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace aisb::net::direct {

// Host names to addresses. Literals are answered at once; names are looked up once at a time in
// Asio's resolver thread and kept for 10 s, so that a start of a thousand requests asks once. Lives
// in the thread of its io_context; it has to outlive the lookups.
class Resolver
{
public:
    using Endpoints = std::vector<boost::asio::ip::tcp::endpoint>;
    using Done = std::function<void(const boost::system::error_code &, const Endpoints &)>;

    explicit Resolver(boost::asio::io_context &context);

    // done is called once, possibly before this returns; the order is the one of the system.
    void resolve(const QString &host, quint16 port, Done done);

    // Whether a lookup is under way.
    [[nodiscard]] bool isBusy() const { return m_lookups > 0; }

private:
    struct Entry
    {
        Endpoints endpoints;
        core::Instant at; // of the answer
        std::vector<Done> waiting;
    };
    using Key = std::pair<QString, quint16>;

    void take(const Key &key, const boost::system::error_code &error, const Endpoints &endpoints);

    boost::asio::ip::tcp::resolver m_resolver;
    std::map<Key, Entry> m_entries;
    int m_lookups = 0;
};

} // namespace aisb::net::direct
