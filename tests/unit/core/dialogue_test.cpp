// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dialogue.h"

#include <gtest/gtest.h>

namespace aisb::core {

using namespace Qt::StringLiterals;

namespace {

Case dialogue(DialogueMode mode)
{
    const auto asked = [](const QString &text) {
        return Json(Json::Array{
            Json(Json::Object{{u"role"_s, Json(u"HUMAN"_s)}, {u"prompt"_s, Json(text)}})});
    };
    Case made;
    made.dialogueMode = mode;
    made.turns = {{asked(u"u1"_s), u"g1"_s, {}}, {asked(u"u2"_s), u"g2"_s, {}},
        {asked(u"u3"_s), u"g3"_s, {}}};
    return made;
}

// "HUMAN u1|BOT a1|..."; markers in brackets.
std::string shown(const Json &prompt)
{
    QStringList items;
    for (const Json &item : prompt.items())
        items.append(item.find(u"section") != nullptr
                ? u"[%1 %2]"_s.arg(item[u"section"].toString(), item[u"pos"].toString())
                : u"%1 %2"_s.arg(item[u"role"].toString(), item[u"prompt"].toString()));
    return items.join(u'|').toStdString();
}

} // namespace

TEST(Dialogue, PutsTheAnswersOfTheModelIntoTheHistory)
{
    const Case every = dialogue(DialogueMode::Every);
    EXPECT_EQ(firstTurn(every), 0U);
    EXPECT_EQ(requestsOf(every), 3U);
    EXPECT_EQ(shown(turnPrompt(every, 0, {})), "[round begin]|HUMAN u1|[round end]");
    EXPECT_EQ(shown(turnPrompt(every, 2, {u"a1"_s, u""_s})),
        "[round begin]|HUMAN u1|BOT a1|HUMAN u2|BOT |HUMAN u3|[round end]");
}

TEST(Dialogue, TakesTheReferencesWhereTheModelSaidNothing)
{
    const Case last = dialogue(DialogueMode::Last);
    EXPECT_EQ(firstTurn(last), 2U);
    EXPECT_EQ(requestsOf(last), 1U);
    EXPECT_EQ(shown(turnPrompt(last, 2, {})),
        "[round begin]|HUMAN u1|BOT g1|HUMAN u2|BOT g2|HUMAN u3|[round end]");
}

TEST(Dialogue, BeginsWithWhatStandsBeforeTheRounds)
{
    Case opened = dialogue(DialogueMode::Every);
    opened.prompt = readJson(R"([{"section": "begin", "pos": "begin"},
        {"role": "SYSTEM", "prompt": "s"}, {"section": "begin", "pos": "end"}])")
                        .value();
    EXPECT_EQ(shown(turnPrompt(opened, 0, {})),
        "[begin begin]|SYSTEM s|[begin end]|[round begin]|HUMAN u1|[round end]");
}

} // namespace aisb::core
