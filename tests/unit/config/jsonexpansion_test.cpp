// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/jsonexpansion.h"

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

core::Result<core::Json> expanded(const QByteArray &text)
{
    return expandForEach(*core::readJson(text));
}

} // namespace

TEST(JsonExpansion, WritesOutAnEntryForEachObject)
{
    const auto made = expanded(R"({"k": 1, "x_datasets": {"for_each": [{"name": "a", "n": [1]},
        {"name": "b", "n": [2]}], "entry": {"abbr": "x-${name}", "n": "${n}", "t": "{q} ${other}"}}})");
    ASSERT_TRUE(made);
    EXPECT_EQ(core::writeJson(*made),
        R"({"k": 1, "x_datasets": [{"abbr": "x-a", "n": [1], "t": "{q} ${other}"}, {"abbr": "x-b", "n": [2], "t": "{q} ${other}"}]})");
}

TEST(JsonExpansion, RefusesOtherLists)
{
    EXPECT_FALSE(expanded(R"({"x": {"for_each": 3, "entry": {}}})"));
    EXPECT_FALSE(expanded(R"({"x": {"for_each": [3], "entry": {}}})"));
}

} // namespace aisb::config
