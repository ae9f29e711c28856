// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/profiles/nativeprofile.h"

#include "core/text/json.h"
#include "mock/profiles/nativeforms.h"
#include "mock/profiles/quoted.h"

#include <algorithm>
#include <array>

namespace aisb::mock {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

constexpr int kDefaultMaxTokens = 16;

enum class Streams
{
    Never,
    Always,
    ByBody // "stream" of the body
};

struct Endpoint
{
    Profile profile;
    QByteArrayView path; // "*" stands for the name of the model
    Api api;
    Streams streams;
    const NativeForm &form;
};

const std::array kEndpoints{
    Endpoint{Profile::AisbenchSim, "/generate", Api::Inputs, Streams::Never, kSimulatedGenerate},
    Endpoint{
        Profile::AisbenchSim, "/generate_stream", Api::Inputs, Streams::Always, kSimulatedGenerate},
    Endpoint{Profile::AisbenchSim, "/v2/models/qwen/generate", Api::TextInput, Streams::Never,
        kSimulatedTriton},
    Endpoint{Profile::AisbenchSim, "/v2/models/qwen/generate_stream", Api::TextInput,
        Streams::Always, kSimulatedTriton},
    Endpoint{Profile::AisbenchSim, "/infer", Api::Inputs, Streams::ByBody, kSimulatedInfer},
    Endpoint{
        Profile::AisbenchSim, "/infer_token", Api::Inputs, Streams::ByBody, kSimulatedInferToken},
    Endpoint{Profile::Tgi, "/generate", Api::Inputs, Streams::Never, kTgi},
    Endpoint{Profile::Tgi, "/generate_stream", Api::Inputs, Streams::Always, kTgi},
    Endpoint{Profile::Triton, "/v2/models/*/generate", Api::TextInput, Streams::Never, kTriton},
    Endpoint{
        Profile::Triton, "/v2/models/*/generate_stream", Api::TextInput, Streams::Always, kTriton},
    Endpoint{Profile::MindIe, "/infer", Api::Inputs, Streams::ByBody, kMindIe},
    Endpoint{Profile::Vita, "/generate", Api::Completions, Streams::ByBody, kVita},
    Endpoint{Profile::VllmOld, "/generate", Api::Completions, Streams::ByBody, kEarlyVllm},
};

QByteArray pathOf(const Endpoint &endpoint, const MockSettings &settings)
{
    return endpoint.path.toByteArray().replace(
        '*', settings.modelName.toUtf8().toPercentEncoding());
}

const Endpoint *endpointFor(const RequestContext &context)
{
    const QByteArray path = servedPath(context.request);
    const auto found = std::ranges::find_if(kEndpoints, [&](const Endpoint &endpoint) {
        return endpoint.profile == context.settings.profile
            && pathOf(endpoint, context.settings) == path;
    });
    return found == kEndpoints.end() ? nullptr : &*found;
}

bool isOpenAiLike(Api api)
{
    return api == Api::Completions;
}

const Json &limitIn(const Json &body, Api api)
{
    return isOpenAiLike(api) ? body[u"max_tokens"] : body[u"parameters"][u"max_new_tokens"];
}

// What a service would say about the body; the simulator takes anything.
std::optional<Reply> checkBody(const Endpoint &endpoint, const Json &body)
{
    const auto refuse = [&](const QByteArray &message) {
        const bool isPicky =
            endpoint.profile == Profile::Tgi || endpoint.profile == Profile::MindIe;
        return nativeError(endpoint.profile, isPicky ? 422 : 400, message);
    };
    if (!body.isObject())
        return refuse("the body has to be a JSON object");
    const QString key = promptKey(endpoint.api);
    const Json &prompt = body[key];
    const bool mayBeList = endpoint.profile == Profile::Vita;
    if (!prompt.isString() && !(mayBeList && prompt.isArray()))
        return refuse(key.toLatin1() + " is missing or of the wrong type");
    const Json &limit = limitIn(body, endpoint.api);
    if (!limit.isNull() && limit.toInt() < 1)
        return refuse("the number of new tokens has to be at least 1");
    const Json &temperature = body[u"parameters"][u"temperature"];
    if (endpoint.profile == Profile::Tgi && temperature.isNumber() && temperature.toDouble() <= 0)
        return refuse("`temperature` must be strictly positive");
    return std::nullopt;
}

bool isSimulator(const RequestContext &context)
{
    return context.settings.profile == Profile::AisbenchSim;
}

Reply refusal(const RequestContext &context, int status, const QByteArray &message)
{
    return isSimulator(context) ? Reply::html(status)
                                : nativeError(context.settings.profile, status, message);
}

Reply generate(const Endpoint &endpoint, const RequestContext &context, const Json &body)
{
    const MockSettings &settings = context.settings;
    const int fallback = settings.defaultMaxTokens > 0 ? settings.defaultMaxTokens
        : isSimulator(context)                         ? 1
                                                       : kDefaultMaxTokens;
    Dice dice = context.dice;
    NativeAnswer answer;
    answer.generation = makeGeneration(endpoint.api, body,
        limitIn(body, endpoint.api).toInt(fallback), settings, context.faults, dice);
    answer.faults = context.faults;
    answer.dice = dice;
    answer.e2elS = settings.e2elS;
    answer.wantsDetails = body[u"parameters"][u"details"].isTruthy();
    answer.echo = body[u"prompt"].toString().toUtf8();
    const bool isStream = endpoint.streams == Streams::Always
        || (endpoint.streams == Streams::ByBody && answer.generation.isStream);
    return isStream && !context.faults.has(FaultKind::JsonInsteadOfStream)
        ? nativeStream(endpoint.form, answer, settings)
        : nativeDocument(endpoint.form, answer, settings);
}

} // namespace

std::optional<Reply> answerNative(const RequestContext &context)
{
    const Endpoint *endpoint = endpointFor(context);
    if (endpoint == nullptr)
        return std::nullopt;
    if (context.request.method != "POST")
        return refusal(context, 405, "Method Not Allowed");
    if (!headerValue(context.request.headers, "Content-Type")
            .toLower()
            .startsWith("application/json"))
        return refusal(context, 415, "expected application/json");
    const core::Result<Json> body = core::readJson(context.request.body);
    if (!body)
        return refusal(context, 400, "the body is not JSON: " + body.error().detail.toUtf8());
    if (!isSimulator(context)) {
        if (std::optional<Reply> error = checkBody(*endpoint, *body))
            return error;
    } else if (!body->isObject()
        || !(limitIn(*body, endpoint->api).isNull() || limitIn(*body, endpoint->api).isNumber())) {
        return Reply::html(500);
    }
    return generate(*endpoint, context, *body);
}

Reply nativeError(Profile profile, int status, const QByteArray &message)
{
    const QByteArray text = quoted(message);
    switch (profile) {
    case Profile::Tgi:
    case Profile::MindIe: {
        const QByteArray type = status == 422 ? "validation"
            : status == 429                   ? "overloaded"
                                              : "generation";
        return Reply::json(R"({"error":)" + text + R"(,"error_type":")" + type + "\"}", status);
    }
    case Profile::Triton:
        return Reply::json(R"({"error":)" + text + '}', status);
    default:
        return Reply::json(R"({"detail":)" + text + '}', status);
    }
}

} // namespace aisb::mock
