// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "net/transport.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace aisb::net {

// "http://10.0.0.1:8080/metrics", IPv6 addresses in brackets. Source: spec/perf.md 3.10.
[[nodiscard]] QUrl metricsUrl(const QString &host, int port);

// Asks a service for its metrics: plain HTTP, no key, no proxy, 5 s, at most 16 MiB. Lives in one
// thread with an event loop and never blocks it. Futures always get a result: ModelData001 with the
// reason when the answer is none or the object is destroyed first.
class MetricsProbe : public QObject
{
    Q_OBJECT
public:
    explicit MetricsProbe(QObject *parent = nullptr);
    ~MetricsProbe() override;

    [[nodiscard]] QFuture<core::Result<QByteArray>> fetch(const QUrl &url);
    void cancel();

private:
    std::unique_ptr<Transport> m_transport;
};

} // namespace aisb::net
