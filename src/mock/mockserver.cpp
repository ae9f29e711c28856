// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/mockserver.h"

#include "mock/connection.h"
#include "mock/deadlinequeue.h"
#include "mock/profiles/profile.h"

#include <QHash>
#include <QHostAddress>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>

#include <algorithm>
#include <mutex>

namespace aisb::mock {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBacklog = 4096;

// A listening socket that hands out descriptors instead of sockets.
class Listener : public QTcpServer
{
public:
    Listener(std::function<void(qintptr)> accepted, QObject *parent)
        : QTcpServer(parent)
        , m_accepted(std::move(accepted))
    {
        setListenBacklogSize(kBacklog);
    }

protected:
    void incomingConnection(qintptr descriptor) override { m_accepted(descriptor); }

private:
    std::function<void(qintptr)> m_accepted;
};

bool isMet(const Fault &fault, const HttpRequest &request)
{
    if (!fault.path.isEmpty())
        return request.path().startsWith(fault.path.toUtf8());
    if (fault.kind == FaultKind::RequireKey)
        return request.path() != "/health";
    return isInference(request);
}

// The settings in force with the counters that go with them.
struct Regime
{
    std::shared_ptr<const MockSettings> settings;
    std::vector<qint64> faultRequests; // requests each fault could have met
    qint64 inferences = 0;
};

} // namespace

struct MockServer::Private : public ConnectionHost
{
    explicit Private(MockServer *owner, MockSettings initial);

    Served serve(qint64 connection, HttpRequest request) override;
    void written(qint64 events) override;
    void answered(Served &served) override;
    void ended(Served &served, core::Instant lastWrite, bool isFinished) override;
    void schedule(qint64 connection, quint64 generation, core::Instant at) override;
    void gone(qint64 connection) override;

    void accept(qintptr descriptor);
    QTcpSocket *makeSocket(qintptr descriptor) const;
    core::Result<> prepareTls();
    void expire(const DeadlineQueue::Deadline &deadline) const;
    void apply(MockSettings changed);
    qint64 record(qint64 connection, HttpRequest &request, core::Instant arrival);
    ActiveFaults chooseFaults(const HttpRequest &request, Dice &dice);

    MockServer *q;
    Listener *listener;
    DeadlineQueue *deadlines;
    QHash<qint64, Connection *> connections;
    qint64 lastConnection = 0;
    bool isTls = false;
    QSslConfiguration tls;

    mutable std::mutex mutex; // guards what follows
    Regime regime;
    MockSnapshot state;
    quint64 epoch = 0;
    int activeRequests = 0;
};

MockServer::Private::Private(MockServer *owner, MockSettings initial)
    : q(owner)
    , listener(new Listener([this](qintptr descriptor) { accept(descriptor); }, owner))
    , deadlines(
          new DeadlineQueue([this](const DeadlineQueue::Deadline &due) { expire(due); }, owner))
{
    apply(std::move(initial));
}

void MockServer::Private::apply(MockSettings changed)
{
    regime = {};
    regime.faultRequests.resize(changed.faults.size());
    regime.settings = std::make_shared<const MockSettings>(std::move(changed));
}

core::Result<> MockServer::Private::prepareTls()
{
    const MockSettings &settings = *regime.settings;
    isTls = !settings.tlsCertificate.isEmpty();
    if (!isTls)
        return {};
    const QSslCertificate certificate(settings.tlsCertificate);
    QSslKey key(settings.tlsKey, QSsl::Rsa);
    if (key.isNull())
        key = QSslKey(settings.tlsKey, QSsl::Ec);
    if (certificate.isNull() || key.isNull() || !QSslSocket::supportsSsl())
        return core::fail(core::ErrorCode::UtilsCfg002,
            u"TLS: certificate or key cannot be read (PEM expected)"_s);
    tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(certificate);
    tls.setPrivateKey(key);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    return {};
}

QTcpSocket *MockServer::Private::makeSocket(qintptr descriptor) const
{
    if (!isTls) {
        auto *socket = new QTcpSocket(q);
        socket->setSocketDescriptor(descriptor);
        return socket;
    }
    auto *socket = new QSslSocket(q);
    socket->setSocketDescriptor(descriptor);
    socket->setSslConfiguration(tls);
    socket->startServerEncryption();
    return socket;
}

