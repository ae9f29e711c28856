// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/npy.h"

#include "result_helpers.h"

#include <limits>

namespace aisb::core {

// Source: spec/perf.md 15, last vector.
TEST(Npy, WritesTheImageOfTheVector)
{
    const QByteArray image = writeNpy(std::vector<double>{1.5, 2.25, 3.0});
    EXPECT_EQ(image.size(), 152);
    EXPECT_EQ(image.first(10).toHex(), QByteArray("934e554d505901007600"));
    EXPECT_TRUE(
        image.sliced(10).startsWith("{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }"));
    EXPECT_EQ(image[127], '\n');
    EXPECT_EQ(
        image.sliced(128).toHex(), QByteArray("000000000000f83f00000000000002400000000000000840"));
    EXPECT_EQ(writeNpy({}).size(), 128);
}

TEST(Npy, ReadsBackExactly)
{
    const std::vector<double> values{0.1, -1e300, 5e-324, 123456.789012345};
    const auto read = readNpy(writeNpy(values));
    ASSERT_OK(read);
    EXPECT_EQ(*read, values);
}

TEST(Npy, ReadsSinglePrecisionAndVersionTwo)
{
    QByteArray image("\x93NUMPY\x02\x00", 8);
    const QByteArray header = "{'shape': (2,), 'fortran_order': False, 'descr': '<f4'}\n";
    const quint32 size = static_cast<quint32>(header.size());
    image.append(reinterpret_cast<const char *>(&size), 4);
    image += header;
    const float values[] = {1.5F, -2};
    image.append(reinterpret_cast<const char *>(values), sizeof values);
    const auto read = readNpy(image);
    ASSERT_OK(read);
    EXPECT_EQ(*read, (std::vector<double>{1.5, -2}));
}

TEST(Npy, RefusesEveryTruncation)
{
    const QByteArray image = writeNpy(std::vector<double>{1, 2, 3});
    for (qsizetype size = 0; size < image.size(); ++size)
        EXPECT_FALSE(readNpy(image.first(size))) << size;
}

TEST(Npy, RefusesOtherShapesTypesAndAbsurdCounts)
{
    const auto with = [](QByteArray from, QByteArray to) {
        QByteArray image = writeNpy(std::vector<double>{1, 2, 3});
        return image.replace(from, to);
    };
    EXPECT_FALSE(readNpy(with("'<f8'", "'|O8'")));
    EXPECT_FALSE(readNpy(with("(3,)", "(3,9")));
    EXPECT_FALSE(readNpy(with("(3,), }", "(999999999999999,), }")));
    EXPECT_FALSE(readNpy("\x93NUMPY\x07"));
}

} // namespace aisb::core
