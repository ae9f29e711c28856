// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/profiles/vllmprofile.h"

#include "core/text/json.h"
#include "mock/generation.h"
#include "mock/profiles/quoted.h"
#include "mock/profiles/vllmevents.h"

#include <QDateTime>

#include <optional>

namespace aisb::mock {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

constexpr int kDefaultMaxTokens = 16;

QByteArray errorType(int status)
{
    switch (status) {
    case 400:
        return "BadRequestError";
    case 401:
        return "AuthenticationError";
    case 404:
        return "NotFoundError";
    case 429:
        return "RateLimitError";
    default:
        return status < 500 ? "BadRequestError" : "InternalServerError";
    }
}

// Nothing, or what is wrong with the fields of the body.
std::optional<Reply> checkBody(Api api, const Json &body, const MockSettings &settings)
{
    if (!body.isObject())
        return vllmError(400, "the body has to be a JSON object");
    const Json &model = body[u"model"];
    if (!model.isNull() && !model.isString())
        return vllmError(400, "model has to be a text");
    if (!settings.modelName.isEmpty() && model.toString() != settings.modelName) {
        return vllmError(model.isNull() ? 400 : 404,
            model.isNull() ? QByteArray("model is missing")
                           : "The model " + quoted(model.toString().toUtf8()).replace('"', '`')
                    + " does not exist.");
    }
    if (api == Api::Chat && !body[u"messages"].isArray())
        return vllmError(400, "messages is missing or no list");
    if (api == Api::Completions && !body[u"prompt"].isString() && !body[u"prompt"].isArray())
        return vllmError(400, "prompt is missing or neither text nor list");
    return std::nullopt;
}

// The limit of the answer, or the error answer.
std::optional<Reply> readLimit(const Json &body, const MockSettings &settings, qint64 &limit)
{
    limit = settings.defaultMaxTokens > 0 ? settings.defaultMaxTokens : kDefaultMaxTokens;
    for (const QStringView key :
        {QStringView(u"max_tokens"), QStringView(u"max_completion_tokens")}) {
        const Json &value = body[key];
        if (value.isNull())
            continue;
        limit = value.toInt(-1);
        if (limit < 1)
            return vllmError(
                400, key.toUtf8() + " must be at least 1, got " + core::writeJson(value) + '.');
    }
    return std::nullopt;
}

// The body of a request to an endpoint that takes JSON, or the error answer.
std::optional<Reply> readBody(const RequestContext &context, Json &body)
{
    if (context.request.method != "POST")
        return Reply::json(R"({"detail":"Method Not Allowed"})", 405);
    if (!headerValue(context.request.headers, "Content-Type")
            .toLower()
            .startsWith("application/json"))
        return vllmError(400, "Unsupported Media Type: Only 'application/json' is allowed");
    core::Result<Json> read = core::readJson(context.request.body);
    if (!read.has_value())
        return vllmError(400, "JSON decode error: " + read.error().detail.toUtf8());
    body = std::move(*read);
    return std::nullopt;
}

// Words are the tokens of this service, in "usage" as well.
Reply tokenize(const RequestContext &context)
{
    Json body;
    if (std::optional<Reply> error = readBody(context, body))
        return std::move(*error);
    const Api api = body[u"messages"].isArray() ? Api::Chat : Api::Completions;
    if (std::optional<Reply> error = checkBody(api, body, context.settings))
        return std::move(*error);
    Dice dice = context.dice;
    const Generation made = makeGeneration(api, body, 1, context.settings, context.faults, dice);
    return Reply::json(R"({"count":)" + QByteArray::number(made.promptTokens)
        + R"(,"max_model_len":32768,"tokens":[]})");
}

Reply generate(Api api, const RequestContext &context)
{
    Json body;
    if (std::optional<Reply> error = readBody(context, body))
        return std::move(*error);
    if (std::optional<Reply> error = checkBody(api, body, context.settings))
        return std::move(*error);
    qint64 limit = 0;
    if (std::optional<Reply> error = readLimit(body, context.settings, limit))
        return std::move(*error);

    Dice dice = context.dice;
    VllmAnswer answer;
    answer.generation = makeGeneration(api, body, limit, context.settings, context.faults, dice);
    answer.settings = &context.settings;
    answer.faults = context.faults;
    answer.created = QDateTime::currentSecsSinceEpoch();
    constexpr quint64 kSixteenDigits = quint64{1} << 63;
    answer.id = QByteArray::number(dice.next() | kSixteenDigits, 16);
    answer.id += QByteArray::number(dice.next() | kSixteenDigits, 16);
    answer.dice = dice;
    const bool isStream =
        answer.generation.isStream && !context.faults.has(FaultKind::JsonInsteadOfStream);
    return isStream ? streamReply(answer) : wholeReply(answer);
}

Reply modelList(const MockSettings &settings)
{
    const QByteArray name =
        quoted(settings.modelName.isEmpty() ? QByteArray("mock-1") : settings.modelName.toUtf8());
    return Reply::json(R"({"object":"list","data":[{"id":)" + name
        + R"(,"object":"model","created":)" + QByteArray::number(QDateTime::currentSecsSinceEpoch())
        + R"(,"owned_by":"vllm","root":)" + name
        + R"(,"parent":null,"max_model_len":32768,"permission":[]}]})");
}

Reply health()
{
    Reply reply;
    reply.contentType.clear();
    return reply;
}

} // namespace

Reply vllmError(int status, const QByteArray &message)
{
    return Reply::json(R"({"error":{"message":)" + quoted(message) + R"(,"type":")"
            + errorType(status) + R"(","param":null,"code":)" + QByteArray::number(status) + "}}",
        status);
}

Reply answerVllm(const RequestContext &context)
{
    const QByteArray path = servedPath(context.request);
    if (path == "/v1/chat/completions")
        return generate(Api::Chat, context);
    if (path == "/v1/completions")
        return generate(Api::Completions, context);
    if (path == "/tokenize")
        return tokenize(context);
    const bool isGet = context.request.method == "GET" || context.request.method == "HEAD";
    if (path != "/v1/models" && path != "/health")
        return Reply::json(R"({"detail":"Not Found"})", 404);
    if (!isGet)
        return Reply::json(R"({"detail":"Method Not Allowed"})", 405);
    return path == "/health" ? health() : modelList(context.settings);
}

} // namespace aisb::mock
