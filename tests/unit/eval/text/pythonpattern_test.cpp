// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/text/pythonpattern.h"

#include <gtest/gtest.h>

namespace aisb::eval {
namespace {

using namespace Qt::StringLiterals;

bool matches(const QString &pattern, const QString &text)
{
    return pythonPattern(pattern).match(text).hasMatch();
}

TEST(PythonPattern, ClassesAreThoseOfPython)
{
    EXPECT_TRUE(matches(u"^\\w+$"_s, u"héllo_世界½"_s));
    EXPECT_FALSE(matches(u"\\w"_s, u"\u0301\u203f"_s));
    EXPECT_TRUE(matches(u"^\\s+$"_s, u"\x1c\x1f\u3000\u2028"_s));
    EXPECT_TRUE(matches(u"^[\\s,]+$"_s, u"\x1d,\t"_s));
    EXPECT_TRUE(matches(u"^[^\\s]$"_s, u"a"_s));
    EXPECT_FALSE(matches(u"^[^\\s]$"_s, u"\x1c"_s));
    EXPECT_FALSE(matches(u"\\S"_s, u"\x1c"_s));
    EXPECT_TRUE(matches(u"^\\d$"_s, u"７"_s));
    EXPECT_TRUE(matches(u"\\W"_s, u"，"_s));
    EXPECT_TRUE(matches(u"^\\\\s$"_s, u"\\s"_s));
}

TEST(PythonPattern, EndsAndSetsAreThoseOfPython)
{
    EXPECT_TRUE(matches(u"a$"_s, u"a\n"_s));
    EXPECT_FALSE(matches(u"a\\Z"_s, u"a\n"_s));
    EXPECT_FALSE(matches(u"a.b"_s, u"a\nb"_s));
    EXPECT_TRUE(matches(u"a.b"_s, u"a\rb"_s));
    EXPECT_TRUE(matches(u"^[]a]+$"_s, u"]a"_s));
    EXPECT_TRUE(matches(u"^[^]a]$"_s, u"b"_s));
    EXPECT_TRUE(matches(u"^[[:b]+$"_s, u"[:b"_s));
}

TEST(PythonPattern, NamesWhatIsWrongWithAForeignPattern)
{
    const auto broken = compilePattern(u"(a"_s);
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().code, core::ErrorCode::DsetCfg001);
    EXPECT_TRUE(broken.error().detail.contains(u"(a"_s));
    EXPECT_FALSE(compilePattern(QString(10'001, u'a')));
    EXPECT_TRUE(compilePattern(u"(?i)答案\\s*:\\s*[\\W]*([A-D])[\\W]*"_s));
}

TEST(PythonPattern, FirstAndLastMatches)
{
    EXPECT_EQ(firstGroup(pythonPattern(u"a(\\d)"_s), u"xa1a2"_s), u"1"_s);
    EXPECT_EQ(firstGroup(pythonPattern(u"a(\\d)"_s), u"x"_s), std::nullopt);
    EXPECT_EQ(lastMatch(pythonPattern(u"a(\\d)"_s), u"xa1a2"_s), u"2"_s);
    EXPECT_EQ(lastMatch(pythonPattern(u"\\d+"_s), u"1 22"_s), u"22"_s);
    EXPECT_EQ(lastMatch(pythonPattern(u"\\d+"_s), u"x"_s), std::nullopt);
}

TEST(PythonPattern, LongTextsAreSearchedToTheirEnd)
{
    const QString text = QString(300'000, u'x') + u"</think>"_s;
    const QRegularExpression expression =
        pythonPattern(u"x(.*?)</think>"_s, QRegularExpression::DotMatchesEverythingOption);
    EXPECT_TRUE(expression.match(text).hasMatch());
}

} // namespace
} // namespace aisb::eval
