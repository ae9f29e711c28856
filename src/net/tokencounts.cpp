// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tokencounts.h"

#include "core/record.h"

#include <algorithm>

namespace aisb::net {

using core::Json;
using core::TokenSource;
using Specials = core::Tokenizer::Specials;

namespace {

// Message contents that are lists are parts: texts, pictures, ...
bool hasParts(const Json &messages)
{
    return std::ranges::any_of(
        messages.items(), [](const Json &message) { return message[u"content"].isArray(); });
}

qint64 outputCount(const DecodedReply &reply, const core::Tokenizer &tokenizer)
{
    return tokenizer.count(core::predictionOf(reply.reasoning, reply.content), Specials::Without);
}

} // namespace

QString countedPrompt(const Json &input)
{
    if (input.isString())
        return input.toString();
    if (hasParts(input))
        return {};
    QString text;
    for (const Json &message : input.items())
        text += message[u"content"].toString();
    return text;
}

void fillTokenCounts(DecodedReply &reply, const Json &input, const core::ModelSpec &model,
    const core::Tokenizer &tokenizer)
{
    if (model.isCompatMode || reply.errorClass != core::ErrorClass::None)
        return;
    if (reply.inputTokens == 0) {
        const QString prompt = countedPrompt(input);
        const Specials specials = input.isString() ? Specials::With : Specials::Without;
        reply.inputTokens = prompt.isEmpty() ? 0 : tokenizer.count(prompt, specials);
    }
    const bool isGuessed =
        reply.tokenSource == TokenSource::None || reply.tokenSource == TokenSource::Events;
    if (!isGuessed || (reply.content.isEmpty() && reply.reasoning.isEmpty()))
        return;
    reply.outputTokens = outputCount(reply, tokenizer);
    reply.tokenSource = TokenSource::Tokenizer;
}

qint64 ownOutputCount(const DecodedReply &reply, const core::Tokenizer &tokenizer)
{
    const bool isComparable = reply.errorClass == core::ErrorClass::None
        && reply.tokenSource == TokenSource::Usage && !reply.content.isEmpty()
        && reply.extra.find(u"tool_calls") == nullptr
        && reply.extra.find(u"other_choices") == nullptr;
    return isComparable ? outputCount(reply, tokenizer) : -1;
}

} // namespace aisb::net
