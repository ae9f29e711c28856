// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/json.h"

#include "result_helpers.h"

#include <nlohmann/json.hpp>

namespace aisb::core {

using namespace Qt::StringLiterals;

namespace {

QByteArray roundTrip(const QByteArray &text, const JsonWriteOptions &options = {})
{
    const Result<Json> value = readJson(text);
    EXPECT_TRUE(value.has_value())
        << text.toStdString() << (value ? "" : value.error().text().toStdString());
    return value ? writeJson(*value, options) : QByteArray();
}

} // namespace

TEST(Json, KeepsOrderNumbersAndText)
{
    const QByteArray text =
        R"({"z": 1, "a": 1.0, "m": [true, null, -0.5, 18446744073709551615, 1e-05], "s": "é\n\u0001"})";
    EXPECT_EQ(roundTrip(text),
        QByteArray(
            R"({"z": 1, "a": 1.0, "m": [true, null, -0.5, 18446744073709551615, 1e-05], "s": "é\n\u0001"})"));
}

TEST(Json, WritesCompactIndentedAndEscaped)
{
    EXPECT_EQ(roundTrip(R"({"a": [1, 2], "b": {}})",
                  {.separators = JsonWriteOptions::Separators::Compact}),
        QByteArray(R"({"a":[1,2],"b":{}})"));
    EXPECT_EQ(roundTrip(R"({"a": {"total": "1 ms"}, "b": []})", {.indent = 4}),
        QByteArray("{\n    \"a\": {\n        \"total\": \"1 ms\"\n    },\n    \"b\": []\n}"));
    EXPECT_EQ(roundTrip("\"\xe4\xbd\xa0 \xf0\x9f\x98\x80\"", {.escapeNonAscii = true}),
        QByteArray(R"("\u4f60 \ud83d\ude00")"));
}

TEST(Json, LoneSurrogatesAreWrittenAsReplacement)
{
    EXPECT_EQ(roundTrip(R"("\ud800x")"), QByteArray("\"\xef\xbf\xbdx\""));
    EXPECT_EQ(roundTrip(R"("\ud83d\ude00")"), QByteArray("\"\xf0\x9f\x98\x80\""));
}

TEST(Json, NonFiniteWordsBecomeNullOutsideStringsOnly)
{
    EXPECT_EQ(roundTrip(R"({"a": NaN, "b": [Infinity, -Infinity], "c": "NaN"})"),
        QByteArray(R"({"a": null, "b": [null, null], "c": "NaN"})"));
    EXPECT_FALSE(readJson("NaN", {.allowNonFinite = false}));
}

TEST(Json, ErrorsNameThePlaceAndTheExpectation)
{
    const auto detail = [](QByteArrayView text) {
        const Result<Json> value = readJson(text);
        return value ? QString() : value.error().detail;
    };
    EXPECT_EQ(detail("{\"a\" 1}"), u"byte 5: expected ':', found '1'"_s);
    EXPECT_EQ(detail("[1, 2"), u"byte 5: expected ',' or ']', found the end"_s);
    EXPECT_EQ(detail("{oops"), u"byte 1: expected a member name, found 'o'"_s);
    EXPECT_EQ(detail("1 2"), u"byte 2: expected the end, found '2'"_s);
    EXPECT_EQ(detail(""), u"byte 0: expected a value, found the end"_s);
    EXPECT_EQ(detail("<html>"), u"byte 0: expected a value, found '<'"_s);
    EXPECT_EQ(
        detail("\"a\x01\""), u"byte 2: expected an escaped control character, found byte 0x01"_s);
    EXPECT_FALSE(detail("01").isEmpty());
    EXPECT_FALSE(detail("1.").isEmpty());
    EXPECT_FALSE(detail("\"\\u12g4\"").isEmpty());
    EXPECT_FALSE(detail("nul").isEmpty());
}

TEST(Json, DepthIsBounded)
{
    EXPECT_FALSE(readJson(QByteArray(100'000, '[')));
    EXPECT_TRUE(readJson(QByteArray(200, '[') + QByteArray(200, ']')));
}

TEST(Json, MembersAreFoundReplacedAndRemoved)
{
    Json object = *readJson(R"({"a": 1, "b": 2, "a": 3})");
    EXPECT_EQ(object[u"a"].toInt(), 3) << "the last one of a repeated key counts";
    object.set(u"b"_s, Json(u"x"_s));
    object.set(u"c"_s, Json(nullptr));
    EXPECT_EQ(writeJson(object), QByteArray(R"({"a": 1, "b": "x", "a": 3, "c": null})"));
    EXPECT_TRUE(object.remove(u"a"));
    EXPECT_FALSE(object.remove(u"nothing"));
    EXPECT_TRUE(object[u"absent"][u"deeper"].isNull());
}

TEST(Json, ConversionsFallBack)
{
    EXPECT_EQ(Json(5.0).toInt(), 5);
    EXPECT_EQ(Json(5.5).toInt(-1), -1);
    EXPECT_EQ(Json(u"5"_s).toInt(-1), -1);
    EXPECT_EQ(Json(7).toDouble(), 7);
    EXPECT_FALSE(Json(u""_s).isTruthy());
    EXPECT_TRUE(Json(u"0"_s).isTruthy());
    EXPECT_FALSE(Json::array().isTruthy());
}

// An independent reader and writer must see the same document.
TEST(Json, AgreesWithAnIndependentImplementation)
{
    for (const char *text :
        {R"([1e308, -1.5e-7, 0.1, 123456789012, "\/\b\f\r\t\"\\"])", R"({"": {"k": [[], {}, ""]}})",
            R"(["\u00e9", "\u2028", "a\u0000b"])", "  [ true , false ]\r\n"}) {
        const nlohmann::json expected = nlohmann::json::parse(text);
        EXPECT_EQ(nlohmann::json::parse(roundTrip(text).toStdString()), expected) << text;
    }
}

} // namespace aisb::core
