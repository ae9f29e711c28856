// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/pythonrandom.h"

#include <gtest/gtest.h>

#include <vector>

namespace aisb::datasets {

// Drawn with Python 3: random.Random(seed).getrandbits(count).
TEST(PythonRandom, DrawsAsPythonDoes)
{
    PythonRandom zero(0);
    for (const quint32 expected : {3626764237U, 1654615998U, 3255389356U})
        EXPECT_EQ(zero.bits(32), expected);
    for (const quint32 expected : {28U, 13U, 1U, 8U, 30U})
        EXPECT_EQ(zero.bits(5), expected);
    PythonRandom large((quint64{1} << 40) + 7); // a key of two words
    for (const quint32 expected : {2635837658U, 3209733218U, 3500038837U, 4028389051U})
        EXPECT_EQ(large.bits(32), expected);
}

TEST(PythonRandom, ShufflesAsPythonDoes)
{
    std::vector<int> values(1000);
    for (int i = 0; i < 1000; ++i)
        values[static_cast<std::size_t>(i)] = i;
    PythonRandom(700).shuffle(values);
    EXPECT_EQ(values[0], 238);
    EXPECT_EQ(values[11], 152);
    qint64 sum = 0;
    for (int i = 0; i < 1000; ++i)
        sum += i * values[static_cast<std::size_t>(i)];
    EXPECT_EQ(sum, 247577680);
}

} // namespace aisb::datasets
