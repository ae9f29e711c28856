// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/longtext/lcs.h"

#include <random>

namespace aisb::eval {
namespace {

using Symbols = std::vector<quint32>;

// The table of lengths in full, read as the contract says.
LcsPath pathByTable(const Symbols &rows, const Symbols &columns)
{
    std::vector<int> above(columns.size() + 1);
    std::vector<int> current(columns.size() + 1);
    std::vector<std::vector<bool>> isAboveLarger(rows.size() + 1);
    for (std::size_t i = 1; i <= rows.size(); ++i) {
        isAboveLarger[i].resize(columns.size() + 1);
        for (std::size_t j = 1; j <= columns.size(); ++j) {
            current[j] = rows[i - 1] == columns[j - 1] ? above[j - 1] + 1
                                                       : std::max(above[j], current[j - 1]);
            isAboveLarger[i][j] = above[j] > current[j - 1];
        }
        std::swap(above, current);
    }
    LcsPath path;
    std::size_t i = rows.size();
    std::size_t j = columns.size();
    for (; i > 0 && j > 0; ++path.steps) {
        if (rows[i - 1] == columns[j - 1])
            path.matches.emplace_back(--i, --j);
        else if (isAboveLarger[i][j])
            --i;
        else
            --j;
    }
    std::ranges::reverse(path.matches);
    return path;
}

Symbols randomSymbols(std::mt19937 &generator, std::size_t size, quint32 kinds)
{
    Symbols symbols(size);
    for (quint32 &symbol : symbols)
        symbol = static_cast<quint32>(generator()) % kinds;
    return symbols;
}

void expectSame(const Symbols &rows, const Symbols &columns)
{
    const LcsPath expected = pathByTable(rows, columns);
    const LcsPath path = LcsColumns(columns).path(rows);
    EXPECT_EQ(path.matches, expected.matches);
    EXPECT_EQ(path.steps, expected.steps);
    EXPECT_EQ(LcsColumns(columns).length(rows), static_cast<qint64>(expected.matches.size()));
    EXPECT_EQ(LcsColumns(rows).length(columns), static_cast<qint64>(expected.matches.size()));
}

TEST(Lcs, OfNothingIsNothing)
{
    const Symbols one{1};
    EXPECT_EQ(LcsColumns({}).length({}), 0);
    EXPECT_EQ(LcsColumns(one).length({}), 0);
    EXPECT_EQ(LcsColumns({}).length(one), 0);
    EXPECT_TRUE(LcsColumns(one).path({}).matches.empty());
    EXPECT_TRUE(LcsColumns({}).path(one).matches.empty());
    EXPECT_EQ(LcsColumns({}).path(one).steps, 0);
}

TEST(Lcs, PrefersOneColumnBack)
{
    // Both "a" and "b" are longest; the cells are equal, so reading drops the column.
    const Symbols columns{2, 1};
    const LcsPath path = LcsColumns(columns).path(Symbols{1, 2});
    EXPECT_EQ(path.matches, (std::vector<std::pair<qsizetype, qsizetype>>{{1, 0}}));
    EXPECT_EQ(path.steps, 2);
}

TEST(Lcs, AgreesWithTheTable)
{
    std::mt19937 generator(7); // NOLINT(cert-msc51-cpp): the same sequences every time
    for (int round = 0; round < 400; ++round) {
        const quint32 kinds = 2 + static_cast<quint32>(generator()) % 40;
        const Symbols rows = randomSymbols(generator, generator() % 200, kinds);
        const Symbols columns = randomSymbols(generator, generator() % 200, kinds);
        expectSame(rows, columns);
    }
}

TEST(Lcs, AgreesWithTheTableAtWordBorders)
{
    std::mt19937 generator(11); // NOLINT(cert-msc51-cpp)
    for (const std::size_t size : {63, 64, 65, 127, 128, 129}) {
        expectSame(Symbols(size, 5), Symbols(size, 5));
        expectSame(randomSymbols(generator, size, 3), randomSymbols(generator, size, 3));
    }
}

TEST(Lcs, AgreesWithTheTableForRareSymbols)
{
    std::mt19937 generator(17); // NOLINT(cert-msc51-cpp)
    for (int round = 0; round < 20; ++round) {
        const Symbols columns = randomSymbols(generator, 700, 300);
        expectSame(randomSymbols(generator, 900, 300), columns);
        expectSame(columns, columns);
    }
}

TEST(Lcs, KeepsOnlySomeRowsOfALargeTable)
{
    std::mt19937 generator(13); // NOLINT(cert-msc51-cpp)
    expectSame(randomSymbols(generator, 70'000, 900), randomSymbols(generator, 1'000, 900));
}

} // namespace
} // namespace aisb::eval
