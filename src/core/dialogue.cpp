// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dialogue.h"

namespace aisb::core {

using namespace Qt::StringLiterals;

namespace {

Json marker(const QString &position)
{
    return Json(Json::Object{{u"section"_s, Json(u"round"_s)}, {u"pos"_s, Json(position)}});
}

Json said(const QString &answer)
{
    return Json(Json::Object{{u"role"_s, Json(u"BOT"_s)}, {u"prompt"_s, Json(answer)}});
}

void appendAll(Json &list, const Json &items)
{
    for (const Json &item : items.items())
        list.append(item);
}

} // namespace

std::size_t firstTurn(const Case &dialogue)
{
    return dialogue.dialogueMode == DialogueMode::Last ? dialogue.turns.size() - 1 : 0;
}

std::size_t requestsOf(const Case &dialogue)
{
    return dialogue.turns.size() - firstTurn(dialogue);
}

Json turnPrompt(const Case &dialogue, std::size_t turn, const QStringList &answers)
{
    Json prompt = Json::array();
    appendAll(prompt, dialogue.prompt);
    prompt.append(marker(u"begin"_s));
    for (std::size_t i = 0; i < turn; ++i) {
        const auto answer = static_cast<qsizetype>(i);
        appendAll(prompt, dialogue.turns[i].asked);
        prompt.append(said(answer < answers.size() ? answers[answer] : dialogue.turns[i].answer));
    }
    appendAll(prompt, dialogue.turns[turn].asked);
    prompt.append(marker(u"end"_s));
    return prompt;
}

Case turnCase(const Case &dialogue, std::size_t turn, const QStringList &answers)
{
    Case made;
    made.id = dialogue.id;
    made.dataAbbr = dialogue.dataAbbr;
    made.prompt = turnPrompt(dialogue, turn, answers);
    made.dialogueMode = dialogue.dialogueMode;
    made.tools = dialogue.tools;
    const std::optional<int> &limit = dialogue.turns[turn].maxOutLen;
    made.maxOutLen = limit ? limit : dialogue.maxOutLen;
    made.timestampMs = dialogue.timestampMs;
    made.gold = dialogue.gold;
    return made;
}

} // namespace aisb::core
