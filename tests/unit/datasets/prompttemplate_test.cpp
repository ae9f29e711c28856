// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/prompttemplate.h"
#include "entries.h"
#include "result_helpers.h"

namespace aisb::datasets::test {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

core::Result<PromptTemplate> templateOf(const QByteArray &json, const QByteArray &more = {})
{
    return PromptTemplate::fromEntry(
        parsed(R"({"reader_cfg": {"output_column": "answer"}, "infer_cfg": {)"
               R"("prompt_template": {"template": )"
            + json + more + "}}}"));
}

Json applied(const QByteArray &json, const QByteArray &row, const QByteArray &more = {})
{
    const core::Result<PromptTemplate> made = templateOf(json, more);
    EXPECT_TRUE(made.has_value());
    return made ? made->apply(parsed(row)) : Json();
}

} // namespace

TEST(PromptTemplate, FillsColumnsAndEmptiesTheAnswer)
{
    EXPECT_EQ(applied(R"("Question: {question}\nA. {A}\nAnswer: {answer}")",
                  R"({"question": "Why?", "A": 3, "answer": "B"})"),
        Json(u"Question: Why?\nA. 3\nAnswer: "_s));
    EXPECT_EQ(applied(R"("{question}")", R"({"question": "{answer} {A}", "A": 1})"),
        Json(u"{answer} {A}"_s));
    EXPECT_EQ(applied(R"("{answer}")", R"({"answer": "x"})"), Json(u""_s));
}

TEST(PromptTemplate, LeavesWhatIsNoColumn)
{
    EXPECT_EQ(
        applied(R"("{unknown} {{a}} } { {a")", R"({"a": "x"})"), Json(u"{unknown} {x} } { {a"_s));
    EXPECT_EQ(applied(R"("{None}")", R"({"a": "x"})"), Json(u"{None}"_s));
    EXPECT_EQ(applied(R"("")", "{}"), Json(u""_s));
    EXPECT_EQ(applied(R"("a</E>{q}")", R"({"q": "1</E>"})", R"(, "ice_token": "</E>")"),
        Json(u"a1</E>"_s));
}

TEST(PromptTemplate, WritesOtherTypesAsText)
{
    EXPECT_EQ(applied(R"("{a}|{b}|{c}|{d}")", R"({"a": 1.5, "b": true, "c": null, "d": [1, 2]})"),
        Json(u"1.5|true||[1, 2]"_s));
}

TEST(PromptTemplate, MakesAPromptListFromRoles)
{
    EXPECT_EQ(
        applied(R"({"begin": [{"role": "SYSTEM", "fallback_role": "HUMAN", "prompt": "Be {a}."}],
                         "round": [{"role": "HUMAN", "prompt": "{q}"}, {"role": "BOT", "prompt": "{answer}"}, "s{a}"]})",
            R"({"a": "brief", "q": "Why?", "answer": "B"})"),
        parsed(R"([{"section": "begin", "pos": "begin"},
                   {"role": "SYSTEM", "fallback_role": "HUMAN", "prompt": "Be brief."},
                   {"section": "begin", "pos": "end"}, {"section": "round", "pos": "begin"},
                   {"role": "HUMAN", "prompt": "Why?"}, {"role": "BOT", "prompt": ""}, "sbrief",
                   {"section": "round", "pos": "end"}])"));
}

TEST(PromptTemplate, RefusesOtherShapes)
{
    EXPECT_FAILS_WITH(templateOf("null"), ErrorCode::IclrType001);
    EXPECT_FAILS_WITH(templateOf("5"), ErrorCode::IclrType001);
    EXPECT_FAILS_WITH(templateOf("{}"), ErrorCode::IclrType002);
    EXPECT_FAILS_WITH(templateOf(R"({"A": "x", "B": "y"})"), ErrorCode::IclrType002);
    EXPECT_FAILS_WITH(templateOf(R"({"round": [5]})"), ErrorCode::IclrType002);
    EXPECT_FAILS_WITH(templateOf(R"({"round": [{"prompt": "x"}]})"), ErrorCode::IclrType002);
    EXPECT_FAILS_WITH(
        templateOf(R"({"round": [{"role": "HUMAN", "prompt": 5}]})"), ErrorCode::IclrType002);
    EXPECT_FAILS_WITH(templateOf(R"({"round": [], "begin": 5})"), ErrorCode::IclrType002);
    EXPECT_FAILS_WITH(
        templateOf(R"({"round": [{"role": "HUMAN", "prompt_mm": []}]})"), ErrorCode::DsetCfg001);
    EXPECT_FAILS_WITH(
        PromptTemplate::fromEntry(parsed(
            R"({"infer_cfg": {"retriever": {"type": "x.FixKRetriever"}, "prompt_template": {"template": ""}}})")),
        ErrorCode::DsetCfg001);
    EXPECT_FAILS_WITH(PromptTemplate::fromEntry(Json::object()), ErrorCode::IclrType001);
}

} // namespace aisb::datasets::test
