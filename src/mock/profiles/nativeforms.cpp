// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/profiles/nativeforms.h"

#include "core/text/numbertext.h"
#include "mock/profiles/quoted.h"

namespace aisb::mock {

namespace {

QByteArray shownTokens(const NativeAnswer &answer, qint64 tokens)
{
    return QByteArray::number(answer.faults.has(FaultKind::UsageZero) ? 0 : tokens);
}

// "details" with the number of tokens, as the simulator writes it; nothing by no_usage.
QByteArray simulatedDetails(const NativeAnswer &answer)
{
    if (answer.faults.has(FaultKind::NoUsage))
        return {};
    return R"(, "details": {"generated_tokens": )" + shownTokens(answer, answer.generation.tokens)
        + '}';
}

QByteArray simulatedTextAndToken(const NativePiece &event)
{
    return R"({"generated_text": )" + (event.piece.isLast ? event.all : QByteArray(R"("")"))
        + R"(, "token": {"text": )" + event.text + '}';
}

QByteArray simulatedGenerateEvent(const NativePiece &event)
{
    return simulatedTextAndToken(event)
        + (event.piece.isLast ? simulatedDetails(event.answer) : QByteArray()) + '}';
}

QByteArray simulatedGenerateDocument(const NativeAnswer &answer, const QByteArray &all)
{
    return R"({"generated_text": )" + all + simulatedDetails(answer) + '}';
}

// The simulator counts characters where it says tokens.
QByteArray simulatedTritonEvent(const NativePiece &event)
{
    constexpr qint64 kCharactersPerToken = 2;
    const qint64 sent = event.piece.firstToken + event.piece.tokens;
    return R"({"text_output": )" + event.text + R"(, "details": {"generated_tokens": )"
        + shownTokens(event.answer, sent * kCharactersPerToken)
        + R"(, "batch_size": 2, "queue_wait_time": 2}})";
}

QByteArray simulatedTritonDocument(const NativeAnswer &answer, const QByteArray &all)
{
    const qint64 tokens = answer.generation.tokens;
    QByteArray times;
    for (qint64 i = 0; i < tokens; ++i)
        times += (i == 0 ? R"(["A ", )" : R"(, ["A ", )")
            + core::floatText(answer.e2elS / static_cast<double>(tokens)) + ']';
    return R"({"text_output": )" + all + R"(, "details": {"generated_tokens": )"
        + shownTokens(answer, tokens) + R"(, "perf_stat": [)" + times + "]}}";
}

QByteArray simulatedInferEvent(const NativePiece &event)
{
    return simulatedTextAndToken(event) + '}';
}

QByteArray simulatedInferDocument(const NativeAnswer &answer, const QByteArray &all)
{
    Q_UNUSED(answer)
    return R"({"generated_text": )" + all + '}';
}

QByteArray simulatedInferTokenEvent(const NativePiece &event)
{
    return R"({"token": {"text": )" + event.text + '}'
        + (event.piece.isLast ? simulatedDetails(event.answer) : QByteArray()) + '}';
}

QByteArray finishReason(const NativeAnswer &answer)
{
    return answer.generation.tokens >= answer.generation.limit ? R"("length")" : R"("eos_token")";
}

// The end of "details" differs from service to service.
QByteArray detailsStart(const NativeAnswer &answer)
{
    QByteArray details = R"({"finish_reason":)" + finishReason(answer);
    if (!answer.faults.has(FaultKind::NoUsage))
        details += R"(,"generated_tokens":)" + shownTokens(answer, answer.generation.tokens);
    return details + R"(,"seed":null)";
}

QByteArray tgiEvent(const NativePiece &event)
{
    const bool hasDetails = event.piece.isLast && event.answer.wantsDetails;
    return R"({"index":)" + QByteArray::number(event.piece.firstToken + event.piece.tokens)
        + R"(,"token":{"id":65,"text":)" + event.text + R"(,"logprob":-0.1,"special":false},)"
        + R"("generated_text":)" + (event.piece.isLast ? event.all : QByteArray("null"))
        + R"(,"details":)"
        + (hasDetails ? detailsStart(event.answer) + R"(,"input_length":)"
                    + QByteArray::number(event.answer.generation.promptTokens) + '}'
                      : QByteArray("null"))
        + '}';
}

QByteArray tgiDocument(const NativeAnswer &answer, const QByteArray &all)
{
    return R"({"generated_text":)" + all
        + (answer.wantsDetails
                ? R"(,"details":)" + detailsStart(answer) + R"(,"prefill":[],"tokens":[]})"
                : QByteArray())
        + '}';
}

QByteArray tritonText(const NativeAnswer &answer, const QByteArray &text)
{
    return R"({"model_name":)" + quoted(answer.generation.model)
        + R"(,"model_version":"1","sequence_end":false,"sequence_id":0,"sequence_start":false,)"
        + R"("text_output":)" + text + '}';
}

QByteArray tritonEvent(const NativePiece &event)
{
    return tritonText(event.answer, event.text);
}

QByteArray mindIeEvent(const NativePiece &event)
{
    const bool isFirst = event.piece.firstToken == 0;
    QByteArray json = isFirst ? R"({"prefill_time":1.0,"decode_time":null)"
                              : R"({"prefill_time":null,"decode_time":1.0)";
    if (event.piece.isLast)
        json += R"(,"generated_text":)" + event.all + R"(,"details":)" + detailsStart(event.answer)
            + '}';
    return json + R"(,"token":{"id":[65],"text":)" + event.text + "}}";
}

QByteArray mindIeDocument(const NativeAnswer &answer, const QByteArray &all)
{
    return R"({"generated_text":)" + all + R"(,"details":)" + detailsStart(answer) + "}}";
}

QByteArray textList(const QByteArray &text)
{
    return R"({"text":[)" + text + "]}";
}

QByteArray vitaEvent(const NativePiece &event)
{
    return textList(event.text);
}

QByteArray vitaDocument(const NativeAnswer &answer, const QByteArray &all)
{
    Q_UNUSED(answer)
    return textList(all);
}

// Prompt and answer as one text. all is quoted already: the prompt goes behind its first quote.
QByteArray earlyVllmDocument(const NativeAnswer &answer, const QByteArray &all)
{
    QByteArray prompt = quoted(answer.echo);
    prompt.chop(1);
    return textList(prompt + all.sliced(1));
}

QByteArray earlyVllmEvent(const NativePiece &event)
{
    return earlyVllmDocument(event.answer, event.all);
}

class NativeStream : public EventSource
{
public:
    NativeStream(const NativeForm &form, const NativeAnswer &answer, const MockSettings &settings)
        : m_form(form)
        , m_answer(answer)
        , m_feed(answer.generation, settings, answer.dice)
    {
    }

