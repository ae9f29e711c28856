// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/backends/openaireader.h"

#include <algorithm>

namespace aisb::net {

using namespace Qt::StringLiterals;
using core::ErrorClass;
using core::EventKind;

namespace {

// A text, or the texts of a list of parts.
QString textOf(const core::Json &value)
{
    if (!value.isArray())
        return value.toString();
    QString text;
    for (const core::Json &part : value.items())
        text += part.isString() ? part.toString() : part[u"text"].toString();
    return text;
}

} // namespace

OpenAiReader::OpenAiReader(OpenAiApi api, const core::ModelSpec &model)
    : m_api(api)
    , m_isCompat(model.isCompatMode)
    , m_isCumulative(model.isContentCumulative)
    , m_usage(model.isCompatMode)
{
}

PayloadVerdict OpenAiReader::readEvent(const core::Json &event)
{
    if (!event.isObject())
        return shapeError(u"An event is no JSON object"_s, event);
    const bool hasUsage = m_usage.take(event);
    if (const std::optional<PayloadVerdict> error = errorVerdict(event, m_isCompat))
        return *error;

    const core::Json::Array &choices = event[u"choices"].items();
    if (choices.empty())
        return {hasUsage ? EventKind::Usage : EventKind::Other, ErrorClass::None, {}};
    const bool isFirstOnly = m_api == OpenAiApi::Completions;
    EventKind kind = EventKind::Other;
    for (std::size_t i = 0; i < choices.size() && (!isFirstOnly || i == 0); ++i) {
        const EventKind choiceKind = readChunkChoice(choices[i], static_cast<qint64>(i));
        if (kind == EventKind::Other || kind == EventKind::Empty)
            kind = choiceKind;
    }
    return {kind, ErrorClass::None, {}};
}

EventKind OpenAiReader::readChunkChoice(const core::Json &choice, qint64 position)
{
    if (!choice.isObject())
        return EventKind::Other;
    const qint64 index = choice[u"index"].isNumber() ? choice[u"index"].toInt() : position;
    noteFinish(choice, index);
    if (index != 0 && !m_isCompat) {
        ++m_otherChoices;
        return EventKind::Other;
    }
    return takeText(m_api == OpenAiApi::Chat ? choice[u"delta"] : choice, true);
}

EventKind OpenAiReader::takeText(const core::Json &delta, bool isChunk)
{
    if (m_api == OpenAiApi::Completions) {
        const QString text = textOf(delta[u"text"]);
        append(m_content, text);
        return text.isEmpty() ? EventKind::Empty : EventKind::Content;
    }
    const QString content = textOf(delta[u"content"]);
    QString reasoning = textOf(delta[u"reasoning_content"]);
    if (reasoning.isEmpty())
        reasoning = textOf(delta[u"reasoning"]);
    append(m_content, content);
    append(m_reasoning, reasoning);
    const bool hasTools = m_toolCalls.take(delta[u"tool_calls"]);
    if (!content.isEmpty())
        return EventKind::Content;
    if (!reasoning.isEmpty())
        return EventKind::Reasoning;
    if (hasTools)
        return EventKind::Tool;
    return isChunk && delta[u"role"].isString() ? EventKind::Role : EventKind::Empty;
}

PayloadVerdict OpenAiReader::readDocument(const core::Json &document)
{
    if (!document.isObject())
        return shapeError(u"The answer is no JSON object"_s, document);
    m_usage.take(document);
    if (const std::optional<PayloadVerdict> error = errorVerdict(document, m_isCompat))
        return *error;

    const core::Json &choices = document[u"choices"];
    if (m_isCompat && !document.find(u"choices"))
        return {EventKind::Empty, ErrorClass::None, {}};
    if (choices.items().empty())
        return shapeError(u"The answer has no choices"_s, document);
    const core::Json &holder = m_api == OpenAiApi::Completions ? choices.items().front() : document;
    m_promptLogprobs = holder[u"prompt_logprobs"];
    const bool isFirstOnly = m_api == OpenAiApi::Completions;
    for (std::size_t i = 0; i < choices.items().size() && (!isFirstOnly || i == 0); ++i) {
        const core::Json &choice = choices.items()[i];
        const qint64 index =
            choice[u"index"].isNumber() ? choice[u"index"].toInt() : static_cast<qint64>(i);
        if (!isFirstOnly && index != 0 && !m_isCompat) {
            ++m_otherChoices;
            continue;
        }
        noteFinish(choice, index);
        if (!readDocumentChoice(choice))
            return shapeError(u"A choice has no message"_s, choice);
    }
    const bool hasText = !m_content.isEmpty() || !m_reasoning.isEmpty();
    return {hasText ? EventKind::Content : EventKind::Empty, ErrorClass::None, {}};
}

bool OpenAiReader::readDocumentChoice(const core::Json &choice)
{
    if (m_api == OpenAiApi::Completions) {
        static_cast<void>(takeText(choice, false));
        return choice.isObject();
    }
    const core::Json &message = choice[u"message"];
    if (message.isObject())
        static_cast<void>(takeText(message, false));
    return message.isObject();
}

void OpenAiReader::noteFinish(const core::Json &choice, qint64 index)
{
    constexpr std::size_t kMaxChoices = 4096;
    const core::Json &reason = choice[u"finish_reason"];
    if (m_finished.size() < kMaxChoices || m_finished.contains(index)) {
        bool &isFinished = m_finished[index];
        isFinished = isFinished || !reason.isNull();
    }
    if (index != 0)
        return;
    if (!reason.isNull())
        m_finishReason = reason;
    if (!choice[u"stop_reason"].isNull())
        m_stopReason = choice[u"stop_reason"];
}

void OpenAiReader::append(QString &field, const QString &text) const
{
    if (text.isEmpty())
        return;
    if (m_isCumulative)
        field = text;
    else
        field += text;
}

AnswerEnd OpenAiReader::end() const
{
    const bool isMarked = !m_finished.empty()
        && std::ranges::all_of(m_finished, [](const auto &choice) { return choice.second; });
    return isMarked ? AnswerEnd::Marked : AnswerEnd::Missing;
}

void OpenAiReader::finish(DecodedReply &out)
{
    out.content = std::move(m_content);
    out.reasoning = std::move(m_reasoning);
    const core::Json calls = m_toolCalls.calls();
    if (calls.isTruthy())
        out.extra.set(u"tool_calls"_s, calls);
    if (!m_finishReason.isNull())
        out.extra.set(u"finish_reason"_s, m_finishReason);
    if (!m_stopReason.isNull())
        out.extra.set(u"stop_reason"_s, m_stopReason);
    if (!m_promptLogprobs.isNull())
        out.extra.set(u"prompt_logprobs"_s, std::move(m_promptLogprobs));
    if (m_otherChoices > 0)
        out.extra.set(u"other_choices"_s, m_otherChoices);
    m_usage.finish(out);
}

} // namespace aisb::net
