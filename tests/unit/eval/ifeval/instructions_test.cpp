// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/ifeval/instructions.h"

#include "eval/language/languagefolders.h"

namespace aisb::eval {
namespace {

using namespace Qt::StringLiterals;
using core::Json;

Json argumentsOf(const char *text)
{
    return core::readJson(text).value_or(Json());
}

struct Case
{
    const char *id;
    const char *arguments;
    QString response;
    bool follows;
};

// Cases worked out from the rules of spec/accuracy.md 12.23.
const std::vector<Case> &cases()
{
    static const std::vector<Case> all = {
        {"keywords:existence", R"({"keywords": ["fox", "d.g"]})", u"A FOX and a dig"_s, true},
        {"keywords:existence", R"({"keywords": ["fox", "dog"]})", u"a fox"_s, false},
        {"keywords:frequency", R"({"keyword": " x ", "frequency": 1, "relation": "at least"})",
            u"[x]"_s, true},
        {"keywords:frequency", R"({"keyword": "a", "frequency": 2, "relation": "less than"})",
            u"A a"_s, false},
        {"keywords:forbidden_words", R"({"forbidden_words": ["art"]})", u"party"_s, true},
        {"keywords:forbidden_words", R"({"forbidden_words": ["art"]})", u"Art!"_s, false},
        {"keywords:letter_frequency",
            R"({"letter": "E", "let_frequency": 3, "let_relation": "at least"})", u"eEé e"_s, true},
        {"keywords:letter_frequency",
            R"({"letter": "e", "let_frequency": 3, "let_relation": "at least"})", u"ee"_s, false},
        {"length_constraints:number_sentences", R"({"num_sentences": 3, "relation": "at least"})",
            u"One. Two! Three?"_s, true},
        {"length_constraints:number_sentences", R"({"num_sentences": 2, "relation": "at least"})",
            u"Mr. Fox is here."_s, false},
        {"length_constraints:number_paragraphs", R"({"num_paragraphs": 2})", u"*** a\n***\nb ***"_s,
            true},
        {"length_constraints:number_paragraphs", R"({"num_paragraphs": 2})", u"a *** *** b"_s,
            false},
        {"length_constraints:number_words", R"({"num_words": 4, "relation": "less than"})",
            u"don't stop"_s, true},
        {"length_constraints:number_words", R"({"num_words": 3, "relation": "less than"})",
            u"don't stop"_s, false},
        {"length_constraints:nth_paragraph_first_word",
            R"({"num_paragraphs": 2, "nth_paragraph": 2, "first_word": "two"})",
            u"One\n\n'Two's b"_s, true},
        {"length_constraints:nth_paragraph_first_word",
            R"({"num_paragraphs": 2, "nth_paragraph": 2, "first_word": "two"})",
            u"One\n\n\n\nTwo"_s, false},
        {"length_constraints:nth_paragraph_first_word",
            R"({"num_paragraphs": 1, "nth_paragraph": 2, "first_word": "two"})", u"Two"_s, false},
        {"detectable_content:number_placeholders", R"({"num_placeholders": 2})",
            u"[a] [[b] [c\n]"_s, true},
        {"detectable_content:number_placeholders", R"({"num_placeholders": 2})", u"[a] [c\n]"_s,
            false},
        {"detectable_content:postscript", R"({"postscript_marker": "P.S."})", u"bye\np. s. x"_s,
            true},
        {"detectable_content:postscript", R"({"postscript_marker": "P.S."})", u"bye\nPS: x"_s,
            false},
        {"detectable_content:postscript", R"({"postscript_marker": "P.P.S"})", u"p.p. S"_s, true},
        {"detectable_content:postscript", R"({"postscript_marker": "Note:"})", u"a NOTE: b"_s,
            true},
        {"detectable_format:number_bullet_lists", R"({"num_bullets": 3})",
            u"* a\n\n  - b\n** c\n*\n* d"_s, true},
        {"detectable_format:number_bullet_lists", R"({"num_bullets": 1})", u"** a **\n x - y"_s,
            false},
        {"detectable_format:number_bullet_lists", R"({"num_bullets": 2})", u"*\n\n* b"_s, true},
        {"detectable_format:constrained_response", "{}", u" My answer is maybe."_s, true},
        {"detectable_format:constrained_response", "{}", u"my answer is no."_s, false},
        {"detectable_format:number_highlighted_sections", R"({"num_highlights": 2})",
            u"*a* and **b**"_s, true},
        {"detectable_format:number_highlighted_sections", R"({"num_highlights": 2})", u"**bold**"_s,
            false},
        {"detectable_format:multiple_sections",
            R"({"section_spliter": " Section ", "num_sections": 2})", u"Section 1 a\nSection 2"_s,
            true},
        {"detectable_format:multiple_sections",
            R"({"section_spliter": "Section", "num_sections": 2})", u"Section 1 a\nSection b"_s,
            false},
        {"detectable_format:json_format", "{}", u"```JSON\n{\"a\": NaN}\n```"_s, true},
        {"detectable_format:json_format", "{}", u"{\"a\": 1} x"_s, false},
        {"detectable_format:title", "{}", u"x\n<<<a>> b>>"_s, true},
        {"detectable_format:title", "{}", u"<< >>\n<<a\n>>"_s, false},
        {"combination:two_responses", "{}", u"******a******b******"_s, true},
        {"combination:two_responses", "{}", u"a ****** a"_s, false},
        {"combination:two_responses", "{}", u"a****** ******b"_s, false},
        {"combination:repeat_prompt", R"({"prompt_to_repeat": " Say it"})", u" SAY IT: yes"_s,
            true},
        {"combination:repeat_prompt", R"({"prompt_to_repeat": "Say it"})", u"I say it"_s, false},
        {"startend:end_checker", R"({"end_phrase": "The End. "})", u"\"It is the end.\" "_s, true},
        {"startend:end_checker", R"({"end_phrase": "The End."})", u"the end"_s, false},
        {"startend:quotation", "{}", u" \"hi\" "_s, true},
        {"startend:quotation", "{}", u"\""_s, false},
        {"change_case:capital_word_frequency",
            R"({"capital_frequency": 4, "capital_relation": "at least"})", u"CAN'T STOP, A.B."_s,
            true},
        {"change_case:capital_word_frequency",
            R"({"capital_frequency": 2, "capital_relation": "at least"})", u"ONE Two 3"_s, false},
        {"punctuation:no_comma", "{}", u"a，b"_s, true},
        {"punctuation:no_comma", "{}", u"a, b"_s, false},
    };
    return all;
}

TEST(Instructions, AreCheckedByTheirRules)
{
    for (const auto &[id, arguments, response, follows] : cases()) {
        const auto check = makeCheck(QString::fromLatin1(id), argumentsOf(arguments));
        ASSERT_TRUE(check) << check.error().detail.toStdString();
        EXPECT_EQ((*check)(response), follows) << id << ": " << response.toStdString();
    }
}

TEST(Instructions, AreAllOfTheSpecification)
{
    EXPECT_EQ(instructionIds().size(), 25);
    QStringList ids = instructionIds();
    EXPECT_EQ(ids.removeDuplicates(), 0);
}

TEST(Instructions, RefuseWhatTheyDoNotKnow)
{
    struct Wrong
    {
        const char *id;
        const char *arguments;
        const char *detail;
    };
    for (const auto &[id, arguments, detail] : {
             Wrong{"keywords:none", "{}", "keywords:none"},
             Wrong{"startend:quotation", R"({"x": 1})", "unknown argument \"x\""},
             Wrong{"keywords:existence", "{}", "keywords: expected a list of texts"},
             Wrong{"keywords:existence", R"({"keywords": ["a", 1]})", "keywords: expected"},
             Wrong{"keywords:existence", R"({"keywords": ["("]})", "a regular expression"},
             Wrong{"length_constraints:number_words", R"({"num_words": 1, "relation": "about"})",
                 "relation: expected"},
             Wrong{"length_constraints:number_words",
                 R"({"num_words": 1.5, "relation": "at least"})", "num_words: expected"},
             Wrong{"length_constraints:number_paragraphs", R"({"num_paragraphs": -1})",
                 "num_paragraphs: expected"},
             Wrong{"length_constraints:nth_paragraph_first_word",
                 R"({"num_paragraphs": 2, "nth_paragraph": 0, "first_word": "a"})",
                 "nth_paragraph: expected"},
             Wrong{"startend:end_checker", R"({"end_phrase": null})", "end_phrase: expected"},
         }) {
        const auto check = makeCheck(QString::fromLatin1(id), argumentsOf(arguments));
        ASSERT_FALSE(check) << id;
        EXPECT_EQ(check.error().code, core::ErrorCode::DsetData002);
        EXPECT_THAT(check.error().detail.toStdString(), testing::HasSubstr(detail));
    }
}

TEST(Instructions, TakeNumbersWrittenWithAFractionOfZero)
{
    const auto check = makeCheck(
        u"detectable_format:number_bullet_lists"_s, argumentsOf(R"({"num_bullets": 1.0})"));
    ASSERT_TRUE(check);
    EXPECT_TRUE((*check)(u"* a"_s));
}

TEST(Instructions, SayWhichPackageALanguageNeeds)
{
    const LanguageFolders usual = languageFolders();
    setLanguageFolders({.jieba = {}, .langdetect = u"/nonexistent"_s, .punkt = {}});
    const auto check =
        makeCheck(u"language:response_language"_s, argumentsOf(R"({"language": "de"})"));
    setLanguageFolders(usual);
    ASSERT_FALSE(check);
    EXPECT_EQ(check.error().code, core::ErrorCode::DsetDependency002);
    EXPECT_THAT(check.error().detail.toStdString(), testing::HasSubstr("python3-langdetect"));
}

TEST(Instructions, DetectLanguagesAndCase)
{
    const auto german =
        makeCheck(u"language:response_language"_s, argumentsOf(R"({"language": "de"})"));
    if (!german && german.error().code == core::ErrorCode::DsetDependency002)
        GTEST_SKIP() << "python3-langdetect is not installed";
    ASSERT_TRUE(german);
    EXPECT_TRUE((*german)(u"Das ist ein ganz gewöhnlicher deutscher Satz."_s));
    EXPECT_FALSE((*german)(u"This is an ordinary English sentence."_s));
    EXPECT_TRUE((*german)(u"1234 !!!"_s)); // nothing to tell by
    const auto capitals = makeCheck(u"change_case:english_capital"_s, Json::object());
    const auto small = makeCheck(u"change_case:english_lowercase"_s, Json::object());
    ASSERT_TRUE(capitals && small);
    const QString text = u"the quick brown fox jumps over the lazy dog"_s;
    EXPECT_TRUE((*small)(text));
    EXPECT_FALSE((*small)(u'T' + text));
    EXPECT_TRUE((*capitals)(text.toUpper()));
    EXPECT_FALSE((*capitals)(text.toUpper() + u"x"_s));
    EXPECT_FALSE((*capitals)(u"1234"_s)); // nothing with a case
    EXPECT_FALSE((*small)(u"das ist ein ganz gewöhnlicher deutscher satz"_s));
}

// Would take minutes if anything went over the rest of the text at every sign.
TEST(Instructions, KeepPaceWithLongResponses)
{
    for (const QString &piece :
        {u"["_s, u"<"_s, u"\n"_s, u"* "_s, u"*"_s, u". "_s, u" "_s, u"\""_s}) {
        const QString response = piece.repeated(30'000 / piece.size());
        for (const auto &[id, arguments, unused, follows] : cases()) {
            const auto check = makeCheck(QString::fromLatin1(id), argumentsOf(arguments));
            ASSERT_TRUE(check);
            static_cast<void>((*check)(response));
        }
    }
}

} // namespace
} // namespace aisb::eval
