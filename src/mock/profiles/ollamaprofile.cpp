// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/profiles/ollamaprofile.h"

#include "mock/generation.h"
#include "mock/profiles/queuedsource.h"
#include "mock/profiles/quoted.h"
#include "mock/tokenfeed.h"

#include <QDateTime>

#include <optional>

namespace aisb::mock {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

constexpr int kDefaultMaxTokens = 128;

// What the JSON of one answer is made from.
struct OllamaAnswer
{
    Generation generation;
    ActiveFaults faults;
    Dice dice;
    QByteArray id;
    qint64 created = 0;
    qint64 reasoningTokens = 0; // at the start, by the knob "reasoning"

    [[nodiscard]] bool isChat() const { return generation.api == Api::Chat; }
    [[nodiscard]] bool hasTool() const { return isChat() && faults.has(FaultKind::ToolCalls); }

    // One choice or none around what is in choices.
    [[nodiscard]] QByteArray document(
        const QByteArray &object, const QByteArray &choices, const QByteArray &usage) const
    {
        return (isChat() ? R"({"id":"chatcmpl-)" : R"({"id":"cmpl-)") + id + R"(","object":")"
            + object + R"(","created":)" + QByteArray::number(created) + R"(,"model":)"
            + quoted(generation.model) + R"(,"system_fingerprint":"fp_ollama","choices":[)"
            + choices + ']' + (usage.isEmpty() ? QByteArray() : ",\"usage\":" + usage) + '}';
    }

    [[nodiscard]] QByteArray usage(qint64 prompt, qint64 completion) const
    {
        if (faults.has(FaultKind::NoUsage))
            return {};
        const bool isZero = faults.has(FaultKind::UsageZero);
        const auto count = [&](qint64 value) { return QByteArray::number(isZero ? 0 : value); };
        return R"({"prompt_tokens":)" + count(prompt) + R"(,"completion_tokens":)"
            + count(completion) + R"(,"total_tokens":)" + count(prompt + completion) + '}';
    }

    [[nodiscard]] QByteArray finalUsage() const
    {
        return usage(generation.promptTokens, generation.tokens);
    }

    [[nodiscard]] QByteArray finishReason() const
    {
        if (hasTool())
            return "\"tool_calls\"";
        return generation.tokens >= generation.limit ? "\"length\"" : "\"stop\"";
    }

    // Calls come whole, never in parts.
    [[nodiscard]] QByteArray toolCalls(const QByteArray &all) const
    {
        return R"("tool_calls":[{"id":"call_)" + id
            + R"(","index":0,"type":"function","function":{"name":"func","arguments":)"
            + quoted(R"({"text":)" + quoted(all) + '}') + "}}]";
    }
};

QByteArray choiceOf(const QByteArray &body, const QByteArray &finish)
{
    return R"({"index":0,)" + body + R"(,"finish_reason":)" + finish + '}';
}

class OllamaStream : public QueuedSource
{
public:
    OllamaStream(const OllamaAnswer &answer, const MockSettings &settings)
        : m_answer(answer)
        , m_feed(answer.generation, settings, answer.dice)
        , m_object(answer.isChat() ? "chat.completion.chunk" : "text_completion")
    {
    }

private:
    void push(const QByteArray &choices, const QByteArray &usage)
    {
        queue({StreamEvent::Kind::Data, m_dueNs, m_answer.document(m_object, choices, usage)});
    }

    void makeMore() override
    {
        TokenFeed::Piece piece;
        while (m_feed.next(piece)) {
            m_dueNs = piece.dueNs;
            m_text += piece.text;
            if (m_answer.hasTool())
                continue; // a call is sent when it is whole
            const QByteArray &text =
                m_answer.faults.has(FaultKind::Cumulative) ? m_text : piece.text;
            push(choiceOf(part(text, piece.firstToken < m_answer.reasoningTokens), "null"),
                usageOfChunk());
            return;
        }
        finish();
    }

    // The text of a chunk; the role stands in the first one.
    QByteArray part(const QByteArray &text, bool isReasoning)
    {
        if (!m_answer.isChat())
            return "\"text\":" + quoted(text);
        const QByteArray body = isReasoning ? R"("content":"","reasoning":)" + quoted(text)
                                            : "\"content\":" + quoted(text);
        return delta(body);
    }

    QByteArray delta(const QByteArray &body)
    {
        const QByteArray role =
            std::exchange(m_hasRole, true) ? QByteArray() : QByteArray(R"("role":"assistant",)");
        return R"("delta":{)" + role + body + '}';
    }

    [[nodiscard]] QByteArray usageOfChunk() const
    {
        return !m_answer.isChat() && m_answer.generation.wantsUsage ? m_answer.usage(0, 0)
                                                                    : QByteArray();
    }

    void finish()
    {
        end();
        const QByteArray last = !m_answer.isChat() ? QByteArray(R"("text":"")")
            : m_answer.hasTool() ? delta(R"("content":"",)" + m_answer.toolCalls(m_text))
                                 : delta(R"("content":"")");
        push(choiceOf(last, m_answer.finishReason()), usageOfChunk());
        if (m_answer.generation.wantsUsage && !m_answer.faults.has(FaultKind::NoUsage))
            push({}, m_answer.finalUsage());
        queue({StreamEvent::Kind::Done, m_dueNs, {}});
    }

    OllamaAnswer m_answer;
    TokenFeed m_feed;
    QByteArray m_object;
    QByteArray m_text;
    qint64 m_dueNs = 0;
    bool m_hasRole = false;
};

