// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/direct/directtransport.h"

#include "net/direct/engine.h"

#include <QCoreApplication>
#include <QEvent>

#include <pthread.h>

#include <future>
#include <system_error>
#include <thread>
#include <unordered_map>

namespace aisb::net {

using namespace Qt::StringLiterals;

class DirectTransport::Impl
{
public:
    explicit Impl(DirectTransport *transport);
    ~Impl() { stop(); }
    Impl(const Impl &) = delete;
    Impl &operator=(const Impl &) = delete;

    // Ends the thread; every request has its reply in the event queue then.
    void stop();
    void take(quint64 id, HttpReply reply);
    void answerWithout(quint64 id);

    DirectTransport *transport;
    std::unordered_map<quint64, Callback> callbacks;
    quint64 lastId = 0;
    std::shared_ptr<direct::Engine> engine; // null: see startText
    QString startText; // why there is none
    std::thread thread;
};

// The engine is shared with its thread, which lets go of it last when a lookup of a name has to be
// waited for.
DirectTransport::Impl::Impl(DirectTransport *transportGiven)
    : transport(transportGiven)
{
    try {
        engine = std::make_shared<direct::Engine>([this](std::vector<direct::Engine::Answer> all) {
            QMetaObject::invokeMethod(
                transport,
                [this, answers = std::move(all)]() mutable {
                    for (auto &[id, reply] : answers)
                        take(id, std::move(reply));
                },
                Qt::QueuedConnection);
        });
        thread = std::thread([kept = engine] { kept->run(); });
        pthread_setname_np(thread.native_handle(), "net-io");
    } catch (const std::system_error &error) {
        startText = QString::fromLocal8Bit(error.what());
    } catch (const boost::system::system_error &error) {
        startText = QString::fromLocal8Bit(error.what());
    }
    if (!startText.isEmpty())
        engine.reset();
}

void DirectTransport::Impl::stop()
{
    if (!engine)
        return;
    const auto closed = std::make_shared<std::promise<bool>>();
    std::future<bool> isLookingUp = closed->get_future();
    engine->post([closed](direct::Engine &running) { closed->set_value(running.close()); });
    if (isLookingUp.get())
        thread.detach();
    else
        thread.join();
    engine.reset();
}

void DirectTransport::Impl::take(quint64 id, HttpReply reply)
{
    const auto found = callbacks.find(id);
    if (found == callbacks.end())
        return;
    const Callback done = std::move(found->second);
    callbacks.erase(found);
    done(std::move(reply));
}

void DirectTransport::Impl::answerWithout(quint64 id)
{
    HttpReply reply;
    reply.sent = reply.finished = core::now();
    reply.failure = FailureKind::Connect;
    reply.failureText = u"the network thread cannot start: %1"_s.arg(startText);
    QMetaObject::invokeMethod(
        transport, [this, id, reply] { take(id, reply); }, Qt::QueuedConnection);
}

DirectTransport::DirectTransport(QObject *parent)
    : Transport(parent)
    , m_impl(std::make_unique<Impl>(this))
{
}

DirectTransport::~DirectTransport()
{
    m_impl->stop();
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
}

quint64 DirectTransport::send(HttpRequest request, Callback done)
{
    const quint64 id = ++m_impl->lastId;
    m_impl->callbacks.emplace(id, std::move(done));
    if (m_impl->engine)
        m_impl->engine->post([id, request = std::move(request)](direct::Engine &engine) mutable {
            engine.send(id, std::move(request));
        });
    else
        m_impl->answerWithout(id);
    return id;
}

void DirectTransport::cancel(quint64 id)
{
    if (m_impl->engine)
        m_impl->engine->post([id](direct::Engine &engine) { engine.cancel(id); });
}

void DirectTransport::cancelAll()
{
    if (m_impl->engine)
        m_impl->engine->post([](direct::Engine &engine) { engine.cancelAll(); });
}

int DirectTransport::inFlight() const
{
    return static_cast<int>(m_impl->callbacks.size());
}

qint64 DirectTransport::bytesReceived() const
{
    return m_impl->engine ? m_impl->engine->bytesReceived() : 0;
}

std::vector<float> DirectTransport::takeLoopLags()
{
    return m_impl->engine ? m_impl->engine->takeLoopLags() : std::vector<float>{};
}

} // namespace aisb::net
