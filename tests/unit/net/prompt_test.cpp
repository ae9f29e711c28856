// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/promptparser.h"

#include "result_helpers.h"

// The tables of spec/models.md 7.
namespace aisb::net {
namespace {

using core::ErrorCode;
using core::Json;

Json json(const QByteArray &text)
{
    const core::Result<Json> value = core::readJson(text);
    EXPECT_TRUE(value) << text.constData();
    return value ? *value : Json();
}

std::string text(const core::Result<Json> &value)
{
    return value ? core::writeJson(*value).toStdString() : value.error().text().toStdString();
}

std::string code(const core::Result<Json> &value)
{
    return value ? "ok: " + text(value) : std::string(core::entryOf(value.error().code).id.data());
}

QByteArray role(const QByteArray &name, const QByteArray &prompt, const QByteArray &more = {})
{
    return R"({"role":")" + name + R"(","prompt":")" + prompt + '"' + more + '}';
}

QByteArray section(const QByteArray &name, const QByteArrayList &items)
{
    return R"({"section":")" + name + R"(","pos":"begin"},)" + items.join(',')
        + (items.isEmpty() ? "" : ",") + R"({"section":")" + name + R"(","pos":"end"})";
}

QByteArray list(const QByteArrayList &items)
{
    return '[' + items.join(',') + ']';
}

const QByteArray kSystem = section("begin", {role("SYSTEM", "sys")});
const QByteArray kFirst =
    list({kSystem, section("round", {role("HUMAN", "q"), role("BOT", "{a}")})});
const QByteArray kFewShot =
    list({section("begin",
              {section("ice", {role("HUMAN", "q1"), role("BOT", "a1")}),
                  section("ice", {role("HUMAN", "q2"), role("BOT", "a2")}), R"("\n")"}),
        section("round", {role("HUMAN", "q")})});
const QByteArray kMedia =
    list({section("round", {R"({"role":"HUMAN","prompt_mm":[{"type":"text","text":"t"}]})"})});

core::Result<Json> roles(const QByteArray &prompt, ParseMode mode = ParseMode::Gen)
{
    return parseRolePrompt(json(prompt), defaultChatTemplate(), mode);
}

TEST(RolePrompt, FollowsTheTable)
{
    EXPECT_EQ(text(roles(kFirst)),
        R"([{"role": "SYSTEM", "prompt": "sys"}, {"role": "HUMAN", "prompt": "q"}])");
    EXPECT_EQ(text(roles(kFirst, ParseMode::Ppl)),
        R"([{"role": "SYSTEM", "prompt": "sys"}, {"role": "HUMAN", "prompt": "q"}, {"role": "BOT", "prompt": "{a}"}])");
    EXPECT_EQ(text(roles(kFewShot)),
        R"([{"role": "HUMAN", "prompt": "q1"}, {"role": "BOT", "prompt": "a1"}, {"role": "HUMAN", "prompt": "q2"}, )"
        R"({"role": "BOT", "prompt": "a2"}, {"role": "HUMAN", "prompt": "q"}])");
    EXPECT_EQ(text(roles(list({section("begin", {role("HUMAN", "pre")}),
                  section("round", {role("HUMAN", "q")})}))),
        R"([{"role": "HUMAN", "prompt": "pre\nq"}])");
    EXPECT_EQ(text(roles(list({section(
                  "round", {role("HUMAN", "u1"), role("BOT", "b1"), role("HUMAN", "u2")})}))),
        R"([{"role": "HUMAN", "prompt": "u1"}, {"role": "BOT", "prompt": "b1"}, {"role": "HUMAN", "prompt": "u2"}])");
    EXPECT_EQ(
        text(roles(kMedia)), R"([{"role": "HUMAN", "prompt": [{"type": "text", "text": "t"}]}])");
    EXPECT_EQ(text(roles("\"plain\"")), "\"plain\"");
    EXPECT_EQ(text(roles(list({"\"one\"", kFirst}))),
        R"(["one", [{"role": "SYSTEM", "prompt": "sys"}, {"role": "HUMAN", "prompt": "q"}]])");
}

TEST(RolePrompt, StopsAtTheGeneratingRoleOfTheLastRoundOnly)
{
    const QByteArray prompt =
        list({section("round", {role("HUMAN", "q")}), section("end", {role("SYSTEM", "late")})});
    EXPECT_EQ(text(roles(prompt)), R"([{"role": "HUMAN", "prompt": "q"}])");
}

