// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/text/pythonstring.h"

#include <gtest/gtest.h>

#include <cmath>

namespace aisb::eval {
namespace {

using namespace Qt::StringLiterals;

TEST(PythonString, StripsEverythingThatIsBlankInPython)
{
    EXPECT_EQ(stripped(u"\x1c \u3000\u00a0a b\u2028\x85\n"), u"a b"_s);
    EXPECT_EQ(stripped(u"\u200ba\ufeff"), u"\u200ba\ufeff"_s); // not blank
    EXPECT_EQ(leftStripped(u" a "), u"a "_s);
    EXPECT_EQ(rightStripped(u" a "), u" a"_s);
    EXPECT_EQ(stripped(u" \n "), QString());
    EXPECT_EQ(stripped(u"“好。”", u"“，。！”"), u"好"_s);
    EXPECT_EQ(leftStripped(u"xxaxx", u"x"), u"axx"_s);
    EXPECT_EQ(rightStripped(u"xxaxx", u"x"), u"xxa"_s);
}

TEST(PythonString, KnowsItsKindsOfCharacters)
{
    EXPECT_TRUE(isPythonUpper(U'B'));
    EXPECT_TRUE(isPythonUpper(0x2160)); // roman numeral one: no letter, upper case all the same
    EXPECT_TRUE(isPythonUpper(0x1d400));
    EXPECT_FALSE(isPythonUpper(0x1c5)); // title case
    EXPECT_FALSE(isPythonUpper(U'我'));
    EXPECT_TRUE(isPythonDigit(U'７'));
    EXPECT_TRUE(isPythonDigit(U'²'));
    EXPECT_FALSE(isPythonDigit(U'½'));
    EXPECT_FALSE(isPythonDigit(U'七'));
    EXPECT_TRUE(isWordCharacter(U'½'));
    EXPECT_TRUE(isWordCharacter(U'七'));
    EXPECT_TRUE(isWordCharacter(U'_'));
    EXPECT_FALSE(isWordCharacter(0x301)); // combining accent
    EXPECT_FALSE(isWordCharacter(0x203f)); // connector other than "_"
    EXPECT_TRUE(isAsciiPunctuation(U'`'));
    EXPECT_TRUE(isAsciiPunctuation(U'~'));
    EXPECT_FALSE(isAsciiPunctuation(U' '));
    EXPECT_FALSE(isAsciiPunctuation(U'，'));
}

TEST(PythonString, LowersTheFinalSigma)
{
    EXPECT_EQ(lowered(u"ΑΣ ΑΣΑ Σ A.Σ AΣ\u0301"), u"ας ασα σ a.ς aς\u0301"_s);
    EXPECT_EQ(lowered(u"ÀB\u0130"), u"àbi\u0307"_s);
}

TEST(PythonString, Splits)
{
    EXPECT_EQ(splitWords(u" a\u3000b\x1f\nc "), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    EXPECT_EQ(splitWords(u" "), QStringList());
    EXPECT_EQ(splitLines(u"a\r\nb\rc\n\nd\u2028e\n"),
        (QStringList{u"a"_s, u"b"_s, u"c"_s, QString(), u"d"_s, u"e"_s}));
    EXPECT_EQ(splitLines(u""), QStringList());
    EXPECT_EQ(firstLine(u"a\rb\nc"), u"a\rb"_s);
    EXPECT_EQ(firstLine(u"\nc"), QString());
}

TEST(PythonString, CountsLastCharactersAsCodePoints)
{
    EXPECT_EQ(lastCharacters(u"ab\U0001F600c", 2), u"\U0001F600c"_s);
    EXPECT_EQ(lastCharacters(u"ab", 5), u"ab"_s);
    EXPECT_EQ(lastCharacters(u"ab", 0), QString());
}

TEST(PythonString, ReadsFloats)
{
    EXPECT_EQ(parsePythonFloat(u"1_000"), 1000.0);
    EXPECT_EQ(parsePythonFloat(u"１２"), 12.0);
    EXPECT_EQ(parsePythonFloat(u"१.५"), 1.5);
    EXPECT_EQ(parsePythonFloat(u".5"), 0.5);
    EXPECT_EQ(parsePythonFloat(u"5."), 5.0);
    EXPECT_EQ(parsePythonFloat(u" +1e5\u3000"), 100000.0);
    EXPECT_EQ(parsePythonFloat(u"1e400"), HUGE_VAL);
    EXPECT_EQ(parsePythonFloat(u"-1e400"), -HUGE_VAL);
    EXPECT_EQ(parsePythonFloat(u"1e-400"), 0.0);
    EXPECT_EQ(parsePythonFloat(u"-Infinity"), -HUGE_VAL);
    EXPECT_TRUE(std::isnan(parsePythonFloat(u"NaN").value_or(0)));
    for (const QStringView wrong :
        {u"1__0", u".", u"", u"1e", u"0x10", u"1_", u"_1", u"1 2", u"\x1c7", u"NULL", u"1,234"})
        EXPECT_EQ(parsePythonFloat(wrong), std::nullopt) << wrong.toString().toStdString();
}

TEST(PythonString, ReadsIntegers)
{
    EXPECT_EQ(parsePythonInteger(u" -1_0\n"), -10.0);
    EXPECT_EQ(parsePythonInteger(u"１２"), 12.0);
    EXPECT_EQ(parsePythonInteger(u"+5"), 5.0);
    for (const QStringView wrong : {u"3.0", u"", u"- 5", u"1e3", u"²"})
        EXPECT_EQ(parsePythonInteger(wrong), std::nullopt) << wrong.toString().toStdString();
    EXPECT_EQ(parsePythonInteger(QString(4301, u'1')), std::nullopt);
}

} // namespace
} // namespace aisb::eval
