// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/profiles/vllmevents.h"

#include "mock/profiles/queuedsource.h"
#include "mock/profiles/quoted.h"
#include "mock/tokenfeed.h"

namespace aisb::mock {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView kToolStart = R"({"text": ")";
constexpr QByteArrayView kToolEnd = R"("})";

// The inside of a JSON text.
QByteArray escaped(const QByteArray &utf8)
{
    const QByteArray text = quoted(utf8);
    return text.sliced(1, text.size() - 2);
}

// Choice 0 says A, choice 1 says B and so on.
QByteArray textOfChoice(QByteArray text, int choice)
{
    return choice == 0 ? text : text.replace('A', static_cast<char>('A' + choice % 26));
}

// The parts that stream and whole answers share.
class VllmText
{
public:
    explicit VllmText(const VllmAnswer &answer)
        : m_answer(answer)
        , m_isChat(answer.generation.api == Api::Chat)
    {
        const Generation &generation = answer.generation;
        const core::Json &tokens = answer.faults.parameter(FaultKind::Reasoning, u"tokens");
        m_reasoningTokens =
            m_isChat && has(FaultKind::Reasoning) ? tokens.toInt(generation.tokens / 2) : 0;
        m_reasoningField = answer.faults.text(FaultKind::Reasoning).toUtf8();
    }

    [[nodiscard]] bool has(FaultKind kind) const { return m_answer.faults.has(kind); }
    [[nodiscard]] bool isChat() const { return m_isChat; }
    [[nodiscard]] bool hasThinkTags() const
    {
        return m_reasoningTokens > 0 && m_reasoningField == "think_tags";
    }
    [[nodiscard]] bool hasTool() const { return m_isChat && has(FaultKind::ToolCalls); }
    [[nodiscard]] qint64 reasoningTokens() const { return m_reasoningTokens; }

    [[nodiscard]] QByteArray head(const QByteArray &object) const
    {
        return (m_isChat ? R"({"id":"chatcmpl-)" : R"({"id":"cmpl-)") + m_answer.id
            + R"(","object":")" + object + R"(","created":)" + QByteArray::number(m_answer.created)
            + R"(,"model":)" + quoted(m_answer.generation.model) + R"(,"choices":[)";
    }

    [[nodiscard]] QByteArray usage(qint64 completion) const
    {
        const bool isZero = has(FaultKind::UsageZero);
        const bool isNull =
            has(FaultKind::UsageNull) && m_answer.faults.text(FaultKind::UsageNull) == "tokens"_L1;
        const qint64 prompt = m_answer.generation.promptTokens;
        const auto count = [&](qint64 value) -> QByteArray {
            return isNull ? QByteArray("null") : QByteArray::number(isZero ? 0 : value);
        };
        return R"({"prompt_tokens":)" + count(prompt) + R"(,"total_tokens":)"
            + count(prompt + completion) + R"(,"completion_tokens":)" + count(completion) + '}';
    }

    // The value of usage where the counts are due, or null by usage_null.
    [[nodiscard]] QByteArray finalUsage(qint64 completion) const
    {
        const bool isNull =
            has(FaultKind::UsageNull) && m_answer.faults.text(FaultKind::UsageNull) == "final"_L1;
        return isNull ? QByteArray("null") : usage(completion);
    }

    [[nodiscard]] QByteArray content(const QByteArray &text) const
    {
        return has(FaultKind::ContentParts) ? R"([{"type":"text","text":)" + quoted(text) + "}]"
                                            : quoted(text);
    }

    // "reasoning_content":"...", in the field or fields that were asked for.
    [[nodiscard]] QByteArray reasoning(const QByteArray &text) const
    {
        if (m_reasoningField == "both")
            return R"("reasoning_content":)" + quoted(text) + R"(,"reasoning":)" + quoted(text);
        return '"' + m_reasoningField + "\":" + quoted(text);
    }

    [[nodiscard]] QByteArray finishReason() const
    {
        if (hasTool())
            return "\"tool_calls\"";
        return m_answer.generation.tokens >= m_answer.generation.limit ? "\"length\"" : "\"stop\"";
    }

private:
    const VllmAnswer &m_answer;
    bool m_isChat;
    qint64 m_reasoningTokens = 0;
    QByteArray m_reasoningField;
};

