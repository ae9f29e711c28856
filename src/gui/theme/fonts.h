// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace aisb::gui {

// Sizes relative to the application's font. Source: design/desktop.md 5 "Type".
enum class TextSize
{
    Caption,
    Table,
    Body,
    PageTitle,
    CardNumber,
    FirstStart
};
[[nodiscard]] double fontScale(TextSize size);

[[nodiscard]] QFont textFont(TextSize size, QFont::Weight weight = QFont::Normal);
// For numbers that stand above each other: digits of one width. The UI font if it has them, else
// the first installed family that does.
[[nodiscard]] QFont numberFont(TextSize size, QFont::Weight weight = QFont::Normal);
// For commands, logs and bodies.
[[nodiscard]] QFont fixedFont(TextSize size = TextSize::Table);
[[nodiscard]] bool hasTabularDigits(const QFont &font);

// The UI font of the system with a Chinese family behind it, so that Han glyphs have their Chinese
// shape.
[[nodiscard]] QFont applicationFont(const QFont &system);

} // namespace aisb::gui
