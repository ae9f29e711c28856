// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/pythontext.h"

#include <gtest/gtest.h>

namespace aisb::core {
namespace {

using namespace Qt::StringLiterals;

TEST(PythonText, StrLeavesATextAlone)
{
    EXPECT_EQ(pythonStr(Json(u"a'b\n"_s)), u"a'b\n"_s);
    EXPECT_EQ(pythonStr(Json()), u"None"_s);
    EXPECT_EQ(pythonStr(Json(true)), u"True"_s);
    EXPECT_EQ(pythonStr(Json(false)), u"False"_s);
    EXPECT_EQ(pythonStr(Json(12)), u"12"_s);
    EXPECT_EQ(pythonStr(Json(Json::BigInt{"123456789012345678901234567890"})),
        u"123456789012345678901234567890"_s);
    EXPECT_EQ(pythonStr(Json(1.0)), u"1.0"_s);
    EXPECT_EQ(pythonStr(Json(2.5e-7)), u"2.5e-07"_s);
}

TEST(PythonText, ReprQuotesAndEscapes)
{
    EXPECT_EQ(pythonRepr(u"a"_s), u"'a'"_s);
    EXPECT_EQ(pythonRepr(u"a'b"_s), u"\"a'b\""_s);
    EXPECT_EQ(pythonRepr(u"a\"b'"_s), u"'a\"b\\''"_s);
    EXPECT_EQ(pythonRepr(u"\u3000\n\t\r\\"_s + QChar(0)), u"'\\u3000\\n\\t\\r\\\\\\x00'"_s);
    EXPECT_EQ(pythonRepr(u"é\U0001F600"_s + QChar(u'\xd800')), u"'é\U0001F600\\ud800'"_s);
    EXPECT_EQ(pythonRepr(u"\U000E0001"_s), u"'\\U000e0001'"_s);
}

TEST(PythonText, ReprOfContainers)
{
    Json inner = Json::object();
    inner.set(u"k"_s, Json(Json::Array{Json(1), Json(2.5)}));
    inner.set(u"it's"_s, Json());
    EXPECT_EQ(pythonStr(Json(Json::Array{Json(u"a"_s), inner})),
        u"['a', {'k': [1, 2.5], \"it's\": None}]"_s);
    EXPECT_EQ(pythonStr(Json::array()), u"[]"_s);
    EXPECT_EQ(pythonStr(Json::object()), u"{}"_s);
}

TEST(PythonText, EqualityIsByValue)
{
    EXPECT_TRUE(pythonEquals(Json(1), Json(1.0)));
    EXPECT_TRUE(pythonEquals(Json(true), Json(1)));
    EXPECT_TRUE(pythonEquals(Json(1.0), Json(true)));
    EXPECT_FALSE(pythonEquals(Json(1), Json(u"1"_s)));
    EXPECT_FALSE(pythonEquals(Json(), Json(0)));
    EXPECT_FALSE(pythonEquals(Json(qint64{9007199254740993}), Json(qint64{9007199254740992})));
    EXPECT_TRUE(pythonEquals(Json(Json::Array{Json(1)}), Json(Json::Array{Json(1.0)})));
    EXPECT_FALSE(pythonEquals(Json(Json::Array{Json(1)}), Json(Json::Array{})));
    EXPECT_TRUE(pythonEquals(Json(Json::Object{{u"a"_s, Json(1)}, {u"b"_s, Json()}}),
        Json(Json::Object{{u"b"_s, Json()}, {u"a"_s, Json(1)}})));
    EXPECT_FALSE(
        pythonEquals(Json(Json::Object{{u"a"_s, Json(1)}}), Json(Json::Object{{u"b"_s, Json(1)}})));
}

} // namespace
} // namespace aisb::core
