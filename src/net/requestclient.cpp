// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/requestclient.h"

#include "net/backends/catalogue.h"
#include "net/retryafter.h"
#include "net/tokencounts.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>

namespace aisb::net {

using namespace Qt::StringLiterals;
using core::ErrorClass;
using core::RequestRecord;

namespace {

// What the decoding of one attempt gives back, with the little of the reply that is still needed.
struct Decoding
{
    DecodedReply decoded;
    int status = 0;
    QByteArray retryAfter;
    qint64 ownOutputTokens = -1;
};

// Replies decoded in one go: enough of them to share the way to the pool and back, little enough
// that the first does not wait for the last.
constexpr std::size_t kBatchReplies = 16;
constexpr qsizetype kBatchBytes = 64 * 1024;

void copyOutcome(RequestRecord &record, DecodedReply &decoded)
{
    record.isSuccess = decoded.errorClass == ErrorClass::None;
    record.errorClass = decoded.errorClass;
    record.errorInfo = std::move(decoded.error);
    record.timePoints = std::move(decoded.timePoints);
    record.eventKinds = std::move(decoded.eventKinds);
    record.content = std::move(decoded.content);
    record.reasoning = std::move(decoded.reasoning);
    record.inputTokens = decoded.inputTokens;
    record.outputTokens = decoded.outputTokens;
    record.tokenSource = decoded.tokenSource;
    record.extra = std::move(decoded.extra);
}

} // namespace

struct RequestClient::Request
{
    RequestJob job;
    PreparedRequest prepared;
    RequestRecord record;
    quint64 epoch = 0; // of cancelAll at the time of send()
};

struct RequestClient::Reply
{
    std::shared_ptr<Request> request;
    HttpReply http;
    core::TokenizerPtr tokenizer; // null = tokens are not counted
    bool isCompared = false;

    // In the pool. Of the request what does not change while its reply is awaited.
    [[nodiscard]] Decoding decode() const
    {
        const core::ModelSpec &model = *request->job.model;
        Decoding made{backendFor(model.backend).decode(model, http, request->prepared.input),
            http.status, headerValue(http.headers, "Retry-After")};
        if (!tokenizer)
            return made;
        if (isCompared)
            made.ownOutputTokens = ownOutputCount(made.decoded, *tokenizer);
        fillTokenCounts(made.decoded, request->prepared.input, model, *tokenizer);
        return made;
    }
};

RequestClient::RequestClient(std::unique_ptr<Transport> transport, QThreadPool *decoders,
    RequestClientOptions options, QObject *parent)
    : QObject(parent)
    , m_transport(std::move(transport))
    , m_decoders(decoders)
    , m_options(std::move(options))
{
    m_transport->setParent(this); // moves to the worker thread with the client
}

RequestClient::~RequestClient()
{
    blockSignals(true);
    m_isClosing = true;
    m_transport->setParent(nullptr);
    m_transport.reset(); // its last replies still find the members
}

void RequestClient::send(RequestJob job)
{
    const auto request = std::make_shared<Request>();
    RequestRecord &record = request->record;
    record.dataAbbr = job.item.dataAbbr;
    record.id = job.item.id;
    record.uuid = job.uuid;
    record.turnId = job.turnId;
    record.isMultiTurn = job.isMultiTurn;
    record.planned = job.planned;
    request->job = std::move(job);
    request->epoch = m_epoch;
    m_inFlight.fetch_add(1, std::memory_order_relaxed);

    const core::ModelSpec &model = *request->job.model;
    RequestContext &context = m_options.context;
    if (m_prototypeModel != request->job.model)
        context.prototype.reset();
    context.isRating = request->job.isRating;
    context.isDialogue = request->job.isMultiTurn;
    context.requestId = request->job.uuid;
    core::Result<PreparedRequest> prepared =
        backendFor(model.backend).makeRequest(model, request->job.item, context);
    if (!prepared) {
        record.errorClass = ErrorClass::Protocol;
        record.errorInfo = prepared.error().text();
        QMetaObject::invokeMethod(
            this, [this, request] { finishRequest(request); }, Qt::QueuedConnection);
        return;
    }
    request->prepared = std::move(*prepared);
    if (!context.prototype) {
        HttpRequest prototype = request->prepared.http;
        prototype.body.clear();
        context.prototype = std::make_shared<const HttpRequest>(std::move(prototype));
        m_prototypeModel = request->job.model;
    }
    record.input = request->prepared.input;
    record.originPrompt = std::move(request->prepared.originPrompt);
    Q_EMIT posted();
    startAttempt(request);
}

void RequestClient::startAttempt(const std::shared_ptr<Request> &request)
{
    m_transport->send(request->prepared.http, [this, request](HttpReply reply) {
        if (!m_isClosing)
            takeReply(request, std::move(reply));
    });
}

void RequestClient::takeReply(const std::shared_ptr<Request> &request, HttpReply reply)
{
    const bool isAnswer = reply.failure == FailureKind::None && reply.status == 200;
    const bool isCompared =
        isAnswer && m_options.tokenizer && m_compared < m_options.comparedReplies;
    m_compared += isCompared ? 1 : 0;
    m_undecoded.push_back({request, std::move(reply), m_options.tokenizer, isCompared});
    if (m_undecoded.size() == 1)
        QMetaObject::invokeMethod(this, [this] { decodeReplies(); }, Qt::QueuedConnection);
}

void RequestClient::decodeReplies()
{
    std::vector<Reply> batch;
    qsizetype bytes = 0;
    for (Reply &reply : std::exchange(m_undecoded, {})) {
        bytes += reply.http.body.size();
        if (reply.tokenizer) // its prompt may be counted, too
            bytes += reply.request->prepared.http.body.size();
        batch.push_back(std::move(reply));
        if (batch.size() < kBatchReplies && bytes < kBatchBytes)
            continue;
        decode(std::exchange(batch, {}));
        bytes = 0;
    }
    if (!batch.empty())
        decode(std::move(batch));
}

void RequestClient::decode(std::vector<Reply> replies)
{
    using Decodings = std::vector<Decoding>;
    const auto promise = std::make_shared<QPromise<std::shared_ptr<Decodings>>>();
    const auto input = std::make_shared<const std::vector<Reply>>(std::move(replies));
    auto *watcher = new QFutureWatcher<std::shared_ptr<Decodings>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, input, watcher] {
        watcher->deleteLater();
        Decodings &decodings = *watcher->result();
        for (std::size_t i = 0; i < decodings.size(); ++i) {
            (*input)[i].request->record.ownOutputTokens = decodings[i].ownOutputTokens;
            takeDecoded((*input)[i].request, std::move(decodings[i].decoded), decodings[i].status,
                decodings[i].retryAfter);
        }
    });
    watcher->setFuture(promise->future());
    promise->start();
    m_decoders->start([promise, input] {
        auto decodings = std::make_shared<Decodings>();
        decodings->reserve(input->size());
        for (const Reply &reply : *input)
            decodings->push_back(reply.decode());
        promise->addResult(std::move(decodings));
        promise->finish();
    });
}

