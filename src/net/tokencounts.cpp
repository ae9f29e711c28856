// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tokencounts.h"

#include "core/record.h"

#include <algorithm>

namespace aisb::net {

using namespace Qt::StringLiterals;
using core::Json;
using core::TokenSource;
using Specials = core::Tokenizer::Specials;

namespace {

// The texts of a prompt one behind the other: a text, messages with contents, parts of a content.
// False for a part that is no text: its tokens cannot be counted.
bool addTexts(const Json &value, QString &text)
{
    if (value.isString()) {
        text += value.toString();
        return true;
    }
    return std::ranges::all_of(value.items(), [&text](const Json &item) {
        if (const Json *content = item.find(u"content"))
            return content->isNull() || addTexts(*content, text);
        return item[u"type"].toString() == "text"_L1 && addTexts(item[u"text"], text);
    });
}

qint64 outputCount(const DecodedReply &reply, const core::Tokenizer &tokenizer)
{
    return tokenizer.count(core::predictionOf(reply.reasoning, reply.content), Specials::Without);
}

} // namespace

QString countedPrompt(const Json &input)
{
    QString text;
    return addTexts(input, text) ? text : QString();
}

qint64 promptTokens(const Json &input, const core::Tokenizer &tokenizer)
{
    const QString prompt = countedPrompt(input);
    const Specials specials = input.isString() ? Specials::With : Specials::Without;
    return prompt.isEmpty() ? 0 : tokenizer.count(prompt, specials);
}

void fillTokenCounts(DecodedReply &reply, const Json &input, const core::ModelSpec &model,
    const core::Tokenizer &tokenizer)
{
    if (model.isCompatMode || reply.errorClass != core::ErrorClass::None)
        return;
    if (reply.inputTokens == 0)
        reply.inputTokens = promptTokens(input, tokenizer);
    if (!core::isGuess(reply.tokenSource) || (reply.content.isEmpty() && reply.reasoning.isEmpty()))
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
