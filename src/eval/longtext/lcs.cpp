// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/longtext/lcs.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace aisb::eval {

namespace {

constexpr std::size_t kWordBits = 64;
constexpr std::size_t kKeptWords = std::size_t{1} << 20; // a table of 8 MiB is kept as a whole

quint64 bitOf(std::size_t place)
{
    return quint64{1} << (place % kWordBits);
}

// One word of a row after a symbol that stands where the mask has ones; the carry goes on to the
// next word.
void addMatches(quint64 &word, quint64 mask, quint64 &carry)
{
    const quint64 before = word;
    const quint64 matched = before & mask;
    const quint64 partial = before + matched;
    const quint64 sum = partial + carry;
    carry = (partial < before || sum < partial) ? 1 : 0;
    word = sum | (before & ~matched);
}

void addFrequent(std::span<quint64> row, std::span<const quint64> mask)
{
    quint64 carry = 0;
    for (std::size_t word = 0; word < row.size(); ++word)
        addMatches(row[word], mask[word], carry);
}

} // namespace

LcsColumns::LcsColumns(Symbols columns)
    : m_columns(columns)
    , m_words((columns.size() + kWordBits - 1) / kWordBits)
{
    std::vector<std::pair<quint32, std::size_t>> sorted;
    sorted.reserve(columns.size());
    for (std::size_t place = 0; place < columns.size(); ++place)
        sorted.emplace_back(columns[place], place);
    std::ranges::sort(sorted);
    m_places.reserve(columns.size());
    for (const auto &[symbol, place] : sorted) {
        if (m_symbols.empty() || m_symbols.back() != symbol) {
            m_symbols.push_back(symbol);
            m_begins.push_back(m_places.size());
        }
        m_places.push_back(place);
    }
    m_begins.push_back(m_places.size());
    m_masks.resize(m_symbols.size());
    for (std::size_t index = 0; index < m_symbols.size(); ++index) {
        if (m_begins[index + 1] - m_begins[index] <= m_words)
            continue;
        m_masks[index].resize(m_words);
        for (std::size_t i = m_begins[index]; i < m_begins[index + 1]; ++i)
            m_masks[index][m_places[i] / kWordBits] |= bitOf(m_places[i]);
    }
}

void LcsColumns::advance(Words row, quint32 symbol) const
{
    const auto found = std::ranges::lower_bound(m_symbols, symbol);
    if (found == m_symbols.end() || *found != symbol)
        return;
    const auto index = static_cast<std::size_t>(found - m_symbols.begin());
    if (m_masks[index].empty())
        addRare(row, index);
    else
        addFrequent(row, m_masks[index]);
}

// Visits only the words that hold the symbol and those a carry reaches.
void LcsColumns::addRare(Words row, std::size_t index) const
{
    std::size_t next = m_begins[index];
    const std::size_t end = m_begins[index + 1];
    quint64 carry = 0;
    std::size_t word = 0;
    while (next < end || (carry != 0 && word < m_words)) {
        if (carry == 0)
            word = m_places[next] / kWordBits;
        quint64 mask = 0;
        for (; next < end && m_places[next] / kWordBits == word; ++next)
            mask |= bitOf(m_places[next]);
        addMatches(row[word], mask, carry);
        ++word;
    }
}

// The table of lengths read from its last row to the first. Of a large one only every n-th row is
// kept, and the rows between are made again when reading comes to them.
class LcsTable
{
public:
    LcsTable(LcsColumns::Symbols rows, const LcsColumns &columns)
        : m_rows(rows)
        , m_columns(columns)
        , m_blockRows(blockRowsFor(rows.size(), columns.m_words))
    {
        const std::size_t blocks = (rows.size() + m_blockRows - 1) / m_blockRows;
        m_starts.assign(std::max<std::size_t>(blocks, 1) * columns.m_words, ~quint64{0});
        for (std::size_t block = 1; block < blocks; ++block) {
            const auto start = rowOf(m_starts, block);
            std::ranges::copy(rowOf(m_starts, block - 1), start.begin());
            for (const quint32 symbol : rows.subspan((block - 1) * m_blockRows, m_blockRows))
                columns.advance(start, symbol);
        }
    }

    // Whether the length after the symbol rows[i] grows from the column before to this one; i never
    // grows from call to call.
    bool growsAt(std::size_t i, std::size_t column)
    {
        if (m_filled.empty() || i < m_filledFrom)
            fill(i / m_blockRows);
        return (rowOf(m_filled, i - m_filledFrom)[column / kWordBits] & bitOf(column)) == 0;
    }

private:
    static std::size_t blockRowsFor(std::size_t rows, std::size_t words)
    {
        if (rows * words <= kKeptWords)
            return std::max<std::size_t>(rows, 1);
        return static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(rows))));
    }

    [[nodiscard]] std::span<quint64> rowOf(std::vector<quint64> &table, std::size_t row) const
    {
        return std::span(table).subspan(row * m_columns.m_words, m_columns.m_words);
    }

    void fill(std::size_t block)
    {
        m_filledFrom = block * m_blockRows;
        const std::size_t count = std::min(m_blockRows, m_rows.size() - m_filledFrom);
        m_filled.resize(count * m_columns.m_words);
        std::span<quint64> before = rowOf(m_starts, block);
        for (std::size_t i = 0; i < count; ++i) {
            const std::span<quint64> row = rowOf(m_filled, i);
            std::ranges::copy(before, row.begin());
            m_columns.advance(row, m_rows[m_filledFrom + i]);
            before = row;
        }
    }

    LcsColumns::Symbols m_rows;
    const LcsColumns &m_columns;
    std::size_t m_blockRows;
    std::vector<quint64> m_starts; // the row before each block
    std::vector<quint64> m_filled; // the rows of one block
    std::size_t m_filledFrom = 0; // its first row
};

qint64 LcsColumns::length(Symbols rows) const
{
    std::vector<quint64> row(m_words, ~quint64{0});
    for (const quint32 symbol : rows)
        advance(row, symbol);
    qint64 length = 0;
    for (const quint64 word : row)
        length += std::popcount(~word);
    return length;
}

LcsPath LcsColumns::path(Symbols rows) const
{
    LcsTable table(rows, *this);
    LcsPath path;
    std::size_t row = rows.size();
    std::size_t column = m_columns.size();
    for (; row > 0 && column > 0; ++path.steps) {
        if (rows[row - 1] == m_columns[column - 1]) {
            --row;
            --column;
            path.matches.emplace_back(row, column);
        } else if (table.growsAt(row - 1, column - 1)) {
            // The cell exceeds its left neighbour, so the one above does.
            --row;
        } else {
            --column;
        }
    }
    std::ranges::reverse(path.matches);
    return path;
}

} // namespace aisb::eval
