// SPDX-License-Identifier: GPL-3.0-or-later
#include "confighelpers.h"

namespace aisb::config {

using namespace Qt::StringLiterals;

TEST(Value, KeepsTheTypesOfJson)
{
    const auto json =
        core::readJson(R"({"b": 1, "a": 1.0, "n": null, "t": true, "s": "x", "l": [1, [2]],
        "big": 123456789012345678901234567890, "d": {"z": 0, "y": 1}})");
    ASSERT_OK(json);
    const Value value = Value::fromJson(*json);
    EXPECT_TRUE(value[u"b"].isInt());
    EXPECT_TRUE(value[u"a"].isDouble());
    EXPECT_EQ(value[u"big"].integerDigits(), "123456789012345678901234567890");
    EXPECT_EQ(value.members().front().first, Value(u"b"_s));
    EXPECT_EQ(core::writeJson(value.toJson()), core::writeJson(*json));
}

TEST(Value, LastOfRepeatedKeysWinsInThePlaceOfTheFirst)
{
    const auto json = core::readJson(R"({"a": 1, "b": 2, "a": 3})");
    ASSERT_OK(json);
    const Value value = Value::fromJson(*json);
    ASSERT_EQ(value.members().size(), 2u);
    EXPECT_EQ(value.members().front().second, Value(3));
}

TEST(Value, TuplesAndSymbolsAndOddKeysBecomeJson)
{
    Value value = Value::dict();
    value.members().emplace_back(Value(1), Value(Value::Tuple{{Value(1), Value(u"x"_s)}}));
    value.members().emplace_back(Value(), Value(Value::Symbol{u"a.b.C"_s}));
    value.members().emplace_back(Value(true), Value(2.5));
    EXPECT_EQ(core::writeJson(value.toJson()), R"({"1": [1, "x"], "None": "a.b.C", "True": 2.5})");
}

TEST(Value, SetReplacesInPlaceAndRemoveTakesOut)
{
    Value value = Value::dict();
    value.set(u"a"_s, 1);
    value.set(u"b"_s, 2);
    value.set(u"a"_s, 3);
    EXPECT_EQ(value.members().front().second, Value(3));
    EXPECT_TRUE(value.remove(u"a"));
    EXPECT_FALSE(value.remove(u"a"));
    EXPECT_TRUE(value[u"a"].isNull());
    EXPECT_EQ(value[u"b"], Value(2));
}

TEST(Value, TruthIsThatOfPython)
{
    EXPECT_FALSE(Value().isTruthy());
    EXPECT_FALSE(Value(0).isTruthy());
    EXPECT_FALSE(Value(0.0).isTruthy());
    EXPECT_FALSE(Value(QString()).isTruthy());
    EXPECT_FALSE(Value::list().isTruthy());
    EXPECT_FALSE(Value::dict().isTruthy());
    EXPECT_FALSE(Value(Value::Tuple{}).isTruthy());
    EXPECT_TRUE(Value(-1).isTruthy());
    EXPECT_TRUE(Value(u"0"_s).isTruthy());
    EXPECT_TRUE(Value(Value::List{Value()}).isTruthy());
}

} // namespace aisb::config