class VllmStream : public QueuedSource
{
public:
    explicit VllmStream(const VllmAnswer &answer)
        : m_answer(answer)
        , m_text(m_answer)
        , m_feed(answer.generation, *answer.settings, answer.dice)
        , m_head(m_text.head(m_text.isChat() ? "chat.completion.chunk" : "text_completion"))
    {
    }

private:
    void push(QByteArray json, StreamEvent::Kind kind = StreamEvent::Kind::Data)
    {
        queue({kind, m_dueNs, std::move(json)});
    }

    void makeMore() override
    {
        TokenFeed::Piece piece;
        const bool hasPiece = m_feed.next(piece);
        if (!hasPiece && m_hasStarted) {
            finish();
            return;
        }
        m_dueNs = hasPiece ? piece.dueNs : static_cast<qint64>(m_answer.settings->ttftS * 1e9);
        if (!m_hasStarted && m_text.isChat())
            pushRoles();
        m_hasStarted = true;
        piece.isLast = piece.isLast || !hasPiece;
        m_soFar = m_text.has(FaultKind::Cumulative) ? m_soFar + piece.text : piece.text;
        for (int choice = 0; choice < m_answer.generation.choices; ++choice) {
            m_sentTokens += piece.tokens;
            pushPiece(piece, choice);
        }
    }

    void pushRoles()
    {
        for (int choice = 0; choice < m_answer.generation.choices; ++choice)
            pushChoice(choice, R"("delta":{"role":"assistant","content":""})", "null", false);
    }

    void pushPiece(const TokenFeed::Piece &piece, int choice)
    {
        const QByteArray text = textOfChoice(m_soFar, choice);
        const QByteArray finish = piece.isLast ? m_text.finishReason() : QByteArray("null");
        QByteArray body;
        if (!m_text.isChat())
            body = "\"text\":" + quoted(text);
        else if (m_text.hasTool())
            body = R"("delta":{"tool_calls":[{"index":0)" + toolPart(piece, text) + "}]}";
        else
            body = R"("delta":{)" + delta(piece, text) + '}';
        pushChoice(choice, body, finish, piece.isLast);
    }

    void pushChoice(int choice, const QByteArray &body, const QByteArray &finish, bool isLast)
    {
        QByteArray json = m_head + R"({"index":)" + QByteArray::number(choice) + ',' + body
            + R"(,"logprobs":null,"finish_reason":)" + finish;
        if (isLast || !m_text.isChat())
            json += R"(,"stop_reason":null)";
        push(json + "}]" + usageMember() + '}');
    }

    QByteArray usageMember() const
    {
        if (m_text.has(FaultKind::NoUsage))
            return {};
        if (m_text.has(FaultKind::UsageEveryChunk) || m_answer.generation.wantsContinuousUsage)
            return ",\"usage\":" + m_text.usage(m_sentTokens);
        const bool isNull = m_text.has(FaultKind::UsageNull)
            && m_answer.faults.text(FaultKind::UsageNull) != "tokens"_L1;
        return isNull ? QByteArray(",\"usage\":null") : QByteArray();
    }

    QByteArray delta(const TokenFeed::Piece &piece, const QByteArray &text) const
    {
        const bool isReasoning = piece.firstToken < m_text.reasoningTokens();
        if (!m_text.hasThinkTags())
            return isReasoning ? m_text.reasoning(text) : "\"content\":" + m_text.content(text);
        const bool isFirst = piece.firstToken == 0;
        const bool isEnd =
            piece.firstToken + piece.tokens >= m_text.reasoningTokens() || piece.isLast;
        const QByteArray tagged =
            (isFirst ? "<think>" : "") + text + (isReasoning && isEnd ? "</think>" : "");
        return "\"content\":" + m_text.content(tagged);
    }

