// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record.h"
#include "core/runspec.h"
#include "core/tokenizer.h"
#include "net/backends/backend.h"
#include "net/transport.h"

#include <QObject>

#include <atomic>
#include <memory>

class QThreadPool;

namespace aisb::net {

// One case to send. The model's name is already known (an empty one is sent as it is).
struct RequestJob
{
    core::Case item;
    QString uuid;
    std::shared_ptr<const core::ModelSpec> model;
    double planned = -1; // seconds of the steady clock
    int turnId = 0;
    bool isMultiTurn = false;
    bool isRating = false; // the prompt is rated, not answered (spec/models.md 16.1): every failure
                           // is worth another attempt
};

struct RequestClientOptions
{
    RequestContext context;
    // A success with fewer than two time points is recorded as a failure. Source:
    // spec/models.md 6.3.
    bool isPerformance = true;
    // Counts the tokens a service does not report, and for comparison those of the first
    // comparedReplies it does; null = nothing is counted.
    core::TokenizerPtr tokenizer = {};
    int comparedReplies = 64;
};

// Sends cases and makes records of them: attempts, waiting times between them, decoding in the
// pool. Lives in one worker thread with its transport; all calls come from there, but for the
// counters, which any thread may read. Never blocks. The pool must outlive it. Source:
// spec/models.md 4.2.
class RequestClient : public QObject
{
    Q_OBJECT
public:
    RequestClient(std::unique_ptr<Transport> transport, QThreadPool *decoders,
        RequestClientOptions options = {}, QObject *parent = nullptr);
    ~RequestClient() override; // drops what is in flight without a signal

    void send(aisb::net::RequestJob job);
    // Everything in flight or waiting for its next attempt becomes a record "Request cancelled by
    // user" now; replies already complete keep their outcome.
    void cancelAll();

    [[nodiscard]] int inFlight() const { return m_inFlight.load(std::memory_order_relaxed); }
    [[nodiscard]] qint64 bytesReceived() const { return m_transport->bytesReceived(); }
    // Transport::takeLoopLags() of its transport.
    [[nodiscard]] std::vector<float> takeLoopLags() { return m_transport->takeLoopLags(); }

Q_SIGNALS:
    // A request goes out; once per request, however many attempts it takes.
    void posted();
    // Exactly once per send(), never inside it.
    void finished(const aisb::core::RequestRecord &record);

private:
    struct Request;
    struct Reply;

    void startAttempt(const std::shared_ptr<Request> &request);
    void takeReply(const std::shared_ptr<Request> &request, HttpReply reply);
    void decodeReplies();
    void decode(std::vector<Reply> replies);
    void takeDecoded(const std::shared_ptr<Request> &request, DecodedReply decoded, int status,
        const QByteArray &retryAfter);
    [[nodiscard]] bool mayRepeat(const Request &request, int status) const;
    void finishRequest(const std::shared_ptr<Request> &request);

    std::unique_ptr<Transport> m_transport;
    QThreadPool *m_decoders;
    RequestClientOptions m_options;
    std::vector<std::shared_ptr<Request>> m_waiting; // for their next attempt
    std::vector<Reply> m_undecoded; // of this turn of the event loop
    std::shared_ptr<const core::ModelSpec> m_prototypeModel; // of the prototype in the context
    std::atomic<int> m_inFlight = 0;
    int m_compared = 0; // replies whose output tokens were or may be compared
    quint64 m_epoch = 0; // number of cancelAll() calls
    bool m_isClosing = false;
};

} // namespace aisb::net
