// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/backends/generatedtextreader.h"

namespace aisb::net {

using namespace Qt::StringLiterals;
using core::ErrorClass;
using core::EventKind;

GeneratedTextReader::GeneratedTextReader(const core::ModelSpec &model)
    : m_isCompat(model.isCompatMode)
    , m_usage(model.isCompatMode)
{
}

PayloadVerdict GeneratedTextReader::readEvent(const core::Json &event)
{
    if (!event.isObject())
        return shapeError(u"An event is no JSON object"_s, event);
    m_usage.take(event);
    m_lastGenerated = event[u"generated_text"].toString();
    if (const std::optional<PayloadVerdict> error = errorVerdict(event, m_isCompat))
        return *error;
    takeDetails(event[u"details"]);
    return {takeTexts(event), ErrorClass::None, {}};
}

EventKind GeneratedTextReader::takeTexts(const core::Json &event)
{
    const core::Json &token = event[u"token"];
    const core::Json &generated = event[u"generated_text"];
    const QString text = token[u"special"].isTruthy() ? QString() : token[u"text"].toString();
    const bool isNews = !text.isEmpty() || (m_content.isEmpty() && !generated.toString().isEmpty());
    m_content += text;
    if (!generated.toString().isEmpty()) {
        m_content = generated.toString();
        m_isMarked = true;
    }
    m_endsEmpty = generated.isString() && m_content.isEmpty();
    return isNews ? EventKind::Content : EventKind::Empty;
}

void GeneratedTextReader::takeDetails(const core::Json &details)
{
    m_usage.takeServerCounts(
        details[u"input_length"].toInt(), details[u"generated_tokens"].toInt());
    const core::Json &reason = details[u"finish_reason"];
    if (reason.isNull())
        return;
    m_finishReason = reason;
    m_isMarked = true;
}

PayloadVerdict GeneratedTextReader::readDocument(const core::Json &document)
{
    const core::Json &answer = document.items().size() == 1 ? document.items().front() : document;
    return answer.isObject() ? readEvent(answer)
                             : shapeError(u"The answer is no JSON object"_s, document);
}

AnswerEnd GeneratedTextReader::end() const
{
    return m_isMarked || m_endsEmpty ? AnswerEnd::Marked : AnswerEnd::Missing;
}

void GeneratedTextReader::finish(DecodedReply &out)
{
    out.content = m_isCompat ? std::move(m_lastGenerated) : std::move(m_content);
    if (!m_finishReason.isNull())
        out.extra.set(u"finish_reason"_s, m_finishReason);
    m_usage.finish(out);
}

} // namespace aisb::net