void RequestClient::takeDecoded(const std::shared_ptr<Request> &request, DecodedReply decoded,
    int status, const QByteArray &retryAfter)
{
    request->record.attempts.push_back({decoded.errorClass, decoded.error, status});
    copyOutcome(request->record, decoded);
    if (!mayRepeat(*request, status)) {
        finishRequest(request);
        return;
    }
    const int waitMs = request->record.errorClass == ErrorClass::Http
        ? retryAfterMs(retryAfter, QDateTime::currentDateTimeUtc())
        : 0;
    if (waitMs == 0) {
        startAttempt(request);
        return;
    }
    m_waiting.push_back(request);
    QTimer::singleShot(waitMs, Qt::PreciseTimer, this, [this, request] {
        if (std::erase(m_waiting, request) > 0)
            startAttempt(request);
    });
}

bool RequestClient::mayRepeat(const Request &request, int status) const
{
    const core::ModelSpec &model = *request.job.model;
    const auto attempts = static_cast<int>(request.record.attempts.size());
    if (attempts >= std::max(1, model.retry) || request.epoch != m_epoch)
        return false;
    switch (request.record.errorClass) {
    case ErrorClass::Connect:
    case ErrorClass::Timeout:
    case ErrorClass::Truncated:
    case ErrorClass::Protocol:
    case ErrorClass::Empty:
        return true;
    case ErrorClass::Http:
        return request.job.isRating
            || std::ranges::find(model.retryOnStatus, status) != model.retryOnStatus.end();
    case ErrorClass::None:
    case ErrorClass::Server:
    case ErrorClass::Cancelled:
        return false;
    }
    return false;
}

void RequestClient::finishRequest(const std::shared_ptr<Request> &request)
{
    RequestRecord &record = request->record;
    if (record.isSuccess && m_options.isPerformance && record.timePoints.size() < 2) {
        record.isSuccess = false;
        record.errorClass = ErrorClass::Empty;
        record.errorInfo = u"chunk size is less than 2"_s;
    }
    if (!request->prepared.warnings.isEmpty()) {
        core::Json warnings = core::Json::array();
        for (const QString &warning : std::as_const(request->prepared.warnings))
            warnings.append(warning);
        record.extra.set(u"warnings"_s, std::move(warnings));
    }
    m_inFlight.fetch_sub(1, std::memory_order_relaxed);
    Q_EMIT finished(record);
}

void RequestClient::cancelAll()
{
    ++m_epoch;
    for (const auto &request : std::exchange(m_waiting, {})) {
        request->record.isSuccess = false;
        request->record.errorClass = ErrorClass::Cancelled;
        request->record.errorInfo = u"Request cancelled by user"_s;
        finishRequest(request);
    }
    m_transport->cancelAll();
}

} // namespace aisb::net