TEST(RolePrompt, RefusesWhatTheTableRefuses)
{
    EXPECT_EQ(code(roles(list({section("round", {role("HUMAN", "q")})}), ParseMode::Ppl)),
        "MODEL-DATA-002");
    EXPECT_EQ(code(roles(list({section("round", {role("HUMAN1", "q")})}))), "MODEL-PARAM-002");
    EXPECT_EQ(code(roles(list({section("round", {role("SYSTEM", "s"), role("HUMAN", "q")})}))),
        "MODEL-PARAM-002");
    EXPECT_EQ(code(roles(list({section("round",
                  {role("SYSTEM", "s", R"(,"fallback_role":"HUMAN")"), role("HUMAN", "q")})}))),
        "MODEL-DATA-002");
    EXPECT_EQ(code(roles(list({section("begin", {role("CRITIC", "c")})}))), "MODEL-PARAM-002");
    EXPECT_EQ(code(roles(list({section("begin", {role("BOT", "b")})}))), "MODEL-DATA-002");
    EXPECT_EQ(code(roles("5")), "MODEL-TYPE-002");
    EXPECT_EQ(code(roles("{}")), "MODEL-TYPE-002");
    EXPECT_EQ(code(roles("[]")), "MODEL-DATA-002");
    EXPECT_EQ(code(roles("[5]")), "MODEL-TYPE-002");
    EXPECT_EQ(code(roles(R"([{"section":"round","pos":"end"}])")), "MODEL-TYPE-002");
    EXPECT_EQ(code(roles(R"([{"section":"other","pos":"begin"}])")), "MODEL-TYPE-002");
    EXPECT_EQ(code(roles(R"([{"section":"round","pos":"begin"},{"section":"ice","pos":"end"}])")),
        "MODEL-TYPE-002");
    EXPECT_EQ(code(roles(list({section("round", {R"({"role":"HUMAN"})"})}))), "MODEL-DATA-002");
}

TEST(RolePrompt, UsesFallbackRolesAndRoleTexts)
{
    const Json metaTemplate = json(
        R"({"round":[{"role":"HUMAN","api_role":"U","begin":"<","end":">"},{"role":"BOT","api_role":"A","generate":true}],)"
        R"("begin":{"role":"SYSTEM","prompt":"always"}})");
    const QByteArray prompt =
        list({section("round", {role("EXPERT", "q", R"(,"fallback_role":"HUMAN")")})});
    EXPECT_EQ(text(parseRolePrompt(json(prompt), metaTemplate, ParseMode::Gen)),
        R"([{"role": "SYSTEM", "prompt": "always"}, {"role": "U", "prompt": "<q>"}])");
}

TEST(RolePrompt, MergesMediaNeighboursOfOneRole)
{
    const QByteArray prompt = list({section("begin", {role("HUMAN", "look")}),
        section("round",
            {R"({"role":"HUMAN","prompt_mm":[{"type":"image_url","image_url":{"url":"u"}}]})"})});
    EXPECT_EQ(text(roles(prompt)),
        R"([{"role": "HUMAN", "prompt": [{"type": "text", "text": "look"}, {"type": "image_url", "image_url": {"url": "u"}}]}])");
}

TEST(RolePrompt, WithoutTemplateJoinsTextsAndKeepsParts)
{
    EXPECT_EQ(text(parseRolePrompt(json(kFirst), Json(), ParseMode::Gen)), R"("sys\nq\n{a}")");
    EXPECT_EQ(text(parseRolePrompt(json(kMedia), Json(), ParseMode::Gen)),
        R"([{"type": "text", "text": "t"}])");
    const QByteArray mixed = list({kSystem, kMedia.sliced(1, kMedia.size() - 2)});
    EXPECT_EQ(text(parseRolePrompt(json(mixed), Json(), ParseMode::Gen)),
        R"([{"type": "text", "text": "sys"}, {"type": "text", "text": "t"}])");
}

TEST(TextPrompt, WithoutTemplateJoinsTexts)
{
    for (const ParseMode mode : {ParseMode::Gen, ParseMode::Ppl})
        EXPECT_EQ(text(parseTextPrompt(json(kFirst), Json(), mode)), R"("sys\nq\n{a}")");
    EXPECT_EQ(text(parseTextPrompt(json(kFewShot), Json(), ParseMode::Gen)),
        R"("q1\na1\nq2\na2\n\n\nq")");
    EXPECT_EQ(
        text(parseTextPrompt(json(R"(["", "a", {"role":"BOT"}, "b"])"), Json(), ParseMode::Gen)),
        R"("\na\nb")");
    EXPECT_EQ(text(parseTextPrompt(json("\"s\""), Json(), ParseMode::Gen)), "\"s\"");
}

