// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/table.h"

#include <QString>

#include <span>

namespace aisb::report {

enum class TableStyle
{
    FancyGrid, // double outer and header rules; numeric columns centred. Source: spec/perf.md 11.2
    Grid, // +---+ between all rows, +===+ under the header; numeric columns right. Source:
          // spec/workflow.md 8.2
    Psql, // +---+ outside, |---+ under the header
    Bordered, // +---+ outside and under the header. Source: spec/perf.md 11.5
    Plain, // two blanks between columns, no rules. Source: spec/perf.md 9.4
    Simple, // as Plain with dashes under the header; numbers that are not all integers get two
            // decimals. Source: spec/accuracy.md 6.4
};

// Lines joined by LF, the last one without. Columns are as wide as their widest cell and, but for
// Bordered, two more than their header. Control characters in cells become blanks, so that no cell
// breaks a row or reaches the terminal as an escape. The first textColumns columns are text even
// where they read as numbers.
[[nodiscard]] QString renderTable(const Table &table, TableStyle style, qsizetype textColumns = 0);

// One line of --search. Source: spec/workflow.md 1.5.
struct SearchHit
{
    QString taskType; // "--models"
    QString name;
    QString path;
};
// The boxed table of --search; headers alone when there is no hit.
[[nodiscard]] QString searchTable(std::span<const SearchHit> hits);

} // namespace aisb::report