// The event that stands for a failure in the middle: nothing, and no word about it.
QByteArray failedChunk(const OllamaAnswer &answer)
{
    return answer.isChat()
        ? answer.document("chat.completion.chunk",
              choiceOf(R"("delta":{"role":"assistant","content":""})", "null"), {})
        : answer.document("text_completion", choiceOf(R"("text":"")", "null"), {});
}

Reply streamOf(const OllamaAnswer &answer, const MockSettings &settings)
{
    Reply reply;
    reply.contentType = "text/event-stream";
    reply.silentFailure = failedChunk(answer);
    reply.stream = std::make_unique<OllamaStream>(answer, settings);
    return reply;
}

QByteArray messageOf(const OllamaAnswer &answer, const QByteArray &all)
{
    if (answer.hasTool())
        return R"({"role":"assistant","content":"",)" + answer.toolCalls(all) + '}';
    const qsizetype cut =
        all.size() * answer.reasoningTokens / std::max<qint64>(1, answer.generation.tokens);
    const QByteArray reasoning =
        cut > 0 ? R"(,"reasoning":)" + quoted(all.first(cut)) : QByteArray();
    return R"({"role":"assistant","content":)" + quoted(all.sliced(cut)) + reasoning + '}';
}

Reply documentOf(const OllamaAnswer &answer, const MockSettings &settings)
{
    Dice dice = answer.dice;
    const qint64 dueNs = delayNs(settings.e2elS, settings, dice);
    const QByteArray all = TokenFeed(answer.generation, settings, dice).all();
    const QByteArray body =
        answer.isChat() ? "\"message\":" + messageOf(answer, all) : "\"text\":" + quoted(all);
    Reply reply =
        Reply::json(answer.document(answer.isChat() ? "chat.completion" : "text_completion",
            choiceOf(body, answer.finishReason()), answer.finalUsage()));
    reply.dueNs = dueNs;
    return reply;
}

// Nothing, or what is wrong with the body.
std::optional<Reply> checkBody(Api api, const Json &body, const MockSettings &settings)
{
    const QByteArray model = body[u"model"].toString().toUtf8();
    if (!body.isObject() || model.isEmpty())
        return ollamaError(400, "model is required");
    if (!settings.modelName.isEmpty() && model != settings.modelName.toUtf8())
        return ollamaError(404, "model '" + model + "' not found");
    if (api == Api::Chat && body[u"messages"].items().empty())
        return ollamaError(400, "[] is too short - 'messages'");
    if (api == Api::Completions && !body[u"prompt"].isString())
        return ollamaError(400, "prompt has to be a text");
    return std::nullopt;
}

Reply generate(Api api, const RequestContext &context)
{
    core::Result<Json> read = core::readJson(context.request.body);
    if (!read)
        return ollamaError(400, "the body is not JSON: " + read.error().detail.toUtf8());
    const MockSettings &settings = context.settings;
    if (std::optional<Reply> error = checkBody(api, *read, settings))
        return std::move(*error);
    Json body = std::move(*read);
    body.remove(u"ignore_eos");
    body.remove(u"n");
    const int fallback =
        settings.defaultMaxTokens > 0 ? settings.defaultMaxTokens : kDefaultMaxTokens;
    const qint64 limit = std::max<qint64>(1, body[u"max_tokens"].toInt(fallback));

    Dice dice = context.dice;
    OllamaAnswer answer;
    answer.generation = makeGeneration(api, body, limit, settings, context.faults, dice);
    answer.faults = context.faults;
    answer.created = QDateTime::currentSecsSinceEpoch();
    answer.id = QByteArray::number(dice.next() % 1000);
    answer.dice = dice;
    if (answer.isChat() && context.faults.has(FaultKind::Reasoning))
        answer.reasoningTokens = context.faults.parameter(FaultKind::Reasoning, u"tokens")
                                     .toInt(answer.generation.tokens / 2);
    const bool isStream =
        answer.generation.isStream && !context.faults.has(FaultKind::JsonInsteadOfStream);
    return isStream ? streamOf(answer, settings) : documentOf(answer, settings);
}

// Without a model the list is null, as a fresh installation sends it.
Reply modelList(const MockSettings &settings)
{
    if (settings.modelName.isEmpty())
        return Reply::json(R"({"object":"list","data":null})");
    return Reply::json(R"({"object":"list","data":[{"id":)" + quoted(settings.modelName.toUtf8())
        + R"(,"object":"model","created":)" + QByteArray::number(QDateTime::currentSecsSinceEpoch())
        + R"(,"owned_by":"library"}]})");
}

Reply plain(const QByteArray &text, int status)
{
    Reply reply;
    reply.status = status;
    reply.contentType = "text/plain; charset=utf-8";
    reply.body = text;
    return reply;
}

} // namespace

Reply ollamaError(int status, const QByteArray &message)
{
    const QByteArray type = status == 404 ? "not_found_error"
        : status < 500                    ? "invalid_request_error"
                                          : "api_error";
    return Reply::json(R"({"error":{"message":)" + quoted(message) + R"(,"type":")" + type
            + R"(","param":null,"code":null}})",
        status);
}

Reply answerOllama(const RequestContext &context)
{
    const QByteArray path = servedPath(context.request);
    const bool isPost = context.request.method == "POST";
    if (path == "/v1/chat/completions" || path == "/v1/completions")
        return isPost ? generate(path == "/v1/completions" ? Api::Completions : Api::Chat, context)
                      : plain("405 method not allowed", 405);
    if (path == "/v1/models")
        return modelList(context.settings);
    return path == "/" || path == "/health" ? plain("Ollama is running", 200)
                                            : plain("404 page not found", 404);
}

} // namespace aisb::mock