TEST(TextPrompt, RefusesMediaUnlessToldToDropThem)
{
    EXPECT_EQ(code(parseTextPrompt(json(kMedia), Json(), ParseMode::Gen)), "MODEL-DATA-002");
    EXPECT_EQ(
        text(parseTextPrompt(json(kMedia), Json(), ParseMode::Gen, MediaInText::Drop)), "\"\"");
    const Json metaTemplate =
        json(R"({"round":[{"role":"HUMAN"},{"role":"BOT","generate":true}]})");
    EXPECT_EQ(code(parseTextPrompt(json(kMedia), metaTemplate, ParseMode::Gen)), "MODEL-DATA-002");
    EXPECT_EQ(text(parseTextPrompt(json(kMedia), metaTemplate, ParseMode::Gen, MediaInText::Drop)),
        "\"\"");
}

TEST(TextPrompt, WithTemplateWrapsRolesAndStopsBeforeTheAnswer)
{
    const Json metaTemplate =
        json(R"({"begin":"<s>","end":"</s>","round":[{"role":"HUMAN","begin":"[U]","end":"\n"},)"
             R"({"role":"BOT","begin":"[A]","end":"\n","generate":true}]})");
    EXPECT_EQ(text(parseTextPrompt(json(kFewShot), metaTemplate, ParseMode::Gen)),
        R"("<s>[U]q1\n[A]a1\n[U]q2\n[A]a2\n\n[U]q\n[A]")");
    const QByteArray whole = list({section("round", {role("HUMAN", "q"), role("BOT", "a")})});
    EXPECT_EQ(text(parseTextPrompt(json(whole), metaTemplate, ParseMode::Ppl)),
        R"("<s>[U]q\n[A]a\n</s>")");
}

TEST(MetaTemplate, IsCheckedByKey)
{
    const std::vector<std::pair<QByteArray, std::string>> rows{
        {"null", "ok"},
        {R"({"round":[{"role":"HUMAN"}]})", "ok"},
        {"{}", "MODEL-PARAM-004"},
        {"[]", "MODEL-TYPE-004"},
        {R"({"round":{}})", "MODEL-TYPE-004"},
        {R"({"round":[5]})", "MODEL-TYPE-004"},
        {R"({"round":[{"api_role":"x"}]})", "MODEL-TYPE-004"},
        {R"({"round":[{"role":"A"}],"reserved_roles":5})", "MODEL-TYPE-004"},
        {R"({"round":[{"role":"A"}],"reserved_roles":[{"role":"A"}]})", "MODEL-PARAM-005"},
        {R"({"round":["text",{"role":"A"}]})", "MODEL-TYPE-001"},
    };
    for (const auto &[value, expected] : rows) {
        const core::Result<> checked = checkMetaTemplate(json(value));
        EXPECT_EQ(checked ? std::string("ok")
                          : std::string(core::entryOf(checked.error().code).id.data()),
            expected)
            << value.constData();
    }
    EXPECT_TRUE(checkMetaTemplate(json(R"({"round":["text",{"role":"A"}]})"), TemplateUse::Text));
}

TEST(Messages, MapRolesAndKeepOtherKeys)
{
    EXPECT_EQ(text(messagesFromPrompt(json("\"s\""))), R"([{"role": "user", "content": "s"}])");
    // C15
    const Json items = json(
        R"([{"role":"SYSTEM","prompt":"S"},{"role":"HUMAN","prompt":[{"type":"text","text":"p"}]},)"
        R"({"role":"BOT","prompt":"","tool_calls":[{"id":"1"}]},{"role":"TOOL","prompt":"res","tool_call_id":"1"},)"
        R"({"role":"critic","prompt":"x"},{"prompt":"none"}])");
    EXPECT_EQ(text(messagesFromPrompt(items)),
        R"([{"content": "S", "role": "system"}, {"content": [{"type": "text", "text": "p"}], "role": "user"}, )"
        R"({"content": "", "role": "assistant", "tool_calls": [{"id": "1"}]}, )"
        R"({"content": "res", "role": "tool", "tool_call_id": "1"}, {"content": "x", "role": "critic"}, )"
        R"({"content": "none", "role": ""}])");
}

} // namespace
} // namespace aisb::net