    bool next(StreamEvent &event) override
    {
        TokenFeed::Piece piece;
        if (m_feed.next(piece)) {
            event.kind = StreamEvent::Kind::Data;
            event.dueNs = piece.dueNs;
            event.json = json(piece);
            return true;
        }
        const bool isDoneDue = m_form.hasDone && !m_isDone;
        m_isDone = true;
        event.kind = StreamEvent::Kind::Done;
        return isDoneDue;
    }

private:
    QByteArray json(const TokenFeed::Piece &piece)
    {
        m_text += piece.text;
        const bool isCumulative = m_answer.faults.has(FaultKind::Cumulative);
        const QByteArray all =
            isCumulative || piece.isLast || m_form.needsAll ? quoted(m_text) : QByteArray();
        return m_form.event({m_answer, piece, isCumulative ? all : quoted(piece.text), all});
    }

    const NativeForm &m_form; // one of the constants below
    NativeAnswer m_answer;
    TokenFeed m_feed;
    QByteArray m_text;
    bool m_isDone = false;
};

} // namespace

const NativeForm kSimulatedGenerate{
    .event = simulatedGenerateEvent, .document = simulatedGenerateDocument, .isSpaced = true};
const NativeForm kSimulatedTriton{
    .event = simulatedTritonEvent, .document = simulatedTritonDocument, .isSpaced = true};
const NativeForm kSimulatedInfer{
    .event = simulatedInferEvent, .document = simulatedInferDocument, .isSpaced = true};
const NativeForm kSimulatedInferToken{
    .event = simulatedInferTokenEvent, .document = simulatedGenerateDocument, .isSpaced = true};
const NativeForm kTgi{.event = tgiEvent, .document = tgiDocument};
const NativeForm kTriton{.event = tritonEvent, .document = tritonText};
const NativeForm kMindIe{.event = mindIeEvent, .document = mindIeDocument};
const NativeForm kVita{.event = vitaEvent, .document = vitaDocument, .hasDone = true};
const NativeForm kEarlyVllm{.event = earlyVllmEvent,
    .document = earlyVllmDocument,
    .isNulSeparated = true,
    .needsAll = true};

Reply nativeStream(const NativeForm &form, const NativeAnswer &answer, const MockSettings &settings)
{
    Reply reply;
    reply.contentType =
        form.isNulSeparated ? QByteArray() : QByteArray("text/event-stream; charset=utf-8");
    reply.isSpaced = form.isSpaced;
    reply.hasDone = form.hasDone;
    reply.isNulSeparated = form.isNulSeparated;
    reply.errors = Reply::Errors::Text;
    reply.stream = std::make_unique<NativeStream>(form, answer, settings);
    return reply;
}

Reply nativeDocument(
    const NativeForm &form, const NativeAnswer &answer, const MockSettings &settings)
{
    Dice dice = answer.dice;
    const qint64 dueNs = delayNs(settings.e2elS, settings, dice);
    const QByteArray all = quoted(TokenFeed(answer.generation, settings, dice).all());
    Reply reply = Reply::json(form.document(answer, all));
    reply.dueNs = dueNs;
    reply.isSpaced = form.isSpaced;
    reply.errors = Reply::Errors::Text;
    return reply;
}

} // namespace aisb::mock
