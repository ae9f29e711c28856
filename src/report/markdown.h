// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/table.h"

#include <QByteArray>
#include <QString>

namespace aisb::report {

// A table for pasting elsewhere. Cells come as they are shown; line breaks in them do not break a
// row. Columns whose cells all begin like numbers are aligned right.
[[nodiscard]] QString markdownTable(const Table &table);
// Tab separated, LF, no quoting: tabs and line breaks in cells become blanks.
[[nodiscard]] QString tsvTable(const Table &table);
// For spreadsheets: RFC 4180 with CR LF; cells a spreadsheet would run get an apostrophe
// (core::csvRowForPeople).
[[nodiscard]] QByteArray csvTable(const Table &table);
// A <table> for the clipboard, every cell escaped.
[[nodiscard]] QString htmlTable(const Table &table);

} // namespace aisb::report
