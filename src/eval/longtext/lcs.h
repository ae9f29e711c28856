// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <span>
#include <utility>
#include <vector>

namespace aisb::eval {

// One of the longest common subsequences, as the table of lengths gives it when read from its end:
// equal symbols go one back on both sides; else one back in the rows if that cell is strictly
// larger than the other, else one back in the columns.
struct LcsPath
{
    std::vector<std::pair<qsizetype, qsizetype>> matches; // row and column, ascending
    qint64 steps = 0; // moves until one side is used up
};

// Longest common subsequences of symbol sequences (interned words, code points), one side of them
// prepared for many others. Time is at most rows * columns / 64, the arithmetic on whole words of
// bits of Hyyro (2004), and less for symbols that are rare; memory is linear for the length and
// 8 MiB or about sqrt(rows) * columns / 4 bytes for a path. Immutable.
class LcsColumns
{
public:
    using Symbols = std::span<const quint32>;

    // The symbols must stay valid as long as the object.
    explicit LcsColumns(Symbols columns);

    [[nodiscard]] qint64 length(Symbols rows) const;
    [[nodiscard]] LcsPath path(Symbols rows) const;

private:
    friend class LcsTable;
    using Words = std::span<quint64>; // a row of the table: a zero bit where the length grows

    void advance(Words row, quint32 symbol) const;
    void addRare(Words row, std::size_t index) const;

    Symbols m_columns;
    std::size_t m_words; // of a row
    std::vector<quint32> m_symbols; // those of the columns, ascending
    std::vector<std::size_t> m_begins; // of each symbol in m_places
    std::vector<std::size_t> m_places; // the columns it stands in, ascending
    // One bit a column for symbols more frequent than a row has words: at most 64 of them.
    std::vector<std::vector<quint64>> m_masks;
};

} // namespace aisb::eval