void MockServer::Private::accept(qintptr descriptor)
{
    QTcpSocket *socket = makeSocket(descriptor);
    std::shared_ptr<const MockSettings> settings;
    {
        const std::lock_guard lock(mutex);
        settings = regime.settings;
        ++state.acceptedConnections;
        state.currentConnections = static_cast<int>(connections.size()) + 1;
        state.maxConnections = qMax(state.maxConnections, state.currentConnections);
    }
    if (connections.size() >= settings->maxConnections) {
        socket->abort();
        socket->deleteLater();
        return;
    }
    HttpRequestParser::Limits limits;
    limits.maxBodyBytes = settings->maxBodyBytes;
    const qint64 id = ++lastConnection;
    connections.insert(id, new Connection(id, socket, limits, settings->keepAliveS, *this, q));
}

void MockServer::Private::expire(const DeadlineQueue::Deadline &deadline) const
{
    if (Connection *connection = connections.value(deadline.id))
        connection->wake(deadline.generation);
}

void MockServer::Private::schedule(qint64 connection, quint64 generation, core::Instant at)
{
    deadlines->add({at, connection, generation});
}

void MockServer::Private::gone(qint64 connection)
{
    if (Connection *object = connections.take(connection))
        object->deleteLater();
    const std::lock_guard lock(mutex);
    state.currentConnections = static_cast<int>(connections.size());
}

qint64 MockServer::Private::record(qint64 connection, HttpRequest &request, core::Instant arrival)
{
    ++state.received;
    ++state.currentRequests;
    state.maxRequests = qMax(state.maxRequests, state.currentRequests);
    const auto index = static_cast<qint64>(state.requests.size());
    if (index >= regime.settings->maxRecords)
        return -1;
    ReceivedRequest received;
    received.number = state.received;
    received.connection = connection;
    received.arrival = arrival;
    received.method = request.method;
    received.path = request.target;
    received.headers = request.headers;
    if (regime.settings->keepsBodies)
        received.body = request.body;
    state.requests.push_back(std::move(received));
    return index;
}

ActiveFaults MockServer::Private::chooseFaults(const HttpRequest &request, Dice &dice)
{
    ActiveFaults active;
    const std::vector<Fault> &faults = regime.settings->faults;
    for (std::size_t i = 0; i < faults.size(); ++i) {
        const Fault &fault = faults[i];
        if (!isMet(fault, request))
            continue;
        const qint64 number = ++regime.faultRequests[i];
        const auto &only = fault.onlyRequests;
        const bool isChosen = only.empty() || std::ranges::find(only, number) != only.end();
        const bool isLucky = fault.p >= 1 || dice.unit() < fault.p;
        if (isChosen && isLucky)
            active.activate(fault);
    }
    return active;
}

Served MockServer::Private::serve(qint64 connection, HttpRequest request)
{
    const core::Instant arrival = core::now();
    Served served;
    std::shared_ptr<const MockSettings> settings;
    ActiveFaults faults;
    Dice dice;
    int others = 0;
    {
        const std::lock_guard lock(mutex);
        served.record = record(connection, request, arrival);
        served.epoch = epoch;
        settings = regime.settings;
        regime.inferences += isInference(request);
        dice = Dice(settings->seed, static_cast<quint64>(regime.inferences));
        faults = chooseFaults(request, dice);
        others = activeRequests++;
    }
    Reply reply = answerRequest({request, *settings, faults, dice, others});
    const Exchange::Origin origin{
        arrival, request.isKeepAlive, request.minorVersion == 1, request.method == "HEAD"};
    served.idleS = faults.has(FaultKind::CloseIdleAfter) ? faults.number(FaultKind::CloseIdleAfter)
                                                         : settings->keepAliveS;
    served.exchange = std::make_unique<Exchange>(std::move(reply), settings, faults, origin);
    return served;
}

