// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record.h"
#include "core/result.h"
#include "core/runspec.h"
#include "net/backends/backend.h"
#include "net/transport.h"

#include <QFuture>
#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>

namespace aisb::net {

// The model ids of a reply to GET v1/models, at least one. Errors: ModelData001. Source:
// spec/models.md 3.7.
[[nodiscard]] core::Result<QStringList> modelsFromReply(const HttpReply &reply);

// Asks a service for its models. Lives in one thread with an event loop and never blocks it.
// Futures always get a result: ModelData001 when the answer is none or the object is destroyed
// first. Callers cache per base URL. Continuations run inside the answer: they must not delete the
// object, deleteLater() does.
class ModelDiscovery : public QObject
{
    Q_OBJECT
public:
    explicit ModelDiscovery(ProxySettings proxies = {}, QObject *parent = nullptr);
    ~ModelDiscovery() override;

    // All ids in the order of the service; the first is the one to use for an empty model name. 5 s
    // at most between two signs of life.
    [[nodiscard]] QFuture<core::Result<QStringList>> fetch(const core::ModelSpec &model);
    void cancel();
    // HTTP status of the last answer; 0 = none came.
    [[nodiscard]] int status() const { return *m_status; }

private:
    std::unique_ptr<Transport> m_transport;
    ProxySettings m_proxies;
    std::shared_ptr<int> m_status; // callbacks may outlive the object
};

// One real request and what came back, for a person to read. Keys are masked.
struct ConnectionReport
{
    QByteArray method;
    QString url;
    Headers sentHeaders;
    QByteArray sentBody;
    QString model; // as sent; found by discovery when the settings name none
    int status = 0; // 0 = no answer
    QString reason;
    Headers responseHeaders;
    QString bodyStart; // first 500 characters
    std::optional<double> ttftMs; // first event of a stream
    std::optional<double> totalMs;
    qint64 inputTokens = 0;
    qint64 outputTokens = 0;
    core::ErrorClass errorClass = core::ErrorClass::None;
    std::optional<core::Error> error; // set when nothing could be sent
    bool isOk = false;
    QString verdict; // one English sentence: what works, or what is wrong and the probable cure
};

// Sends one short request as the model's backend would. Lives in one thread with an event loop and
// never blocks it. Futures always get a result, a cancelled report when the object is destroyed
// first.
class ConnectionTest : public QObject
{
    Q_OBJECT
public:
    explicit ConnectionTest(ProxySettings proxies = {}, QObject *parent = nullptr);
    ~ConnectionTest() override;

    [[nodiscard]] QFuture<ConnectionReport> run(const core::ModelSpec &model);
    void cancel();

private:
    std::unique_ptr<Transport> m_transport;
    ProxySettings m_proxies;
};

} // namespace aisb::net