    QByteArray toolPart(const TokenFeed::Piece &piece, const QByteArray &text) const
    {
        const bool isFirst = piece.firstToken == 0;
        QByteArray arguments = escaped(text);
        if (isFirst)
            arguments.prepend(kToolStart.toByteArray());
        if (piece.isLast)
            arguments += kToolEnd;
        if (!isFirst)
            return R"(,"function":{"arguments":)" + quoted(arguments) + '}';
        return R"(,"id":"call_)" + m_answer.id
            + R"(","type":"function","function":{"name":"func","arguments":)" + quoted(arguments)
            + '}';
    }

    void finish()
    {
        end();
        if (m_answer.generation.wantsUsage && !m_text.has(FaultKind::NoUsage))
            push(m_head + "],\"usage\":" + m_text.finalUsage(m_sentTokens) + '}');
        push({}, StreamEvent::Kind::Done);
    }

    VllmAnswer m_answer;
    VllmText m_text;
    TokenFeed m_feed;
    QByteArray m_head;
    QByteArray m_soFar;
    qint64 m_dueNs = 0;
    qint64 m_sentTokens = 0;
    bool m_hasStarted = false;
};

QByteArray message(const VllmText &text, const VllmAnswer &answer, const QByteArray &all)
{
    if (text.hasTool()) {
        const QByteArray arguments =
            kToolStart.toByteArray() + escaped(all) + kToolEnd.toByteArray();
        return R"({"role":"assistant","content":null,"tool_calls":[{"id":"call_)" + answer.id
            + R"(","type":"function","function":{"name":"func","arguments":)" + quoted(arguments)
            + "}}]}";
    }
    const qsizetype cut =
        all.size() * text.reasoningTokens() / qMax<qint64>(1, answer.generation.tokens);
    const QByteArray reasoning = all.first(qMin(all.size(), cut));
    const QByteArray rest = all.sliced(reasoning.size());
    if (text.hasThinkTags())
        return R"({"role":"assistant","content":)"
            + text.content("<think>" + reasoning + "</think>" + rest) + R"(,"tool_calls":[]})";
    const QByteArray field =
        text.reasoningTokens() > 0 ? text.reasoning(reasoning) + ',' : QByteArray();
    return R"({"role":"assistant",)" + field + R"("content":)" + text.content(rest)
        + R"(,"tool_calls":[]})";
}

// One entry per prompt token, the first null.
QByteArray promptLogprobs(qint64 tokens)
{
    QByteArray list = "[null";
    for (qint64 i = 1; i < tokens; ++i)
        list += R"(,{"65":{"logprob":-0.5,"rank":1,"decoded_token":"A"}})";
    return list + ']';
}

} // namespace

Reply streamReply(const VllmAnswer &answer)
{
    Reply reply;
    reply.contentType = "text/event-stream; charset=utf-8";
    reply.stream = std::make_unique<VllmStream>(answer);
    return reply;
}

Reply wholeReply(const VllmAnswer &answer)
{
    const VllmText text(answer);
    const Generation &generation = answer.generation;
    Dice dice = answer.dice;
    const qint64 dueNs = delayNs(answer.settings->e2elS, *answer.settings, dice);
    const QByteArray all = TokenFeed(generation, *answer.settings, dice).all();
    const QByteArray logprobs =
        text.has(FaultKind::PromptLogprobs) ? promptLogprobs(generation.promptTokens) : "null";

    QByteArray json = text.head(text.isChat() ? "chat.completion" : "text_completion");
    for (int choice = 0; choice < generation.choices; ++choice) {
        const QByteArray own = textOfChoice(all, choice);
        json += (choice == 0 ? R"({"index":)" : R"(,{"index":)") + QByteArray::number(choice)
            + (text.isChat() ? ",\"message\":" + message(text, answer, own)
                             : ",\"text\":" + quoted(own))
            + R"(,"logprobs":null,"finish_reason":)" + text.finishReason()
            + R"(,"stop_reason":null)"
            + (text.isChat() ? QByteArray() : ",\"prompt_logprobs\":" + logprobs) + '}';
    }
    json += ']';
    if (!text.has(FaultKind::NoUsage))
        json += ",\"usage\":" + text.finalUsage(generation.tokens * generation.choices);
    if (text.isChat())
        json += ",\"prompt_logprobs\":" + logprobs;
    Reply reply = Reply::json(json + '}');
    reply.dueNs = dueNs;
    return reply;
}

} // namespace aisb::mock
