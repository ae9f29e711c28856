// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/bindings/promptmessages.h"

#include "core/text/json.h"

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

// Content is a text, or a list of parts of which some are text.
QString contentText(const core::Json &content)
{
    if (!content.isArray()) {
        return content.toString();
    }
    QString text;
    for (const core::Json &part : content.items()) {
        const core::Json &inner = part[u"text"];
        text += inner.isString() ? inner.toString() : QString::fromUtf8(core::writeJson(part));
    }
    return text;
}

} // namespace

std::vector<PromptMessage> promptMessages(const run::RequestPreview &request)
{
    const core::Result<core::Json> body = core::readJson(request.body);
    if (!body || !body->isObject()) {
        return {};
    }
    std::vector<PromptMessage> messages;
    for (const core::Json &message : (*body)[u"messages"].items()) {
        messages.push_back({message[u"role"].toString(), contentText(message[u"content"])});
    }
    for (const QString &key : {u"prompt"_s, u"inputs"_s, u"text_input"_s}) {
        const core::Json &prompt = (*body)[key];
        if (messages.empty() && prompt.isString()) {
            messages.push_back({QString(), prompt.toString()});
        }
    }
    return messages;
}

} // namespace aisb::gui
