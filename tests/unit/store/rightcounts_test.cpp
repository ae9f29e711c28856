// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rightcounts.h"

#include "storetest.h"

#include <array>

namespace aisb::store {

TEST(RightCountsFile, KeepsWhatWasWritten)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u".studio/rightcounts/m/d.json"_s);
    core::RightCounts counts(3);
    for (const int right : {3, 0, 3, 1})
        counts.add(right);
    ASSERT_OK(writeRightCounts(path, counts));
    EXPECT_EQ(contentOf(path), "{\"samples_by_right\": [1, 1, 0, 2]}\n");
    EXPECT_EQ(readRightCounts(path), counts);
}

TEST(RightCountsFile, WhatIsNoneIsNothing)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"d.json"_s);
    EXPECT_FALSE(readRightCounts(path));
    EXPECT_FALSE(readRightCounts({}));
    const std::array<QByteArray, 12> bad = {"", "{", "[1, 2]", "{}", R"({"samples_by_right": 3})",
        R"({"samples_by_right": [5]})", R"({"samples_by_right": [0, 0]})",
        R"({"samples_by_right": [1, -1]})", R"({"samples_by_right": [1, 1.5]})",
        R"({"samples_by_right": [1, "2"]})",
        R"({"samples_by_right": [9223372036854775807, 9223372036854775807]})",
        "{\"samples_by_right\": [1, 2]}" + QByteArray(2 << 20, ' ')};
    for (const QByteArray &text : bad) {
        writeRaw(path, text);
        EXPECT_FALSE(readRightCounts(path)) << text.left(80).toStdString();
    }
}

} // namespace aisb::store
