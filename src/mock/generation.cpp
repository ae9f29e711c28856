// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/generation.h"

#include <QStringList>

namespace aisb::mock {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

template <class Visit>
void visitContentTexts(const Json &content, Visit visit)
{
    if (content.isString())
        visit(content.toString());
    for (const Json &part : content.items()) {
        if (part[u"text"].isString())
            visit(part[u"text"].toString());
    }
}

// Calls visit for each text of the prompt; returns the number of token ids given instead of text.
template <class Visit>
qint64 visitPrompt(Api api, const Json &body, Visit visit)
{
    qint64 ids = 0;
    if (api == Api::Chat) {
        for (const Json &message : body[u"messages"].items())
            visitContentTexts(message[u"content"], visit);
        return ids;
    }
    const Json &prompt = body[QString(promptKey(api))];
    if (prompt.isString())
        visit(prompt.toString());
    for (const Json &element : prompt.items()) {
        if (element.isString())
            visit(element.toString());
        if (element[u"text"].isString())
            visit(element[u"text"].toString());
        ids += element.isInt() ? 1 : static_cast<qint64>(element.items().size());
    }
    return ids;
}

void appendWords(const QString &text, qint64 limit, std::vector<QByteArray> &words)
{
    for (const QString &word : text.simplified().split(u' ', Qt::SkipEmptyParts)) {
        if (static_cast<qint64>(words.size()) == limit)
            return;
        words.push_back(word.toUtf8() + ' ');
    }
}

qint64 chooseTokens(
    const Generation &generation, bool ignoresEos, const MockSettings &settings, Dice &dice)
{
    const qint64 limit = generation.limit;
    switch (settings.lengths) {
    case LengthDistribution::Fixed:
        return settings.fixedTokens == 0 ? limit : qMin<qint64>(settings.fixedTokens, limit);
    case LengthDistribution::Echo:
        return static_cast<qint64>(generation.echoWords.size());
    case LengthDistribution::Uniform:
        break;
    }
    return ignoresEos ? limit : dice.integer(qMin<qint64>(settings.minTokens, limit), limit);
}

int chooseTokensPerChunk(const MockSettings &settings, const ActiveFaults &faults)
{
    if (faults.has(FaultKind::MultiToken))
        return static_cast<int>(faults.integer(FaultKind::MultiToken));
    return settings.isMtpEnabled ? settings.tokensPerChunk : 1;
}

} // namespace

QLatin1String promptKey(Api api)
{
    switch (api) {
    case Api::Completions:
        return "prompt"_L1;
    case Api::Chat:
        return "messages"_L1;
    case Api::Inputs:
        return "inputs"_L1;
    case Api::TextInput:
        return "text_input"_L1;
    }
    return {};
}

qint64 countWords(QStringView text)
{
    qint64 words = 0;
    bool isInWord = false;
    for (const QChar c : text) {
        words += !isInWord && !c.isSpace();
        isInWord = !c.isSpace();
    }
    return words;
}

Generation makeGeneration(Api api, const Json &body, qint64 limit, const MockSettings &settings,
    const ActiveFaults &faults, Dice &dice)
{
    Generation made;
    made.api = api;
    made.model = body[u"model"].toString(settings.modelName).toUtf8();
    made.isStream = body[u"stream"].isTruthy();
    made.wantsUsage = body[u"stream_options"][u"include_usage"].isTruthy();
    made.wantsContinuousUsage = body[u"stream_options"][u"continuous_usage_stats"].isTruthy();
    made.hasTools = body[u"tools"].isTruthy();
    made.limit = qBound(qint64{0}, limit, kMaxOutputTokens);
    qint64 words = 0;
    const qint64 ids = visitPrompt(api, body, [&](const QString &text) {
        words += countWords(text);
        if (settings.lengths == LengthDistribution::Echo)
            appendWords(text, made.limit, made.echoWords);
    });
    made.promptTokens = words + ids;
    const bool ignoresEos =
        body[u"ignore_eos"].isTruthy() || body[u"parameters"][u"ignore_eos"].isTruthy();
    made.tokens = chooseTokens(made, ignoresEos, settings, dice);
    made.choices = static_cast<int>(faults.has(FaultKind::NChoices)
            ? faults.integer(FaultKind::NChoices)
            : qBound(qint64{1}, body[u"n"].toInt(1), qint64{128}));
    made.tokensPerChunk = chooseTokensPerChunk(settings, faults);
    return made;
}

qint64 delayNs(double seconds, const MockSettings &settings, Dice &dice)
{
    const double factor = settings.jitter == 0 ? 1 : 1 + settings.jitter * (2 * dice.unit() - 1);
    return static_cast<qint64>(seconds * factor * 1e9);
}

} // namespace aisb::mock
