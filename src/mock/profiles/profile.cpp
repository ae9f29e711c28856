// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/profiles/profile.h"

#include "mock/faultysource.h"
#include "mock/profiles/nativeprofile.h"
#include "mock/profiles/ollamaprofile.h"
#include "mock/profiles/simulatorprofile.h"
#include "mock/profiles/vllmprofile.h"

#include <algorithm>
#include <array>
#include <optional>

namespace aisb::mock {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

constexpr std::array<QByteArrayView, 6> kInferencePaths{"/v1/chat/completions", "/v1/completions",
    "/generate", "/generate_stream", "/infer", "/infer_token"};
constexpr QByteArrayView kRedirectPrefix = "/redirected";

// Hands out the packets of raw_body.
class RawSource : public EventSource
{
public:
    RawSource(std::vector<QByteArray> packets, qint64 pauseNs)
        : m_packets(std::move(packets))
        , m_pauseNs(pauseNs)
    {
    }

    bool next(StreamEvent &event) override
    {
        if (m_next == m_packets.size())
            return false;
        event.kind = StreamEvent::Kind::Raw;
        event.dueNs = static_cast<qint64>(m_next) * m_pauseNs;
        event.json = m_packets[m_next++];
        return true;
    }

private:
    std::vector<QByteArray> m_packets;
    qint64 m_pauseNs;
    std::size_t m_next = 0;
};

QByteArray encoded(const QString &text, bool isLatin1)
{
    return isLatin1 ? text.toLatin1() : text.toUtf8();
}

Reply rawReply(const ActiveFaults &faults)
{
    const Json &value = faults.value(FaultKind::RawBody);
    const bool isLatin1 =
        faults.parameter(FaultKind::RawBody, u"encoding").toString() == "latin1"_L1;
    std::vector<QByteArray> packets;
    if (value.isString())
        packets.push_back(encoded(value.toString(), isLatin1));
    for (const Json &packet : value.items())
        packets.push_back(encoded(packet.toString(), isLatin1));

    Reply reply;
    reply.status = static_cast<int>(faults.parameter(FaultKind::RawBody, u"status").toInt(200));
    reply.contentType = faults.parameter(FaultKind::RawBody, u"content_type")
                            .toString(u"text/event-stream"_s)
                            .toUtf8();
    const QString framing = faults.parameter(FaultKind::RawBody, u"framing").toString();
    if (framing == "length"_L1) {
        for (const QByteArray &packet : packets)
            reply.body += packet;
        return reply;
    }
    reply.framing = framing == "close"_L1 ? Reply::Framing::Close : Reply::Framing::Automatic;
    const double pause = faults.parameter(FaultKind::RawBody, u"pause_s").toDouble();
    reply.stream =
        std::make_unique<RawSource>(std::move(packets), static_cast<qint64>(pause * 1e9));
    return reply;
}

Reply redirectReply(const RequestContext &context)
{
    Reply reply = Reply::json("{}", static_cast<int>(context.faults.integer(FaultKind::Redirect)));
    QByteArray location =
        context.faults.parameter(FaultKind::Redirect, u"location").toString().toUtf8();
    if (location.isEmpty())
        location = kRedirectPrefix.toByteArray() + context.request.target;
    reply.headers.emplace_back("Location", location);
    return reply;
}

Reply errorReply(const RequestContext &context, int status, const QByteArray &message)
{
    switch (context.settings.profile) {
    case Profile::AisbenchSim:
        return Reply::html(status);
    case Profile::Vllm:
        return vllmError(status, message);
    case Profile::Ollama:
        return ollamaError(status, message);
    default:
        return nativeError(context.settings.profile, status, message);
    }
}

Reply statusReply(const RequestContext &context)
{
    const ActiveFaults &faults = context.faults;
    const auto status = static_cast<int>(faults.integer(FaultKind::Status));
    Reply reply = errorReply(context, status, "injected status");
    reply.reason =
        faults.parameter(FaultKind::Status, u"reason").toString().toUtf8().replace('\n', ' ');
    const Json &body = faults.parameter(FaultKind::Status, u"body");
    if (body.isString())
        reply.body = body.toString().toUtf8();
    const Json &type = faults.parameter(FaultKind::Status, u"content_type");
    if (type.isString())
        reply.contentType = type.toString().toUtf8();
    for (const auto &[name, value] : faults.parameter(FaultKind::Status, u"headers").members())
        reply.headers.emplace_back(name.toUtf8(), value.toString().toUtf8());
    return reply;
}

bool hasKey(const RequestContext &context)
{
    const QByteArray given = headerValue(context.request.headers, "Authorization");
    return given == "Bearer " + context.faults.text(FaultKind::RequireKey).toUtf8();
}

Reply unauthorized(const RequestContext &context)
{
    return context.settings.profile == Profile::Vllm
        ? Reply::json(R"({"error":"Unauthorized"})", 401)
        : errorReply(context, 401, "Unauthorized");
}

// The knobs that stand in for the profile's answer.
std::optional<Reply> replacement(const RequestContext &context)
{
    const ActiveFaults &faults = context.faults;
    if (faults.has(FaultKind::RequireKey) && !hasKey(context))
        return unauthorized(context);
    if (faults.has(FaultKind::Redirect))
        return redirectReply(context);
    if (faults.has(FaultKind::Status))
        return statusReply(context);
    if (faults.has(FaultKind::RawBody))
        return rawReply(faults);
    return std::nullopt;
}

Reply profileReply(const RequestContext &context)
{
    if (std::optional<Reply> native = answerNative(context))
        return std::move(*native);
    switch (context.settings.profile) {
    case Profile::AisbenchSim:
        return answerSimulator(context);
    case Profile::Ollama:
        return answerOllama(context);
    default:
        return answerVllm(context);
    }
}

} // namespace

QByteArray servedPath(const HttpRequest &request)
{
    QByteArray path = request.path();
    if (path.startsWith(kRedirectPrefix))
        path.remove(0, kRedirectPrefix.size());
    return path;
}

bool isInferencePath(QByteArrayView path)
{
    return std::ranges::find(kInferencePaths, path) != kInferencePaths.end()
        || (path.startsWith("/v2/models/")
            && (path.endsWith("/generate") || path.endsWith("/generate_stream")));
}

bool isInference(const HttpRequest &request)
{
    return request.method == "POST" && isInferencePath(request.path());
}

Reply answerRequest(const RequestContext &context)
{
    std::optional<Reply> replaced = replacement(context);
    Reply reply = replaced ? std::move(*replaced) : profileReply(context);
    if (context.faults.has(FaultKind::RetryAfter))
        reply.headers.emplace_back(
            "Retry-After", QByteArray::number(context.faults.integer(FaultKind::RetryAfter)));
    if (!replaced.has_value() && reply.status == 200 && isInference(context.request))
        applyContentFaults(reply, context.faults);
    return reply;
}

} // namespace aisb::mock