void MockServer::Private::written(qint64 events)
{
    if (events == 0)
        return;
    const std::lock_guard lock(mutex);
    state.eventsSent += events;
}

void MockServer::Private::answered(Served &served)
{
    if (!served.exchange->isStream())
        return;
    const std::lock_guard lock(mutex);
    served.isActive = false;
    --activeRequests;
}

void MockServer::Private::ended(Served &served, core::Instant lastWrite, bool isFinished)
{
    const std::lock_guard lock(mutex);
    --state.currentRequests;
    activeRequests -= served.isActive ? 1 : 0;
    if (served.epoch != epoch || served.record < 0)
        return;
    ReceivedRequest &received = state.requests[static_cast<std::size_t>(served.record)];
    received.lastWrite = lastWrite;
    received.isFinished = isFinished;
    received.status = lastWrite.ns == 0 ? 0 : served.exchange->status();
}

QByteArray ReceivedRequest::header(QByteArrayView name) const
{
    return headerValue(headers, name);
}

std::vector<ReceivedRequest> MockSnapshot::inference() const
{
    std::vector<ReceivedRequest> chosen;
    for (const ReceivedRequest &request : requests) {
        const qsizetype query = request.path.indexOf('?');
        const QByteArray path = query < 0 ? request.path : request.path.first(query);
        if (request.method == "POST" && (path.endsWith("/completions") || isInferencePath(path)))
            chosen.push_back(request);
    }
    return chosen;
}

MockServer::MockServer(MockSettings settings, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(settings)))
{
}

MockServer::~MockServer()
{
    close();
}

core::Result<> MockServer::listen(const QString &host, quint16 port)
{
    if (const core::Result<> tls = d->prepareTls(); !tls.has_value())
        return tls;
    const QHostAddress address =
        host == "localhost"_L1 ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(host);
    if (address.isNull()) {
        return core::fail(core::ErrorCode::UtilsCfg002,
            u"host: \"%1\" is no IP address (expected one, or localhost)"_s.arg(host));
    }
    if (!d->listener->listen(address, port)) {
        return core::fail(core::ErrorCode::UnkUnk001,
            u"cannot listen on %1 port %2: %3"_s.arg(host).arg(port).arg(
                d->listener->errorString()));
    }
    return {};
}

void MockServer::close()
{
    d->listener->close();
    d->deadlines->clear();
    const QHash<qint64, Connection *> open = std::exchange(d->connections, {});
    for (Connection *connection : open)
        delete connection;
}

quint16 MockServer::port() const
{
    return d->listener->serverPort();
}

QUrl MockServer::url() const
{
    QUrl url;
    url.setScheme(d->isTls ? u"https"_s : u"http"_s);
    url.setHost(d->listener->serverAddress().toString());
    url.setPort(port());
    url.setPath(u"/"_s);
    return url;
}

void MockServer::setSettings(MockSettings settings)
{
    const std::lock_guard lock(d->mutex);
    d->apply(std::move(settings));
}

MockSettings MockServer::settings() const
{
    const std::lock_guard lock(d->mutex);
    return *d->regime.settings;
}

MockSnapshot MockServer::snapshot() const
{
    const std::lock_guard lock(d->mutex);
    return d->state;
}

void MockServer::clear()
{
    const std::lock_guard lock(d->mutex);
    ++d->epoch;
    MockSnapshot fresh;
    fresh.currentRequests = d->state.currentRequests;
    fresh.maxRequests = fresh.currentRequests;
    fresh.currentConnections = d->state.currentConnections;
    fresh.maxConnections = fresh.currentConnections;
    d->state = std::move(fresh);
    d->apply(MockSettings(*d->regime.settings));
}

MockServerThread::MockServerThread(MockSettings settings, const QString &host, quint16 port)
    : m_server(new MockServer(std::move(settings)))
{
    m_thread.setObjectName(u"mock-server"_s);
    m_server->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_server,
        [&] {
            m_listening = m_server->listen(host, port);
            m_port = m_server->port();
            m_url = m_server->url();
        },
        Qt::BlockingQueuedConnection);
}

MockServerThread::~MockServerThread()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace aisb::mock
