// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/regexpattern.h"

#include "result_helpers.h"

namespace aisb::tokens {

using namespace Qt::StringLiterals;

namespace {

std::vector<std::string> found(const QString &regex, const std::string &text)
{
    const auto pattern = makeRegexPattern(regex);
    EXPECT_TRUE(pattern.has_value()) << pattern.error().text().toStdString();
    std::vector<std::string> texts;
    if (pattern)
        for (const Span &span : (*pattern)->matches(text))
            texts.emplace_back(span.of(text));
    return texts;
}

} // namespace

using testing::ElementsAre;
using testing::HasSubstr;

TEST(RegexPattern, CountsBytesBeyondTheBasicPlane)
{
    EXPECT_THAT(found(u"\\p{L}+"_s, "é🙂中a 🙂 x"), ElementsAre("é", "中a", "x"));
    EXPECT_THAT(found(u"\\p{So}"_s, "é🙂🙂中"), ElementsAre("🙂", "🙂"));
}

TEST(RegexPattern, MeansUnicodeByItsClasses)
{
    EXPECT_THAT(found(u"\\s+"_s, "a\u2003b\u0085\u180ec"), ElementsAre("\u2003", "\u0085"));
    EXPECT_THAT(found(u"[^\\s]+"_s, "a\u2003b\u180ec"), ElementsAre("a", "b\u180ec"));
    EXPECT_THAT(found(u"\\S+"_s, "a\u2003b"), ElementsAre("a", "b"));
    EXPECT_THAT(found(u"\\w+"_s, "e\u0301_9\u00bd!"), ElementsAre("e\u0301_9"));
    EXPECT_THAT(found(u"\\d"_s, "\u0663\u00bd"), ElementsAre("\u0663"));
}

TEST(RegexPattern, EndsLinesWithADollar)
{
    EXPECT_THAT(found(u"x$"_s, "x\nxx"), ElementsAre("x", "x"));
    EXPECT_THAT(found(u"^x"_s, "x\nxx"), ElementsAre("x", "x"));
}

TEST(RegexPattern, LeavesOutEmptyMatches)
{
    EXPECT_THAT(found(u"a*"_s, "baab"), ElementsAre("aa"));
}

TEST(RegexPattern, NamesWhatItCannotTranslate)
{
    const std::vector<std::pair<QString, const char *>> cases = {
        {u"[a&&b]"_s, "character 3: && between brackets"},
        {u"[[:alpha:]]"_s, "character 2: a class within a class"},
        {u"[\\S]"_s, "character 2: \\S between brackets"},
        {u"\\h+"_s, "character 1: \\h"},
        {u"a(?m:.)"_s, "character 2: (?m"},
        {u"(a"_s, "missing closing parenthesis"},
        {QString(kMaxRegexLength + 1, u'a'), "4097 characters (expected 4096 at most)"},
    };
    for (const auto &[regex, problem] : cases) {
        const auto pattern = makeRegexPattern(regex);
        EXPECT_FAILS_WITH(pattern, core::ErrorCode::UtilsFile003);
        EXPECT_THAT(pattern.error().detail.toStdString(), HasSubstr(problem));
    }
}

} // namespace aisb::tokens
