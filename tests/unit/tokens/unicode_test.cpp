// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/unicode.h"

#include "tokens/bytealphabet.h"

#include <gtest/gtest.h>

namespace aisb::tokens {

using namespace Qt::StringLiterals;

// The example of the Unicode standard, table 3-11, and the other ways to be wrong.
TEST(TextOfBytes, ReplacesEachMaximalSubpartOnce)
{
    EXPECT_EQ(textOfBytes("a\xf0\x80\x80\x41"), u"a\ufffd\ufffd\ufffdA"_s);
    EXPECT_EQ(textOfBytes("\xf1\x80\x80\xe1\x80\xc2"
                          "b\x80"
                          "c\x80\xbf"
                          "d"),
        u"\ufffd\ufffd\ufffdb\ufffdc\ufffd\ufffdd"_s);
    EXPECT_EQ(textOfBytes("\xed\xa0\x80"), u"\ufffd\ufffd\ufffd"_s);
    EXPECT_EQ(textOfBytes("\xf4\x90\x80\x80"), u"\ufffd\ufffd\ufffd\ufffd"_s);
    EXPECT_EQ(textOfBytes("\xc0\xaf"), u"\ufffd\ufffd"_s);
    EXPECT_EQ(textOfBytes("\xe4\xb8"), u"\ufffd"_s);
}

TEST(TextOfBytes, KeepsWhatIsRight)
{
    const QString text = u"a\u00e9\u4e2d\U0001f642\U0010ffff"_s;
    EXPECT_EQ(textOfBytes(text.toStdString()), text);
}

TEST(CharacterBefore, FindsTheStartOfACharacter)
{
    const std::string text = u"a\u00e9\U0001f642"_s.toStdString();
    EXPECT_EQ(characterBefore(text, 7).value, U'\U0001f642');
    EXPECT_EQ(characterBefore(text, 3).value, U'\u00e9');
    EXPECT_EQ(characterBefore(text, 1).value, U'a');
    EXPECT_TRUE(characterBefore(text, 0).isEnd());
}

TEST(ByteAlphabet, StandsForAllBytes)
{
    EXPECT_EQ(bytesOfLetters(u"\u0120a\u010a"_s.toStdString()), " a\n");
    EXPECT_EQ(bytesOfLetters(u"\u0143\u0100"_s.toStdString()), std::string("\xad\0", 2));
    EXPECT_FALSE(bytesOfLetters("a b"));
    EXPECT_FALSE(bytesOfLetters(u"\u2581"_s.toStdString()));
}

} // namespace aisb::tokens
