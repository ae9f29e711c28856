// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace aisb::report {

// Terminal cells a text takes: 2 for East Asian wide characters and emoji, 0 for combining marks,
// by grapheme.
[[nodiscard]] int cellWidth(QStringView text);

// The longest start of text that takes at most cells, cut between graphemes.
[[nodiscard]] QStringView leftCells(QStringView text, int cells);

// The text on one line without anything a terminal would obey: control characters, line and
// paragraph separators and direction overrides become blanks.
[[nodiscard]] QString singleLine(QStringView text);

} // namespace aisb::report
