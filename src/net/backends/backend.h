// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record.h"
#include "core/result.h"
#include "core/runspec.h"
#include "net/proxysettings.h"
#include "net/transport.h"

#include <QLatin1String>

#include <memory>

namespace aisb::net {

class PayloadReader;

// What a backend is; forms and help read it.
struct BackendInfo
{
    core::Backend backend;
    QLatin1String id; // "vllm_chat"
    QLatin1String title; // English, for people
    bool takesMessages = false; // else one prompt text
    bool takesMedia = false;
    bool ratesPrompts = false; // gives prompt_logprobs
    bool discoversModel = false; // an empty model name is asked for at v1/models
    QLatin1String maxTokensField; // default of max_tokens_field
};

// What a request needs beyond model and case.
struct RequestContext
{
    ProxySettings proxies;
    bool asksForIdentity = false; // Accept-Encoding: identity, no content decoding
    bool isRating = false; // asks for prompt_logprobs; BOT rounds of the prompt stay
    bool isDialogue = false; // one turn of several; those are never routed to an adapter
    QString requestId = {}; // 32 hex digits, for services that want one with each request
    // An earlier request of the same model in an equal context: all but the body is taken from it.
    std::shared_ptr<const HttpRequest> prototype = {};
};

struct PreparedRequest
{
    HttpRequest http;
    core::Json input; // the prompt or messages value as sent
    QStringList warnings;
    core::Json originPrompt; // the prompt after the meta template (spec/accuracy.md 3.1)
};

// What an exchange means: one attempt's share of a record.
struct DecodedReply
{
    core::ErrorClass errorClass = core::ErrorClass::None;
    QString error; // empty on success

    std::vector<double> timePoints; // seconds; see core::RequestRecord
    std::vector<core::EventKind> eventKinds;
    QString content;
    QString reasoning;
    qint64 inputTokens = 0;
    qint64 outputTokens = 0;
    core::TokenSource tokenSource = core::TokenSource::None;
    // tool_calls, finish_reason, stop_reason, http_reason, no_chunks, bad_utf8, ignored_lines,
    // prompt_logprobs, other_choices, stream_downgraded, cached_tokens, reasoning_tokens, resent:
    // each only when it has something to say.
    core::Json extra = core::Json::object();
};

// One service protocol. Stateless and pure: all functions may run in any thread at once.
class Backend
{
public:
    virtual ~Backend() = default;

    [[nodiscard]] virtual const BackendInfo &describe() const = 0;
    // Errors: UtilsCfg002 for settings that contradict each other, prompt errors of
    // net/promptparser.h, ModelData002 for a limit that is not positive ("max_out_len must be
    // positive").
    [[nodiscard]] virtual core::Result<PreparedRequest> makeRequest(const core::ModelSpec &model,
        const core::Case &item, const RequestContext &context) const = 0;
    // Where requests go, relative to the base URL: "v1/chat/completions".
    [[nodiscard]] virtual QString endpoint(const core::ModelSpec &model) const = 0;
    // Takes any reply, failed ones too; partial content is kept. input is that of the request
    // (PreparedRequest::input), for services that repeat it in the answer. Source: spec/models.md
    // 4.2, 5, 6.
    [[nodiscard]] DecodedReply decode(
        const core::ModelSpec &model, const HttpReply &reply, const core::Json &input = {}) const;

protected:
    // What reads the payloads of one reply. model and input outlive it.
    [[nodiscard]] virtual std::unique_ptr<PayloadReader> makeReader(
        const core::ModelSpec &model, const core::Json &input) const = 0;
};

} // namespace aisb::net
