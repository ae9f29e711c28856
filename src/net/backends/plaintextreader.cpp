// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/backends/plaintextreader.h"

namespace aisb::net {

using namespace Qt::StringLiterals;
using core::ErrorClass;
using core::EventKind;

PlainTextReader::PlainTextReader(const core::ModelSpec &model, PlainTextForm form)
    : m_form(std::move(form))
    , m_isCompat(model.isCompatMode)
    , m_usage(model.isCompatMode)
{
    m_form.isCumulative = m_form.isCumulative || model.isContentCumulative;
}

PayloadVerdict PlainTextReader::readEvent(const core::Json &event)
{
    if (!event.isObject())
        return shapeError(u"An event is no JSON object"_s, event);
    m_usage.take(event);
    if (const std::optional<PayloadVerdict> error = errorVerdict(event, m_isCompat))
        return *error;
    m_lastCount = event[u"details"][u"generated_tokens"].toInt();
    const core::Json &value = event[m_form.key];
    QString text = value.items().empty() ? value.toString() : value.items().front().toString();
    if (text.startsWith(m_form.echo))
        text.remove(0, m_form.echo.size());
    const bool isNews =
        m_form.isCumulative ? !text.isEmpty() && text != m_content : !text.isEmpty();
    if (!m_form.isCumulative)
        m_content += text;
    else if (isNews)
        m_content = std::move(text);
    return {isNews ? EventKind::Content : EventKind::Empty, ErrorClass::None, {}};
}

PayloadVerdict PlainTextReader::readDocument(const core::Json &document)
{
    return document.isObject() ? readEvent(document)
                               : shapeError(u"The answer is no JSON object"_s, document);
}

void PlainTextReader::finish(DecodedReply &out)
{
    out.content = std::move(m_content);
    if (m_form.hasCounts)
        m_usage.takeServerCounts(0, m_lastCount);
    m_usage.finish(out);
}

} // namespace aisb::net
