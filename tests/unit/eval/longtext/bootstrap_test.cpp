// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/longtext/bootstrap.h"

namespace aisb::eval {
namespace {

struct Medians
{
    int size;
    std::array<double, 4> medians; // of four series drawn one after the other
};

// rouge_score 0.1.2 with numpy 2.4 after numpy.random.seed(0).
const std::vector<Medians> kMedians{
    {1, {0.0, 0.0, 0.0, 0.0}},
    {2, {0.2692307692307692, 0.3076923076923077, 0.34615384615384615, 0.38461538461538464}},
    {3, {0.20512820512820515, 0.2820512820512821, 0.358974358974359, 0.4358974358974359}},
    {7, {0.3296703296703297, 0.4175824175824177, 0.3626373626373626, 0.4505494505494505}},
    {100, {0.45461538461538453, 0.46153846153846145, 0.4615384615384616, 0.4553846153846154}},
    {1000, {0.4615384615384619, 0.4617692307692306, 0.46176923076923093, 0.4621538461538461}},
    {3333, {0.46114611461146154, 0.4615038426919619, 0.46152692192296196, 0.46123843153546207}},
};

TEST(Bootstrap, DrawsAsNumpyDoes)
{
    for (const Medians &expected : kMedians) {
        Bootstrap bootstrap;
        for (int series = 0; series < 4; ++series) {
            std::vector<double> values;
            for (int i = 0; i < expected.size; ++i)
                values.push_back(i * (7 + series) % 13 / 13.0);
            EXPECT_EQ(
                bootstrap.medianOfMeans(values), expected.medians[static_cast<std::size_t>(series)])
                << expected.size << " values, series " << series;
        }
    }
}

TEST(Bootstrap, OfOneValueIsThatValue)
{
    EXPECT_EQ(Bootstrap().medianOfMeans(std::vector{0.7}), 0.7);
}

} // namespace
} // namespace aisb::eval
